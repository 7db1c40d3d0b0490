# SPDX-License-Identifier: Apache-2.0
"""Prices that a platform splits: a base and what a variant adds to it."""

from decimal import Decimal
from functools import lru_cache

from listingcheck.product import REMEMBERED_VALUES, Money


@lru_cache(maxsize=REMEMBERED_VALUES)
def added(base: Money | None, extra: Money | None) -> Money | None:
    """What a buyer pays who pays a base and something on top (or less, when it is negative).

    Only one of them counts where the other is missing. Where one states no number, the sum states
    none either, and its text shows both.
    """
    if base is None or extra is None or extra.amount == 0:
        return base or extra
    if base.amount is None or extra.amount is None:
        return base.model_copy(update={"raw": f"{base.raw} + {extra.raw}", "amount": None})
    total = base.amount + extra.amount
    return base.model_copy(update={"raw": plain(total), "amount": total})


def plain(amount: Decimal) -> str:
    """A number as an export writes it, without an exponent."""
    return f"{amount:f}"
