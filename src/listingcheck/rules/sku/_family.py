# SPDX-License-Identifier: Apache-2.0
"""What all rules about the seller's code share."""

from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Variant
from listingcheck.rule import VariantRule


def seller_code(variant: Variant) -> Hashable:
    """All that rules about one SKU look at: its length, and the whole of it where it is odd."""
    sku = variant.sku
    if sku is None:
        return None
    return len(sku) if sku.isascii() and " " not in sku and sku.isprintable() else sku


class SkuRule(VariantRule):
    """Looks at the SKU of one variant."""

    shape: ClassVar = seller_code
