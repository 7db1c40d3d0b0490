# SPDX-License-Identifier: Apache-2.0
"""Wix Stores: product exports (CSV of catalogue V1 and V3) and API answers (JSON)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.table import positions
from listingcheck.sources.inputs import TableInput, unheard
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.sources.wix.columns import COLUMNS, TELLING
from listingcheck.sources.wix.csv import WixTable
from listingcheck.sources.wix.documents import WixDocuments
from listingcheck.sources.wix.keys import V1_SIGNS, V3_SIGNS
from listingcheck.sources.wix.rows import Rows
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]

_VARIANTS_APART = (
    "holds variants without their products: ask Wix for the products with their variants."
)


class Wix(Platform):
    """Wix's table of products, and its REST and Velo documents."""

    name = "wix"
    title = "Wix"
    document_signs = (V1_SIGNS[0], V1_SIGNS[1], V3_SIGNS[0])
    strangers = (
        Stranger(frozenset({"id", "choices", "variant", "stock"}), _VARIANTS_APART),
        Stranger(frozenset({"variants", "metadata", "totalresults"}), _VARIANTS_APART),
        Stranger(frozenset({"variants", "pagingmetadata"}), _VARIANTS_APART),
        Stranger(
            frozenset({"inventoryitems"}),
            "holds the stock of products: ask Wix for the products themselves.",
        ),
    )

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for a handle beside the type of a row, and a column of a product."""
        places = positions(header, COLUMNS)
        missing = [
            title
            for name, title in (("key", "handleId"), ("type", "fieldType"))
            if name not in places
        ]
        if not places.keys() & {"name", "price", "sku"}:
            missing.append("name")
        telling = [name for name in places if not missing or name in TELLING]
        return Evidence(tuple([header[places[name]] for name in telling]), tuple(missing))

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a CSV export."""
        with source.survey() as table:
            survey = Rows(table, unheard(), settings).survey()
        with source.open() as table:
            yield from WixTable(table, source.ledger, settings, survey).products()

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product of either catalogue."""
        if not isinstance(document, dict) or "name" not in document:
            return None
        is_product = any(sign in document for sign in (*V1_SIGNS, *V3_SIGNS))
        return PRODUCTS if is_product else None

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of REST and Velo documents."""
        reader = WixDocuments(ledger.count.path, settings)
        yield from products_of(entries, self, reader.product, ledger)
        reader.say_what_is_missing(ledger)


PLATFORM = Wix()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that Wix's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of Wix.
    """
    return single(payload, PLATFORM, WixDocuments(None, settings).product)
