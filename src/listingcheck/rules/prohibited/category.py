# SPDX-License-Identifier: Apache-2.0
"""``prohibited-category``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.detect.span import Confidence
from listingcheck.failure import Finding, Fix, Severity
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._goods.base import CategoryRule
from listingcheck.rules._goods.kinds import Level


class ProhibitedCategory(CategoryRule):
    """The product is filed under goods that the market does not sell.

    What it checks: each part of the category path, its id in Google's or Shopify's tree, and the
    merchant's own product type, against the categories of prohibited goods. A general word, or
    a product type alone, gives a warning.

    Why the marketplace minds: it has no such category or refuses it: "This category is prohibited
    or unsupported on TikTok Shop. Select another category."

    How to fix it: leave the listing out. If it is something else, file it under its own category.
    """

    id = "prohibited-category"
    codes = (
        "12052220",
        "This category is prohibited or unsupported on TikTok Shop. Select another category.",
        "Prohibited Product (Alcohol, Tobacco, or E-cigarettes)",
        "FAILED due to Product: Listing of a Prohibited Product",
        "Prohibited product",
    )
    level = Level.PROHIBITED
    VALID = (
        Valid(sample.product(category="Home & Garden > Barware > Wine Glasses")),
        Valid(sample.product(category=None, product_type="Candle")),
    )
    INVALID = (
        Invalid(
            sample.product(
                title="Highland Reserve 12 Years",
                category="Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Whiskey",
            ),
            field="category",
        ),
        Invalid(sample.product(category=None, product_type="Vape"), field="product_type"),
        Invalid(sample.product(category="499676"), field="category"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        filing = self.filing(product)
        if filing is None:
            return
        sure = filing.confidence is Confidence.SURE
        yield Finding(
            field=filing.field,
            message=f"{filing.evidence.text!r} is a category of {filing.kind.title}, which may "
            f"not be sold in {self.context.place} "
            f"(list {filing.kind.listed.source}).",
            fix=Fix("Leave the listing out. If it is something else, file it where it belongs."),
            value=filing.evidence.text,
            limit=f"no {filing.kind.title}",
            evidence=(filing.evidence,),
            severity=None if sure else Severity.WARNING,
        )
