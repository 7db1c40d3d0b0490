# SPDX-License-Identifier: Apache-2.0
"""``category-ambiguous``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import TreeRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.category._examples import SHOP

_SHOWN = 4
"""Categories that a message names."""


class CategoryAmbiguous(TreeRule):
    """The name of the category fits several.

    What it checks: whether the category's name, or the end of a path that is given, stands in
    several places of the tree that the marketplace answered with.

    Why the marketplace minds: it takes ids; a name that fits several ends in the wrong one,
    "Wrong Product Category Placement".

    How to fix it: map the product to the id of the category that is meant.
    """

    id = "category-ambiguous"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("Wrong Product Category Placement",)
    VALID = (
        Valid(sample.product(category="Menswear > Tops > T-Shirts"), shop=SHOP),
        Valid(sample.product(category="Honey"), shop=SHOP),
    )
    INVALID = (
        Invalid(sample.product(category="T-Shirts"), field="category", shop=SHOP),
        Invalid(sample.product(category="Tops > t-shirts"), field="category", shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        filing, tree = self.filing(product), self.tree
        found = tree.find(filing) if filing else ()
        if len(found) < 2 or not tree.is_leaf(found[0]):
            return
        fitting = "; ".join(f"{tree.path(each)} ({each.id})" for each in found[:_SHOWN])
        yield Finding(
            field="category",
            message=f"The category {quoted(filing)} fits {len(found)} of the marketplace's: "
            f"{fitting}{'; ...' if len(found) > _SHOWN else ''}.",
            fix=Fix("Map the product to the id of the one that is meant."),
            value=filing,
            limit="one category",
        )
