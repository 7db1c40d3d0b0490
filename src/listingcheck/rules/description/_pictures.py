# SPDX-License-Identifier: Apache-2.0
"""What all rules about the pictures inside a description share."""

from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Product
from listingcheck.rule import UNLIKE_ANY, ProductRule


def pictured(product: Product) -> Hashable:
    """Whether there is a description; one with pictures is like no other."""
    description = product.description
    if description is None or ("<img" not in description and "<IMG" not in description):
        return description is None
    return UNLIKE_ANY


class PictureRule(ProductRule):
    """Looks at the pictures inside a description."""

    shape: ClassVar = pictured
