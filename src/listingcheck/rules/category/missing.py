# SPDX-License-Identifier: Apache-2.0
"""``category-missing``."""

import reprlib
from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Category, Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules._answers import filing_shape
from listingcheck.shop import Defaults, Shop


class CategoryMissing(ProductRule):
    """The product is in none of the marketplace's categories.

    What it checks: whether the product is filed in the marketplace's own category tree, unless the
    shop's category map has its category or product type, or the shop's settings give a category
    for products without one.

    Why the marketplace minds: the category decides which details are needed; without one,
    connectors answer "Categories Settings are not set."

    How to fix it: map the shop's categories to the marketplace's (`listingcheck categories` writes
    the list to complete), or give [shop.defaults] category.
    """

    id = "category-missing"
    stage = Stage.SYNC
    codes = (
        "Categories Settings are not set.",
        "0008-m2e",
        "12052023",
        "missing_google_product_category",
    )
    absent = "category"
    shape: ClassVar = filing_shape
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(category=None),
            shop=Shop(defaults=Defaults(category="Womenswear > Tops")),
        ),
        Valid(
            sample.product(category=None, product_type="Tees"),
            shop=Shop(category_map={"Tees": "Womenswear > Tops > T-Shirts"}),
        ),
    )
    INVALID = (
        Invalid(sample.product(category=None), field="category"),
        Invalid(
            sample.product().changed(category=Category(path="Apparel > Tees", taxonomy="shopify")),
            field="category",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        category = product.category
        if self.context.filing(product) is not None:
            return
        if category is None:
            yield Finding(
                field="category",
                message="There is no category; every listing needs one of the marketplace's.",
                fix=Fix("Give the product a category, or give [shop.defaults] category."),
                limit="a category of the marketplace",
            )
        else:
            yield _unmapped(category)


def _unmapped(category: Category) -> Finding:
    tree = f"the {category.taxonomy} tree" if category.taxonomy else "the shop's own tree"
    return Finding(
        field="category",
        message=f"The category {reprlib.repr(category.path)} belongs to {tree}; "
        "one of the marketplace's is needed.",
        fix=Fix(
            "Map it to one of the marketplace's; listingcheck categories writes the list to "
            "complete. Or give [shop.defaults] category."
        ),
        value=category.path,
        limit="a category of the marketplace",
        severity=Severity.WARNING,
    )
