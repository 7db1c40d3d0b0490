# SPDX-License-Identifier: Apache-2.0
"""TikTok Shop's products: API answers and Create bodies (JSON), Seller Center templates (XLSX)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Document, Entry
from listingcheck.sources.inputs import Input, TableInput
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.sources.tiktok.columns import NAMES, SETTINGS_SHEETS, TELLING
from listingcheck.sources.tiktok.csv import TikTokTable
from listingcheck.sources.tiktok.documents import TikTokDocuments
from listingcheck.sources.tiktok.keys import (
    OF_DIAGNOSES,
    OF_PRICE,
    OF_PRODUCT,
    OF_SKU,
    SIGNS,
    TITLES,
    WAREHOUSE_ID,
)
from listingcheck.sources.tiktok.layout import Layout
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]

_GIVE = "give the products, as Get Product or Seller Center returns them."


class TikTok(Platform):
    """TikTok Shop's templates and its API documents."""

    name = "tiktok"
    aliases = ("tiktok_shop",)
    title = "TikTok Shop"
    document_signs = SIGNS
    strangers = (
        *[
            Stranger(keys, f"is TikTok Shop's answer to a listing check: {_GIVE}")
            for keys in OF_DIAGNOSES
        ],
        Stranger(
            frozenset({"code", "message", "request_id"}),
            f"is an answer of TikTok Shop that holds no products: {_GIVE}",
        ),
    )

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for the product's name, and for two columns that others do not call so."""
        layout = Layout.of(header)
        found = layout.telling()
        own = [n for n in TELLING if n in layout.places and layout.title(n) in found]
        missing = [] if "product_name" in layout.places else ["Product name"]
        if len(own) < 2:
            missing += ["Main image", "Seller SKU"]
        return Evidence(tuple(found), tuple(missing))

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products of each input; sheets that a workbook has beside them are left out."""
        beside = [each for each in inputs if _is_beside(each)]
        if len(beside) == len(inputs):
            beside = []
        read = [each for each in inputs if each not in beside]
        if beside:
            read[0].ledger.left_out([each.name for each in beside])
        yield from super().read(read, settings)

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a template."""
        with source.open() as table:
            yield from TikTokTable(table, source.ledger, settings).products()

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product of any version, in a list or to be created."""
        if not isinstance(document, dict) or not any(key in document for key in TITLES):
            return None
        is_own = any(key in document for key in OF_PRODUCT) or _has_own_skus(document)
        return PRODUCTS if is_own else None

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of API documents."""
        make = TikTokDocuments(ledger.count.path, settings).product
        return products_of(entries, self, make, ledger)


PLATFORM = TikTok()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that TikTok Shop's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of TikTok Shop.
    """
    return single(payload, PLATFORM, TikTokDocuments(None, settings).product)


def _is_beside(each: Input) -> bool:
    """Whether a sheet only serves the template beside it."""
    if not isinstance(each, TableInput):
        return False
    with each.survey() as table:
        places = Layout.of(table.header, table.above).places
    return each.name.endswith(SETTINGS_SHEETS) or places.keys().isdisjoint(NAMES)


def _has_own_skus(document: Document) -> bool:
    first = _first_of(document.get("skus"))
    if any(key in first for key in OF_SKU):
        return True
    # Without a seller's SKU or attributes only its price or its stock tells whose it is.
    price = first.get("price")
    is_priced = isinstance(price, dict) and any(key in price for key in OF_PRICE)
    return is_priced or WAREHOUSE_ID in _first_of(first.get("inventory"))


def _first_of(listed: Any) -> Document:
    """The first object of a list; an empty one where there is none."""
    first = listed[0] if isinstance(listed, list) and listed else None
    return first if isinstance(first, dict) else {}
