# SPDX-License-Identifier: Apache-2.0
"""``brand-missing``."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._answers import filing_shape
from listingcheck.shop import Defaults, Shop

_SHOP = Shop(
    listing_schemas={
        "601226": {
            "fileds": [{"id": "brand", "rules": [{"type": "REQUIRED", "value": "true"}]}],
        }
    }
)


def branded_or_filed(product: Product) -> Hashable:
    """All that this rule looks at: that there is a brand, else the category."""
    return True if product.brand is not None else filing_shape(product)


class BrandMissing(ProductRule):
    """The product has no brand.

    What it checks: whether the product names a brand, unless the shop's settings give one for
    products without. Where the listing schema of the category requires one, creating it fails.

    Why the marketplace minds: a brand is optional in most categories, and buyers filter by it.
    Where a category needs one, the listing fails with "The required attribute 'Brand' is missing."

    How to fix it: enter the brand or vendor in the shop, or give [shop.defaults] brand.
    """

    id = "brand-missing"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = (
        "The required attribute 'Brand' is missing.",
        "0006-m2e",
        "item_missing_required_attribute",
    )
    absent = "brand"
    shape: ClassVar = branded_or_filed

    class Options(RuleOptions):
        likely: Severity = Field(
            default=Severity.INFO,
            description="Severity where no listing schema says that the category needs one.",
        )

    VALID = (
        Valid(sample.product()),
        Valid(sample.product(brand=None), shop=Shop(defaults=Defaults(brand="Northwind"))),
    )
    INVALID = (
        Invalid(sample.product(brand=None), field="brand"),
        Invalid((sample.product(), sample.product(key="cap", brand=None)), field="brand"),
        Invalid(sample.product(category="601226", brand=None), field="brand", shop=_SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if product.brand is not None or self.shop.defaults.brand is not None:
            return
        asked = self.shop.requirements.limits(self.context.filing(product), "brand")
        needed = "its category needs one" if asked.is_required else "some categories need one"
        yield Finding(
            field="brand",
            message=f"The product names no brand; {needed}.",
            fix=Fix("Enter the brand in the shop, or give [shop.defaults] brand."),
            limit="a brand name",
            stage=Stage.SYNC if asked.is_required else None,
            severity=None if asked.is_required else self.options.likely,
        )
