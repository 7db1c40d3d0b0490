# SPDX-License-Identifier: Apache-2.0
"""``price-decimals``."""

import re
from collections.abc import Iterator, Mapping

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules.price._family import PriceRule

_USUAL = 2
_FRACTION = re.compile(r"[.,]([0-9]+)")
_ROUND = Fix("Enter a price that can be paid; three decimals may have been meant as thousands.")


class PriceDecimals(PriceRule):
    """The price has more decimals than its currency.

    What it checks: the digits after the decimal point against those of the currency: none for yen,
    dong and rupiah, three for dinars, two for most others.

    Why the marketplace minds: a price no one can pay is refused or rounded, and three digits after
    a point may have been meant as thousands.

    How to fix it: drop zeros at the end. Round other prices yourself: a rounded price is another
    price.
    """

    id = "price-decimals"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052073", "The product price is invalid")

    class Options(RuleOptions):
        decimals: Mapping[str, int] = Field(
            default={}, description="Decimals by currency, where they are not those of ISO 4217."
        )

    VALID = (
        Valid(sample.product(variants=[sample.variant(price="19.9")])),
        Valid(sample.product(variants=[sample.variant(price="1.250", currency="KWD")])),
        Valid(sample.product(variants=[sample.variant(price="1980", currency="JPY")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(price="19.900")]),
            field="variants[0].price",
            fixed="19.90",
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="150000.00", currency="IDR")]),
            field="variants[0].price",
            fixed="150000",
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="19.995")]), field="variants[0].price"
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="150.000", currency="VND")]),
            field="variants[0].price",
        ),
    )

    def prepare(self) -> None:
        known = self.context.words("currencies").get("decimals", {})
        self.decimals = {**known, **self.options.decimals}

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        price = variant.price
        currency = self.currency_of(price) if price and price.amount is not None else None
        if price is None or currency is None:
            return
        most, digits = self.decimals.get(currency, _USUAL), _decimals(price.raw)
        if len(digits) > most:
            spare, limit = _are_spare(digits, most), f"{most or 'no'} decimals"
            edit = Edit(variant.at("price"), price.raw, _cut(price.raw, most))
            yield Finding(
                field=edit.field,
                message=f"The price is {shown(price)}; {currency} has {limit}.",
                fix=_drop(edit) if spare else _ROUND,
                value=price.raw,
                limit=limit,
                severity=Severity.INFO if spare else None,
            )


def _decimals(raw: str) -> str:
    """The digits after the decimal point; a currency may stand behind them."""
    match = _FRACTION.search(raw)
    return match[1] if match else ""


def _are_spare(digits: str, most: int) -> bool:
    """Whether the digits beyond the limit say nothing; those of ``150.000`` dong may."""
    return not digits[most:].strip("0") and not (most == 0 and len(digits) == 3)


def _cut(raw: str, most: int) -> str:
    """The price with that many decimals, and its currency where it states one."""
    return _FRACTION.sub(lambda match: match[0][: most + 1 if most else 0], raw.strip())


def _drop(edit: Edit) -> Fix:
    return Fix(f"Drop the zeros at the end: {edit.new}.", Safety.SAFE, (edit,))
