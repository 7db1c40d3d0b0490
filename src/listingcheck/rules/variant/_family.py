# SPDX-License-Identifier: Apache-2.0
"""What all rules about options and variants share."""

import unicodedata
from collections.abc import Hashable
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter
from typing import ClassVar

from listingcheck.product import Product, Variant
from listingcheck.rule import ProductRule

REMEMBERED_VALUES = 4_096
"""How many option values are kept folded: catalogues repeat them."""

Column = tuple[str | None, ...]
"""The values of one option, one for each variant; None where a variant has none."""


_options = attrgetter("options")


def choices(product: Product) -> Hashable:
    """All that rules about options and the number of variants look at."""
    return product.options, tuple(map(_options, product.variants))


class OptionRule(ProductRule):
    """Looks at the options of one product and at their values."""

    shape: ClassVar = choices


@lru_cache(maxsize=REMEMBERED_VALUES)
def folded(text: str | None) -> str | None:
    """A name or value as a marketplace compares it: without case, width and spare white space."""
    if text is None:
        return None
    caseless = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", caseless).split())


def columns(product: Product) -> list[Column]:
    """The values of each option; an option behind the last that any variant names is left out."""
    rows = [variant.options for variant in product.variants]
    return list(zip_longest(*rows))[: len(product.options)]


def used(column: Column) -> bool:
    """Whether at least one variant has a value for the option."""
    return column.count(None) < len(column)


def called(variant: Variant) -> str:
    """How a message names a variant: ``variant 2 (TEE-M)``."""
    name = f"variant {variant.index + 1}"
    return f"{name} ({variant.sku.strip()})" if variant.sku else name
