# SPDX-License-Identifier: Apache-2.0
"""A delimited text: its header, and its rows with the lines they begin on."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TextIO

from listingcheck.errors import SourceError
from listingcheck.sources.reading import Ledger

LONGEST_CELL = 10 << 20
"""Characters of the longest cell that is read; no listing has a longer text."""
_DELIMITERS = ",;\t|"
_NOT_PART_OF_NAME = re.compile(r"\*|\s+")
_END = "\0end of the table\0"
"""Put behind the last line: a quoted cell that was never closed swallows it."""
_EXPORT_AGAIN = "Export the file again, or correct this row."


class Table:
    """A delimited text, read as it is iterated.

    Iterating gives ``(line, row)``. A short row is padded, and every row gets one more cell, always
    empty, so that a column the table does not have can be read like any other. What is wrong with
    a row goes to the ledger; a row that is no row at all is then left out, as blank ones are.

    Raises:
        SourceError: there is no header.
    """

    def __init__(self, text: TextIO, name: str, ledger: Ledger) -> None:
        self.name = name
        self._text = text
        self._ledger = ledger
        lines, self._before = iter(text), 0
        for line in lines:
            if line.strip():
                break
            self._before += 1
        else:
            raise SourceError(f"{name} holds nothing but blank lines: export it again.")
        self._delimiter = max(_DELIMITERS, key=line.count)
        self._read(chain([line], lines))
        try:
            self.header = tuple(next(self._reader))
        except csv.Error as error:
            raise SourceError(f"{name}: {_explain(error)}, in the header.") from None
        self.width = len(self.header)
        """How many columns there are; also the position of the cell that is always empty."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        width, reader = self.width, self._reader
        line = reader.line_num + self._before + 1
        while True:
            try:
                for row in reader:
                    if (len(row) == width and not row[-1].endswith(_END)) or self._fits(row, line):
                        row.append("")
                        yield line, row
                    line = reader.line_num + self._before + 1
                return
            except csv.Error as error:
                self._ledger.unread(_explain(error), _EXPORT_AGAIN, line=line)
                self._leave_out(line)
                reader = self._reader
                line = self._before + 1

    def _read(self, lines: Iterator[str]) -> None:
        # The limit is the csv module's own and global: it is only ever raised here.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
        self._reader = csv.reader(chain(lines, [_END]), delimiter=self._delimiter)

    def _leave_out(self, line: int) -> None:
        """Begin anew behind the row that begins on a line, found by its quotation marks."""
        self._text.seek(0)
        lines, self._before, quoted = iter(self._text), 0, False
        for text in lines:
            self._before += 1
            if self._before >= line:
                quoted ^= text.count('"') % 2 == 1
                if not quoted:
                    break
        self._read(lines)

    def _fits(self, row: list[str], line: int) -> bool:
        """Bring a row to the width of the header; False when it is to be left out."""
        if not row or row == [_END]:
            return False
        if row[-1].endswith(_END):
            self._not_closed(row, line)
            return False
        extra = [cell for cell in row[self.width :] if cell.strip()]
        del row[self.width :]
        row.extend([""] * (self.width - len(row)))
        if extra:
            problem = f"The row is longer than the header, which has {self.width} columns."
            self._ledger.odd(problem, _EXPORT_AGAIN, line=line, value=" | ".join(extra))
        return True

    def _not_closed(self, row: list[str], line: int) -> None:
        self._ledger.unread(
            "The file ends inside a quoted cell of the row that begins here.",
            "Close the quotation mark, or export the file again: it may have been cut off.",
            line=line,
            value=" | ".join(filter(None, row)).removesuffix(_END),
        )


def folded(name: str) -> str:
    """A column name as it is compared: in lower case, without stars and extra white space."""
    name = unicodedata.normalize("NFKC", name).replace("\ufeff", "").replace("\u2019", "'")
    return _NOT_PART_OF_NAME.sub(" ", name.casefold()).strip()


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
        return f"A cell holds more than {LONGEST_CELL:,} characters."
    return f"The row is not valid CSV: {error}."
