# SPDX-License-Identifier: Apache-2.0
"""``category-invite-only``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import TreeRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.category._examples import SHOP

STATUS = "INVITE_ONLY"


class CategoryInviteOnly(TreeRule):
    """The category is open only to shops that applied for it.

    What it checks: the permission status of the product's category, in the tree the marketplace
    answered this shop with. Seller Center calls this status "restricted".

    Why the marketplace minds: until the shop is approved it refuses the listing, "Only whitelisted
    sellers are permitted to trade under current category", or keeps it pending.

    How to fix it: apply in the Qualification Center, then ask for the tree again.
    """

    id = "category-invite-only"
    stage = Stage.REVIEW
    needs_approval = True
    codes = (
        "12052221",
        "12052223",
        "12052226",
        "12052227",
        "12019002",
        "RESTRICTED_CATEGORY_PENDING",
        "Only whitelisted sellers are permitted to trade under current category",
        "This category is restricted. Apply in Qualification Center",
        "Apply now",
    )
    VALID = (
        Valid(sample.product(category="601226"), shop=SHOP),
        Valid(
            sample.product(category="Food > Honey"),
            shop=SHOP.model_copy(update={"approved_categories": ("food",)}),
        ),
    )
    INVALID = (
        Invalid(sample.product(category="700110"), field="category", shop=SHOP),
        Invalid(sample.product(category="Food > Honey"), field="category", shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        leaf = self.leaf(product)
        if leaf is None or STATUS not in leaf.permission_statuses:
            return
        path = self.tree.path(leaf)
        approved = tuple(name.casefold() for name in self.shop.approved_categories)
        if path.casefold().startswith(approved) or leaf.id in approved:
            return
        yield Finding(
            field="category",
            message=f"The category {quoted(path)} ({leaf.id}) is restricted, and the shop has no "
            f"approval: its status is {STATUS}.",
            fix=Fix(
                "Apply in the Qualification Center. Once approved, add it to [shop] "
                "approved_categories, or ask for the tree again."
            ),
            value=path,
            limit="AVAILABLE",
        )
