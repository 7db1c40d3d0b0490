# SPDX-License-Identifier: Apache-2.0
"""Tables in HTML pages: what many shops' "Excel export" really is."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from listingcheck.sources.files.exports import Export
from listingcheck.sources.formats.table import Line

_CHUNK = 1 << 16
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_MOST_SPANNED = 1_000


def rows(export: Export) -> Iterator[Line]:
    """Yield the rows of all tables, with the lines they begin on.

    Raises:
        SourceError: the page is no text.
    """
    page = _Page()
    with export.open(_declared(export)) as text:
        while piece := text.read(_CHUNK):
            page.feed(piece)
            yield from page.taken()
    page.close()
    page.end_row()
    yield from page.taken()


def _declared(export: Export) -> str | None:
    """The encoding that the page states."""
    import codecs

    match = _CHARSET.search(export.head)
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None


class _Page(HTMLParser):
    """Collects the cells of rows; what stands between tables is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[Line] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._spanned = 1
        self._line = 0

    def taken(self) -> list[Line]:
        """The rows that are whole, once."""
        taken, self._rows = self._rows, []
        return taken

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_row()
            self._row, self._line = [], self.getpos()[0]
        elif tag in {"td", "th"}:
            self._end_cell()
            self._cell, self._spanned = [], _spanned(dict(attrs).get("colspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"tr", "table"}:
            self.end_row()
        elif tag in {"td", "th"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def end_row(self) -> None:
        """Close a row, where one is open."""
        self._end_cell()
        if self._row:
            self._rows.append((self._line, self._row))
        self._row = None

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row += ["".join(self._cell).strip(), *[""] * (self._spanned - 1)]
        self._cell = None


def _spanned(colspan: str | None) -> int:
    return min(int(colspan), _MOST_SPANNED) if colspan and colspan.isdecimal() else 1
