# SPDX-License-Identifier: Apache-2.0
"""WooCommerce's product exports (CSV, in many languages) and API answers (JSON)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.report import PRODUCTS
from listingcheck.sources.inputs import TableInput, unheard
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single, the_only
from listingcheck.sources.kit.payload import Entry, plain
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.sources.woocommerce.columns import NO_PRODUCTS
from listingcheck.sources.woocommerce.csv import WooTable
from listingcheck.sources.woocommerce.documents import WooDocuments, is_variation
from listingcheck.sources.woocommerce.layout import Layout
from listingcheck.sources.woocommerce.rows import Rows

__all__ = ["PLATFORM", "product"]

_OWN = ("regular_price", "featured", "visibility", "in_stock")
"""Columns that only WooCommerce has."""


class WooCommerce(Platform):
    """WooCommerce's table of products, and its REST documents."""

    name = "woocommerce"
    title = "WooCommerce"
    document_signs = ("regular_price", "stock_status", "global_unique_id")

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

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a CSV export."""
        with source.survey() as table:
            survey = Rows(table, unheard()).survey()
        with source.open() as table:
            yield from WooTable(table, source.ledger, settings, survey).products()

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product or a product beside its variations."""
        if not isinstance(document, dict):
            return None
        if isinstance(document.get("product"), dict):
            return self.part_of_document(document["product"])
        return PRODUCTS if "regular_price" in document else None

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
