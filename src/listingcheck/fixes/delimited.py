# SPDX-License-Identifier: Apache-2.0
"""Delimited text with the place of every cell, so that one can be rewritten and no other byte."""

import codecs
import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from listingcheck.errors import SourceError

_MARKED = {
    codecs.BOM_UTF8: ("utf-8-sig", "utf-8"),
    codecs.BOM_UTF16_LE: ("utf-16", "utf-16-le"),
    codecs.BOM_UTF16_BE: ("utf-16", "utf-16-be"),
    codecs.BOM_UTF32_LE: ("utf-32", "utf-32-le"),
    codecs.BOM_UTF32_BE: ("utf-32", "utf-32-be"),
}
"""Byte order marks: the encoding each of them states, and the same without its mark."""
_WIDE = ("utf-16", "utf-32")
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)(?:"|\Z)(.*)', re.DOTALL)
_BREAK = re.compile(r"\r\n?|\n")


class Spot(NamedTuple):
    """A cell, by the numbers of its row and its column, from 0; the first row may be a header."""

    row: int
    column: int


class NotWritable(Exception):  # noqa: N818 - says what it is about a cell, and never leaves the room
    """A cell cannot be read or written; the text says why."""


class Sheet:
    """Delimited text, cell by cell, as Python's csv module parts it.

    Bytes of narrow encodings are held as one character each, so that what is no text in its
    encoding stays as it is. Of wide ones every character is held, halves included.

    Args:
        data: the bytes of the file.
        encoding: what its text is in.
        delimiter: what parts the cells.

    Raises:
        SourceError: the bytes are no text.
    """

    def __init__(self, data: bytes, encoding: str, delimiter: str) -> None:
        self._mark, self.encoding = _unmarked(data, encoding)
        self._delimiter = delimiter
        self._is_wide = self.encoding.startswith(_WIDE)
        self._text = self._held(data[len(self._mark) :])
        within = f"[^{re.escape(delimiter)}\r\n]*+"
        cell = rf'(?:"[^"]*+(?:""[^"]*+)*+(?:"{within}|\Z)|{within})'
        self._cell = re.compile(cell)
        self._row = re.compile(rf"{cell}(?:{re.escape(delimiter)}{cell})*+(?:\r\n?|\n|\Z)")
        self._starts, self._lines = self._rows()

    def __len__(self) -> int:
        """How many rows there are, blank ones too."""
        return len(self._starts)

    def row_at(self, line: int) -> int | None:
        """The number of the row that begins on a line, from 1; None where none does."""
        row = bisect_left(self._lines, line)
        return row if row < len(self) and self._lines[row] == line else None

    def line_of(self, row: int) -> int:
        """The line on which a row begins."""
        return self._lines[row]

    def raw(self, row: int) -> list[str]:
        """The cells of a row as they stand there."""
        return [self._text[start:end] for start, end in self._spans(row)]

    def values(self, row: int) -> list[str]:
        """The cells of a row as a reader sees them: what is no text is U+FFFD."""
        return [self._decoded(_unquoted(raw), "replace") for raw in self.raw(row)]

    def value(self, spot: Spot) -> str:
        """What a cell holds; nothing where its row is too short.

        Raises:
            NotWritable: it holds bytes that are no text.
        """
        cells = self.raw(spot.row)
        if spot.column >= len(cells):
            return ""
        try:
            return self._decoded(_unquoted(cells[spot.column]), "strict")
        except UnicodeDecodeError:
            raise NotWritable(f"the cell holds bytes that are no {self.encoding}") from None

    @cached_property
    def text(self) -> str:
        """All of it as a reader sees it, with its quotation marks."""
        return self._decoded(self._text, "replace")

    def rewritten(self, values: Mapping[Spot, str]) -> bytes:
        """The bytes of the file with other values in some cells.

        Raises:
            NotWritable: the encoding has no such characters, or there is no such cell.
        """
        pieces, end = [], 0
        for spot in sorted(values):
            start, behind = self._span(spot)
            pieces += [self._text[end:start], self._written(self._text[start:behind], values[spot])]
            end = behind
        text = "".join((*pieces, self._text[end:]))
        return self._mark + self._bytes(text)

    def refuse(self, spot: Spot, value: str) -> None:
        """Refuse what could not be written.

        Raises:
            NotWritable: the encoding has no such characters, or there is no such cell.
        """
        self._span(spot)
        self._encoded(value)

    def _rows(self) -> tuple["array[int]", "array[int]"]:
        """Where each row starts, and its line."""
        starts, lines, place, line = array("Q"), array("Q"), 0, 1
        while place < len(self._text):
            starts.append(place)
            lines.append(line)
            found = self._row.match(self._text, place)
            assert found is not None, "any text is a row"
            line += sum(1 for _ in _BREAK.finditer(self._text, place, found.end()))
            place = found.end()
        return starts, lines

    def _spans(self, row: int) -> list[tuple[int, int]]:
        spans, place = [], self._starts[row]
        while True:
            found = self._cell.match(self._text, place)
            assert found is not None, "any text is a cell"
            spans.append(found.span())
            place = found.end() + 1
            if self._text[found.end() : place] != self._delimiter:
                return spans

    def _span(self, spot: Spot) -> tuple[int, int]:
        spans = self._spans(spot.row)
        if spot.column >= len(spans):
            raise NotWritable("the row ends before this column")
        return spans[spot.column]

    def _written(self, raw: str, value: str) -> str:
        """A value in the place of a cell: quoted as the cell was, or where it must be."""
        must = value.startswith('"') or ('"' in value and '"' not in raw)
        must = must or any(mark in value for mark in (self._delimiter, "\r", "\n"))
        if must or raw.startswith('"'):
            value = '"' + value.replace('"', '""') + '"'
        return self._encoded(value)

    def _held(self, data: bytes) -> str:
        if not self._is_wide:
            return data.decode("latin-1")
        try:
            return data.decode(self.encoding, "surrogatepass")
        except UnicodeDecodeError:
            raise SourceError(f"The file is no {self.encoding}: export it again.") from None

    def _bytes(self, text: str) -> bytes:
        if self._is_wide:
            return text.encode(self.encoding, "surrogatepass")
        return text.encode("latin-1")

    def _decoded(self, held: str, errors: str) -> str:
        return self._bytes(held).decode(self.encoding, errors)

    def _encoded(self, value: str) -> str:
        try:
            data = value.encode(self.encoding)
        except UnicodeEncodeError as error:
            odd = value[error.start]
            raise NotWritable(f"the file is in {self.encoding}, which has no {odd!a}") from None
        return self._held(data)


def _unmarked(data: bytes, encoding: str) -> tuple[bytes, str]:
    """The byte order mark of a file, and its encoding without one."""
    for mark, (marked, bare) in _MARKED.items():
        if encoding == marked and data.startswith(mark):
            return mark, bare
    return b"", encoding


def _unquoted(raw: str) -> str:
    """What a cell holds, without its quotation marks."""
    found = _QUOTED.match(raw) if raw.startswith('"') else None
    return found[1].replace('""', '"') + found[2] if found else raw
