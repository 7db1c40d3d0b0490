# SPDX-License-Identifier: Apache-2.0
"""``pre-sale-mixed``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._terms import TermsRule
from listingcheck.rules.pre_sale._family import example, kind_of, sold_early


class PreSaleMixed(TermsRule):
    """The variants of a product are sold early in different ways.

    What it checks: whether all variants have the same kind of pre-sale. Some with one and some
    without any is a warning: the ones in stock may be left out of the listing by hand.

    Why the marketplace minds: it answers "All SKUs of a product must have the same pre_sale_type".

    How to fix it: sell all variants in the same way, or make a listing for each way.
    """

    id = "pre-sale-mixed"
    stage = Stage.SYNC
    codes = (
        "12019100",
        "All SKUs of a product must have the same pre_sale_type",
        "12052274",
        "pre-sale and pre-order modes are mutually exclusive.",
    )
    VALID = (
        Valid(
            sample.product(
                options=("Size",),
                variants=[example("PRE_ORDER", "9", size="S"), example("pre-order", "7", size="M")],
            )
        ),
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"]))),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Size",),
                variants=[example("PRE_ORDER", "9", size="S"), example("CUSTOM", "9", size="M")],
            ),
            field="variants[1].offer.pre_sale.type",
        ),
        Invalid(
            sample.product(
                options=("Size",),
                variants=[sample.variant("S"), example("PRE_ORDER", "9", size="M")],
            ),
            field="variants[1].offer.pre_sale.type",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        early = [*sold_early(product)]
        kinds = [kind_of(pre_sale) for _, pre_sale in early]
        other = next((n for n, found in enumerate(kinds) if found != kinds[0]), None)
        if other is not None:
            ways = f"{kinds[0] or 'no type'} and {kinds[other] or 'no type'}"
            yield _finding(early[other][0], f"Pre-sales of {ways} stand in one listing", None)
        elif 0 < len(early) < len(product.variants):
            shares = f"{len(early)} of {len(product.variants)} variants are sold early"
            yield _finding(early[0][0], shares, Severity.WARNING)


def _finding(variant: Variant, problem: str, severity: Severity | None) -> Finding:
    offer = variant.offer
    return Finding(
        field=variant.at("offer.pre_sale.type"),
        message=f"{problem}; all variants must have the same type.",
        fix=Fix("Sell all variants in the same way, or make a listing for each way."),
        value=offer.pre_sale.type if offer and offer.pre_sale else None,
        limit="one type for all variants",
        severity=severity,
    )
