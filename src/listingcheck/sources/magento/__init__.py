# SPDX-License-Identifier: Apache-2.0
"""Magento 2's and Adobe Commerce's product exports, and their API answers.

The export comes as a table (CSV, workbook), as XML (``Items/item``) and as JSON with the same keys;
all are read into the same rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.table import folded
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.inputs import DocumentInput, ElementInput, Input, TableInput
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.magento.answers import Answers
from listingcheck.sources.magento.catalogue import Catalogue
from listingcheck.sources.magento.columns import FIXTURE, NO_EXPORTS, SPELLINGS, STRONG, SYSTEM
from listingcheck.sources.magento.documents import MagentoDocuments
from listingcheck.sources.magento.faults import Fault, kept
from listingcheck.sources.magento.keys import GRAPHQL_SIGNS, REST_SIGNS, ROW_SIGNS
from listingcheck.sources.magento.places import Places, wanted
from listingcheck.sources.magento.products import Products
from listingcheck.sources.magento.rows import Header, of_elements, of_entries, of_table
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]


class Magento(Platform):
    """Magento's table of products, the same as XML and JSON, and its REST and GraphQL documents."""

    name = "magento"
    aliases = ("adobe_commerce",)
    title = "Magento"
    document_signs = ("type_id", "custom_attributes", "attribute_set_code", "price_range")
    root_signs = ("Items",)
    strangers = tuple(Stranger(signs, what) for signs, what in NO_EXPORTS.items())

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for a SKU and columns that hardly anyone else has."""
        names = {folded(name): name for name in reversed(header)}
        found = [names[name] for name in names if name in SPELLINGS or name in SYSTEM]
        missing = [] if "sku" in names else ["sku"]
        if STRONG.isdisjoint(names) and not names.keys() >= FIXTURE:
            missing.append("attribute_set_code")
        if len(found) < 3:
            missing.append("name")
        return Evidence(tuple(reversed(found)), tuple(missing))

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product of REST or GraphQL or of an export in JSON."""
        if not isinstance(document, dict) or "sku" not in document:
            return None
        signs = (*REST_SIGNS, *GRAPHQL_SIGNS, *ROW_SIGNS)
        return PRODUCTS if any(sign in document for sign in signs) else None

    def part_of_root(self, root: Root) -> str | None:
        """Products, for items with a SKU."""
        names = {name.lower() for name in root.inside}
        is_export = root.name.lower() == "items" and names >= {"item", "sku"}
        return PRODUCTS if is_export else None

    def products(self, each: Input, settings: Settings) -> Iterator[Product]:
        """Yield the products of one input."""
        if not isinstance(each, DocumentInput):
            return super().products(each, settings)
        with kept(each) as faults:
            entries = each.entries()
        return self._documents(entries, faults, each.ledger, settings)

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a table."""
        header = Header(wanted(settings))
        with kept(source) as faults, source.open() as table:
            catalogue = Catalogue(of_table(table, header), faults, settings.language)
        yield from _products(catalogue, header, source.ledger, settings)

    def elements(self, source: ElementInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of XML."""
        header = Header(wanted(settings))
        rows = of_elements(source.records("item", "Item"), header)
        yield from _products(
            Catalogue(rows, [], settings.language), header, source.ledger, settings
        )

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of documents, all of an export or all of an API."""
        return self._documents(entries, [], ledger, settings)

    def _documents(
        self, entries: Iterable[Entry], faults: list[Fault], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        entries = iter(entries)
        first = _up_to_object(entries)
        entries = chain(first, entries)
        if first and _is_row(first[-1].document):
            header = Header(wanted(settings))
            catalogue = Catalogue(of_entries(entries, header), faults, settings.language)
            yield from _products(catalogue, header, ledger, settings)
        else:
            yield from self._answers(Answers(entries, faults), ledger, settings)

    def _answers(self, answers: Answers, ledger: Ledger, settings: Settings) -> Iterator[Product]:
        reader = MagentoDocuments(ledger.count.path, settings, answers.children, answers.keys)
        try:
            yield from products_of(answers.products(ledger), self, reader.product, ledger)
        finally:
            answers.close()
        if alone := reader.without_children:
            ledger.odd(
                f"The children of {len(alone)} configurable products are not in this answer, so "
                f"they were not checked. First: {alone[0]}.",
                "Ask for all products at once, the ones that are not visible too.",
            )


def _products(
    catalogue: Catalogue, header: Header, ledger: Ledger, settings: Settings
) -> Iterator[Product]:
    path, codes, has_paths = ledger.count.path, catalogue.codes, catalogue.has_paths
    places = Places(path, header, codes, settings, has_paths=has_paths)
    try:
        yield from Products(catalogue, places, ledger, settings)
    finally:
        catalogue.close()
    if count := catalogue.without_parent:
        ledger.note(
            f"{count} rows name a group that is no configurable product here, so each was read as "
            "a product of its own.",
            "Nothing, if that is so; otherwise export the configurable products too.",
        )


def _up_to_object(entries: Iterator[Entry]) -> list[Entry]:
    """The first entries, up to one that tells rows of an export from answers of an API."""
    first = []
    for entry in entries:
        first.append(entry)
        if isinstance(entry.document, dict):
            break
    return first


def _is_row(document: Any) -> bool:
    """Whether a document is a row of an export."""
    return isinstance(document, dict) and any(sign in document for sign in ROW_SIGNS)


PLATFORM = Magento()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that Magento's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of Magento.
    """
    return single(payload, PLATFORM, MagentoDocuments(None, settings, _no_children).product)


def _no_children(_document: Any) -> list[Any]:
    """The children of a product that was asked for alone."""
    return []
