# SPDX-License-Identifier: Apache-2.0
"""Tells values that are sent as they are from those that a connector converts on the way."""

from decimal import ROUND_CEILING, Decimal

from pydantic import Field

from listingcheck.product import Product
from listingcheck.rule import RuleOptions


class SentOptions(RuleOptions):
    """Options of a rule about how a value is written down, not about what it says."""

    columns: tuple[str, ...] = Field(
        default=(),
        description="Columns or keys whose values are sent as they are; connectors convert all "
        "others. Empty means that every value is.",
    )

    def is_sent(self, product: Product, field: str) -> bool:
        """Whether the source has a canonical field in a column that is sent as it is."""
        return not self.columns or product.origin.columns.get(field) in self.columns


def rounded_up(amount: Decimal, decimals: int) -> Decimal:
    """The next number with that many decimals."""
    return amount.quantize(Decimal(1).scaleb(-decimals), ROUND_CEILING)


def rounding(amount: Decimal | None, decimals: int) -> Decimal | None:
    """What a number above 0 with more decimals is rounded up to; None for all others."""
    if amount is None or amount <= 0:
        return None
    new = rounded_up(amount, decimals)
    return new if new != amount else None


def accuracy(decimals: int) -> str:
    """``at most 3 decimals`` or ``a whole number``."""
    return f"at most {decimals} decimals" if decimals else "a whole number"
