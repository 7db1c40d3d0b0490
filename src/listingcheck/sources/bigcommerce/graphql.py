# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's products as the storefront's GraphQL API builds them."""

from typing import Any

from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Image,
    Money,
    Origin,
    Product,
    Variant,
)
from listingcheck.sources.bigcommerce.cells import depth
from listingcheck.sources.bigcommerce.columns import NEVER_CARRIED
from listingcheck.sources.bigcommerce.keys import GRAPHQL, GRAPHQL_FLAT
from listingcheck.sources.bigcommerce.pricing import Priced, Stated, priced
from listingcheck.sources.bigcommerce.values import Values
from listingcheck.sources.formats.payload import Document, ShapeError, items, mapping, text
from listingcheck.sources.kit.origins import Origins
from listingcheck.sources.kit.parts import attribute, dimensions, image
from listingcheck.sources.reading import Settings

_NEVER_CARRIED = NEVER_CARRIED | {"tags"}
_PLAIN = "plainTextDescription"
_INHERITED = ("prices", "weight", "depth", "width", "height")
"""Keys that a variant has from its product."""


class GraphqlDocuments:
    """Makes products of the nodes of one source."""

    def __init__(self, file: str | None, settings: Settings, values: Values) -> None:
        self._settings = settings
        self._values = values
        self._origins = Origins("bigcommerce", file, _NEVER_CARRIED)

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a node.

        Raises:
            ShapeError: the node is not built as a product is.
        """
        key = text(document.get("sku")) or text(document.get("entityId"))
        if key is None:
            raise ShapeError("it has neither a SKU nor an entityId")
        rows = items(document.get("variants"))
        said = [_said_options(row) for row in rows] or [{}]
        options = tuple(dict.fromkeys([name for row in said for name in row]))
        variants = [
            self._variant(index, row, document, tuple([values.get(name) for name in options]))
            for index, (row, values) in enumerate(zip(rows or [document], said, strict=True))
        ]
        attributes = _attributes(document)
        return Product.made(
            {
                "key": key.strip(),
                "title": text(document.get("name")),
                "description": text(document.get("description") or document.get(_PLAIN)),
                "brand": self._brand(document, attributes),
                "product_type": None,
                "category": _category(document),
                "tags": (),
                "status": text(mapping(document.get("availabilityV2")).get("status")),
                "options": options,
                "variants": tuple(variants),
                "images": _images(document),
                "attributes": attributes,
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origin(document, rows, variants),
            }
        )

    def _origin(self, document: Document, rows: list[Document], variants: list[Variant]) -> Origin:
        inherited = dict.fromkeys([key for key in _INHERITED if key in document])
        prices = [variant.price for variant in variants if variant.price is not None]
        return self._origins.of(
            document,
            {**inherited, **(rows or [document])[0]},
            GRAPHQL if rows else GRAPHQL_FLAT,
            states_currency=any(price.currency is not None for price in prices),
        )

    def _variant(
        self,
        index: int,
        row: Document,
        document: Document,
        options: tuple[str | None, ...],
    ) -> Variant:
        """A variant; what it leaves empty, its product says."""
        values, path = self._values, "" if row is document else "variants.edges[].node."
        prices = self._prices(row.get("prices") or document.get("prices"))
        left = mapping(mapping(row.get("inventory")).get("aggregated"))
        return Variant.made(
            {
                "index": index,
                "sku": text(row.get("sku")),
                "options": options,
                "price": prices.price,
                "compare_at_price": prices.compare_at_price,
                "identifiers": values.codes(row, path),
                "weight": values.weight(row.get("weight") or document.get("weight")),
                "dimensions": self._size(row, document),
                "stock": values.stock(left.get("availableToSell")),
                "image": _address(mapping(row.get("defaultImage")))
                if row is not document
                else None,
                "offer": None,
                "line": None,
            }
        )

    def _prices(self, value: Any) -> Priced:
        """What a buyer pays, which has the sale in it, and the price before or the retail one."""
        prices, money = mapping(value), self._values.money
        kinds = ("price", "basePrice", "salePrice", "retailPrice")
        paid, base, sale, retail = (money(prices.get(kind)) for kind in kinds)
        if base is not None and paid is not None and _is_less(paid, base):
            sale = paid
        own = Stated(base or paid, sale, retail)
        return priced(own, own)

    def _size(self, row: Document, document: Document) -> Dimensions | None:
        length = self._values.length
        long, wide, high = (
            length(row.get(side) or document.get(side)) for side in ("depth", "width", "height")
        )
        return dimensions(long, wide, high)

    def _brand(self, document: Document, attributes: tuple[Attribute, ...]) -> str | None:
        wanted = self._settings.brand_attribute
        named = next((a.value for a in attributes if a.name == wanted), None)
        return named or text(mapping(document.get("brand")).get("name"))


def _is_less(price: Money, other: Money) -> bool:
    return price.amount is not None and other.amount is not None and price.amount < other.amount


def _said_options(row: Document) -> dict[str, str | None]:
    """Name and value of each option of a variant."""
    found = {}
    for option in items(row.get("options") or row.get("productOptions")):
        chosen = items(option.get("values"))
        name = text(option.get("displayName"))
        if name is not None:
            found[name.strip()] = text(chosen[0].get("label")) if chosen else None
    return found


def _category(document: Document) -> Category | None:
    paths = [_path(node) for node in items(document.get("categories"))]
    path = max(filter(None, paths), key=depth, default=None)
    return Category(path=path) if path else None


def _path(node: Document) -> str | None:
    crumbs = [text(crumb.get("name")) for crumb in items(node.get("breadcrumbs"))]
    return "/".join(filter(None, crumbs)) or text(node.get("name"))


def _images(document: Document) -> tuple[Image, ...]:
    rows = items(document.get("images"))
    if not rows and isinstance(document.get("defaultImage"), dict):
        rows = [document["defaultImage"]]
    rows = sorted(rows, key=lambda row: row.get("isDefault") is not True)
    return tuple([image(url, text(row.get("altText"))) for row in rows if (url := _address(row))])


def _address(picture: Document) -> str | None:
    return text(picture.get("urlOriginal") or picture.get("url"))


def _attributes(document: Document) -> tuple[Attribute, ...]:
    found = [
        attribute(key, value, key)
        for key in ("condition", "mpn")
        if (value := text(document.get(key)))
    ]
    for field in items(document.get("customFields")):
        name, value = text(field.get("name")), text(field.get("value"))
        if name and value:
            found.append(attribute(name, value, "customFields.edges[].node.value"))
    return tuple(found)
