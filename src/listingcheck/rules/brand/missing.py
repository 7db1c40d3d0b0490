# SPDX-License-Identifier: Apache-2.0
"""``brand-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.brand._family import BrandRule
from listingcheck.shop import Defaults, Shop


class BrandMissing(BrandRule):
    """The product has no brand.

    What it checks: whether the product names a brand, unless the shop's settings give one for
    products without.

    Why the marketplace minds: a brand is optional in most categories, and buyers filter by it.
    Where a category needs one, the listing fails with "The required attribute 'Brand' is missing."

    How to fix it: enter the brand or vendor in the shop, or give [shop.defaults] brand.
    """

    id = "brand-missing"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("The required attribute 'Brand' is missing.", "0006-m2e")
    absent = "brand"
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(brand=None), shop=Shop(defaults=Defaults(brand="Northwind"))),
    )
    INVALID = (
        Invalid(sample.product(brand=None), field="brand"),
        Invalid((sample.product(), sample.product(key="cap", brand=None)), field="brand"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if product.brand is None and self.shop.defaults.brand is None:
            yield Finding(
                field="brand",
                message="The product names no brand; some categories need one.",
                fix=Fix("Enter the brand in the shop, or give [shop.defaults] brand."),
                limit="a brand name",
            )
