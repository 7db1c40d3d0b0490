# SPDX-License-Identifier: Apache-2.0
"""Wix's products in JSON: REST of catalogue V1 and V3, and Velo."""

from listingcheck.product import Origin, Product
from listingcheck.sources.formats.payload import Document, ShapeError, mapping, text
from listingcheck.sources.kit.origins import KeyMap, Origins
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.wix import v1, v3
from listingcheck.sources.wix.keys import (
    NEVER_CARRIED,
    V1,
    V1_NEVER_CARRIED,
    V1_SIMPLE,
    V3,
    V3_SIGNS,
    VELO_SIMPLE,
)
from listingcheck.sources.wix.options import MOST_VARIANTS
from listingcheck.sources.wix.parts import Sold
from listingcheck.sources.wix.words import status


class WixDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._settings = settings
        self._v1 = v1.CatalogueV1(settings)
        self._v3 = v3.CatalogueV3(settings)
        self._origins_v1 = Origins("wix", file, V1_NEVER_CARRIED)
        self._origins_v3 = Origins("wix", file, NEVER_CARRIED)
        self._left_out = 0

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        known = (document.get(name) for name in ("id", "_id", "slug", "name"))
        key = next(filter(None, map(text, known)), None)
        if key is None:
            raise ShapeError("it has neither an id nor a slug nor a name")
        is_v3 = any(sign in document for sign in V3_SIGNS)
        sold = self._v3.sold(document) if is_v3 else self._v1.sold(document)
        self._left_out += sold.left_out
        brand = document.get("brand")
        return Product.made(
            {
                "key": key.strip(),
                "title": text(document.get("name")),
                "description": v3.description(document),
                "brand": text(brand.get("name") if isinstance(brand, dict) else brand),
                "product_type": None,
                "category": None,
                "tags": (),
                "status": status(text(document.get("visible")) or "") or None,
                "options": sold.options,
                "variants": sold.variants,
                "images": (v3 if is_v3 else v1).images(document),
                "attributes": (v3 if is_v3 else v1).attributes(document),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._of_v3(document, sold) if is_v3 else self._of_v1(document, sold),
            }
        )

    def _of_v1(self, document: Document, sold: Sold) -> Origin:
        details = mapping(sold.first.get("variant")) or document
        states = self._settings.currency or v1.price_data(details).get("currency")
        return self._origins_v1.of(
            document, sold.first, _v1_keys(sold.first), states_currency=bool(states)
        )

    def _of_v3(self, document: Document, sold: Sold) -> Origin:
        states = self._settings.currency or document.get("currency")
        return self._origins_v3.of(document, sold.first, V3, states_currency=bool(states))

    def say_what_is_missing(self, ledger: Ledger) -> None:
        """Note the variants that were left out, and those that are not in the answer."""
        if self._left_out:
            ledger.note(
                f"{self._left_out:,} variants are not visible in the shop, so they were left out.",
                "Make them visible in Wix, if they are to be sold.",
            )
        for elsewhere, advice in (
            (self._v1.without_variants, 'Ask for them again with "includeVariants": true.'),
            (self._v3.without_variants, "Ask for each product by itself, with its variants."),
        ):
            if elsewhere.count:
                ledger.odd(
                    f"The variants of {elsewhere.count:,} products are not in this answer, so they "
                    f"were not checked. First: {elsewhere.first}.",
                    advice,
                )
        if (too_many := self._v1.too_many).count:
            ledger.odd(
                f"The options of {too_many.count:,} products combine to more than "
                f"{MOST_VARIANTS:,} variants each, so they were checked as one without options. "
                f"First: {too_many.first}.",
                "Leave out values that are not sold, or split the product.",
            )


def _v1_keys(first: Document) -> KeyMap:
    if "variant" in first or not first:
        return V1
    return (
        V1_SIMPLE if isinstance(first.get("priceData") or first.get("price"), dict) else VELO_SIMPLE
    )
