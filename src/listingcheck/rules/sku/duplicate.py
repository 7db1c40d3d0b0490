# SPDX-License-Identifier: Apache-2.0
"""``sku-duplicate``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule, Invalid, Key, Member, Valid
from listingcheck.rules._members import others


class SkuDuplicate(CatalogueRule):
    """Two variants have the same SKU.

    What it checks: whether a seller SKU stands on more than one variant, anywhere in the
    catalogue. Every member of the group is named.

    Why the marketplace minds: no marketplace text demands it, but connectors match orders and
    stock by SKU, so a shared one sells the wrong thing.

    How to fix it: give each variant a SKU of its own.
    """

    id = "sku-duplicate"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    VALID = (
        Valid(
            (
                sample.product(),
                sample.product(key="other", variants=[sample.variant(sku="TEE-BLK-M")]),
            )
        ),
        Valid(
            (
                sample.product(variants=[sample.variant(sku=None)]),
                sample.product(variants=[sample.variant(sku=None)]),
            )
        ),
    )
    INVALID = (
        Invalid((sample.product(), sample.product(key="other")), field="variants[0].sku"),
        Invalid(
            sample.product(options=("Size",), variants=[sample.variant("S"), sample.variant("M")]),
            field="variants[1].sku",
        ),
    )

    def keys(self, product: Product) -> Iterator[Key]:
        for variant in product.variants:
            if variant.sku is not None:
                yield Key(variant.sku.strip(), "sku", variant.sku, variant)

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        for member in members:
            yield (
                member,
                Finding(
                    field=member.field,
                    message=f"The SKU {member.shown!r} also stands on {others(member, members)}.",
                    fix=Fix("Give each variant a SKU of its own."),
                    value=member.shown,
                    limit="one variant per SKU",
                ),
            )
