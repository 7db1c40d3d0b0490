# SPDX-License-Identifier: Apache-2.0
"""Salesforce B2C Commerce: impex XML (several files, joined) and API answers (SCAPI, OCAPI)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.inputs import ElementInput, Input
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single
from listingcheck.sources.platform import Platform, Stranger
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.sources.sfcc import nodes
from listingcheck.sources.sfcc.documents import SfccDocuments, sellable
from listingcheck.sources.sfcc.keys import is_product
from listingcheck.sources.sfcc.xml import Files
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]

_HITS = (
    "holds hits of a product search, which say too little of a product: ask for the products "
    "themselves (GET /products?ids=...)."
)


class Sfcc(Platform):
    """Catalogues, price books and inventory lists, and the products of the shop APIs."""

    name = "sfcc"
    aliases = ("salesforce", "demandware")
    title = "Salesforce B2C Commerce"
    document_signs = ("imageGroups", "image_groups", "variationAttributes", "variation_attributes")
    root_signs = ("catalog", "pricebooks", "inventory")
    strangers = (
        Stranger(frozenset({"hittype", "productid"}), _HITS),
        Stranger(frozenset({"hit_type", "product_id"}), _HITS),
        Stranger(
            frozenset({"metadata", "type-extension"}),
            "describes the attributes of Salesforce B2C Commerce: give the catalogue.",
        ),
        Stranger(
            frozenset({"library", "content"}),
            "is a library of pages of Salesforce B2C Commerce: give the catalogue.",
        ),
    )

    def part_of_root(self, root: Root) -> str | None:
        """Products, a site catalogue, a price book or an inventory list."""
        return nodes.part_of_root(root)

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a product of SCAPI or OCAPI."""
        return PRODUCTS if is_product(document) else None

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products of API answers, and those of all XML files joined."""
        files = [each for each in inputs if isinstance(each, ElementInput)]
        parts = super().read([each for each in inputs if each not in files], settings)
        return chain(parts, Files(files, settings).parts()) if files else parts

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of API answers."""
        make = SfccDocuments(ledger.count.path, settings).product
        return products_of(sellable(entries, ledger), self, make, ledger)


PLATFORM = Sfcc()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that SCAPI or OCAPI returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single product of Salesforce B2C Commerce.
    """
    return single(payload, PLATFORM, SfccDocuments(None, settings).product)
