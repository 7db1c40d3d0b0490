# SPDX-License-Identifier: Apache-2.0
"""Items in JSON, from Google's APIs or as lists with the names of feeds."""

from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry, ShapeError, shown
from listingcheck.sources.google_merchant import keys
from listingcheck.sources.google_merchant.feed import Feed
from listingcheck.sources.google_merchant.groups import Item, Unread
from listingcheck.sources.google_merchant.layout import Layout, says
from listingcheck.sources.kit.memo import Memo

_ASK_AGAIN = "Ask the API for it again, with all its fields."


class Documents:
    """Makes items of documents.

    Args:
        feed: whose items they are.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._layouts: Memo[tuple[str, ...], Layout] = Memo(self._layout)

    def _layout(self, paths: tuple[str, ...]) -> Layout:
        spelled = ["" if path in keys.OF_ACCOUNT else path for path in paths]
        return self._feed.layout(spelled, [path.rpartition(".")[2] for path in spelled])

    def items(self, entries: Iterable[Entry]) -> Iterator[Item | Unread]:
        """Yield the items, and what is none."""
        for entry in entries:
            try:
                yield self.item(entry.document, entry.line)
            except ShapeError as error:
                problem = f"This is no item of a feed: {error}."
                yield Unread(problem, _ASK_AGAIN, entry.line, entry.record)

    def item(self, document: Any, line: int | None) -> Item:
        """The item of a document.

        Raises:
            ShapeError: the document is not built as an item is.
        """
        if not keys.is_item(document):
            raise ShapeError(shown(document))
        found = keys.flat(document)
        layout = self._layouts[tuple(found)]
        row = [
            value if value.__class__ is str else keys.cell(name, value)
            for name, value in zip(layout.names, found.values(), strict=True)
        ]
        row.append("")
        return line, row, layout

    def product(self, document: Any, record: int | None, line: int | None) -> Product:
        """The product of one document.

        Raises:
            ShapeError: the document is not built as an item is.
        """
        item = self.item(document, line)
        _, row, layout = item
        if not says(row[layout.id]):
            raise ShapeError("it has no id")
        return self._feed.product((record, row[layout.group].strip(), [item]))
