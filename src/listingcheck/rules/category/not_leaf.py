# SPDX-License-Identifier: Apache-2.0
"""``category-not-leaf``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import TreeRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.category._examples import SHOP

_SHOWN = 5
"""Categories that a fix names."""


class CategoryNotLeaf(TreeRule):
    """The category has others below it.

    What it checks: whether the product's category is a last one in the tree that the marketplace
    answered with.

    Why the marketplace minds: only last categories hold products: "Category is not final
    category".

    How to fix it: map the product to one of the categories below.
    """

    id = "category-not-leaf"
    stage = Stage.SYNC
    codes = ("12052024", "Category is not final category")
    VALID = (
        Valid(sample.product(category="601226"), shop=SHOP),
        Valid(sample.product(category="601100")),
    )
    INVALID = (
        Invalid(sample.product(category="601100"), field="category", shop=SHOP),
        Invalid(sample.product(category="Menswear"), field="category", shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        filing, tree = self.filing(product), self.tree
        found = tree.find(filing) if filing else ()
        if not found or any(map(tree.is_leaf, found)):
            return
        below = ", ".join(tree.below(found[0])[:_SHOWN])
        yield Finding(
            field="category",
            message=f"The category {quoted(filing)} ({quoted(tree.path(found[0]))}) has others "
            "below it; a last one is needed.",
            fix=Fix(f"Choose one below it, such as {below}." if below else "Choose a last one."),
            value=filing,
            limit="a category with none below it",
        )
