# SPDX-License-Identifier: Apache-2.0
"""``price-zero``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules.price._family import PriceRule


class PriceZero(PriceRule):
    """The price is 0.

    What it checks: a price that is written down and equals 0, however it is spelled.

    Why the marketplace minds: nothing can be sold for nothing; TikTok Shop answers "Price out of
    range" and does not create the listing.

    How to fix it: enter the real selling price in the shop and export again. A free sample or a
    gift belongs in a promotion, not in a listing.
    """

    id = "price-zero"
    stage = Stage.SYNC
    codes = ("Price out of range", "12052073", "12052570", "12052571")
    VALID = (
        Valid(sample.product(variants=[sample.variant(price="0.01")])),
        Valid(sample.product(variants=[sample.variant(price=None)])),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(price="0.00")]), field="variants[0].price"),
        Invalid(
            sample.product(
                options=("Size",),
                variants=(*sample.variants(["S"]), sample.variant("M", price="0")),
            ),
            field="variants[1].price",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        price = variant.price
        if price is not None and price.amount == 0:
            yield Finding(
                field=variant.at("price"),
                message=f"The price is {shown(price)}; it must be above 0.",
                fix=Fix("Enter the real selling price in the shop."),
                value=price.raw,
                limit="above 0",
            )
