# SPDX-License-Identifier: Apache-2.0
"""Prices of Wix's CSV: a product's price, what a variant adds to it, and the discount on both."""

from decimal import Context, Decimal

from listingcheck.product import Money, number, present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.prices import added, plain

_EXACT = Context(prec=80)
"""Wide enough that no price and discount that can be read are rounded."""
Pair = tuple[Money | None, Money | None]
"""What a buyer pays, and the struck-through price."""


PriceCells = tuple[str, str, str, str, str]
"""The cells of a price, a struck-through price, a surcharge, and a discount's kind and value."""


class Prices(Memo[PriceCells, Pair]):
    """``prices[cells]``: what a buyer pays, and what is struck through.

    A reduced price has the decimals of the full one, or as many more as it takes to be exact:
    how Wix rounds depends on the currency, which the file does not state.
    """

    def __init__(self, currency: str | None) -> None:
        super().__init__(self._pair)
        self._moneys = memo(lambda cell: Money.parse(cell, currency))

    def _pair(self, cells: PriceCells) -> Pair:
        price, strikethrough, surcharge, mode, value = cells
        full = added(self._moneys[price], self._moneys[surcharge])
        if full is None or not is_discount(value):
            return full, self._moneys[strikethrough]
        return _reduced(full, mode, value.strip()), full


def is_discount(value: str) -> bool:
    """Whether a discount takes anything off."""
    return present(value) is not None and number(value) != 0


def _reduced(full: Money, mode: str, value: str) -> Money:
    """The price with a discount; where it cannot be reckoned, its text shows what it is made of."""
    amount = _amount(full.amount, mode.strip().casefold(), number(value))
    raw = f"{full.raw} - {value} {mode}".strip() if amount is None else plain(amount)
    return full.model_copy(update={"raw": raw, "amount": amount})


def _amount(full: Decimal | None, mode: str, value: Decimal | None) -> Decimal | None:
    if full is None or value is None:
        return None
    if mode == "amount":
        return _in_decimals_of(full, _EXACT.subtract(full, value))
    if mode == "percent":
        rest = _EXACT.multiply(full, _EXACT.subtract(Decimal(100), value))
        return _in_decimals_of(full, _EXACT.scaleb(rest, -2))
    return None


def _in_decimals_of(full: Decimal, reduced: Decimal) -> Decimal:
    rounded = reduced.quantize(full, context=_EXACT)
    return rounded if rounded == reduced else reduced.normalize(_EXACT)
