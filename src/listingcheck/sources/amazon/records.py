# SPDX-License-Identifier: Apache-2.0
"""Rows of an inventory report that a connector turned into JSON, as a table again."""

from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.sources.amazon.signs import of_report
from listingcheck.sources.formats.payload import Document, Entry, ShapeError, mapping, text
from listingcheck.sources.formats.table import EXPORT_AGAIN, Rows, Table
from listingcheck.sources.reading import Ledger


def is_row(document: Any) -> bool:
    """Whether a document is a row of a report: its keys are the report's columns."""
    return isinstance(document, dict) and not of_report([*map(str, document)]).missing


def table_of(first: Document, entries: Iterable[Entry], ledger: Ledger) -> Table:
    """The table of some documents; the keys of the first are its header."""
    return Rows(_rows([*map(str, first)], entries, ledger), "The report", ledger)


def _rows(header: list[str], entries: Iterable[Entry], ledger: Ledger) -> Iterator[Any]:
    """The header and the rows; those of documents that stand on no line have None for it."""
    yield None, header
    for entry in entries:
        try:
            document = mapping(entry.document)
            yield entry.line, [text(document.get(name)) or "" for name in header]
        except ShapeError as error:
            problem = f"This is no row of a report: {error}."
            ledger.unread(problem, EXPORT_AGAIN, line=entry.line)
