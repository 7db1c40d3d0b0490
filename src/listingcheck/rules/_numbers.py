# SPDX-License-Identifier: Apache-2.0
"""Puts numbers and their limits into words."""

import reprlib
from decimal import Decimal

from listingcheck.product import Quantity, number


def shown(quantity: Quantity) -> str:
    """As the source wrote it; what is no number in quotes, and not at full length."""
    return reprlib.repr(quantity.raw) if quantity.amount is None else quantity.raw.strip()


def with_unit(words: str, unit: str | None, *shown_in: Quantity) -> str:
    """Words that show some quantities, with their unit, unless the source wrote it beside them."""
    is_written = any(each.amount is not None and number(each.raw) is None for each in shown_in)
    return words if is_written else f"{words} {unit or ''}".rstrip()


def accepted(minimum: Decimal, maximum: Decimal | None, unit: str = "") -> str:
    """``0.01 to 7,600 USD`` or ``at least 1``."""
    words = f"at least {minimum:,}" if maximum is None else f"{minimum:,} to {maximum:,}"
    return f"{words} {unit}".rstrip()
