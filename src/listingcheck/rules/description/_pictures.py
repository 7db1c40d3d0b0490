# SPDX-License-Identifier: Apache-2.0
"""The pictures inside a description."""

import re
from collections.abc import Hashable, Iterator
from typing import ClassVar

from listingcheck.product import Product
from listingcheck.rule import UNLIKE_ANY, ProductRule

_PICTURE = re.compile(r"<img(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def pictured(product: Product) -> Hashable:
    """Whether there is a description; one with pictures is like no other."""
    description = product.description
    if description is None or ("<img" not in description and "<IMG" not in description):
        return description is None
    return UNLIKE_ANY


class PictureRule(ProductRule):
    """Looks at the pictures inside a description."""

    shape: ClassVar = pictured


def pictures(description: str) -> Iterator[re.Match[str]]:
    """The tags of its pictures."""
    return _PICTURE.finditer(description)


def address(tag: str) -> str:
    """Where the picture of a tag stands; empty when the tag does not say."""
    match = _SOURCE.search(tag)
    return (match[1] or match[2] or match[3] or "").strip() if match else ""
