# SPDX-License-Identifier: Apache-2.0
"""``price-compare-at``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Money, Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules.price._family import PriceRule
from listingcheck.rules.price._reading import plain

_LOWER = Fix("Enter a price before the reduction and a lower sale price, or no sale price.")


class PriceCompareAt(PriceRule):
    """The struck-through price contradicts the price.

    What it checks: whether the compare-at price is a number and not below the price. One that is
    equal to the price, or 0, is harmless. In a feed of the marketplace's own it is an error, for
    the price there is the sale price.

    Why the marketplace minds: a former price below the present one is no reduction; TikTok Shop
    discards it, so buyers see no strikethrough price.

    How to fix it: enter the price before the reduction, or leave the field empty.
    """

    id = "price-compare-at"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("12052375", "product list price is invalid")
    VALID = (
        Valid(sample.product(variants=[sample.variant(price="19.99", compare_at="24.99")])),
        Valid(sample.product(variants=[sample.variant(price="19.99", compare_at="19.99")])),
        Valid(sample.product(variants=[sample.variant(price="19.99", compare_at="0.00")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(price="24.99", compare_at="19.99")]),
            field="variants[0].compare_at_price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(compare_at="was 30")]),
            field="variants[0].compare_at_price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(compare_at="$29.99")]),
            field="variants[0].compare_at_price",
            fixed="29.99",
        ),
    )

    def prepare(self) -> None:
        self.signs = self.context.words("currencies").get("signs", {})

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        before, price = variant.compare_at_price, variant.price
        if before is None:
            return
        own = self.context.is_own(product)
        if before.amount is None:
            number = plain(before.raw, self.currency_of(before), self.signs)
            problem = "is not a plain number"
            yield _finding(variant, before, problem, own=own, fix=_emptied(variant, before, number))
        elif price is not None and _contradicts(before, price):
            problem = f"is below the price, {shown(price)}"
            yield _finding(variant, before, problem, own=own, fix=_emptied(variant, before))


def _contradicts(before: Money, price: Money) -> bool:
    if not before.amount or price.amount is None or before.currency != price.currency:
        return False
    return before.amount < price.amount


def _finding(variant: Variant, before: Money, problem: str, *, own: bool, fix: Fix) -> Finding:
    return Finding(
        field=variant.at("compare_at_price"),
        message=f"The compare-at price {shown(before)} {problem}.",
        fix=_LOWER if own else fix,
        value=before.raw,
        limit="at or above the price",
        severity=None if own else Severity.WARNING,
    )


def _emptied(variant: Variant, before: Money, number: str | None = None) -> Fix:
    advice = f"Write {number}" if number else "Leave it empty"
    edit = Edit(variant.at("compare_at_price"), before.raw, number)
    return Fix(f"{advice}, or enter the price before the reduction.", Safety.UNSAFE, (edit,))
