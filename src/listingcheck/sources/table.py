# SPDX-License-Identifier: Apache-2.0
"""A delimited text: its header, and its rows with the lines they begin on."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from listingcheck.errors import SourceError

LONGEST_CELL = 10 << 20
"""Characters of the longest cell that is read; no listing has a longer text."""
_DELIMITERS = ",;\t|"
_NOT_PART_OF_NAME = re.compile(r"\*|\s+")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or a part of one, that could not be read."""

    line: int
    value: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited text, read as it is iterated.

    Iterating gives ``(line, row)``. A short row is padded, and every row gets one more cell, always
    empty, so that a column the table does not have can be read like any other. What is wrong with
    a row goes to ``on_problem``; a row that is no row at all is then left out.
    """

    header: tuple[str, ...]
    reader: Any
    """The csv reader, behind the header."""
    skipped: int
    """Blank lines in front of the header."""
    on_problem: Callable[[BadRow], object]

    @property
    def width(self) -> int:
        """How many columns the header has; also the position of the cell that is always empty."""
        return len(self.header)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        reader, width, first = self.reader, self.width, self.skipped + 1
        line = reader.line_num + first
        while True:
            try:
                for row in reader:
                    if len(row) != width:
                        self._fit(row, line)
                    row.append("")
                    yield line, row
                    line = reader.line_num + first
                return
            except csv.Error as error:
                self.on_problem(BadRow(line, None, _explain(error)))
                line = reader.line_num + first

    def _fit(self, row: list[str], line: int) -> None:
        extra = [cell for cell in row[self.width :] if cell.strip()]
        del row[self.width :]
        row.extend([""] * (self.width - len(row)))
        if extra:
            problem = f"The row has {len(extra)} more values than the header has columns"
            self.on_problem(BadRow(line, " | ".join(extra), problem))


def read_table(text: io.TextIOBase, name: str, on_problem: Callable[[BadRow], object]) -> Table:
    """Read the header of a delimited text; blank lines in front of it are passed over.

    Raises:
        SourceError: there is no header.
    """
    # The limit is the csv module's own and global: it is only ever raised here.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines, skipped = iter(text), 0
    for line in lines:
        if line.strip():
            break
        skipped += 1
    else:
        raise SourceError(f"{name} holds nothing but blank lines.")
    reader = csv.reader(chain([line], lines), delimiter=max(_DELIMITERS, key=line.count))
    try:
        header = next(reader)
    except csv.Error as error:
        raise SourceError(f"{name}: {_explain(error)} in the header.") from None
    return Table(tuple(header), reader, skipped, on_problem)


def folded(name: str) -> str:
    """A column name as it is compared: in lower case, without stars and extra white space."""
    return _NOT_PART_OF_NAME.sub(" ", name.casefold().replace("\ufeff", "")).strip()


def positions(header: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each known column stands: canonical name to position, for those that are there."""
    there: dict[str, int] = {}
    for position, name in enumerate(header):
        there.setdefault(folded(name), position)
    found = {}
    for canonical, spellings in names.items():
        for spelling in spellings:
            if spelling in there:
                found[canonical] = there[spelling]
                break
    return found


def _explain(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell holds more than {LONGEST_CELL:,} characters"
    return f"The row is not valid CSV ({error})"
