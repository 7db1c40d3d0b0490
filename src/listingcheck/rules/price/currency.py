# SPDX-License-Identifier: Apache-2.0
"""``price-currency``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Money, Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules._offered import OWN_FORMAT
from listingcheck.rules.price._family import PriceRule
from listingcheck.shop import Shop


class PriceCurrency(PriceRule):
    """The price is not in the shop's currency.

    What it checks: the currency of each price against that of the shop, or of the market where the
    shop names none. Where the export states no currency, the shop's settings can; a feed in the
    marketplace's own format may have to state it beside each price.

    Why the marketplace minds: a shop sells in one currency. TikTok Shop answers "The provided
    currency is not available for this shop/region", and connectors stop synchronising.

    How to fix it: export prices in the shop's currency. Changing only the code changes the price.
    """

    id = "price-currency"
    stage = Stage.SYNC
    codes = ("12052084", "The provided currency is not available for this shop/region")
    absent = "variants[].price.currency"

    class Options(RuleOptions):
        stated: bool = Field(
            default=False,
            description="Whether prices in the marketplace's own format must state a currency.",
        )
        converts: bool = Field(
            default=False,
            description="Whether other currencies are converted, so that they are only warnings.",
        )

    VALID = (
        Valid(sample.product()),
        Valid(sample.product(variants=[sample.variant(currency="GBP")]), shop=Shop(currency="GBP")),
        Valid(
            sample.product(variants=[sample.variant(currency=None)]),
            shop=Shop(source_currency="USD"),
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(currency="EUR")]), field="variants[0].price"
        ),
        Invalid(
            sample.product(variants=[sample.variant(currency=None)]),
            shop=Shop(currency="GBP", source_currency="USD"),
            field="variants[0].price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(currency=None)]),
            field="variants[0].price.currency",
        ),
        Invalid(
            sample.product(variants=[sample.variant(currency=None)], origin=OWN_FORMAT),
            options={"stated": True},
            field="variants[0].price",
        ),
    )

    def prepare(self) -> None:
        expected = self.shop.currency or self.context.currency
        self.expected = expected.upper() if expected else None
        self.known = frozenset(self.context.words("currency_codes").get("codes", ()))

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.price is None or self.expected is None:
            return
        found = variant.price.currency or self.shop.source_currency
        if found is None and self.options.stated and self.context.is_own(product):
            yield from self._needed(variant, variant.price)
        elif found is None:
            yield self._unstated(variant)
        elif found.upper() != self.expected:
            yield self._other(variant, found)

    def _needed(self, variant: Variant, price: Money) -> Iterator[Finding]:
        if price.amount is not None:
            yield Finding(
                field=variant.at("price"),
                message=f"The price {shown(price)} states no currency; each price needs its own.",
                fix=Fix(f"Write the currency behind the number, such as 1299.00 {self.expected}."),
                value=price.raw,
                limit=f"a number and {self.expected}",
            )

    def _unstated(self, variant: Variant) -> Finding:
        return Finding(
            field=variant.at("price.currency"),
            message=f"The price states no currency; the shop sells in {self.expected}.",
            fix=Fix("Give [shop] source_currency, the currency of the export's prices."),
            limit=self.expected,
            severity=Severity.INFO,
        )

    def _other(self, variant: Variant, found: str) -> Finding:
        convertible = self.options.converts and found.upper() in self.known
        return Finding(
            field=variant.at("price"),
            message=f"The price is in {found}; the shop sells in {self.expected}.",
            fix=Fix(f"Export prices in {self.expected}; changing only the code is not enough."),
            value=found,
            limit=self.expected,
            severity=Severity.WARNING if convertible else None,
        )
