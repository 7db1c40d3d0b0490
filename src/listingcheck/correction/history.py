# SPDX-License-Identifier: Apache-2.0
"""What every corrected cell has held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from listingcheck.correction.copies import Copy
from listingcheck.correction.places import Located
from listingcheck.correction.result import Change, Place
from listingcheck.failure import Failure, Safety


@dataclass(slots=True)
class _Cell:
    values: list[str]
    failures: list[Failure]


class History:
    """Keeps what corrected cells have held, from the exports as they were given.

    Rows and columns stay where they are while cells change, so a cell is the same in every round.
    """

    def __init__(self, originals: Mapping[str, Copy]) -> None:
        self._originals = originals
        self._cells: dict[Place, _Cell] = {}

    def add(self, applied: Iterable[Located]) -> None:
        """Note what was done in a round."""
        for each in applied:
            for place, value in each.values.items():
                cell = self._cells.setdefault(place, _Cell([self._original(place)], []))
                if cell.values[-1] != value:
                    cell.values.append(value)
                cell.failures.append(each.failure)

    def changes(self) -> tuple[Change, ...]:
        """The cells that hold something else now."""
        order = {name: number for number, name in enumerate(self._originals)}
        places = sorted(self._cells, key=lambda place: (order[place[0]], place[1]))
        return tuple(self._change(place, self._cells[place]) for place in places)

    def _original(self, place: Place) -> str:
        name, spot = place
        return self._originals[name].sheet.value(spot)

    def _change(self, place: Place, cell: _Cell) -> Change:
        name, spot = place
        copy, first = self._originals[name], cell.failures[0]
        is_safe = all(failure.fix.safety is Safety.SAFE for failure in cell.failures)
        return Change(
            file=name,
            product=first.product,
            record=first.where.record,
            line=copy.sheet.line_of(spot.row),
            column=copy.header[spot.column],
            old=cell.values[0],
            new=cell.values[-1],
            rules=tuple(dict.fromkeys(failure.rule for failure in cell.failures)),
            safety=Safety.SAFE if is_safe else Safety.UNSAFE,
        )
