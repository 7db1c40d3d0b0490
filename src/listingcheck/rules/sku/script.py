# SPDX-License-Identifier: Apache-2.0
"""``sku-script``."""

import re
from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Evidence, Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.sku._family import SkuRule
from listingcheck.rules.text._scripts import letters

_HAN = re.compile(f"{letters(('Han',))}+")


class SkuScript(SkuRule):
    """The SKU holds Chinese characters.

    What it checks: Chinese characters in the SKU, as factories write sizes and colours.

    Why the marketplace minds: outside Japan it takes none in a SKU: "sku name contain Chinese
    characters".

    How to fix it: give the variant a SKU of Latin letters and digits in the shop.
    """

    id = "sku-script"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052554", "sku name contain Chinese characters", "12019059", "seller sku is invalid")
    VALID = (
        Valid(sample.product(variants=[sample.variant(sku="TEE-WEIẞ-M")])),
        Valid(sample.product(variants=[sample.variant(sku=None)])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(sku="TEE-白色-M")]), field="variants[0].sku"
        ),
        Invalid(sample.product(variants=[sample.variant(sku="大码")]), field="variants[0].sku"),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        sku = variant.sku or ""
        found = [*_HAN.finditer(sku)]
        if found:
            yield Finding(
                field=variant.at("sku"),
                message=f"The SKU {quoted(sku)} holds Chinese characters; none is accepted.",
                fix=Fix("Give the variant a SKU of Latin letters and digits in the shop."),
                value=sku,
                limit="no Chinese characters",
                evidence=tuple(Evidence(each[0], each.start(), each.end()) for each in found),
            )
