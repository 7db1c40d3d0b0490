# SPDX-License-Identifier: Apache-2.0
"""``prohibited-product``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._goods.base import GoodsRule
from listingcheck.rules._goods.kinds import Kind, Level


class ProhibitedProduct(GoodsRule):
    """The listing names goods that the market does not sell.

    What it checks: title and description for names of prohibited goods, in the market's lists.
    "Wine glass", "root beer" and "vodka T-shirt" are left alone: what counts is the thing the
    title is about. A name that means nothing else is an error, and so is a likely one that the
    category, the brand, the description or a measure such as "5000 puffs" agrees with; a likely one
    alone is a warning, and so is what only the description says.

    Why the marketplace minds: the audit fails the listing and counts points against the shop:
    "Listing of a Prohibited Product".

    How to fix it: leave the listing out and do not send it again. If it is something else, say in
    the title what it is, and appeal.
    """

    id = "prohibited-product"
    codes = (
        "Prohibited Product (Alcohol, Tobacco, or E-cigarettes)",
        "FAILED due to Product: Listing of a Prohibited Product",
        "Prohibited product",
        "restricted_nfs_policy_violation",
        "guns_parts_policy_violation",
    )
    level = Level.PROHIBITED
    wanted = "no"
    VALID = (
        Valid(sample.product(title="Crystal Wine Glass, Set of 2, 350 ml")),
        Valid(sample.product(title="Whiskey Barrel Planter for Garden and Patio")),
        Valid(sample.product(title="Funny Beer T-Shirt for Men, Cotton")),
        Valid(
            sample.product(title="Gift Card for Our Studio, 25"),
            options={"allowed": ["gift_cards"]},
        ),
    )
    INVALID = (
        Invalid(sample.product(title="Mango Ice Disposable Vape 5000 Puffs"), field="title"),
        Invalid(sample.product(title="Kentucky Straight Bourbon Whiskey, 750 ml"), field="title"),
        Invalid(
            sample.product(title="Cabernet Sauvignon 2019", category="Beverages > Wine"),
            field="title",
        ),
    )

    def consequence(self, kind: Kind) -> str:
        return f"may not be sold in {self.context.place}"

    def remedy(self, kind: Kind) -> str:
        return (
            "Leave the listing out and do not send it again. If it is something else, say in the "
            "title what it is."
        )
