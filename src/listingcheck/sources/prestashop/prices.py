# SPDX-License-Identifier: Apache-2.0
"""PrestaShop's prices: a product's, what a combination adds to it, and a discount off both.

A discount is an amount or else a percentage, taken off whenever it is there: the dates from and to
which it holds are not looked at. An amount is taken to be without tax where the price is. What a
percentage leaves is rounded to hundredths, as the shop shows it.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from listingcheck.product import REMEMBERED_VALUES, Money, Weight, number, present
from listingcheck.sources.kit.prices import added, plain

_ALL = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_NOTHING = Decimal(0)


class Reduction(NamedTuple):
    """A discount."""

    amount: Decimal = _NOTHING
    percent: Decimal = _NOTHING
    unreadable: str | None = None
    """The text that is no discount."""


NONE = Reduction()


def reduction(cells: tuple[str, str]) -> Reduction:
    """The discount in a cell of an amount and one of a percentage; the amount counts first."""
    amount, percent = cells
    if present(amount) and (value := number(amount)) != 0:
        return Reduction(unreadable=amount) if value is None or value < 0 else Reduction(value)
    if present(percent):
        value = number(percent.strip().removesuffix("%"))
        if value is None or not 0 <= value <= _ALL:
            return Reduction(unreadable=percent)
        return Reduction(percent=value)
    return NONE


def reduced(full: Money | None, off: Reduction) -> tuple[Money | None, Money | None]:
    """What a buyer pays and the struck-through price."""
    if full is None or not (off.amount or off.percent) or full.amount is None:
        return full, None
    left = full.amount - off.amount
    if off.percent:
        left = (left * (_ALL - off.percent) / _ALL).quantize(_HUNDREDTH, ROUND_HALF_UP)
    price = {"raw": plain(left), "amount": left, "currency": full.currency}
    return Money.made({**price, "includes_tax": full.includes_tax}), full


def with_impact(base: Money | None, impact: Money | None) -> Money | None:
    """A product's price with what a combination adds; None without the product's.

    An impact is without tax: on a price with tax the sum states no number.
    """
    if base is None or impact is None or not base.includes_tax or impact.amount == 0:
        return added(base, impact) if base is not None else None
    return base.model_copy(update={"raw": f"{base.raw} + {impact.raw}", "amount": None})


@lru_cache(maxsize=REMEMBERED_VALUES)
def heavier(base: Weight | None, impact: Weight | None) -> Weight | None:
    """A product's weight with what a combination adds; None without the product's."""
    if base is None or impact is None or impact.amount == 0:
        return base
    if base.amount is None or impact.amount is None:
        return base.model_copy(update={"raw": f"{base.raw} + {impact.raw}", "amount": None})
    total = base.amount + impact.amount
    return base.model_copy(update={"raw": plain(total), "amount": total})
