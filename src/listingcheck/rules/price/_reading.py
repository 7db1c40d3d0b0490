# SPDX-License-Identifier: Apache-2.0
"""Reads a price that is more than a number, where it can be read only one way."""

import re
from collections.abc import Collection, Mapping

Signs = Mapping[str, Collection[str]]
"""What stands beside an amount, and the currencies it may mean."""

_LONGEST = 40
_PARTS = re.compile(r"([^0-9]*)(.*[0-9])([^0-9]*)")
_AMOUNT = re.compile(
    r"([0-9]{1,15}|[1-9][0-9]{0,2}([.,'’ \u00a0\u2009\u202f])[0-9]{3}(?:\2[0-9]{3}){0,3})"
    r"(?:([.,])([0-9]{1,2}))?"
)


def plain(raw: str, currency: str | None, signs: Signs) -> str | None:
    """The number in a price such as ``$1,299.00``, or None when it is not plain.

    A sign or code must be that of the currency the price is known to be in.
    """
    parts = _PARTS.fullmatch(raw.strip()) if len(raw) <= _LONGEST else None
    if parts is None:
        return None
    before, amount, after = parts[1].strip(), parts[2], parts[3].strip()
    beside = [mark for mark in (before, after) if mark]
    if all(_means(mark, currency, signs) for mark in beside):
        return _without_separators(amount)
    return None


def _means(mark: str, currency: str | None, signs: Signs) -> bool:
    return mark.upper() == currency or currency in signs.get(mark, ())


def _without_separators(amount: str) -> str | None:
    match = _AMOUNT.fullmatch(amount)
    if match is None:
        return None
    whole, mark, point, cents = match.groups()
    if mark is None:
        return f"{whole}.{cents}" if point else whole
    # "1,299" is a thousand or a little over one; "1,299.00" and "1,299,000" are not in doubt.
    doubtful = mark in ".," and point is None and whole.count(mark) == 1
    if doubtful or mark == point:
        return None
    digits = whole.replace(mark, "")
    return f"{digits}.{cents}" if point else digits
