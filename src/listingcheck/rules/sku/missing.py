# SPDX-License-Identifier: Apache-2.0
"""``sku-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.sku._family import SkuRule


class SkuMissing(SkuRule):
    """The variant has no SKU.

    What it checks: whether the variant has a seller SKU.

    Why the marketplace minds: no marketplace text demands one, but orders and stock are matched by
    it, so what is sold cannot be told apart without it.

    How to fix it: give each variant a short code of its own.
    """

    id = "sku-missing"
    stage = Stage.QUALITY
    severity = Severity.INFO
    absent = "variants[].sku"
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(variants=[sample.variant(sku="0")])),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(sku=None)]), field="variants[0].sku"),
        Invalid(
            sample.product(
                options=("Size",), variants=[sample.variant("S"), sample.variant("M", sku=None)]
            ),
            field="variants[1].sku",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.sku is None:
            yield Finding(
                field=variant.at("sku"),
                message="The variant has no SKU to match its orders and stock by.",
                fix=Fix("Give the variant a short code of its own."),
                limit="a SKU",
            )
