# SPDX-License-Identifier: Apache-2.0
"""``restricted-category``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._goods.base import CategoryRule
from listingcheck.rules._goods.categories import Filing
from listingcheck.rules._goods.kinds import Level
from listingcheck.rules.restricted._applying import applying
from listingcheck.shop import Shop


class RestrictedCategory(CategoryRule):
    """The product is filed under goods that need the marketplace's approval.

    What it checks: each part of the category path, its id in Google's or Shopify's tree, and the
    merchant's own product type, against the categories of restricted goods. Categories that the
    shop's settings call approved are left alone.

    Why the marketplace minds: without approval the review stays pending, or fails with "This
    category is restricted. Apply in Qualification Center".

    How to fix it: apply with the documents that the failure names. Once approved, name the
    category in the shop's settings.
    """

    id = "restricted-category"
    severity = Severity.WARNING
    needs_approval = True
    codes = (
        "12052223",
        "12052226",
        "12052221",
        "This category is restricted. Apply in Qualification Center",
        "Only whitelisted sellers are permitted to trade under current category",
        "Missing qualification",
        "Apply now",
    )
    level = Level.RESTRICTED
    VALID = (
        Valid(sample.product(category="Home & Garden > Kitchen > Spice Jars")),
        Valid(
            sample.product(category="Health & Beauty > Vitamins & Supplements > Collagen"),
            shop=Shop(approved_categories=("Health & Beauty > Vitamins & Supplements",)),
        ),
    )
    INVALID = (
        Invalid(
            sample.product(category="Health & Beauty > Vitamins & Supplements > Collagen"),
            field="category",
        ),
        Invalid(
            sample.product(category=None, product_type="Dietary Supplements"),
            field="product_type",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        filing = self.filing(product)
        if filing is None or self._is_approved(product, filing):
            return
        yield Finding(
            field=filing.field,
            message=f"{filing.evidence.text!r} is a category of {filing.kind.title}, which may "
            f"be sold in {self.context.place} only after approval "
            f"(list {filing.kind.listed.source}).",
            fix=Fix(
                f"{applying(filing.kind)} Once approved, add it to [shop] approved_categories."
            ),
            value=filing.evidence.text,
            limit="approval of the category",
            evidence=(filing.evidence,),
        )

    def _is_approved(self, product: Product, filing: Filing) -> bool:
        category = product.category if filing.field == "category" else None
        return self.shop.approves(category.path if category else product.product_type or "")
