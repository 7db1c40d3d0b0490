# SPDX-License-Identifier: Apache-2.0
"""Feeds in delimited text and workbooks: a row for each item."""

from collections.abc import Iterator

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.table import Table
from listingcheck.sources.google_merchant.feed import Feed
from listingcheck.sources.reading import Ledger, Settings


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

    yield from feed.products(((line, row, layout) for line, row in table), ledger)
