# SPDX-License-Identifier: Apache-2.0
"""``category-mismatch``."""

from collections.abc import Iterator
from functools import cached_property

from listingcheck import sample
from listingcheck.detect.branches.misplaced import Judge, Listing, Misplaced
from listingcheck.failure import Evidence, Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules._quoting import quoted


class CategoryMismatch(ProductRule):
    """The product belongs to another branch of the category tree.

    What it checks: whether what the title is about plainly belongs to another branch than the
    category, such as food filed under kitchenware. It takes a second word that agrees, from the
    product type, the title or the first sentence of the description; one word that fits the
    category, and the rule is silent.

    Why the marketplace minds: the review rejects it with "Wrong Product Category Placement", and
    the attributes and documents asked for are those of other goods.

    How to fix it: choose the final category that names the product, and fill in the attributes
    that it requires.
    """

    id = "category-mismatch"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = (
        "Wrong Product Category Placement",
        "Incorrect category (food listed under kitchenware)",
        "Incorrect category",
        "Inappropriate product category",
    )
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(
                title="Kitchen Towel Holder with Shelf",
                category="Home Supplies > Bathroom Supplies",
                product_type="Towel Holders",
            )
        ),
        Valid(
            sample.product(
                title="Avocado Socks for Women", category="Food & Beverages", description=None
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                title="Crunchy Chocolate Cookies with Almonds",
                category="Kitchenware > Bakeware",
                description="<p>Cookies baked with real butter.</p>",
            ),
            field="category",
        ),
        Invalid(
            sample.product(
                title="Stainless Steel Frying Pan 28 cm",
                category="Womenswear & Underwear > Women's Dresses",
                product_type="Cookware",
            ),
            field="category",
        ),
    )

    @cached_property
    def _judge(self) -> Judge:
        # Its words take a while to read, and a source without categories needs none of them.
        return Judge(self.context.words)

    def check(self, product: Product) -> Iterator[Finding]:
        category, title = product.category, product.title
        if category is None or title is None:
            return
        misplaced = self._judge.judge(
            Listing(title, category.path, product.product_type, product.description)
        )
        if misplaced:
            yield _finding(title, category.path, misplaced)


def _finding(title: str, category: str, misplaced: Misplaced) -> Finding:
    places = [place for place in (misplaced.head, misplaced.place) if place]
    evidence = tuple(Evidence(title[start:end], start, end) for start, end in places)
    return Finding(
        field="category",
        message=f"The category {quoted(category)} is for {misplaced.filed}; {evidence[0].text!r} "
        f"in the title and {misplaced.support!r} speak of {misplaced.branch}.",
        fix=Fix(f"Choose a category of {misplaced.branch}, or make the title say what it is."),
        value=category,
        limit=misplaced.branch,
        evidence=evidence,
    )
