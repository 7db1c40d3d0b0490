# SPDX-License-Identifier: Apache-2.0
"""What all price rules share."""

from operator import attrgetter
from typing import ClassVar

from listingcheck.product import Money
from listingcheck.rule import VariantRule


class PriceRule(VariantRule):
    """Looks at the prices of one variant."""

    shape: ClassVar = attrgetter("price", "compare_at_price")

    def currency_of(self, price: Money) -> str | None:
        """The currency of a price: its own, else what the merchant or the market says."""
        shop = self.shop
        named = price.currency or shop.source_currency or shop.currency or self.context.currency
        return named.upper() if named else None
