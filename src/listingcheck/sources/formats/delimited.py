# SPDX-License-Identifier: Apache-2.0
"""Delimited text, read row by row; what is no row is reported and the rest is read."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import TextIO

from listingcheck.errors import SourceError
from listingcheck.sources.formats.table import EXPORT_AGAIN, Line, Table
from listingcheck.sources.reading import Ledger

LONGEST_CELL = 10 << 20
"""Characters of the longest cell that is read; no listing has a longer text."""
_DELIMITERS = ",;\t|"
_LOOKED_AT = 8
"""Lines that tell the delimiter: a title may stand above the header."""
_END = "\0end of the table\0"
"""Put behind the last line: a quoted cell that was never closed swallows it."""


class Delimited(Table):
    """A table in delimited text: CSV, TSV, with semicolons or with bars.

    Args:
        text: the text, from its beginning.
        name: what messages call it.
        ledger: told of what is wrong.
        header_row: how many rows stand above the header, blank ones not counted.

    Raises:
        SourceError: there is no header.
    """

    def __init__(self, text: TextIO, name: str, ledger: Ledger, header_row: int = 0) -> None:
        super().__init__(name, ledger)
        self._text = text
        lines, self._before = iter(text), 0
        for line in lines:
            if line.strip():
                break
            self._before += 1
        else:
            raise SourceError(f"{name} holds nothing but blank lines: export it again.")
        first = [line, *islice(lines, _LOOKED_AT - 1)]
        self.delimiter = _delimiter(first)
        """What parts its cells."""
        self._read(chain(first, lines))
        self.above = tuple([tuple(self._filled_row()) for _ in range(header_row)])
        self.header = tuple(self._filled_row())

    def _filled_row(self) -> list[str]:
        try:
            row = next(filter(any, self._reader), None)
        except csv.Error as error:
            raise SourceError(f"{self.name}: {_explain(error)}, in the header.") from None
        if row is None or row == [_END]:
            raise SourceError(f"{self.name} has no row below its first ones: export it again.")
        return row

    def __iter__(self) -> Iterator[Line]:
        """Yield the rows below the header."""
        width, reader, end = self.width, self._reader, _END
        line = reader.line_num + self._before + 1
        while True:
            try:
                for row in reader:
                    if (len(row) == width and not row[-1].endswith(end)) or self._fits(row, line):
                        row.append("")
                        yield line, row
                    line = reader.line_num + self._before + 1
                return
            except csv.Error as error:
                self._ledger.unread(_explain(error), EXPORT_AGAIN, line=line)
                self._leave_out(line)
                reader = self._reader
                line = self._before + 1

    def first(self, count: int) -> list[tuple[str, ...]]:
        """The header and the rows below it as they are, to look at; it uses the table up."""
        rows = [self.header]
        # What is wrong with a row is told when the table is read.
        with suppress(csv.Error):
            rows += [tuple(row) for row in islice(filter(any, self._reader), count - 1)]
        return rows

    def _read(self, lines: Iterator[str]) -> None:
        # The limit is the csv module's own and global: it is only ever raised here.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
        self._reader = csv.reader(chain(lines, [_END]), delimiter=self.delimiter)

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
        self._fit(row, line)
        return True

    def _not_closed(self, row: list[str], line: int) -> None:
        self._ledger.unread(
            "The file ends inside a quoted cell of the row that begins here.",
            "Close the quotation mark, or export the file again: it may have been cut off.",
            line=line,
            value=" | ".join(filter(None, row)).removesuffix(_END),
        )


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the header and the row behind it into most cells.

    One row alone misleads: help above the header, or a quoted text, may have bars or commas of its
    own. Parted in the wrong place, a quoted cell leaves its quotation marks behind.
    """

    def cells(delimiter: str) -> tuple[int, int, int, int, int]:
        rows: list[list[str]] = []
        with suppress(csv.Error):
            rows.extend(filter(None, csv.reader(lines, delimiter=delimiter)))
        first = next((n for n, row in enumerate(rows) if len(row) > 1), 0)
        header, row, *_ = (*rows[first:], [""], [""])
        marks = sum('"' in cell for cell in (*header, *row))
        widths = len(header), len(row)
        return min(widths), min(widths[0] - widths[1], 0), -marks, sum(widths), -first

    return max(_DELIMITERS, key=cells)


def _explain(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell holds more than {LONGEST_CELL:,} characters."
    return f"The row is not valid CSV: {error}."
