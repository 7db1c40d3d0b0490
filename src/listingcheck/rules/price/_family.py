# SPDX-License-Identifier: Apache-2.0
"""What all price rules share."""

from decimal import Decimal
from operator import attrgetter
from typing import ClassVar

from listingcheck.product import Money
from listingcheck.rule import VariantRule


class PriceRule(VariantRule):
    """Looks at the prices of one variant."""

    shape: ClassVar = attrgetter("price", "compare_at_price")

    def is_outside(
        self, price: Money, lowest: Decimal, highest: Decimal | None, currency: str | None
    ) -> bool:
        """Whether a price is outside a band; one of 0, or in another currency, is not judged."""
        amount = price.amount
        if not amount or currency not in (None, self.currency_of(price)):
            return False
        return amount < lowest or (highest is not None and amount > highest)

    def currency_of(self, price: Money) -> str | None:
        """The currency of a price: its own, else what the merchant or the market says."""
        shop = self.shop
        named = price.currency or shop.source_currency or shop.currency or self.context.currency
        return named.upper() if named else None
