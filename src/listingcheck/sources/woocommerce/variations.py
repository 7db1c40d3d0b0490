# SPDX-License-Identifier: Apache-2.0
"""Variations that the API returned apart from their products: another file, or another stream.

A product names its variations by id, so they are held by id until their product comes. Of a source
with streams the products are held too, because their variations may come behind them.
"""

from collections.abc import Iterable, Iterator, Sequence

from listingcheck.sources.formats.payload import Document, Entry, text
from listingcheck.sources.inputs import DocumentInput
from listingcheck.sources.reading import Ledger

VARIATIONS = "variations"
STREAM = "product_variations"
"""What Airbyte's source-woocommerce and tap-woocommerce call them."""
_JOINED = "variation of a product"
_NOT_JOINED = "variation of a product that is not in these files"


class Variations:
    """Variations by id.

    Args:
        sources: answers that hold variations only.
    """

    def __init__(self, sources: Sequence[DocumentInput] = ()) -> None:
        self._by_id: dict[str, Document] = {}
        self._booked: list[tuple[str, Ledger]] = []
        self._joined: set[str] = set()
        for source in sources:
            for entry in source.entries():
                self.add(entry, source.ledger)

    def add(self, entry: Entry, ledger: Ledger) -> None:
        """Hold a variation until its product comes."""
        key = text(entry.document.get("id")) if isinstance(entry.document, dict) else None
        if key is None:
            ledger.unread(
                "The variation has no id, so it belongs to no product.",
                "Ask the API for it again, with all its fields.",
                line=entry.line,
            )
            return
        self._by_id[key] = entry.document
        self._booked.append((key, ledger))

    def joined(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Put variations into the products that name them."""
        for entry in entries:
            document = entry.document
            named = document.get("variations") if isinstance(document, dict) else None
            if self._by_id and isinstance(named, list):
                document["variations"] = [self._taken(each) for each in named]
            yield entry

    def book(self) -> None:
        """Book every variation, once all products were taken."""
        for key, ledger in self._booked:
            ledger.skip(_JOINED if key in self._joined else _NOT_JOINED)

    def _taken(self, named: object) -> object:
        """The variation of an id; the id itself where there is none."""
        key = str(named)
        if key in self._by_id:
            self._joined.add(key)
        return self._by_id.get(key, named)


def gathered(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """Put the variations of a stream into their products; what has no stream passes as it is."""
    variations, products = Variations(), list[Entry]()
    for entry in entries:
        if entry.stream is None:
            yield entry
        elif entry.stream == STREAM:
            variations.add(entry, ledger)
        elif entry.stream == "products":
            products.append(entry._replace(record=ledger.number()))
        else:
            ledger.skip(f"record of the stream {entry.stream}")
    yield from variations.joined(products)
    variations.book()
