# SPDX-License-Identifier: Apache-2.0
"""``price-currency``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.price._family import PriceRule
from listingcheck.shop import Shop


class PriceCurrency(PriceRule):
    """The price is not in the shop's currency.

    What it checks: the currency of each price against that of the shop, or of the market where the
    shop names none. Where the export states no currency, the shop's settings can.

    Why the marketplace minds: a shop sells in one currency. TikTok Shop answers "The provided
    currency is not available for this shop/region", and connectors stop synchronising.

    How to fix it: export prices in the shop's currency. Changing only the code changes the price.
    """

    id = "price-currency"
    stage = Stage.SYNC
    codes = ("12052084", "The provided currency is not available for this shop/region")
    absent = "variants[].price.currency"
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
    )

    def prepare(self) -> None:
        expected = self.shop.currency or self.context.currency
        self.expected = expected.upper() if expected else None

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.price is None or self.expected is None:
            return
        found = variant.price.currency or self.shop.source_currency
        if found is None:
            yield self._unstated(variant)
        elif found.upper() != self.expected:
            yield self._other(variant, found)

    def _unstated(self, variant: Variant) -> Finding:
        return Finding(
            field=variant.at("price.currency"),
            message=f"The price states no currency; the shop sells in {self.expected}.",
            fix=Fix("Give [shop] source_currency, the currency of the export's prices."),
            limit=self.expected,
            severity=Severity.INFO,
        )

    def _other(self, variant: Variant, found: str) -> Finding:
        return Finding(
            field=variant.at("price"),
            message=f"The price is in {found}; the shop sells in {self.expected}.",
            fix=Fix(f"Export prices in {self.expected}; changing only the code is not enough."),
            value=found,
            limit=self.expected,
        )
