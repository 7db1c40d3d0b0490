# SPDX-License-Identifier: Apache-2.0
"""``variant-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules.variant._family import choices


class VariantMissing(ProductRule):
    """The product has no variant, so there is nothing to sell.

    What it checks: whether the product has at least one variant. A product without options has
    one: itself.

    Why the marketplace minds: price and stock stand on variants; a parent without children is "not
    listed because it has no associated products".

    How to fix it: assign the variants to their parent in the shop, and export both together.
    """

    id = "variant-missing"
    stage = Stage.SYNC
    codes = (
        "The product was not listed because it has no associated products.",
        "0001-m2e",
        "0002-m2e",
    )
    shape: ClassVar = choices
    absent = "variants"
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"]))),
    )
    INVALID = (
        Invalid(sample.product(variants=[]), field="variants"),
        Invalid(sample.product(variants=[], options=("Size",)), field="variants"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if not product.variants:
            yield Finding(
                field="variants",
                message="The product has no variant; at least 1 is required.",
                fix=Fix("Assign its variants in the shop, and export them with it."),
                value="0",
                limit="at least 1",
            )
