# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's product exports (CSV: V3 and legacy) and API answers (REST v3, v2, GraphQL)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.bigcommerce.documents import BigCommerceDocuments
from listingcheck.sources.bigcommerce.joins import Parts
from listingcheck.sources.bigcommerce.keys import BRANDS, IMAGES, SIGNS, VARIANTS, part_of
from listingcheck.sources.bigcommerce.layouts import evidence_of, table_of
from listingcheck.sources.bigcommerce.streams import (
    first_of,
    gathered,
    is_mixed,
    products_among,
    refused,
)
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.inputs import DocumentInput, Input, TableInput
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]


class BigCommerce(Platform):
    """BigCommerce's tables of products, and its documents, joined to brands and variants."""

    name = "bigcommerce"
    title = "BigCommerce"
    document_signs = SIGNS
    strangers = (
        Stranger(
            frozenset({"items_total", "subtotal_ex_tax", "billing_address"}),
            "holds orders: give the products.",
        ),
    )

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for the columns of one of the three layouts."""
        return evidence_of(header)

    def part_of_document(self, document: Any) -> str | None:
        """Products, or what belongs to them."""
        return part_of(document)

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products of all inputs, joined to what belongs to them.

        Raises:
            SourceError: there are only things that belong to products.
        """
        parts = Parts()
        kinds = {id(each): _kinds(each, parts) for each in inputs}
        found = set[str]().union(*kinds.values())
        if PRODUCTS not in found:
            raise refused(inputs[0].name, found)
        for each in inputs:
            ledger = each.ledger
            if isinstance(each, TableInput):
                yield Part(ledger.count, _rows(each, settings, parts))
            elif isinstance(each, DocumentInput):
                products = self._documents(
                    each.entries(),
                    ledger,
                    settings,
                    parts,
                    is_gathered=kinds[id(each)] != {PRODUCTS},
                )
                yield Part(ledger.count, products)
        for each in inputs:
            _say_strays(parts, each.ledger, kinds[id(each)])

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a CSV export."""
        return _rows(source, settings, Parts())

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of documents that a caller holds, joined to what belongs to them.

        Documents of several kinds, and those of streams, are held until all are there.
        """
        parts, entries = Parts(), iter(entries)
        first = first_of(entries)
        is_gathered = is_mixed(first)
        if is_gathered:
            first = [*first, *entries]
            kinds = gathered(first, parts, None)
            if PRODUCTS not in kinds:
                raise refused("The source", kinds)
        everything = chain(first, entries)
        yield from self._documents(everything, ledger, settings, parts, is_gathered=is_gathered)
        if is_gathered:
            _say_strays(parts, ledger, set(parts.files))

    def _documents(
        self,
        entries: Iterable[Entry],
        ledger: Ledger,
        settings: Settings,
        parts: Parts,
        *,
        is_gathered: bool,
    ) -> Iterator[Product]:
        reader = BigCommerceDocuments(ledger.count.path, settings, parts)
        products = products_among(entries, parts, ledger, are_gathered=is_gathered)
        yield from products_of(products, self, reader.product, ledger)
        missing = reader.without_variants
        if missing.count:
            ledger.odd(
                f"The variants of {missing.count} products are not in this answer, so only what "
                f"the products say themselves was checked. First: {missing.first}.",
                "Ask the API for products with ?include=variants, or give the answers of "
                "/catalog/products/{id}/variants as well.",
            )


PLATFORM = BigCommerce()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that BigCommerce's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of BigCommerce.
    """
    return single(payload, PLATFORM, BigCommerceDocuments(None, settings, Parts()).only_product)


def _kinds(each: Input, parts: Parts) -> set[str]:
    """The kinds of things in an input; what belongs to products is held."""
    if not isinstance(each, DocumentInput):
        return {PRODUCTS}
    entries = each.survey()
    first = first_of(entries)
    return gathered(chain(first, entries), parts, each.path) if is_mixed(first) else {PRODUCTS}


def _rows(source: TableInput, settings: Settings, parts: Parts) -> Iterator[Product]:
    with source.open() as table:
        yield from table_of(table, source.ledger, settings, parts).products()


def _say_strays(parts: Parts, ledger: Ledger, kinds: set[str]) -> None:
    """Say once of each kind in a source what could not be joined."""
    for part, names in ((VARIANTS, "Variants"), (IMAGES, "Pictures")):
        if part in kinds and (strays := parts.strays(part)):
            ledger.odd(
                f"{names} of {len(strays)} products that are not there were left out. First: those "
                f"of product {strays[0]}.",
                "Give these products as well.",
            )
    if BRANDS in kinds and parts.unnamed_brands:
        first = next(iter(parts.unnamed_brands))
        ledger.odd(
            f"Products have {len(parts.unnamed_brands)} brands that are not among those given, so "
            f"their brand is missing here. First: brand {first}.",
            "Give all pages of /catalog/brands.",
        )
