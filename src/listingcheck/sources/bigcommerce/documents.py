# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's products in JSON, whichever API they are from."""

from listingcheck.product import Product
from listingcheck.sources.bigcommerce.graphql import GraphqlDocuments
from listingcheck.sources.bigcommerce.joins import Parts
from listingcheck.sources.bigcommerce.keys import part_of
from listingcheck.sources.bigcommerce.rest import Named, RestDocuments
from listingcheck.sources.bigcommerce.values import Values
from listingcheck.sources.formats.payload import Document, ShapeError
from listingcheck.sources.reading import Settings
from listingcheck.tally import PRODUCTS


class BigCommerceDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings, parts: Parts) -> None:
        values = Values(settings)
        self._rest = RestDocuments(file, settings, parts, values)
        self._graphql = GraphqlDocuments(file, settings, values)

    @property
    def without_variants(self) -> Named:
        """Products whose variants are elsewhere."""
        return self._rest.without_variants

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        if "entityId" in document:
            return self._graphql.product(document, record, line)
        return self._rest.product(document, record, line)

    def only_product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document that may be something else of BigCommerce's.

        Raises:
            ShapeError: it is, or is not built as a product is.
        """
        part = part_of(document)
        if part != PRODUCTS:
            raise ShapeError(f"it is one of the {part} of products")
        return self.product(document, record, line)
