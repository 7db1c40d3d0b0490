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


class PriceCompareAt(PriceRule):
    """The struck-through price contradicts the price.

    What it checks: whether the compare-at price is a number and not below the price. One that is
    equal to the price, or 0, is harmless.

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
        if before.amount is None:
            number = plain(before.raw, self.currency_of(before), self.signs)
            yield _finding(variant, before, "is not a plain number", number)
        elif price is not None and _contradicts(before, price):
            yield _finding(variant, before, f"is below the price, {shown(price)}")


def _contradicts(before: Money, price: Money) -> bool:
    if not before.amount or price.amount is None or before.currency != price.currency:
        return False
    return before.amount < price.amount


def _finding(variant: Variant, before: Money, problem: str, number: str | None = None) -> Finding:
    field = variant.at("compare_at_price")
    advice = f"Write {number}" if number else "Leave it empty"
    return Finding(
        field=field,
        message=f"The compare-at price {shown(before)} {problem}.",
        fix=Fix(
            f"{advice}, or enter the price before the reduction.",
            Safety.UNSAFE,
            (Edit(field, before.raw, number),),
        ),
        value=before.raw,
        limit="at or above the price",
    )
