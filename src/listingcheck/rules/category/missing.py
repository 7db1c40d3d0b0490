# SPDX-License-Identifier: Apache-2.0
"""``category-missing``."""

import reprlib
from collections.abc import Hashable, Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Category, Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.shop import Defaults, Shop


def taxonomy(product: Product) -> Hashable:
    """All that this rule looks at."""
    return product.category.taxonomy if product.category else False


class CategoryMissing(ProductRule):
    """The product is in none of the marketplace's categories.

    What it checks: whether the product is filed in the marketplace's own category tree, unless the
    shop's settings give a category for products without one. A shop's own category, or that of
    another tree, still has to be mapped.

    Why the marketplace minds: the category decides which details are needed; without one,
    connectors answer "Categories Settings are not set."

    How to fix it: map the shop's categories to the marketplace's in the connector, or give
    [shop.defaults] category.
    """

    id = "category-missing"
    stage = Stage.SYNC
    codes = (
        "Categories Settings are not set.",
        "0008-m2e",
        "Wrong Product Category Placement",
        "12052023",
        "12052024",
        "12052025",
    )
    absent = "category"
    shape: ClassVar = taxonomy
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(category=None),
            shop=Shop(defaults=Defaults(category="Womenswear > Tops")),
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
        category, marketplace = product.category, self.context.marketplace
        if self.shop.defaults.category is not None:
            return
        if category is None:
            yield Finding(
                field="category",
                message="There is no category; every listing needs one of the marketplace's.",
                fix=Fix("Give the product a category, or give [shop.defaults] category."),
                limit="a category of the marketplace",
            )
        elif category.taxonomy != marketplace:
            yield _unmapped(category)


def _unmapped(category: Category) -> Finding:
    tree = f"the {category.taxonomy} tree" if category.taxonomy else "the shop's own tree"
    return Finding(
        field="category",
        message=f"The category {reprlib.repr(category.path)} belongs to {tree}; "
        "one of the marketplace's is needed.",
        fix=Fix("Map it to one of the marketplace's, or give [shop.defaults] category."),
        value=category.path,
        limit="a category of the marketplace",
        severity=Severity.WARNING,
    )
