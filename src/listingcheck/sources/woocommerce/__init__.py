# SPDX-License-Identifier: Apache-2.0
"""WooCommerce's product exports (CSV, in many languages) and API answers (JSON)."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.report import SourceCount
from listingcheck.sources.documents import products as products_of
from listingcheck.sources.documents import single, the_only
from listingcheck.sources.exports import Export
from listingcheck.sources.payload import Entry, plain
from listingcheck.sources.platform import Evidence
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.sources.table import Table
from listingcheck.sources.woocommerce.columns import NO_PRODUCTS
from listingcheck.sources.woocommerce.csv import WooTable
from listingcheck.sources.woocommerce.documents import WooDocuments, is_variation
from listingcheck.sources.woocommerce.layout import Layout
from listingcheck.sources.woocommerce.rows import Rows, Survey

__all__ = ["PLATFORM", "product"]

_OWN = ("regular_price", "featured", "visibility", "in_stock")
"""Columns that only WooCommerce has."""


class WooCommerce:
    """Answers what the reader asks of a platform."""

    name = "woocommerce"
    title = "WooCommerce"
    document_signs: tuple[str, ...] = ("regular_price", "stock_status", "global_unique_id")

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for a name or SKU, and two more columns of which one is WooCommerce's own."""
        layout = Layout.of(header)
        found = [header[place] for place in sorted(layout.places.values())]
        missing = [] if layout.places.keys() & {"name", "sku"} else ["SKU"]
        if not layout.attributes and not any(name in layout.places for name in _OWN):
            missing.append("Regular price")
        if len(found) < 3:
            missing.append("Type")
        return Evidence(tuple(found), tuple(missing))

    def table(self, export: Export, ledger: Ledger, settings: Settings) -> Iterator[Product]:
        """Yield the products of a CSV export."""
        survey = _survey(export)
        with export.open() as text:
            table = Table(text, export.name, ledger)
            yield from WooTable(table, ledger, settings, survey).products()

    def recognises(self, document: Any) -> bool:
        """Whether a document is a product, or a product beside its variations."""
        if not isinstance(document, dict):
            return False
        if isinstance(document.get("product"), dict):
            return self.recognises(document["product"])
        return "regular_price" in document

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of REST documents."""
        reader = WooDocuments(ledger.count.path, settings)
        sellable = _sellable(_with_products(iter(entries)), ledger)
        yield from products_of(sellable, self, reader.product, ledger)
        if reader.without_variations:
            ledger.odd(
                f"The variations of {len(reader.without_variations)} products are not in this "
                f"answer, so they were not checked. First: {reader.without_variations[0]}.",
                'Give each product with its variations: {"product": {...}, "variations": [...]}.',
            )


PLATFORM = WooCommerce()


def product(
    payload: Any, variations: Sequence[Any] | None = None, settings: Settings = NOTHING_KNOWN
) -> Product:
    """The product that WooCommerce's API returned, with the variations it returned apart.

    Raises:
        SourceError: it is no single product of WooCommerce.
    """
    if variations is not None:
        payload = {"product": the_only(payload), "variations": plain(variations)}
    return single(payload, PLATFORM, WooDocuments(None, settings).product)


def _with_products(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries, unless they begin with a variation: the answer of another endpoint."""
    for first in entries:
        if is_variation(first.document):
            raise SourceError(
                "These are variations without their products, as the variations endpoint returns "
                "them. Give each product with its variations: "
                '{"product": {...}, "variations": [...]}.'
            )
        yield first
        yield from entries


def _sellable(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """The entries that have something to sell of their own; the others are booked."""
    for entry in entries:
        kind = str(entry.document.get("type")) if isinstance(entry.document, dict) else ""
        if kind in NO_PRODUCTS:
            ledger.skip(NO_PRODUCTS[kind])
        else:
            yield entry


def _survey(export: Export) -> Survey:
    """What a pass of its own finds out; what is wrong is booked by the second one."""
    unheard = Ledger(SourceCount(export.path, PLATFORM.name), deque(maxlen=0))
    with export.open() as text:
        return Rows(Table(text, export.name, unheard), unheard).survey()
