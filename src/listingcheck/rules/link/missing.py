# SPDX-License-Identifier: Apache-2.0
"""``link-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid, VariantRule
from listingcheck.rules._offered import OWN_FORMAT, offered


def is_linked(variant: Variant) -> bool:
    """All that this rule looks at."""
    return variant.offer is not None and variant.offer.link is not None


class LinkMissing(VariantRule):
    """The item of a feed has no link.

    What it checks: whether each item of a feed in the marketplace's own format gives the address
    of its page. To the exports of a shop, the connector adds it.

    Why the marketplace minds: an advertisement that leads nowhere is not shown; Google disapproves
    the item with "Missing value [link]".

    How to fix it: fill the column `link` with the address of the product's page.
    """

    id = "link-missing"
    stage = Stage.SYNC
    codes = ("item_missing_required_attribute", "Missing value [link]")
    shape: ClassVar = is_linked
    VALID = (
        Valid(offered(link="https://shop.example.com/tee", origin=OWN_FORMAT)),
        Valid(offered(link=None)),
    )
    INVALID = (
        Invalid(offered(link=None, origin=OWN_FORMAT), field="variants[0].offer.link"),
        Invalid(
            offered(availability="in_stock", origin=OWN_FORMAT), field="variants[0].offer.link"
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if not is_linked(variant) and self.context.is_own(product):
            yield Finding(
                field=variant.at("offer.link"),
                message="There is no link; every item of a feed needs the address of its page.",
                fix=Fix("Enter the address of the product's page, from https:// on."),
                limit="an address",
            )
