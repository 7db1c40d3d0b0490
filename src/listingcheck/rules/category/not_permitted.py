# SPDX-License-Identifier: Apache-2.0
"""``category-not-permitted``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import TreeRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.category._examples import SHOP

_REASONS = {
    "PROHIBITED": (
        "is prohibited on the marketplace",
        "Leave the listing out. If it is something else, map it where it belongs.",
    ),
    "NON_MAIN_CATEGORY": (
        "is outside the shop's main category",
        "Ask the account manager to open it, or map the product to a category the shop may use.",
    ),
}


class CategoryNotPermitted(TreeRule):
    """The shop may not sell in the category.

    What it checks: the permission status of the product's category, in the tree the marketplace
    answered this shop with: prohibited, or outside the shop's main category.

    Why the marketplace minds: it refuses the listing: "This category is prohibited or unsupported
    on TikTok Shop. Select another category.", "You are not authorized to sell in this category
    because it does not fall under your shop's main category."

    How to fix it: what is prohibited is left out. Otherwise ask the account manager, or choose a
    category the shop may use.
    """

    id = "category-not-permitted"
    stage = Stage.SYNC
    codes = (
        "12052220",
        "12052225",
        "12052227",
        "12052446",
        "12052912",
        "This category is prohibited or unsupported on TikTok Shop. Select another category.",
        (
            "You are not authorized to sell in this category because it does not fall under your "
            "shop's main category."
        ),
        "Category is not under your shop's main category",
        "the category is unauthorized or unavailable",
        "Category is not open in this market",
    )
    VALID = (
        Valid(sample.product(category="601226"), shop=SHOP),
        Valid(sample.product(category="Honey"), shop=SHOP),
    )
    INVALID = (
        Invalid(sample.product(category="700120"), field="category", shop=SHOP),
        Invalid(sample.product(category="Menswear > Tops > T-Shirts"), field="category", shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        leaf = self.leaf(product)
        for status, (reason, fix) in _REASONS.items():
            if leaf is not None and status in leaf.permission_statuses:
                path = self.tree.path(leaf)
                yield Finding(
                    field="category",
                    message=f"The category {quoted(path)} ({leaf.id}) {reason}: its status is "
                    f"{status}.",
                    fix=Fix(fix),
                    value=path,
                    limit="AVAILABLE",
                )
