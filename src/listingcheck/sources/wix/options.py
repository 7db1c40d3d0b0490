# SPDX-License-Identifier: Apache-2.0
"""The options of a product in Wix's CSV: names beside it, values in the rows of its variants."""

from collections.abc import Sequence
from itertools import product
from math import prod

from listingcheck.product import present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.wix.columns import OPTIONS
from listingcheck.sources.wix.rows import PLACE
from listingcheck.sources.wix.words import colour_name, is_colour, listed

MOST_VARIANTS = 1_000
"""Variants Wix lets a product have."""
NAMES, TYPES, VALUES = (
    slice(PLACE[name], PLACE[name] + len(OPTIONS))
    for name in ("option1_name", "option1_type", "option1")
)
"""The cells of all options' names, types and values."""

Values = tuple[str | None, ...]


class Slots:
    """Which of the columns of options a product uses.

    Args:
        used: their places from 0, and whether each holds colours.
    """

    def __init__(self, used: tuple[tuple[int, bool], ...]) -> None:
        self._used = used
        self.places = tuple([place for place, _ in used])
        self.values: Memo[Sequence[str], Values] = Memo(self._values)
        """The values of a variant, by all its cells of values."""

    def _values(self, cells: Sequence[str]) -> Values:
        return tuple([_value(cells[place], coloured=coloured) for place, coloured in self._used])

    def combinations(self, cells: Sequence[str]) -> list[Values] | None:
        """What the lists of values in the cells of a product make; None when it is too much."""
        lists: list[Values] = [
            tuple([_value(value, coloured=coloured) for value in listed(cells[place])]) or (None,)
            for place, coloured in self._used
        ]
        return list(product(*lists)) if prod(map(len, lists)) <= MOST_VARIANTS else None


def used(cells: tuple[str, ...], variant: tuple[str, ...]) -> tuple[tuple[int, bool], ...]:
    """The places of options that a product or its first variant has, and which are colours."""
    names, kinds, lists, values = cells[NAMES], cells[TYPES], cells[VALUES], variant[VALUES]
    return tuple(
        [
            (place, is_colour(kinds[place]))
            for place, said in enumerate(zip(names, lists, values, strict=True))
            if any(said) and any(map(present, said))
        ]
    )


def named(cells: tuple[str, ...], places: tuple[int, ...]) -> tuple[str, ...]:
    """The names of options; one without is called by its number."""
    names = cells[NAMES]
    return tuple([present(names[place]) or f"Option{place + 1}" for place in places])


def _value(cell: str, *, coloured: bool) -> str | None:
    return present(colour_name(cell) if coloured else cell)
