# SPDX-License-Identifier: Apache-2.0
"""``stock-out-of-range``."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import accepted, shown
from listingcheck.rules.stock._family import StockRule


class StockOutOfRange(StockRule):
    """The stock is not a number the marketplace takes.

    What it checks: whether the stock is a number, whole, not negative and within the limits. A
    stock of 0 is a matter of its own.

    Why the marketplace minds: "The SKU inventory quantity for the warehouse must be within allowed
    limits." Words fail; negative and very large numbers fail unless a connector caps them.

    How to fix it: enter how many can really be sold. Shops count below 0 after overselling.
    """

    id = "stock-out-of-range"
    stage = Stage.SYNC
    codes = (
        "12052055",
        "The SKU inventory quantity for the warehouse must be within allowed limits.",
        "12019024",
        "0005-m2e",
        "Product QTY exceeds the allowed limit.",
    )

    class Options(RuleOptions):
        minimum: Decimal = Field(default=Decimal(0), ge=0, description="Lowest stock.")
        maximum: Decimal | None = Field(default=None, description="Highest stock.")

    VALID = (
        Valid(sample.product(variants=[sample.variant(stock="100.0000")])),
        Valid(sample.product(variants=[sample.variant(stock="99999")]), options={"maximum": 99999}),
        Valid(sample.product(variants=[sample.variant(stock="0")]), options={"minimum": 1}),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(stock="lots")]), field="variants[0].stock"),
        Invalid(sample.product(variants=[sample.variant(stock="-3")]), field="variants[0].stock"),
        Invalid(
            sample.product(variants=[sample.variant(stock="1000000")]),
            options={"maximum": 99999},
            field="variants[0].stock",
        ),
        Invalid(sample.product(variants=[sample.variant(stock="2.5")]), field="variants[0].stock"),
    )

    def prepare(self) -> None:
        self.limit = accepted(self.options.minimum, self.options.maximum)

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        stock = variant.stock
        problem = self._problem(stock.amount) if stock is not None else None
        if stock is not None and problem is not None:
            yield Finding(
                field=variant.at("stock"),
                message=f"The stock is {shown(stock)}; {problem}.",
                fix=Fix("Enter how many can really be sold."),
                value=stock.raw,
                limit=self.limit,
                # Connectors cap and round numbers, so only text is certain to fail.
                severity=None if stock.amount is None else Severity.WARNING,
            )

    def _problem(self, amount: Decimal | None) -> str | None:
        if amount is None:
            return "it must be a plain number"
        if amount % 1:
            return "it must be a whole number"
        lowest, highest = self.options.minimum, self.options.maximum
        if amount and (amount < lowest or (highest is not None and amount > highest)):
            return f"{self.limit} is accepted"
        return None
