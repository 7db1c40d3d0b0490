# SPDX-License-Identifier: Apache-2.0
"""What all price rules share."""

from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Product, Variant
from listingcheck.rule import VariantRule


def prices(product: Product, variant: Variant) -> Hashable:
    """All that price rules look at."""
    return variant.price, variant.compare_at_price


class PriceRule(VariantRule):
    """Looks at the prices of one variant."""

    shape: ClassVar = prices
