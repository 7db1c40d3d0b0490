# SPDX-License-Identifier: Apache-2.0
"""``brand-name-length``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.brand._family import BrandRule


class BrandNameLength(BrandRule):
    """The brand's name is too short or too long.

    What it checks: the number of characters of the brand, white space around it aside.

    Why the marketplace minds: a brand that it does not know yet is created first, and only with a
    name of 2 to 30 characters. Of brands that it knows the length does not matter, so this is no
    error.

    How to fix it: write the name as the maker does, without the kind of company and the slogan.
    """

    id = "brand-name-length"
    stage = Stage.SYNC
    severity = Severity.WARNING

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=0, description="Fewest characters.")
        maximum: int = Field(default=255, ge=1, description="Most characters.")

    VALID = (
        Valid(sample.product(brand=" HP "), {"minimum": 2, "maximum": 30}),
        Valid(sample.product(brand=None), {"minimum": 2}),
    )
    INVALID = (
        Invalid(sample.product(brand="N"), field="brand", options={"minimum": 2}),
        Invalid(
            sample.product(brand="Northwind Outdoor Clothing and Equipment Ltd."),
            field="brand",
            options={"maximum": 30},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        brand, fewest, most = product.brand, self.options.minimum, self.options.maximum
        count = len(brand.strip()) if brand is not None else fewest
        if not fewest <= count <= most:
            yield Finding(
                field="brand",
                message=f"The brand {quoted(brand)} has {count:,} characters; "
                f"{fewest} to {most} are accepted for a new one.",
                fix=Fix("Write the name as the maker does, and no more than that."),
                value=brand,
                limit=f"{fewest} to {most} characters",
            )
