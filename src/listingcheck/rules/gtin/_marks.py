# SPDX-License-Identifier: Apache-2.0
"""Says what tells variants apart that have one trade number."""

from collections.abc import Sequence
from functools import lru_cache

from listingcheck.product import Product

_REMEMBERED = 4_096
_TELLING = frozenset(
    {
        *("color", "size", "material", "pattern", "age_group", "gender"),
        *("size_type", "size_system", "multipack", "is_bundle", "contentLanguage", "feedLabel"),
        *("targetCountry", "channel"),
    }
)
"""Attributes by which things with one code may differ, or under which an item may stand again."""


def marks(product: Product) -> list[str]:
    """For each variant, what tells it from others with its code."""
    shared = tuple(
        [attribute.value for attribute in product.attributes if attribute.name in _TELLING]
    )
    return [
        _mark(shared, variant.options, variant.offer.condition if variant.offer else None)
        for variant in product.variants
    ]


@lru_cache(maxsize=_REMEMBERED)
def _mark(shared: Sequence[str], options: Sequence[str | None], condition: str | None) -> str:
    # Whether a value stands on the product or the variant makes no difference.
    told = sorted(value.casefold().strip() for value in (*shared, *filter(None, options)))
    return "\x1f".join(("", (condition or "new").casefold(), *told))
