# SPDX-License-Identifier: Apache-2.0
"""A table, whatever it is written in: its header, and its rows with the lines they begin on."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from listingcheck.errors import SourceError
from listingcheck.sources.reading import Ledger

EXPORT_AGAIN = "Export the file again, or correct this row."
_NOT_PART_OF_NAME = re.compile(r"\*|\s+")
_HINT = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")

Line = tuple[int, list[str]]
"""The line a row begins on, from 1, and its cells."""


class Table(ABC):
    """A table, read as it is iterated.

    Iterating gives ``(line, row)``. A short row is padded, and every row gets one more cell, always
    empty, so that a column the table does not have can be read like any other. What is wrong with
    a row goes to the ledger; a row that is no row at all is then left out, as blank ones are.
    """

    name: str
    """What messages call it."""
    header: tuple[str, ...]
    above: tuple[tuple[str, ...], ...]
    """The rows above the header."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        self.name = name
        self._ledger = ledger

    @property
    def width(self) -> int:
        """How many columns there are; also the position of the cell that is always empty."""
        return len(self.header)

    @abstractmethod
    def __iter__(self) -> Iterator[Line]:
        """Yield the rows below the header."""

    @abstractmethod
    def first(self, count: int) -> list[tuple[str, ...]]:
        """The header and the rows below it as they are, to look at; it uses the table up."""

    def _fit(self, row: list[str], line: int) -> None:
        """Bring a row to the width of the header."""
        width = self.width
        extra = [cell for cell in row[width:] if cell.strip()]
        del row[width:]
        row.extend([""] * (width - len(row)))
        if extra:
            problem = f"The row is longer than the header, which has {width} columns."
            self._ledger.odd(problem, EXPORT_AGAIN, line=line, value=" | ".join(extra))


class Rows(Table):
    """A table whose rows are already apart, as in a workbook.

    Args:
        rows: lines and cells.
        name: what messages call it.
        ledger: told of what is wrong.
        header_row: how many rows that are not blank stand above the header.

    Raises:
        SourceError: there is no header.
    """

    def __init__(
        self, rows: Iterable[Line], name: str, ledger: Ledger, header_row: int = 0
    ) -> None:
        super().__init__(name, ledger)
        self._rows = ((line, row) for line, row in rows if any(row))
        first = [tuple(row) for _, row in islice(self._rows, header_row + 1)]
        if len(first) <= header_row:
            raise SourceError(f"{name} holds no rows: export it again.")
        *above, header = first
        self.above = tuple(above)
        self.header = _without_blank_end(header)

    def __iter__(self) -> Iterator[Line]:
        """Yield the rows below the header."""
        width = self.width
        for line, row in self._rows:
            if len(row) != width:
                self._fit(row, line)
            row.append("")
            yield line, row

    def first(self, count: int) -> list[tuple[str, ...]]:
        """The header and the rows below it as they are, to look at; it uses the table up."""
        return [self.header, *(tuple(row) for _, row in islice(self._rows, count - 1))]


def _without_blank_end(header: Sequence[str]) -> tuple[str, ...]:
    """A header without the empty cells that spreadsheets put behind it."""
    width = max((n for n, name in enumerate(header, 1) if name.strip()), default=0)
    return tuple(header[:width])


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A column name as it is compared: in lower case, without stars and extra white space."""
    name = unicodedata.normalize("NFKC", name).replace("\ufeff", "").replace("\u2019", "'")
    return _NOT_PART_OF_NAME.sub(" ", name.casefold()).strip()


@lru_cache(maxsize=10_000)
def bare(name: str) -> str:
    """A column name, folded, without hints in brackets: ``Tags (x,y,z...)`` is ``tags``."""
    return _HINT.sub("", folded(name)).strip()


def positions(header: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each known column stands: canonical name to position, for those that are there.

    A spelling is found as it is (folded) or, failing that, without hints in brackets.
    """
    there: dict[str, int] = {}
    for fold in (folded, bare):
        for position, name in enumerate(header):
            there.setdefault(fold(name), position)
    found = {}
    for canonical, spellings in names.items():
        for spelling in spellings:
            if (name := folded(spelling)) in there:
                found[canonical] = there[name]
                break
    return found
