# SPDX-License-Identifier: Apache-2.0
"""WooCommerce's products in JSON: REST v3 (v1 and v2 alike), the legacy API, the Store API."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    Image,
    Length,
    LengthUnit,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
)
from listingcheck.sources.formats.payload import Document, ShapeError, items, listed, mapping, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.origins import CURRENCY, KeyMap, Origins
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.reading import Settings
from listingcheck.sources.woocommerce import store
from listingcheck.sources.woocommerce.lists import deepest
from listingcheck.sources.woocommerce.measures import LENGTH_UNITS
from listingcheck.suppression import is_of_notes

OF_PRODUCT = {
    "key": ("sku", "id"),
    "title": ("name", "title"),
    "description": ("description", "short_description"),
    "brand": ("brands",),
    "tags": ("tags",),
    "status": ("status",),
    "images[].url": ("images",),
    "images[].alt": ("images",),
}
OF_VARIANT = {
    "variants[].sku": ("sku",),
    "variants[].price": ("price", "regular_price"),
    "variants[].compare_at_price": ("regular_price",),
    "variants[].identifiers[0].code": ("global_unique_id",),
    "variants[].weight": ("weight",),
    "variants[].dimensions": ("dimensions",),
    "variants[].stock": ("stock_quantity", "stock_status", "in_stock"),
}
"""Canonical field to the keys that carry it. Source: the REST API's documentation, version 3."""
_KEYS = KeyMap(OF_PRODUCT, OF_VARIANT)
_STORE_KEYS = store.keys_of(_KEYS)
_NEVER_CARRIED = frozenset({CURRENCY, "category", "product_type"})
_SOLD_OUT = Stock(raw="outofstock", amount=Decimal(0))


class WooDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings, keys: KeyMap = _KEYS) -> None:
        self._keys = keys
        self._settings = settings
        self._prices = Memo(_prices_in)
        self._weights = memo(lambda raw: Weight.parse(raw, settings.weight_unit))
        self._stocks = memo(Stock.parse)
        self._origins = Origins("woocommerce", file, _NEVER_CARRIED)
        self.without_variations: list[str] = []
        """Keys of products whose variations are elsewhere."""

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document, or of a product beside its variations.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        if is_variation(document):
            raise ShapeError("it is a variation without its product")
        document, rows = _with_variations(document)
        keys = self._keys
        if store.is_stores(document):
            document, rows, keys = store.in_rest(document), [], _STORE_KEYS
        key = text(document.get("sku") or document.get("id"))
        if key is None:
            raise ShapeError("it has neither a SKU nor an id")
        if not rows and (document.get("variations") or document.get("type") == "variable"):
            self.without_variations.append(key)
        options = _option_names(rows)
        variants = [self._variant(index, row, document, options) for index, row in enumerate(rows)]
        return Product.made(
            {
                "key": key.strip(),
                "title": text(document.get("name") or document.get("title")),
                "description": text(document.get("description"))
                or text(document.get("short_description")),
                "brand": next(iter(_names(document.get("brands"))), None),
                "product_type": None,
                "category": _category(document),
                "tags": _names(document.get("tags")),
                "status": text(document.get("status")),
                "options": options,
                "variants": tuple(variants) or (self._variant(0, document, document, ()),),
                "images": _images(document),
                "attributes": (*_attributes(document, options), *self._notes(document)),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origins.of(
                    document,
                    rows[0] if rows else document,
                    keys,
                    states_currency=self._currency(document) is not None,
                ),
            }
        )

    def _notes(self, document: Document) -> Iterator[Attribute]:
        """The notes on what to ignore, which stand among data of plugins."""
        for meta in items(document.get("meta_data")):
            key, value = text(meta.get("key")), text(meta.get("value"))
            if key and value and is_of_notes(key, self._settings.ignore_attribute):
                yield attribute(key, value, "meta_data[].value")

    def _variant(
        self, index: int, row: Document, parent: Document, options: tuple[str, ...]
    ) -> Variant:
        """A variant; what a variation leaves empty, its parent says."""
        prices = self._prices[self._currency(parent)]
        # A sale that has not begun yet has a price already.
        is_offered = row.get("on_sale") is not False
        sale = prices[text(row.get("sale_price")) or ""] if is_offered else None
        regular = prices[text(row.get("regular_price")) or ""]
        weight = text(row.get("weight")) or text(parent.get("weight")) or ""
        values = {_name(a): text(a.get("option")) for a in items(row.get("attributes"))}
        return Variant.made(
            {
                "index": index,
                "sku": text(row.get("sku")),
                "options": tuple([values.get(name) for name in options]),
                "price": sale or regular or prices[text(row.get("price")) or ""],
                "compare_at_price": regular if sale else None,
                "identifiers": _identifiers(text(row.get("global_unique_id"))),
                "weight": self._weights[weight],
                "dimensions": self._size(row, parent),
                "stock": self._stock(row, parent),
                "image": _picture(row) if row is not parent else None,
                "offer": None,
                "line": None,
            }
        )

    def _currency(self, document: Document) -> str | None:
        """The currency, which only the Store API states."""
        return document.get(store.CURRENCY) or self._settings.currency

    def _stock(self, row: Document, parent: Document) -> Stock | None:
        """The quantity, or 0 where none is kept and nothing is left."""
        counted = parent if row.get("manage_stock") == "parent" else row
        stock = self._stocks[text(counted.get("stock_quantity")) or ""]
        is_sold_out = row.get("stock_status") == "outofstock" or row.get("in_stock") is False
        return _SOLD_OUT if stock is None and is_sold_out else stock

    def _size(self, row: Document, parent: Document) -> Dimensions | None:
        own, of_parent = mapping(row.get("dimensions")), mapping(parent.get("dimensions"))
        sides = {
            side: text(own.get(side)) or text(of_parent.get(side))
            for side in ("length", "width", "height")
        }
        if not any(sides.values()):
            return None
        unit = self._length_unit(own)
        return Dimensions(**{s: Length.parse(raw, unit) for s, raw in sides.items() if raw})

    def _length_unit(self, dimensions: Document) -> LengthUnit | None:
        stated = text(dimensions.get("unit")) or ""
        return LENGTH_UNITS.get(stated, self._settings.dimension_unit)


def _prices_in(currency: str | None) -> Memo[str, Money | None]:
    return memo(lambda raw: Money.parse(raw, currency))


def is_variation(document: Any) -> bool:
    """Whether a document is a variation without its product."""
    if not isinstance(document, dict):
        return False
    attributes = document.get("attributes")
    has_options = isinstance(attributes, list) and any(
        isinstance(attribute, dict) and "option" in attribute for attribute in attributes
    )
    return document.get("type") == "variation" or has_options


def _with_variations(document: Document) -> tuple[Document, list[Document]]:
    """A product and its variations; ids of variations are no variations."""
    product = document.get("product")
    variations = document.get("variations") or []
    if isinstance(product, dict):
        return product, items(variations)
    rows = [row for row in variations if isinstance(row, dict)]
    return document, [mapping(row) for row in rows]


def _option_names(rows: list[Document]) -> tuple[str, ...]:
    names = [_name(attribute) for row in rows for attribute in items(row.get("attributes"))]
    return tuple(dict.fromkeys(names))


def _name(attribute: Document) -> str:
    return text(attribute.get("name")) or text(attribute.get("slug")) or ""


def _attributes(document: Document, options: tuple[str, ...]) -> tuple[Attribute, ...]:
    return tuple(
        attribute(_name(each), ", ".join(values))
        for each in items(document.get("attributes"))
        if _name(each) not in options
        and (values := list(filter(None, map(text, listed(each.get("options"))))))
    )


def _names(terms: Any) -> tuple[str, ...]:
    """The names of terms, which the legacy API lists as bare texts."""
    named = (term.get("name") if isinstance(term, dict) else term for term in listed(terms))
    return tuple(filter(None, map(text, named)))


def _category(document: Document) -> Category | None:
    path = deepest(_names(document.get("categories")))
    return Category(path=path) if path else None


def _images(document: Document) -> tuple[Image, ...]:
    return tuple(
        image(url, text(picture.get("alt")))
        for picture in items(document.get("images"))
        if (url := text(picture.get("src")))
    )


def _picture(row: Document) -> str | None:
    """The picture of a variation; the legacy API puts it into a list."""
    image = row.get("image")
    first = items(image)[:1] if isinstance(image, list) else [mapping(image)]
    return text(first[0].get("src")) if first else None


def _identifiers(code: str | None) -> tuple[Identifier, ...]:
    return (identifier(code),) if code else ()
