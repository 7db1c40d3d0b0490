# SPDX-License-Identifier: Apache-2.0
"""What can be sold from several warehouses."""

from decimal import Decimal

from listingcheck.product import Stock
from listingcheck.sources.kit.prices import plain


def total(raws: tuple[str, ...]) -> Stock | None:
    """The stock of all warehouses together; None without any.

    What one warehouse states keeps its text. A buyer sees the sum of several, which no text of the
    source states; where one of them states no number, the sum states none, and shows them all.
    """
    if len(raws) < 2:
        return Stock.parse(raws[0]) if raws else None
    amounts = [Stock.parse(raw).amount for raw in raws]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(raws):
        return Stock(raw=" + ".join(raws), amount=None)
    amount = sum(known, Decimal(0))
    return Stock(raw=plain(amount), amount=amount)
