# SPDX-License-Identifier: Apache-2.0
"""``gtin-duplicate``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.gtin import LENGTHS, LONGEST, compact, is_digits, made_up, padded
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule, Invalid, Member, RuleOptions, Valid
from listingcheck.rules._members import others
from listingcheck.rules.gtin._marks import marks

_identifiers = attrgetter("identifiers")


class GtinDuplicate(CatalogueRule):
    """Two variants have the same trade number.

    What it checks: whether a code stands on more than one variant, anywhere in the catalogue,
    however many zeros it has in front. Every member of the group is named. The code of a case and
    that of its content differ, so they are no duplicates; made-up codes are another failure. Where
    variants may share a code, it must stand on two that nothing else tells apart.

    Why the marketplace minds: a code names one thing to buy. Inside a product the second one is
    refused with "Identifier code already entered, cannot enter the same code twice"; on two
    listings the same code looks like the same listing twice.

    How to fix it: give each variant the code from its own packaging.
    """

    id = "gtin-duplicate"
    stage = Stage.SYNC
    codes = (
        "12052592",
        "Identifier code already entered, cannot enter the same code twice",
        "item_duplicate_by_gtin",
    )

    class Options(RuleOptions):
        variants_may_share: bool = Field(
            default=False,
            description="Whether one code may stand on variants that differ in colour, size, "
            "material, condition or the like.",
        )

    VALID = (
        Valid(
            (
                sample.product(),
                sample.product(key="other", variants=[sample.variant(gtin="28711253001206")]),
            )
        ),
        Valid(
            (
                sample.product(variants=[sample.variant(gtin="N/A")]),
                sample.product(key="other", variants=[sample.variant(gtin="N/A")]),
            )
        ),
        Valid(
            sample.product(options=("Size",), variants=[sample.variant("S"), sample.variant("M")]),
            options={"variants_may_share": True},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(options=("Size",), variants=[sample.variant("S"), sample.variant("M")]),
            field="variants[1].identifiers[0].code",
        ),
        Invalid(
            (
                sample.product(variants=[sample.variant(gtin="036000291452")]),
                sample.product(key="other", variants=[sample.variant(gtin="0036000291452")]),
            ),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            (
                sample.product(brand="Northwind"),
                sample.product(key="other", variants=[sample.variant(sku="TEE-2")]),
            ),
            options={"variants_may_share": True},
            field="variants[0].identifiers[0].code",
        ),
    )

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        found = [*map(_identifiers, product.variants)]
        most = max(map(len, found), default=0)
        if most == 1:
            codes = [held[0].code if held else None for held in found]
        else:
            codes = [held[n].code if n < len(held) else None for n in range(most) for held in found]
        keys = [code and _key(code) for code in codes]
        if self.options.variants_may_share:
            told = marks(product) * most
            keys = [key and key + mark for key, mark in zip(keys, told, strict=True)]
        return keys, codes

    def path(self, place: int, variants: int) -> str:
        position, variant = divmod(place, variants)
        return f"variants[{variant}].identifiers[{position}].code"

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        holders = list({_holder(member): member for member in reversed(members)}.values())[::-1]
        if len(holders) < 2 or made_up(compact(members[0].shown)):
            return
        in_product = Counter(member.position for member in holders)
        alike = self.options.variants_may_share
        for member in holders:
            inside = in_product[member.position] > 1
            yield (
                member,
                Finding(
                    field=member.field,
                    message=f"The code {member.shown} also stands on {others(member, holders)}.",
                    fix=Fix("Give each variant the code from its own packaging."),
                    value=member.shown,
                    limit="one variant per code",
                    stage=Stage.SYNC if inside else Stage.REVIEW,
                    severity=None if inside or alike else Severity.WARNING,
                ),
            )


def _key(code: str) -> str | None:
    """The code padded to 14 digits, or None when it is no code."""
    digits = code if code.isascii() and code.isdecimal() else _digits(code)
    return padded(digits) if len(digits) in LENGTHS else None


def _digits(code: str) -> str:
    """The digits of a code that is more than digits, or nothing."""
    cleaned = compact(code[:LONGEST])
    return cleaned if is_digits(cleaned) else ""


def _holder(member: Member) -> tuple[int, str]:
    """The variant: one that states a number as UPC and as EAN is no duplicate of itself."""
    return member.position, member.field.partition(".")[0]
