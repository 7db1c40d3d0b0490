# SPDX-License-Identifier: Apache-2.0
"""Gives a value of an option another spelling, on every variant that has it."""

from collections import Counter

from listingcheck.failure import Edit, Fix, Safety
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import Column, folded


class Renaming:
    """Renames values of one option, unless two variants could then not be told apart."""

    def __init__(self, table: list[Column], position: int) -> None:
        self._position = position
        rows = list(zip(*[map(folded, column) for column in table], strict=True))
        counts = Counter(rows)
        self._unique: dict[str | None, bool] = {}
        self._places: dict[str | None, list[int]] = {}
        for index, (value, row) in enumerate(zip(table[position], rows, strict=True)):
            self._places.setdefault(value, []).append(index)
            self._unique[value] = self._unique.get(value, True) and counts[row] == 1

    def fix(self, value: str | None, new: str | None) -> Fix:
        """The fix that spells a value as another one is spelled."""
        if not self._unique[value]:
            return Fix("Remove the variant that repeats another, or give it a value of its own.")
        edits = tuple(
            Edit(f"variants[{index}].options[{self._position}]", value, new)
            for index in self._places[value]
        )
        return Fix(f"Spell the value {quoted(new)} on all variants.", Safety.UNSAFE, edits)
