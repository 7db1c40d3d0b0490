# SPDX-License-Identifier: Apache-2.0
"""Weights and sizes in a category template: each has its unit in another column."""

from operator import itemgetter

from listingcheck.product import Dimensions, Length, Weight, present
from listingcheck.sources.amazon.codes import length_unit, weight_unit
from listingcheck.sources.amazon.names import PACKAGES, SIDES, WEIGHTS
from listingcheck.sources.amazon.rows import PLACE
from listingcheck.sources.kit import stated
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import dimensions
from listingcheck.sources.reading import Settings

_UNIT = "_unit_of_measure"
_CELLS = itemgetter(
    *(PLACE[n] for w in WEIGHTS for n in (w, f"{w}{_UNIT}")),
    *(PLACE[f"{of}_{side}"] for of in PACKAGES for side in SIDES),
    *(PLACE[f"{of}_{side}{_UNIT}"] for of in PACKAGES for side in (*SIDES, "dimensions")),
)
_OF_WEIGHT = 2 * len(WEIGHTS)
_COUNT = len(SIDES)

Cells = tuple[str, ...]
Measure = tuple[Weight | None, Dimensions | None]


class Measures:
    """Reads weights and sizes; the package's own before those of what is in it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: Memo[Cells, Measure] = Memo(self._measure)

    def of(self, cells: Cells) -> Measure:
        """The weight and the size in the known cells of a row."""
        return self._known[_CELLS(cells)]

    def _measure(self, cells: Cells) -> Measure:
        return self._weight(cells[:_OF_WEIGHT]), self._size(cells[_OF_WEIGHT:])

    def _weight(self, cells: Cells) -> Weight | None:
        for value, unit in zip(cells[::2], cells[1::2], strict=True):
            if present(value):
                known = weight_unit(unit) if present(unit) else self._settings.weight_unit
                return stated.weight(value, known)
        return None

    def _size(self, cells: Cells) -> Dimensions | None:
        sides, units = cells[: _COUNT * len(PACKAGES)], cells[_COUNT * len(PACKAGES) :]
        for number in range(len(PACKAGES)):
            own = sides[number * _COUNT : (number + 1) * _COUNT]
            *of_sides, of_all = units[number * (_COUNT + 1) : (number + 1) * (_COUNT + 1)]
            if any(map(present, own)):
                said = zip(own, of_sides, strict=True)
                return dimensions(*[self._length(side, unit or of_all) for side, unit in said])
        return None

    def _length(self, value: str, unit: str) -> Length | None:
        if not present(value):
            return None
        known = length_unit(unit) if present(unit) else self._settings.dimension_unit
        return stated.length(value, known)
