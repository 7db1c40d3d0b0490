# SPDX-License-Identifier: Apache-2.0
"""``pre-sale-handling-time``."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Quantity, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules._terms import TermsRule
from listingcheck.rules.pre_sale._family import Band, day, example, kind_of, sold_early

_AMERICAN = {
    "days": {"MADE_TO_ORDER": [3, 14], "CUSTOM": [3, 30]},
    "release": {"PRE_ORDER": [3, 60]},
}


class PreSaleHandlingTime(TermsRule):
    """The pre-sale is sent too early, too late, or at no stated time.

    What it checks: the days a variant takes to be sent, or the day it is released, against what the
    market gives that kind of pre-sale. A release is judged only against a day that the caller
    gives, and as a warning: where the day begins depends on the time zone.

    Why the marketplace minds: it answers "The handling time must be within the allowed limits.", or
    "The selected time is outside the limit".

    How to fix it: enter a time within the limits, or list it later.
    """

    id = "pre-sale-handling-time"
    stage = Stage.SYNC
    codes = (
        "12052490",
        "The handling time must be within the allowed limits.",
        "12052269",
        "The selected time is outside the limit",
        "12052275",
        "sku's mto day is invalid",
        "12019095",
        "pre_sale fulfillment_type missing or empty",
        "12019097",
        "release_date must be non-zero",
        "12019098",
        "handling_duration_days must be non-zero",
        "12052712",
    )

    class Options(RuleOptions):
        days: Mapping[str, Band] = Field(
            default={}, description="Fewest and most days to send, by kind of pre-sale."
        )
        release: Mapping[str, Band] = Field(
            default={}, description="Fewest and most days until the release, by kind of pre-sale."
        )

    VALID = (
        Valid(sample.product(variants=[example("CUSTOM", "30")]), options=_AMERICAN),
        Valid(
            sample.product(variants=[example("PRE_ORDER", release="2026-12-24")]), options=_AMERICAN
        ),
        Valid(sample.product(variants=[example("PRE_ORDER", "90")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[example("MADE_TO_ORDER", "15")]),
            options=_AMERICAN,
            field="variants[0].offer.pre_sale.handling_days",
        ),
        Invalid(
            sample.product(variants=[example("PRE_ORDER", release="0")]),
            options=_AMERICAN,
            field="variants[0].offer.pre_sale.release",
        ),
        Invalid(
            sample.product(variants=[example("PRE_ORDER")]),
            options={"days": {"PRE_ORDER": [3, 30]}},
            field="variants[0].offer.pre_sale.handling_days",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        for variant, pre_sale in sold_early(product):
            kind = kind_of(pre_sale) or ""
            days, release = self.options.days.get(kind), self.options.release.get(kind)
            if pre_sale.handling_days is None and pre_sale.release is None:
                yield from _unstated(variant, days, release)
            elif days is not None:
                yield from _duration(variant, pre_sale.handling_days, days)
            elif release is not None:
                yield from self._release(variant, pre_sale.release, release)

    def _release(self, variant: Variant, text: str | None, band: Band) -> Iterator[Finding]:
        if text is None:
            return
        if not text.strip("0 "):
            yield from _unstated(variant, None, band)
            return
        release, today = day(text), self.context.on
        ahead = (release - today).days if release and today else band.fewest
        if not band.fewest <= ahead <= band.most:
            yield Finding(
                field=variant.at("offer.pre_sale.release"),
                message=f"The release, {release}, is {ahead} days after {today}; "
                f"{band} are accepted.",
                fix=Fix(f"Release it within {band}, or list it later."),
                value=text,
                limit=str(band),
                severity=Severity.WARNING,
            )


def _duration(variant: Variant, days: Quantity | None, band: Band) -> Iterator[Finding]:
    if days is None:
        return
    if days.amount is None or days.amount % 1 or not band.fewest <= days.amount <= band.most:
        yield Finding(
            field=variant.at("offer.pre_sale.handling_days"),
            message=f"The handling time is {shown(days)} days; {band} are accepted.",
            fix=Fix(f"Enter {band} until it is sent."),
            value=days.raw,
            limit=str(band),
        )


def _unstated(variant: Variant, days: Band | None, release: Band | None) -> Iterator[Finding]:
    band = days or release
    if band is not None:
        name, what = ("handling_days", "handling time") if days else ("release", "day of release")
        yield Finding(
            field=variant.at(f"offer.pre_sale.{name}"),
            message=f"The pre-sale states no {what}; {band} are accepted.",
            fix=Fix("Enter when it is sent, or sell it once it can be sent."),
            limit=str(band),
            # A connector may have a setting for what the export does not say.
            severity=Severity.WARNING,
        )
