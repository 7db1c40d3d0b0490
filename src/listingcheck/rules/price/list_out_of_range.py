# SPDX-License-Identifier: Apache-2.0
"""``price-list-out-of-range``."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import accepted, shown
from listingcheck.rules.price._family import PriceRule

_AMERICAN = {"minimum": "0.01", "maximum": 7600, "currency": "USD"}


class PriceListOutOfRange(PriceRule):
    """The struck-through price is outside the market's band.

    What it checks: the compare-at price against the lowest and highest list price the market takes,
    in the market's currency. 0 is the same as none.

    Why the marketplace minds: it answers "product list price exceed limit", or leaves the price
    out, so buyers see no reduction.

    How to fix it: look for a slipped decimal point first; else leave the field empty.
    """

    id = "price-list-out-of-range"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("12052383", "product list price exceed limit")

    class Options(RuleOptions):
        minimum: Decimal = Field(default=Decimal(0), ge=0, description="Lowest list price.")
        maximum: Decimal | None = Field(default=None, description="Highest list price.")
        currency: str | None = Field(
            default=None, description="Currency of the band; prices in others are not judged."
        )

    VALID = (
        Valid(sample.product(variants=[sample.variant(compare_at="7600.00")]), options=_AMERICAN),
        Valid(sample.product(variants=[sample.variant(compare_at="0.00")]), options=_AMERICAN),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(compare_at="249900")]),
            options=_AMERICAN,
            field="variants[0].compare_at_price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(compare_at="-1")]),
            field="variants[0].compare_at_price",
        ),
    )

    def prepare(self) -> None:
        band = self.options
        self.limit = accepted(band.minimum, band.maximum, band.currency or "")

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        before, band = variant.compare_at_price, self.options
        if before is not None and self.is_outside(
            before, band.minimum, band.maximum, band.currency
        ):
            yield Finding(
                field=variant.at("compare_at_price"),
                message=f"The compare-at price is {shown(before)}; {self.limit} is accepted.",
                fix=Fix("Correct it in the shop, or leave it empty."),
                value=before.raw,
                limit=self.limit,
            )
