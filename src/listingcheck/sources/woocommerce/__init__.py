# SPDX-License-Identifier: Apache-2.0
"""WooCommerce's product exports (CSV, in many languages) and API answers (JSON)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry, plain
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.inputs import DocumentInput, ElementInput, Input, TableInput, unheard
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single, the_only
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.sources.woocommerce import wxr
from listingcheck.sources.woocommerce.columns import NO_PRODUCTS
from listingcheck.sources.woocommerce.csv import WooTable
from listingcheck.sources.woocommerce.documents import WooDocuments, is_variation
from listingcheck.sources.woocommerce.layout import Layout
from listingcheck.sources.woocommerce.rows import Rows
from listingcheck.sources.woocommerce.store import is_stores
from listingcheck.sources.woocommerce.variations import VARIATIONS, Variations, gathered
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]

_OWN = ("regular_price", "featured", "visibility", "in_stock")
"""Columns that only WooCommerce has."""
_ALONE = (
    "these are variations without their products, as the variations endpoint returns them. Give "
    'the answer with the products too, or each product with its own: {"product": {...}, '
    '"variations": [...]}.'
)
_APART = "Ask for the product's variations too, and pass them: product(payload, variations=[...])."


class WooCommerce(Platform):
    """WooCommerce's table of products, its REST documents, and WordPress exports."""

    name = "woocommerce"
    title = "WooCommerce"
    document_signs = ("regular_price", "stock_status", "global_unique_id")
    root_signs = ("rss with wp:wxr_version",)

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
        """Products, for a product or a product beside its variations; or variations alone."""
        if not isinstance(document, dict):
            return None
        if isinstance(document.get("product"), dict):
            return self.part_of_document(document["product"])
        if is_stores(document):
            return PRODUCTS
        if "regular_price" not in document:
            return None
        return VARIATIONS if is_variation(document) else PRODUCTS

    def part_of_root(self, root: Root) -> str | None:
        """Products, for a WordPress export."""
        return PRODUCTS if root.name == "rss" and "wxr_version" in root.inside else None

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products, with the variations of other answers where there are any."""
        apart = [each for each in inputs if each.part == VARIATIONS]
        whole = [each for each in inputs if each.part != VARIATIONS]
        if apart and not whole:
            raise SourceError(f"{apart[0].name}: {_ALONE}")
        variations = Variations([each for each in apart if isinstance(each, DocumentInput)])
        for each in whole:
            yield Part(each.ledger.count, self._joined(each, variations, settings))
        variations.book()

    def _joined(self, each: Input, variations: Variations, settings: Settings) -> Iterator[Product]:
        if not isinstance(each, DocumentInput):
            return self.products(each, settings)
        return self.documents(variations.joined(each.entries()), each.ledger, settings)

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of REST documents, or of streams of them."""
        reader = WooDocuments(ledger.count.path, settings)
        found = gathered(_with_products(iter(entries)), ledger)
        yield from products_of(_sellable(found, ledger), self, reader.product, ledger)
        if reader.without_variations:
            ledger.odd(
                f"The variations of {len(reader.without_variations)} products are not in this "
                f"answer, so they were not checked. First: {reader.without_variations[0]}.",
                "Give the answer with the variations too, or each product with its own: "
                '{"product": {...}, "variations": [...]}.',
            )

    def elements(self, source: ElementInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a WordPress export."""
        make = WooDocuments(source.ledger.count.path, settings, wxr.KEYS).product
        entries = _sellable(wxr.Posts(source).entries(), source.ledger)
        yield from products_of(entries, self, make, source.ledger)


PLATFORM = WooCommerce()


def product(
    payload: Any, variations: Sequence[Any] | None = None, settings: Settings = NOTHING_KNOWN
) -> Product:
    """The product that WooCommerce's API returned, with the variations it returned apart.

    An answer names variations only by their ids. Where they are not given, the product has no
    variants, and ``Checker.unchecked`` says so.

    Raises:
        SourceError: it is no single product of WooCommerce.
    """
    if variations is not None:
        payload = {"product": the_only(payload), "variations": plain(variations)}
    reader = WooDocuments(None, settings)
    made = single(payload, PLATFORM, reader.product)
    return _without_variants(made) if reader.without_variations else made


def _without_variants(product: Product) -> Product:
    """A product whose variations are elsewhere: what was read in their place is its own."""
    lacks = _without("variants", product.origin.lacks)
    remedies = {**product.origin.remedies, "variants": _APART}
    origin = replace(product.origin, lacks=lacks, remedies=remedies)
    return product.changed(variants=(), origin=origin)


@lru_cache
def _without(field: str, lacks: frozenset[str]) -> frozenset[str]:
    """One set for all products that lack the same, by which they are known to be alike."""
    return lacks | {field}


def _with_products(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries, unless they begin with a variation: the answer of another endpoint."""
    for first in entries:
        if first.stream is None and is_variation(first.document):
            raise SourceError(f"The source: {_ALONE}")
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
