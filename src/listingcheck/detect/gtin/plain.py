# SPDX-License-Identifier: Apache-2.0
"""Tells at once that there is nothing to remark on a code.

A catalogue holds a hundred thousand codes and nearly all are good, so this is done once per code
and has to be quick: the digits are weighed four at a time, and what a block of four looks like is
part of its weight.
"""

from itertools import combinations, product

_PATTERN = 3_700
"""What the blocks of a code add up to, at least, if it is one that someone may have made up."""
_FEW, _NEARLY_FEW = 1_000, 700
"""What a block of two digits or fewer adds, and one that has another digit at its end only."""


def plain_prefix(code: str) -> int | None:
    """The prefix of a code with nothing else to remark, or None if it needs a closer look.

    None for all but 12, 13 or 14 digits with the right check digit, prefix 001 or above, and no
    pattern in them. Of two codes with the same plain prefix, and the same length where that
    matters, nothing else can differ. It is the prefix of the 13-digit form, as a number, with the
    indicator digit of a GTIN-14 before it.
    """
    if code.isdecimal() and code.isascii() and 11 < len(code) < 15:
        high, low = divmod(int(code), 100_000_000)
        outer, inner = _BLOCKS[high // 10_000], _BLOCKS[high % 10_000]
        weight = outer + inner + _BLOCKS[low // 10_000] + _BLOCKS[low % 10_000]
        if not weight % 10 and weight < _PATTERN and high > 99:
            return high // 100
    return None


def _block(number: int) -> int:
    """The weighted sum of four digits, plus what the pattern in them adds.

    A long run fills a block. A body of two digits makes three blocks of two digits or fewer, and
    one to whose end the check digit may bring a third.
    """
    weighted = 3 * (number // 1000 + number // 10 % 10) + number // 100 % 10 + number % 10
    if number in _RUNS:
        return weighted + _PATTERN
    if number in _TWO_DIGITS:
        return weighted + _FEW
    return weighted + _NEARLY_FEW if number // 10 in _TWO_DIGITS else weighted


_RUNS = frozenset(
    int(row[i : i + 4]) for row in ("0123456789012", "9876543210987") for i in range(10)
)
_TWO_DIGITS = frozenset(
    int("".join(digits))
    for pair in combinations("0123456789", 2)
    for size in (1, 2, 3, 4)
    for digits in product(pair, repeat=size)
)
_BLOCKS = tuple(map(_block, range(10_000)))
