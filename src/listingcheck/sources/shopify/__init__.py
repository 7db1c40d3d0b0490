# SPDX-License-Identifier: Apache-2.0
"""Shopify's product exports (CSV, in each generation of its header) and API answers (JSON)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.table import positions
from listingcheck.sources.inputs import Input, TableInput
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.sources.shopify.bulk import PARENT, joined
from listingcheck.sources.shopify.columns import COLUMNS, TELLING
from listingcheck.sources.shopify.csv import ShopifyTable
from listingcheck.sources.shopify.documents import ShopifyDocuments
from listingcheck.sources.shopify.inventory import INVENTORY, Inventory, is_inventory
from listingcheck.sources.shopify.keys import OTHERS_SIGNS, SIGNS
from listingcheck.sources.shopify.strangers import STRANGERS
from listingcheck.sources.shopify.streams import gathered
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]


class Shopify(Platform):
    """Shopify's table of products, and its REST and GraphQL documents."""

    name = "shopify"
    title = "Shopify"
    document_signs = SIGNS
    strangers = STRANGERS

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for a handle and two more columns of a product, or for stock levels."""
        if is_inventory(header):
            return Evidence(tuple(header), (), INVENTORY)
        places = positions(header, COLUMNS)
        telling = [name for name in TELLING if name in places]
        missing = [] if "key" in places else ["Handle"]
        if len(telling) < 2:
            missing += ["Title"] if "title" not in places else ["Vendor", "Variant Price"]
        found = [header[places[name]] for name in ("key", *telling) if name in places]
        return Evidence(tuple(found), tuple(missing))

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products, with the stock of inventory exports where there are any."""
        levels = [each for each in inputs if each.part == INVENTORY]
        catalogues = [each for each in inputs if each.part != INVENTORY]
        if not levels:
            yield from super().read(catalogues, settings)
            return
        if not catalogues:
            raise SourceError(
                f"{levels[0].name} is Shopify's inventory export, which holds stock levels only: "
                "give the product export too."
            )
        inventory = Inventory([each for each in levels if isinstance(each, TableInput)])
        for part in super().read(catalogues, settings):
            yield Part(part.count, inventory.joined(part.products))
        inventory.book()

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a CSV export."""
        with source.open() as table:
            yield from ShopifyTable(table, source.ledger, settings).products()

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product or a line of a bulk operation."""
        if not isinstance(document, dict):
            return None
        if PARENT in document or str(document.get("id")).startswith("gid://shopify/Product/"):
            return PRODUCTS
        is_product = "title" in document and (
            any(sign in document for sign in SIGNS)
            and not any(sign in document for sign in OTHERS_SIGNS)
        )
        return PRODUCTS if is_product else None

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of REST or GraphQL documents, streams or bulk operations."""
        make = ShopifyDocuments(ledger.count.path, settings).product
        return products_of(joined(gathered(entries, ledger), ledger), self, make, ledger)


PLATFORM = Shopify()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that Shopify's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of Shopify.
    """
    return single(payload, PLATFORM, ShopifyDocuments(None, settings).product)
