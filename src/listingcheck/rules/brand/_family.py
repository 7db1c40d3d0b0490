# SPDX-License-Identifier: Apache-2.0
"""What all brand rules share."""

import unicodedata
from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Product
from listingcheck.rule import ProductRule


def brands(product: Product) -> Hashable:
    """All that brand rules look at."""
    return product.brand


def folded(name: str) -> str:
    """A name for comparing: case, width and spaces make no difference."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class BrandRule(ProductRule):
    """Looks at the brand of a product."""

    shape: ClassVar = brands
