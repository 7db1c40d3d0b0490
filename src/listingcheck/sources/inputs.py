# SPDX-License-Identifier: Apache-2.0
"""What a platform reads: a table, JSON documents or XML records, each with its account."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import islice
from typing import Any

from listingcheck.sources.files.exports import Export
from listingcheck.sources.formats import (
    envelopes,
    frames,
    jsonstream,
    webpage,
    workbook,
    xmlstream,
)
from listingcheck.sources.formats.delimited import Delimited
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.table import Line, Rows, Table
from listingcheck.sources.formats.xmlstream import Node, Root
from listingcheck.sources.reading import Ledger
from listingcheck.tally import PRODUCTS, SourceCount

_ROWS_LOOKED_AT = 8
"""Rows among which the header is looked for; templates put help above it."""
_LONGEST_NAME = 1_000
"""Characters of a cell that might be the name of a column; a description is none."""


def unheard() -> Ledger:
    """A ledger of a first look, which nobody reads."""
    return Ledger(SourceCount(None, ""), deque(maxlen=0))


class Input:
    """One thing that holds products, or a part of them.

    Args:
        name: what messages call it.
        path: what reports call it; None when it has no name.
    """

    def __init__(self, name: str, path: str | None) -> None:
        self.name = name
        self.path = path
        self.part = PRODUCTS
        """Which of its platform's files it is."""
        self.export: Export | None = None
        """The file it is, where it is one by itself."""
        self.ledger = unheard()
        """Where its records are booked, once its platform is known."""


class TableInput(Input):
    """A table; it can be opened any number of times.

    Args:
        opener: makes the table, given a ledger and how many rows stand above the header.
    """

    def __init__(
        self,
        name: str,
        path: str | None,
        opener: Callable[[Ledger, int], AbstractContextManager[Table]],
    ) -> None:
        super().__init__(name, path)
        self._opener = opener
        self.header_row = 0
        """How many rows stand above the header."""
        self.watched: Callable[[Table], Table] | None = None
        """Looks at the table while its platform reads it."""

    @contextmanager
    def open(self) -> Iterator[Table]:
        """The table, which books what is wrong with its rows."""
        with self._opener(self.ledger, self.header_row) as table:
            yield self.watched(table) if self.watched else table

    def survey(self) -> AbstractContextManager[Table]:
        """The table for a first pass, which books nothing."""
        return self._opener(unheard(), self.header_row)

    def head(self) -> list[tuple[str, ...]]:
        """The first rows, one of which is the header."""
        with self._opener(unheard(), 0) as table:
            rows = table.first(_ROWS_LOOKED_AT)
        return [tuple([cell[:_LONGEST_NAME] for cell in row]) for row in rows]


class DocumentInput(Input):
    """JSON documents, without wrappers.

    Args:
        reader: yields them; told of a ledger for lines that are not valid.
    """

    def __init__(
        self, name: str, path: str | None, reader: Callable[[Ledger], Iterable[Entry]]
    ) -> None:
        super().__init__(name, path)
        self._reader = reader

    def entries(self) -> Iterator[Entry]:
        """The documents; a line that is not valid is booked."""
        return envelopes.opened(self._reader(self.ledger))

    def survey(self) -> Iterator[Entry]:
        """The documents for a first pass, which books nothing."""
        return envelopes.opened(self._reader(unheard()))

    def first(self, count: int) -> list[Any]:
        """The first documents."""
        return [entry.document for entry in islice(self.survey(), count)]


class ElementInput(Input):
    """An XML document.

    Args:
        root: how it begins.
        reader: yields its records that have one of some names.
    """

    def __init__(
        self,
        name: str,
        path: str | None,
        root: Root,
        reader: Callable[[Collection[str]], Iterator[Node]],
    ) -> None:
        super().__init__(name, path)
        self.root = root
        self._reader = reader

    def records(self, *names: str) -> Iterator[Node]:
        """The outermost elements that have one of these names."""
        return self._reader(names)


def delimited(export: Export) -> TableInput:
    """A table in delimited text."""

    @contextmanager
    def opener(ledger: Ledger, header_row: int) -> Iterator[Table]:
        with export.open() as text:
            yield Delimited(text, export.name, ledger, header_row)

    return TableInput(export.name, export.path, opener)


def sheets(export: Export) -> list[TableInput]:
    """The tables of a workbook."""
    found = workbook.sheets(export)
    if len(found) == 1:
        return [_rows(export.name, export.path, partial(workbook.rows, *found.values()))]
    return [
        _rows(
            f"{export.name}, sheet {name}",
            export.path and f"{export.path}#{name}",
            partial(workbook.rows, sheet),
        )
        for name, sheet in found.items()
    ]


def page(export: Export) -> TableInput:
    """The table in an HTML page."""
    return _rows(export.name, export.path, partial(webpage.rows, export))


def frame(table: Any) -> TableInput:
    """The table that pandas, polars or pyarrow holds."""
    return _rows("the table", None, partial(frames.rows, table))


def _rows(name: str, path: str | None, rows: Callable[[], Iterator[Line]]) -> TableInput:
    @contextmanager
    def opener(ledger: Ledger, header_row: int) -> Iterator[Table]:
        yield Rows(rows(), name, ledger, header_row)

    return TableInput(name, path, opener)


def json(export: Export) -> DocumentInput:
    """The documents of JSON or JSON lines."""

    def reader(ledger: Ledger) -> Iterator[Entry]:
        def on_bad_line(line: int, value: str, problem: str) -> None:
            sentence = f"The line is not valid JSON: {problem}."
            ledger.unread(sentence, "Export it again.", line=line, value=value)

        with export.open() as text:
            yield from jsonstream.elements(text, export.name, on_bad_line)

    return DocumentInput(export.name, export.path, reader)


def xml(export: Export) -> ElementInput:
    """The records of an XML file."""
    root = xmlstream.root_of(export)
    return ElementInput(export.name, export.path, root, partial(xmlstream.records, export))


def element(found: Any) -> ElementInput:
    """The records in an element that a client library handed over."""
    root = xmlstream.root_inside(found)
    return ElementInput("the element", None, root, partial(xmlstream.records_inside, found))
