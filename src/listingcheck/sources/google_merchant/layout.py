# SPDX-License-Identifier: Apache-2.0
"""Where in a row each attribute stands. An item of XML or JSON is a row as well.

The row of such an item has a cell for each of its elements or keys, and items with the same ones
share a layout.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from listingcheck.product import IdentifierType
from listingcheck.sources.google_merchant.columns import (
    ATTRIBUTES,
    IDENTIFIERS,
    IMAGES,
    LISTS,
    OPTIONS,
    SINGLE,
    TAGS,
)

Row = list[Any]
"""Cells: text, a :class:`Stated` or texts; behind them an empty one."""
Cells = tuple[Any, ...]
"""The cells of a row for the attributes in SINGLE, in that order."""
PLACE = {name: place for place, name in enumerate(SINGLE)}
"""Where each attribute stands among the cells."""
_BETTER = ("g:", "offerId", "productAttributes.offerId")
"""What is preferred where an attribute is stated twice."""


class Stated(NamedTuple):
    """A number and its unit or currency, where a source keeps them apart."""

    value: str
    unit: str | None
    is_micros: bool = False
    """Whether the number is a millionth of the price."""


class Slot(NamedTuple):
    """One column."""

    name: str
    """Google's name of the attribute, or the column's own."""
    spelling: str
    """What the file calls it."""


class Layout:
    """The columns of one table, or of items with the same elements or keys.

    Args:
        names: Google's name for each column; None for one that nobody knows.
        spellings: what the file calls each.
    """

    def __init__(self, names: Sequence[str | None], spellings: Sequence[str]) -> None:
        places = _places(names, spellings)
        blank = len(names)
        self.names = tuple(names)
        found = [places.get(name, [blank]) for name in SINGLE]
        self._first: Callable[[Row], Cells] = itemgetter(*[at[0] for at in found])
        self._doubled = [(place, at) for place, at in enumerate(found) if len(at) > 1]
        self.cells = self._said if self._doubled else self._first
        """The cells of a row for the attributes in SINGLE; empty for those not there."""
        self.id = found[PLACE["id"]][0]
        """The position of the id; that of the empty cell where there is none."""
        self.group = found[PLACE["item_group_id"]][0]
        """The position of the group's id."""
        self.images = [(at, spellings[at], n) for n, at in _all(places, IMAGES)]
        """Positions of pictures, their spellings, and whether they may be lists."""
        self.identifiers: list[tuple[int, IdentifierType | None, str]] = [
            (at, kind, spellings[at])
            for name, kind in IDENTIFIERS.items()
            for at in places.get(name, ())
        ]
        """Positions of trade numbers, their kinds and spellings."""
        self.tags = places.get(TAGS, [])
        """Positions of tags."""
        self.spelled: Mapping[str, str] = {name: spellings[at[0]] for name, at in places.items()}
        """Attribute to what the file calls it."""
        kept = [at for at, name in enumerate(names) if _is_kept(name, spellings[at])]
        self.slots = [Slot(names[at] or spellings[at], spellings[at]) for at in kept]
        """The columns that become attributes of the product."""
        self.values: Callable[[Row], tuple[Any, ...]] = _getter(kept)
        """The cells of a row for the slots."""

    def _said(self, row: Row) -> Cells:
        """The same, of attributes stated twice the first that says something."""
        chosen = list(self._first(row))
        for place, positions in self._doubled:
            said = (row[at] for at in positions if says(row[at]))
            chosen[place] = next(said, chosen[place])
        return tuple(chosen)


def says(cell: Any) -> bool:
    """Whether a cell holds more than white space."""
    return bool(cell) and not (cell.__class__ is str and cell.isspace())


def _places(names: Sequence[str | None], spellings: Sequence[str]) -> dict[str, list[int]]:
    """Attribute to its positions, the preferred one first."""
    places: dict[str, list[int]] = {}
    order = sorted(range(len(names)), key=lambda at: not spellings[at].startswith(_BETTER))
    for at in order:
        if name := names[at]:
            places.setdefault(name, []).append(at)
    return places


def _all(places: Mapping[str, list[int]], names: Sequence[str]) -> list[tuple[int, int]]:
    return [(n, at) for n, name in enumerate(names) for at in places.get(name, ())]


def _is_kept(name: str | None, spelling: str) -> bool:
    """Whether a column becomes an attribute of the product."""
    if name is None or name in ATTRIBUTES or name in OPTIONS:
        return bool(spelling.strip())
    return name not in SINGLE and name not in LISTS


def _getter(positions: list[int]) -> Callable[[Row], tuple[Any, ...]]:
    if len(positions) > 1:
        return itemgetter(*positions)
    return lambda row: tuple([row[at] for at in positions])
