# SPDX-License-Identifier: Apache-2.0
"""``price-unreadable``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules.price._family import PriceRule
from listingcheck.rules.price._reading import plain


class PriceUnreadable(PriceRule):
    """The price is not a number.

    What it checks: whether a price that is written down is one plain number. Words, formula
    errors, thousands separators and currency signs are not.

    Why the marketplace minds: the price is sent as a number, so the listing is not created, or is
    created with the wrong price.

    How to fix it: write digits with a full stop before the cents, such as 1299.00. Where the text
    can be read only one way, that number is proposed.
    """

    id = "price-unreadable"
    stage = Stage.SYNC
    codes = ("12052073", "The product price is invalid")
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
    )

    def prepare(self) -> None:
        self.signs = self.context.words("currencies").get("signs", {})

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        price = variant.price
        if price is None or price.amount is not None:
            return
        field = variant.at("price")
        number = plain(price.raw, self.currency_of(price), self.signs)
        yield Finding(
            field=field,
            message=f"The price {shown(price)} is not a plain number such as 1299.00.",
            fix=_fix(Edit(field, price.raw, number)),
            value=price.raw,
            limit="a plain number",
        )


def _fix(edit: Edit) -> Fix:
    if edit.new is None:
        return Fix("Enter the price as a plain number: no words, currency or thousands separator.")
    return Fix(f"Write {edit.new}, if that is the price.", Safety.UNSAFE, (edit,))
