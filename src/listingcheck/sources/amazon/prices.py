# SPDX-License-Identifier: Apache-2.0
"""Prices as Amazon writes them: most without a currency, Japan's as ``1,299 JPY``."""

import re
from decimal import Decimal
from functools import lru_cache

from listingcheck.product import REMEMBERED_VALUES, Money
from listingcheck.sources.kit import stated

_WITHOUT_CENTS = frozenset({"JPY"})
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


@lru_cache(maxsize=REMEMBERED_VALUES)
def money(raw: str, currency: str | None) -> Money:
    """A price that may state its currency; else it is in ``currency``.

    A comma can only part thousands where the currency has no smaller unit.
    """
    price = stated.money(raw, currency)
    if price.amount is None and price.currency in _WITHOUT_CENTS:
        digits = raw.replace(price.currency or "", "").strip()
        if _THOUSANDS.fullmatch(digits):
            return price.model_copy(update={"amount": Decimal(digits.replace(",", ""))})
    return price
