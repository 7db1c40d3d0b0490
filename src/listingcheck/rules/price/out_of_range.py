# SPDX-License-Identifier: Apache-2.0
"""``price-out-of-range``."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import accepted, shown
from listingcheck.rules.price._family import PriceRule
from listingcheck.shop import Shop


class PriceOutOfRange(PriceRule):
    """The price is outside the market's band.

    What it checks: the price against the lowest and highest one the market takes, in the market's
    currency; a cross-border shop may have a band of its own. A negative price is outside any band;
    a price of 0 is a failure of its own.

    Why the marketplace minds: each market has a band; TikTok Shop answers "Price out of range" and
    does not create the listing.

    How to fix it: look for a slipped decimal point or another currency first. What really costs
    more than the band allows cannot be sold there.
    """

    id = "price-out-of-range"
    stage = Stage.SYNC
    codes = (
        "Price out of range",
        "12052570",
        "product price exceed limit",
        "12052092",
        "product sale price is invalid",
        "The product price must be between X and Y <currency>",
        "0003-m2e",
    )

    class Options(RuleOptions):
        minimum: Decimal = Field(default=Decimal(0), ge=0, description="Lowest price.")
        maximum: Decimal | None = Field(default=None, description="Highest price.")
        cross_border_minimum: Decimal | None = Field(
            default=None, ge=0, description="Lowest price of a cross-border shop, where it differs."
        )
        cross_border_maximum: Decimal | None = Field(
            default=None, description="Highest price of a cross-border shop, where it differs."
        )
        currency: str | None = Field(
            default=None, description="Currency of the band; prices in others are not judged."
        )

    VALID = (
        Valid(sample.product(), options={"minimum": "0.01", "maximum": 7600, "currency": "USD"}),
        Valid(
            sample.product(variants=[sample.variant(price="12000", currency="JPY")]),
            options={"maximum": 7600, "currency": "USD"},
        ),
        Valid(sample.product(variants=[sample.variant(price="0")]), options={"minimum": 1}),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(price="8200.00")]),
            options={"minimum": "0.01", "maximum": 7600, "currency": "USD"},
            field="variants[0].price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="12", currency="THB")]),
            options={"minimum": 30, "currency": "THB"},
            field="variants[0].price",
        ),
        Invalid(sample.product(variants=[sample.variant(price="-5")]), field="variants[0].price"),
        Invalid(
            sample.product(variants=[sample.variant(price="150.00", currency="GBP")]),
            options={"maximum": 5600, "cross_border_maximum": "134.5", "currency": "GBP"},
            shop=Shop(cross_border=True),
            field="variants[0].price",
        ),
    )

    def prepare(self) -> None:
        band = self.options
        lowest, highest = band.cross_border_minimum, band.cross_border_maximum
        abroad = self.shop.cross_border
        self._lowest = lowest if abroad and lowest is not None else band.minimum
        self._highest = highest if abroad and highest is not None else band.maximum
        self.limit = accepted(self._lowest, self._highest, band.currency or "")

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        price, band = variant.price, (self._lowest, self._highest, self.options.currency)
        if price is not None and self.is_outside(price, *band):
            yield Finding(
                field=variant.at("price"),
                message=f"The price is {shown(price)}; {self.limit} is accepted.",
                fix=Fix("Correct the price in the shop; look for a slipped decimal point."),
                value=price.raw,
                limit=self.limit,
            )
