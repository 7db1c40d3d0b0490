# SPDX-License-Identifier: Apache-2.0
"""``stock-out``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.stock._family import StockRule


class StockOut(StockRule):
    """Nothing is in stock.

    What it checks: a stock level of exactly 0.

    Why the marketplace minds: the variant shows as sold out, and some forms take only stock from 1
    up, so it may be left out of the listing.

    How to fix it: restock, or leave the variant out until there is something to sell.
    """

    id = "stock-out"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("STOCK_LESS_THAN_FIVE",)
    VALID = (
        Valid(sample.product(variants=[sample.variant(stock="1")])),
        Valid(sample.product(variants=[sample.variant(stock=None)])),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(stock="0")]), field="variants[0].stock"),
        Invalid(
            sample.product(variants=[sample.variant(stock="0.0000")]), field="variants[0].stock"
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        stock = variant.stock
        if stock is not None and stock.amount == 0:
            yield Finding(
                field=variant.at("stock"),
                message="The stock is 0; 1 or more can be sold.",
                fix=Fix("Restock it, or leave this variant out until there is something to sell."),
                value=stock.raw,
                limit="at least 1",
            )
