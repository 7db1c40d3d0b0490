# SPDX-License-Identifier: Apache-2.0
"""``stock-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.stock._family import StockRule


class StockMissing(StockRule):
    """A variant states no stock.

    What it checks: whether each variant says how many can be sold. Shops leave it empty where
    they do not track inventory.

    Why the marketplace minds: every variant needs a quantity; "Required parameter available_stock
    missing" is what connectors report.

    How to fix it: track the inventory of this variant in the shop and enter how many there are.
    """

    id = "stock-missing"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("101000", "Required parameter available_stock missing")
    absent = "variants[].stock"
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(variants=[sample.variant(stock="0")])),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(stock=None)]), field="variants[0].stock"),
        Invalid(
            sample.product(
                options=("Size",),
                variants=(*sample.variants(["S"]), sample.variant("M", stock=None)),
            ),
            field="variants[1].stock",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.stock is None:
            yield Finding(
                field=variant.at("stock"),
                message="There is no stock level; every variant needs one.",
                fix=Fix("Track the inventory of this variant in the shop."),
                limit="a whole number",
            )
