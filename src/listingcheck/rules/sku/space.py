# SPDX-License-Identifier: Apache-2.0
"""``sku-space``."""

import re
from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.sku._family import SkuRule

_SPACE = re.compile(r"\s+")


class SkuSpace(SkuRule):
    """The SKU holds white space.

    What it checks: white space inside the SKU or around it, no-break spaces and line breaks
    included.

    Why the marketplace minds: TikTok Shop's rules for a seller SKU allow no spaces, and a space at
    its end keeps connectors from finding the variant again.

    How to fix it: remove the white space around it; inside, write a hyphen instead and use the
    same SKU in the shop.
    """

    id = "sku-space"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12019059", "seller sku is invalid")
    VALID = (
        Valid(sample.product(variants=[sample.variant(sku="TEE_WHT.M/2")])),
        Valid(sample.product(variants=[sample.variant(sku=None)])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(sku=" TEE-WHT-M\t")]),
            field="variants[0].sku",
            fixed="TEE-WHT-M",
        ),
        Invalid(
            sample.product(variants=[sample.variant(sku="TEE WHT  M")]),
            field="variants[0].sku",
            fixed="TEE-WHT-M",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        sku = variant.sku
        if sku is None or not _SPACE.search(sku):
            return
        field = variant.at("sku")
        trimmed = sku.strip()
        new = _SPACE.sub("-", trimmed)
        inside = new != trimmed
        place = "inside" if inside else "around it"
        yield Finding(
            field=field,
            message=f"The SKU {quoted(sku)} holds white space {place}; none is accepted.",
            fix=Fix(
                f"Use {quoted(new)} here and in the shop." if inside else "Remove the white space.",
                Safety.UNSAFE if inside else Safety.SAFE,
                (Edit(field, sku, new),),
            ),
            value=sku,
            limit="no white space",
        )
