# SPDX-License-Identifier: Apache-2.0
"""``restricted-product``."""

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._goods.base import GoodsRule
from listingcheck.rules._goods.kinds import Kind, Level
from listingcheck.rules.restricted._applying import applying
from listingcheck.shop import Shop


class RestrictedProduct(GoodsRule):
    """The listing names goods that need the marketplace's approval.

    What it checks: title and description for names of restricted goods, in the market's lists, as
    ``prohibited-product`` does. Kinds of goods that the shop's settings call approved, and products
    in approved categories, are left alone. What only looks like such goods is a mere note.

    Why the marketplace minds: without approval the review stays pending, or fails with "Missing
    qualification".

    How to fix it: apply with the documents that the failure names. Once approved, name the kind of
    goods in the shop's settings.
    """

    id = "restricted-product"
    severity = Severity.WARNING
    needs_approval = True
    codes = ("Missing qualification", "Product requires additional qualifications")
    level = Level.RESTRICTED
    wanted = "approval for"
    unsure = Severity.INFO
    VALID = (
        Valid(sample.product(title="Weekly Pill Organizer, 7 Days")),
        Valid(
            sample.product(title="Ashwagandha Dietary Supplement, 60 Capsules"),
            shop=Shop(approved_goods=("supplements",)),
        ),
    )
    INVALID = (
        Invalid(sample.product(title="Ashwagandha Dietary Supplement, 60 Capsules"), field="title"),
        Invalid(sample.product(title="Folding Electric Scooter for Adults"), field="title"),
    )

    def consequence(self, kind: Kind) -> str:
        return f"may be sold in {self.context.place} only after approval"

    def remedy(self, kind: Kind) -> str:
        return f'{applying(kind)} Once approved, add "{kind.name}" to [shop] approved_goods.'

    def is_approved(self, product: Product, kind: Kind) -> bool:
        category = product.category
        return kind.name in self.shop.approved_goods or (
            category is not None and self.shop.approves(category.path)
        )
