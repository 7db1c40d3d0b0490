# SPDX-License-Identifier: Apache-2.0
"""Feeds in delimited text and workbooks: a row for each item."""

from collections.abc import Iterable, Iterator, Sequence

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.table import Line, Table
from listingcheck.sources.google_merchant.columns import STRUCTURED, folded_name
from listingcheck.sources.google_merchant.feed import Feed
from listingcheck.sources.reading import Ledger, Settings

_WRITERS = frozenset({"default", "trained_algorithmic_media"})
"""Who may have written a text, as it says in front of it."""


def products(table: Table, ledger: Ledger, settings: Settings) -> Iterator[Product]:
    """Yield the products of a table.

    Raises:
        SourceError: there is no column of ids.
    """
    feed = Feed(ledger.count.path, settings)
    layout = feed.layout(table.header)
    if "id" not in layout.spelled:
        raise SourceError(
            f"{table.name} has no column id, which every feed of Google and Meta has: export the "
            "feed again."
        )

    yield from feed.products(((line, row, layout) for line, row in _rows(table)), ledger)


def _rows(table: Table) -> Iterable[Line]:
    """The rows; of texts that say who wrote them, the text alone."""
    written = [at for at, name in enumerate(table.header) if folded_name(name) in STRUCTURED]
    return _without_writers(table, written) if written else table


def _without_writers(table: Table, written: Sequence[int]) -> Iterator[Line]:
    for line, row in table:
        for at in written:
            row[at] = _without_writer(row[at])
        yield line, row


def _without_writer(cell: str) -> str:
    """The text in a cell such as ``trained_algorithmic_media:"Warm mug"``."""
    writer, _, said = cell.partition(":")
    if writer.strip() not in _WRITERS:
        return cell
    said = said.strip()
    return said[1:-1] if len(said) > 1 and said[0] == said[-1] == '"' else said
