# SPDX-License-Identifier: Apache-2.0
"""``availability-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid, VariantRule
from listingcheck.rules._offered import OWN_FORMAT, offered, said

_LINK = "https://shop.example.com/tee"


class AvailabilityMissing(VariantRule):
    """The item of a feed does not say whether it is in stock.

    What it checks: whether each item of a feed in the marketplace's own format states an
    availability. To the exports of a shop, the connector adds it.

    Why the marketplace minds: what may be sold out is not shown; Google disapproves the item with
    "Missing value [availability]".

    How to fix it: fill the column `availability`: in_stock, out_of_stock, preorder or backorder.
    """

    id = "availability-missing"
    stage = Stage.SYNC
    codes = ("item_missing_required_attribute", "Missing value [availability]")
    shape: ClassVar = said
    VALID = (
        Valid(offered(availability="in_stock", origin=OWN_FORMAT)),
        Valid(offered(link=_LINK)),
    )
    INVALID = (
        Invalid(offered(link=_LINK, origin=OWN_FORMAT), field="variants[0].offer.availability"),
        Invalid(
            offered(condition="new", origin=OWN_FORMAT), field="variants[0].offer.availability"
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        states = variant.offer is not None and variant.offer.availability is not None
        if not states and self.context.is_own(product):
            yield Finding(
                field=variant.at("offer.availability"),
                message="There is no availability; every item of a feed needs one.",
                fix=Fix("Enter in_stock, out_of_stock, preorder or backorder."),
                limit="an availability",
            )
