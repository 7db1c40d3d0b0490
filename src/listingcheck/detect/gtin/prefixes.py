# SPDX-License-Identifier: Apache-2.0
"""What the first digits of a trade number say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Prefix:
    """A range of numbers that products do not carry."""

    digits: str
    """The first digits of the code's 13-digit form, or of a GTIN-8."""
    kind: str
    """``restricted``, ``coupon``, ``demo`` or ``unassigned``."""
    use: str
    """What the numbers are for, in words."""


class Prefixes:
    """The ranges of the word list ``gs1_prefixes``."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._of_8 = _table(words.get("gtin8", {}))
        self._of_13 = _table(words.get("gtin13", {}))
        self._of_14 = _table(words.get("gtin14", {}))

    def prefix_class(self, code: str) -> Prefix | None:
        """The range that a code of 8, 12, 13 or 14 digits falls in; None for a product's.

        A GTIN-8 has prefixes of its own, also when zeros make it 14 digits. Of another GTIN-14, its
        indicator digit is looked at and then left out: it says how many are packed, not who gave
        out the number.
        """
        if len(code) == 8 or (len(code) == 14 and code.startswith("000000")):
            return _look_up(self._of_8, code[-8:])
        found = _look_up(self._of_14, code) if len(code) == 14 else None
        return found or _look_up(self._of_13, code.zfill(14)[1:])


def _look_up(table: Mapping[str, Prefix], code: str) -> Prefix | None:
    for length in (7, 3, 1):
        if found := table.get(code[:length]):
            return found
    return None


def _table(classes: Mapping[str, Any]) -> dict[str, Prefix]:
    return {
        digits: Prefix(digits, kind, entry["use"])
        for kind, entries in classes.items()
        for entry in entries
        for span in entry["ranges"]
        for digits in _each(span)
    }


def _each(span: str) -> Iterator[str]:
    """Every prefix of ``020-029``, or the one of ``952``."""
    first, _, last = span.partition("-")
    for number in range(int(first), int(last or first) + 1):
        yield f"{number:0{len(first)}}"
