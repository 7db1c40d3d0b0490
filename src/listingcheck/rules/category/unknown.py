# SPDX-License-Identifier: Apache-2.0
"""``category-unknown``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.answers.tree import id_in
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import TreeRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.category._examples import SHOP
from listingcheck.spelling import guess


class CategoryUnknown(TreeRule):
    """The category is not in the marketplace's tree.

    What it checks: the product's category, or the one the shop's map gives it, against the tree
    the marketplace answered with. A name that fits nothing is likely wrong; an id is surely, where
    the whole tree was handed in.

    Why the marketplace minds: "Category does not exist", "The category is invalid".

    How to fix it: the tree changes often. Ask for it again, and map the product to a category
    that is in it.
    """

    id = "category-unknown"
    stage = Stage.SYNC
    codes = (
        "12052023",
        "12052025",
        "12052002",
        "12052230",
        "Category does not exist",
        "The category is invalid",
        "Category version and categoryID are not matched.",
        "google_category_unrecognized",
    )
    VALID = (
        Valid(sample.product(category="601226"), shop=SHOP),
        Valid(sample.product(category="womenswear > tops > t-shirts"), shop=SHOP),
        Valid(sample.product(category="999999")),
    )
    INVALID = (
        Invalid(sample.product(category="999999"), field="category", shop=SHOP),
        Invalid(sample.product(category="Womenswear > Tops > Tunics"), field="category", shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        filing, tree = self.filing(product), self.tree
        if filing is None or tree.find(filing):
            return
        is_id = id_in(filing) is not None
        if is_id and not tree.is_whole:
            return
        near = "" if is_id else guess(filing, tree.names)
        yield Finding(
            field="category",
            message=f"The category {quoted(filing)} is not in the marketplace's tree of "
            f"{len(tree.categories):,} categories.{near}",
            fix=Fix("Map the product to a category that is in the tree, by its id."),
            value=filing,
            limit="a category of the marketplace's tree",
            severity=None if is_id else Severity.WARNING,
        )
