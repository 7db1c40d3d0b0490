# SPDX-License-Identifier: Apache-2.0
"""What the rules about descriptions share."""

import re
from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Product
from listingcheck.rule import TextRule

# A visible character behind a tag, or at the very beginning: also an entity other than a space, and
# a "<" that begins no tag.
_TEXT = re.compile(
    r"(?:\A|>)(?:\s|&(?:nbsp|#160|#xa0);){0,1000}"
    r"(?:[^\s<&]|&(?!(?:nbsp|#160|#xa0);)|<(?![a-z/!]))",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"<(?:img|video|iframe|picture|embed|object)[\s/>]", re.IGNORECASE)


class DescriptionRule(TextRule):
    """Looks at the description's HTML, when one of its patterns occurs in it."""

    fields: ClassVar = ("description",)


def description_shape(product: Product) -> Hashable:
    """The number of its characters; 0 when a buyer would see nothing of it."""
    description = product.description
    if description is None:
        return None
    return len(description) if holds_something(description) else 0


def holds_something(description: str) -> bool:
    """Whether a buyer would see any text or picture."""
    return bool(_TEXT.search(description) or _PICTURE.search(description))
