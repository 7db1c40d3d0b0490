# SPDX-License-Identifier: Apache-2.0
"""``sku-duplicate``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule, Invalid, Member, Valid
from listingcheck.rules._members import others
from listingcheck.rules._quoting import quoted

_sku = attrgetter("sku")


class SkuDuplicate(CatalogueRule):
    """Two variants have the same SKU.

    What it checks: whether a seller SKU stands on more than one variant, anywhere in the
    catalogue, white space around it aside. Every variant that has it is named. A word such as
    "N/A" that stands for no SKU is shared like any other.

    Why the marketplace minds: no marketplace text demands it, but connectors match orders and
    stock by SKU, so a shared one sells the wrong thing.

    How to fix it: give each variant a SKU of its own. Where it is one and the same article in two
    listings, remove one of them.
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
        Invalid(
            (
                sample.product(variants=[sample.variant(sku="N/A")]),
                sample.product(key="other", variants=[sample.variant(sku="N/A ")]),
            ),
            field="variants[0].sku",
        ),
    )

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        skus = [*map(_sku, product.variants)]
        return [sku and sku.strip() for sku in skus], skus

    def path(self, place: int, variants: int) -> str:
        return f"variants[{place}].sku"

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        # The SKU names none of them here, so each is named by its place in its product.
        placed = [replace(m, variant=m.field.removesuffix(".sku")) for m in members]
        for member, place in zip(members, placed, strict=True):
            yield (
                member,
                Finding(
                    field=member.field,
                    message=f"The SKU {quoted(member.shown)} stands on {len(members):,} variants: "
                    f"also on {others(place, placed)}.",
                    fix=Fix("Give each variant a SKU of its own, or remove the spare listing."),
                    value=member.shown,
                    limit="one variant per SKU",
                ),
            )
