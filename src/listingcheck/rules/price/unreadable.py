# SPDX-License-Identifier: Apache-2.0
"""``price-unreadable``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Money, Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules._offered import OWN_FORMAT
from listingcheck.rules.price._family import PriceRule
from listingcheck.rules.price._reading import plain


class PriceUnreadable(PriceRule):
    """The price is not a number.

    What it checks: whether a price that is written down is one plain number. Words, formula
    errors, thousands separators and currency signs are not; the code of a currency may stand in
    feeds whose prices have one.

    Why the marketplace minds: the price is sent as a number, so the listing is not created, or is
    created with the wrong price.

    How to fix it: write digits with a full stop before the cents, such as 1299.00. Where the text
    can be read only one way, that number is proposed.
    """

    id = "price-unreadable"
    stage = Stage.SYNC
    codes = ("12052073", "The product price is invalid", "invalid_attribute_value")

    class Options(RuleOptions):
        comma: bool = Field(
            default=True,
            description="Whether the marketplace's own format takes a comma before the cents.",
        )

    VALID = (
        Valid(sample.product(variants=[sample.variant(price="19,90")])),
        Valid(sample.product(variants=[sample.variant(price=None)])),
        Valid(sample.product(variants=[sample.variant(price="-5.00")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(price="$19.99")]),
            field="variants[0].price",
            fixed="19.99",
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="1,299.00")]),
            field="variants[0].price",
            fixed="1299.00",
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="#REF!")]), field="variants[0].price"
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="9,99,00")]), field="variants[0].price"
        ),
        Invalid(
            sample.product(variants=[sample.variant(price="19,90")], origin=OWN_FORMAT),
            options={"comma": False},
            field="variants[0].price",
        ),
    )

    def prepare(self) -> None:
        self.signs = self.context.words("currencies").get("signs", {})

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        price = variant.price
        own = self.context.is_own(product)
        if price is None or not (price.amount is None or (own and self._has_comma(price))):
            return
        field = variant.at("price")
        number, currency = self._number(price), self.currency_of(price)
        yield Finding(
            field=field,
            message=f"The price {shown(price)} is not a plain number such as 1299.00.",
            fix=_stated(number, currency) if own else _fix(Edit(field, price.raw, number)),
            value=price.raw,
            limit="a plain number",
            severity=None if price.amount is None else Severity.WARNING,
        )

    def _has_comma(self, price: Money) -> bool:
        return not self.options.comma and "," in price.raw

    def _number(self, price: Money) -> str | None:
        if price.amount is not None:
            return f"{price.amount:f}"
        return plain(price.raw, self.currency_of(price), self.signs)


def _fix(edit: Edit) -> Fix:
    if edit.new is None:
        return Fix("Enter the price as a plain number: no words, currency or thousands separator.")
    return Fix(f"Write {edit.new}, if that is the price.", Safety.UNSAFE, (edit,))


def _stated(number: str | None, currency: str | None) -> Fix:
    """Advice for a format in which the currency stands beside the number."""
    if number is None:
        return Fix(f"Enter the price as a number and its currency, such as 1299.00 {currency}.")
    return Fix(f"Write {number} {currency}, if that is the price.")
