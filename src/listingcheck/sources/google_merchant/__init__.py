# SPDX-License-Identifier: Apache-2.0
"""Feeds of Google Merchant Center, and Meta's catalogues, which are near (CSV, XML, JSON)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.google_merchant import csv, keys, xml
from listingcheck.sources.google_merchant.columns import TELLING, own_attribute_of
from listingcheck.sources.google_merchant.documents import Documents
from listingcheck.sources.google_merchant.feed import Feed
from listingcheck.sources.inputs import ElementInput, TableInput
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]

_OF_STORES = (
    "is a local inventory feed, which holds what each store has of products but not the products: "
    "give the product feed."
)
_OF_STATUSES = "holds the statuses of products, not the products: ask the API for products."


class GoogleMerchant(Platform):
    """Feeds in delimited text and XML, and the documents of Google's APIs."""

    name = "google_merchant"
    aliases = ("google", "meta", "facebook")
    title = "Google Merchant Center or Meta"
    document_signs = keys.SIGNS
    root_signs = ("rss and g:price in an item", "feed and g:price in an entry")
    strangers = (
        Stranger(frozenset({"store_code", "id", "availability"}), _OF_STORES),
        Stranger(frozenset({"store code", "id", "availability"}), _OF_STORES),
        Stranger(frozenset({"productid", "destinationstatuses"}), _OF_STATUSES),
    )

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for an id, a title and two attributes that only feeds have."""
        known = [(name, own_attribute_of(name)) for name in header]
        names = {attribute for _, attribute in known}
        missing = [name for name in ("id", "title") if name not in names]
        telling = len(names & TELLING)
        if telling < 2 or names.isdisjoint({"link", "image_link"}):
            missing.append("image_link" if "image_link" not in names else "availability")
        return Evidence(tuple([name for name, known in known if known]), tuple(missing))

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a feed in delimited text."""
        with source.open() as table:
            yield from csv.products(table, source.ledger, settings)

    def part_of_root(self, root: Root) -> str | None:
        """Products, for RSS or Atom whose items are products."""
        return PRODUCTS if xml.is_feed(root) else None

    def elements(self, source: ElementInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a feed in XML."""
        feed = Feed(source.ledger.count.path, settings)
        return feed.products(xml.items(source.records(*xml.ITEMS), feed), source.ledger)

    def part_of_document(self, document: Any) -> str | None:
        """Products, for an item of either API or of a list with the names of a feed."""
        return PRODUCTS if keys.is_item(document) else None

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of items in JSON."""
        feed = Feed(ledger.count.path, settings)
        return feed.products(Documents(feed).items(entries), ledger)


PLATFORM = GoogleMerchant()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that Google's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single item.
    """
    return single(payload, PLATFORM, Documents(Feed(None, settings)).product)
