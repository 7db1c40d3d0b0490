# SPDX-License-Identifier: Apache-2.0
"""``price-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.price._family import PriceRule


class PriceMissing(PriceRule):
    """A variant has no price.

    What it checks: whether each variant states a price at all. A price of 0 and a price that is
    no number are other failures.

    Why the marketplace minds: every variant needs one; TikTok Shop answers "Missing price for
    SKU(s)" and does not create the listing.

    How to fix it: enter the selling price of this variant in the shop and export again.
    """

    id = "price-missing"
    stage = Stage.SYNC
    codes = (
        "12052571",
        "Missing price for SKU(s)",
        "12052424",
        "Missing 'sale price' value",
        "0003-m2e",
        "item_missing_required_attribute",
    )
    absent = "variants[].price"
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(variants=[sample.variant(price="0.00")])),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(price=None)]), field="variants[0].price"),
        Invalid(
            sample.product(
                options=("Size",),
                variants=(*sample.variants(["S"]), sample.variant("M", price=None)),
            ),
            field="variants[1].price",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.price is None:
            yield Finding(
                field=variant.at("price"),
                message="There is no price; every variant needs one.",
                fix=Fix("Enter the selling price of this variant in the shop."),
                limit="a number above 0",
            )
