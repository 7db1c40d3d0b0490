# SPDX-License-Identifier: Apache-2.0
"""Shopify's products in JSON: REST, product listings, storefront, GraphQL."""

from collections.abc import Callable
from typing import Any

from listingcheck.product import (
    Attribute,
    Category,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)
from listingcheck.sources.formats.payload import Document, ShapeError, items, mapping, text
from listingcheck.sources.kit.memo import Memo, values
from listingcheck.sources.kit.origins import KeyMap, Origins
from listingcheck.sources.kit.parts import attribute, identifier
from listingcheck.sources.reading import Settings
from listingcheck.sources.shopify.columns import DEFAULT_OPTION_VALUE, NEVER_CARRIED
from listingcheck.sources.shopify.keys import (
    GRAPHQL,
    REST,
    STOREFRONT,
    STOREFRONT_V2,
    WEIGHT_UNITS,
)
from listingcheck.sources.shopify.pictures import Pictures


class ShopifyDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._settings = settings
        self._prices = values(lambda raw: Money.parse(raw, settings.currency))
        self._grams = values(lambda raw: Weight.parse(raw, WeightUnit.GRAM))
        self._stocks = values(Stock.parse)
        self._categories = values(lambda path: Category(path=path, taxonomy="shopify"))
        self._numbered = Memo(_texts)
        self._origins = Origins("shopify", file, NEVER_CARRIED)

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        key = text(document.get("handle") or document.get("id") or document.get("product_id"))
        if key is None:
            raise ShapeError("it has neither a handle nor an id")
        # Every product has a variant: without one the answer did not say it.
        rows = items(document.get("variants")) or [{}]
        keys = _keys(document, rows[0])
        options = self._option_names(document, rows[0])
        pictures = Pictures(document, keys.of_product["images[].url"])
        variants = [self._variant(n, row, options, pictures, keys) for n, row in enumerate(rows)]
        return Product.made(
            {
                "key": key.strip(),
                "title": text(document.get("title")),
                "description": _description(document, keys),
                "brand": text(document.get("vendor")),
                "product_type": text(document.get(keys.usual["product_type"])),
                "category": self._categories[_category(document)],
                "tags": _tags(document.get("tags")),
                "status": text(document.get("status")),
                "options": options,
                "variants": tuple(variants),
                "images": pictures.images,
                "attributes": _attributes(document),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origins.of(
                    document, rows[0], keys, states_currency=self._states_currency(rows[0], keys)
                ),
            }
        )

    def _variant(
        self, index: int, row: Document, options: tuple[str, ...], pictures: Pictures, keys: KeyMap
    ) -> Variant:
        barcode = text(row.get("barcode"))
        compare_at = row.get(keys.usual["variants[].compare_at_price"])
        return Variant.made(
            {
                "index": index,
                "sku": text(row.get("sku")),
                "options": self._option_values(row, options),
                "price": self._money(row.get(keys.usual["variants[].price"])),
                "compare_at_price": self._money(compare_at) if compare_at else None,
                "identifiers": (identifier(barcode),) if barcode else (),
                "weight": self._weight(row),
                "dimensions": None,
                "stock": self._stocks[row.get(keys.usual["variants[].stock"])],
                "image": pictures.of_variant(row),
                "offer": None,
                "line": None,
            }
        )

    def _money(self, value: Any) -> Money | None:
        if not isinstance(value, dict):
            return self._prices[value]
        amount, currency = text(value.get("amount")), text(value.get("currencyCode"))
        return Money.parse(amount, currency or self._settings.currency) if amount else None

    def _states_currency(self, row: Document, keys: KeyMap) -> bool:
        price = row.get(keys.usual["variants[].price"])
        return isinstance(price, dict) or self._settings.currency is not None

    def _weight(self, row: Document) -> Weight | None:
        if (grams := self._grams[row.get("grams")]) is not None:
            return grams
        measurement = mapping(mapping(row.get("inventoryItem")).get("measurement"))
        weight = mapping(measurement.get("weight"))
        value = text(weight.get("value", row.get("weight")))
        unit = text(weight.get("unit", row.get("weight_unit", row.get("weightUnit"))))
        known = WEIGHT_UNITS.get(unit or "", self._settings.weight_unit)
        return Weight.parse(value, known) if value else None

    def _option_names(self, document: Document, first: Document) -> tuple[str, ...]:
        said = [text(option.get("name")) for option in items(document.get("options"))]
        numbered = [f"Option{n}" for n in (1, 2, 3) if text(first.get(f"option{n}"))]
        names = tuple(filter(None, said)) or tuple(_said_options(first)) or tuple(numbered)
        return () if self._option_values(first, names) == (DEFAULT_OPTION_VALUE,) else names

    def _option_values(self, row: Document, names: tuple[str, ...]) -> tuple[str | None, ...]:
        if not names:
            return ()
        if "option1" in row:
            return self._numbered[_numbered(row.get)][: len(names)]
        said = _said_options(row)
        return tuple([said.get(name) for name in names])


def _numbered(get: Callable[[str], Any]) -> tuple[Any, ...]:
    """The values of options that a variant numbers."""
    return get("option1"), get("option2"), get("option3")


def _texts(stated: tuple[Any, ...]) -> tuple[str | None, ...]:
    return tuple(map(text, stated))


def _keys(document: Document, row: Document) -> KeyMap:
    """The keys of the API that a product is from, by those that only it has."""
    if not _is_graphql(document):
        return REST
    if "priceV2" in row:
        return STOREFRONT_V2
    return STOREFRONT if "quantityAvailable" in row else GRAPHQL


def _is_graphql(document: Document) -> bool:
    return "descriptionHtml" in document or str(document.get("id")).startswith("gid://")


def _description(document: Document, keys: KeyMap) -> str | None:
    """The description; without its HTML the plain one that GraphQL has beside it."""
    found = (text(document.get(key)) for key in keys.of_product["description"])
    return next(filter(None, found), None)


def _said_options(row: Document) -> dict[str, str | None]:
    """Name and value of each option, where a variant says both."""
    pairs = items(row.get("selectedOptions") or row.get("option_values"))
    return {text(pair.get("name")) or "": text(pair.get("value")) for pair in pairs}


def _category(document: Document) -> str | None:
    category = document.get("category")
    if isinstance(category, dict):
        category = category.get("fullName") or category.get("full_name")
    return text(category)


def _tags(value: Any) -> tuple[str, ...]:
    tags = value if isinstance(value, list) else (text(value) or "").split(",")
    return tuple([tag.strip() for item in tags if (tag := text(item))])


def _attributes(document: Document) -> tuple[Attribute, ...]:
    return tuple(
        attribute(f"{field.get('namespace')}.{field.get('key')}", value)
        for field in items(document.get("metafields"))
        if (value := text(field.get("value")))
    )
