# SPDX-License-Identifier: Apache-2.0
"""Prices and measures of a feed: stated in one cell, or as a number and its unit."""

from typing import Any

from listingcheck.product import (
    Length,
    LengthUnit,
    Money,
    Weight,
    WeightUnit,
    number,
    present,
)
from listingcheck.sources.google_merchant.layout import Stated
from listingcheck.sources.kit import stated

_MICROS = -6
"""The power of ten of a millionth."""


def money(cell: Any, currency: str | None) -> Money | None:
    """A price; None when the cell is blank."""
    if not isinstance(cell, Stated):
        return stated.money(cell, currency) if present(cell) else None
    price = Money.parse(cell.value, cell.unit or currency)
    if not cell.is_micros:
        return price
    amount = number(cell.value)
    exact = amount.scaleb(_MICROS) if amount is not None else None
    return price.model_copy(update={"amount": exact})


def weight(cell: Any, unit: WeightUnit | None) -> Weight | None:
    """A weight; None when the cell is blank."""
    if isinstance(cell, Stated):
        return Weight.parse(cell.value, stated.weight_unit(cell.unit) or unit)
    return stated.weight(cell, unit) if present(cell) else None


def length(cell: Any, unit: LengthUnit | None) -> Length | None:
    """A length; None when the cell is blank."""
    if isinstance(cell, Stated):
        return Length.parse(cell.value, stated.length_unit(cell.unit) or unit)
    return stated.length(cell, unit) if present(cell) else None
