# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's products as the REST APIs build them: v3, and v2 with links for lists."""

from dataclasses import dataclass
from typing import Any

from listingcheck.product import (
    Attribute,
    Dimensions,
    Identifier,
    Image,
    Product,
    Stock,
    Variant,
)
from listingcheck.sources.bigcommerce import fields
from listingcheck.sources.bigcommerce.images import has_relative, ranked
from listingcheck.sources.bigcommerce.joins import Apart, Parts
from listingcheck.sources.bigcommerce.keys import BRANDS, IMAGES, VARIANTS
from listingcheck.sources.bigcommerce.origins import Facts, RestOrigins
from listingcheck.sources.bigcommerce.pricing import Priced, Stated, priced
from listingcheck.sources.bigcommerce.values import Values
from listingcheck.sources.formats.payload import Document, ShapeError, items, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import dimensions, identifier
from listingcheck.sources.reading import Settings

_OF_PRODUCT = frozenset({"product", "simple"})


@dataclass(slots=True)
class Named:
    """How many there are of something, and the key of the first."""

    count: int = 0
    first: str = ""

    def add(self, key: str) -> None:
        """Count one more."""
        self.first = self.first or key
        self.count += 1


class RestDocuments:
    """Makes products of the REST documents of one source."""

    def __init__(self, file: str | None, settings: Settings, parts: Parts, values: Values) -> None:
        self._settings = settings
        self._parts = parts
        self._values = values
        self._tags = Memo[str, list[str]](
            lambda cell: [tag.strip() for tag in cell.split(",") if tag.strip()]
        )
        self._categories = Memo(parts.deepest)
        self._origins = RestOrigins(file, settings, parts)
        self.without_variants = Named()
        """Products whose variants are elsewhere."""

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        number = text(document.get("id"))
        key = text(document.get("sku")) or number
        if key is None:
            raise ShapeError("it has neither a SKU nor an id")
        rows, rows_apart = self._rows(document, number)
        images, images_apart = self._images(document, number)
        apart = {VARIANTS: rows_apart, IMAGES: images_apart, BRANDS: BRANDS in self._parts}
        attributes = fields.attributes(document)
        options, values = fields.options(rows)
        own = fields.completed(rows, options, document) or [(line, document)]
        path = "variants[]." if rows and not rows_apart else ""
        variants, sales = self._variants(own, values, document, path)
        joined = frozenset([part for part, is_apart in apart.items() if is_apart])
        facts = Facts(bool(rows), joined, sales, has_relative(images))
        if not rows and fields.is_complex(document):
            self.without_variants.add(key)
        return Product.made(
            {
                **self._texts(document, attributes),
                "key": key.strip(),
                "options": options,
                "variants": variants,
                "images": images,
                "attributes": attributes,
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origins.of(document, own[0][1], facts),
            }
        )

    def _texts(self, document: Document, attributes: tuple[Attribute, ...]) -> dict[str, Any]:
        """What a product says of itself, apart from its variants and pictures."""
        return {
            "title": text(document.get("name")),
            "description": text(document.get("description")),
            "brand": self._brand(document, attributes),
            "product_type": None,
            "category": self._categories[fields.categories(document.get("categories"))],
            "tags": self._tags_of(document.get("search_keywords")),
            "status": fields.status(document),
        }

    def _rows(self, document: Document, number: str | None) -> tuple[list[Apart], bool]:
        """The variants of a product, and whether they stand apart from it."""
        value = document.get("variants")
        if isinstance(value, list) and value:
            return [(None, row) for row in items(value)], False
        apart = self._parts.of_product(VARIANTS, number)
        return apart or [], bool(apart)

    def _variants(
        self, rows: list[Apart], values: list[fields.Options], document: Document, path: str
    ) -> tuple[tuple[Variant, ...], frozenset[bool]]:
        """The variants, and whether their prices are sale prices."""
        variants, sales = list[Variant](), set[bool]()
        money_of, codes_of, weight = self._prices, self._codes, self._values.weight
        stated = self._stated(document)
        for index, ((line, row), options) in enumerate(zip(rows, values, strict=True)):
            prices = money_of(row, document, stated)
            sales.add(prices.is_on_sale)
            variants.append(
                Variant.made(
                    {
                        "index": index,
                        "sku": text(row.get("sku")),
                        "options": options,
                        "price": prices.price,
                        "compare_at_price": prices.compare_at_price,
                        "identifiers": codes_of(row, document, path, is_only=not options),
                        "weight": weight(row.get("weight")) or weight(document.get("weight")),
                        "dimensions": self._size(row, document),
                        "stock": self._stock(row, document),
                        "image": text(row.get("image_url")) if row is not document else None,
                        "offer": None,
                        "line": line,
                    }
                )
            )
        return tuple(variants), frozenset(sales)

    def _prices(self, row: Document, document: Document, of_product: Stated) -> Priced:
        prices = priced(of_product if row is document else self._stated(row), of_product)
        if prices.price is not None:
            return prices
        # A calculated price is what a buyer pays: it is there where few keys were asked for.
        calculated = row.get("calculated_price") or document.get("calculated_price")
        return prices._replace(price=self._values.money(calculated))

    def _stated(self, row: Document) -> Stated:
        get, money = row.get, self._values.money
        return Stated(money(get("price")), money(get("sale_price")), money(get("retail_price")))

    def _codes(
        self, row: Document, document: Document, path: str, *, is_only: bool
    ) -> tuple[Identifier, ...]:
        codes = self._values.codes(row, path)
        wanted = self._settings.gtin_attribute
        if wanted is None or not is_only:
            return codes
        named = [a for a in fields.attributes(document) if a.name == wanted]
        return (*codes, *[identifier(a.value, None, a.column) for a in named])

    def _size(self, row: Document, document: Document) -> Dimensions | None:
        length, own, of_product = self._values.length, row.get, document.get
        return dimensions(
            length(own("depth")) or length(of_product("depth")),
            length(own("width")) or length(of_product("width")),
            length(own("height")) or length(of_product("height")),
        )

    def _stock(self, row: Document, document: Document) -> Stock | None:
        """What is left of a variant, counted where the product says that it is counted."""
        tracking = text(document.get("inventory_tracking"))
        if tracking == "none":
            return None
        counted = document if tracking in _OF_PRODUCT else row
        return self._values.stock(counted.get("inventory_level"))

    def _images(self, document: Document, number: str | None) -> tuple[tuple[Image, ...], bool]:
        """The pictures of a product, and whether they stand apart from it."""
        value = document.get("images")
        if isinstance(value, list) and value:
            return ranked(
                fields.pictures([(None, row) for row in items(value)], "images[].")
            ), False
        apart = self._parts.of_product(IMAGES, number)
        if apart:
            return ranked(fields.pictures(apart, "")), True
        primary = document.get("primary_image")
        shown = [(None, primary)] if isinstance(primary, dict) else []
        return ranked(fields.pictures(shown, "primary_image.")), apart is not None

    def _tags_of(self, value: Any) -> tuple[str, ...]:
        tags = value if isinstance(value, list) else [value]
        return tuple([tag for item in tags for tag in self._tags[text(item) or ""]])

    def _brand(self, document: Document, attributes: tuple[Attribute, ...]) -> str | None:
        wanted = self._settings.brand_attribute
        if wanted is not None:
            named = next((a.value for a in attributes if a.name == wanted), None)
            if found := named or text(document.get(wanted)):
                return found
        brand = document.get("brand")
        stated = brand.get("name") if isinstance(brand, dict) else brand
        name = text(document.get("brand_name")) or text(stated)
        return name or self._parts.brand(text(document.get("brand_id")))
