# SPDX-License-Identifier: Apache-2.0
"""Magento's products in API answers: REST ``/V1/products`` and GraphQL ``products``."""

from collections.abc import Callable, Mapping

from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    IdentifierType,
    Length,
    Money,
    Origin,
    Product,
    Stock,
    Variant,
    Weight,
)
from listingcheck.sources.formats.payload import Document, ShapeError, items, mapping, text
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.origins import Origins
from listingcheck.sources.kit.parts import attribute, dimensions, identifier, image
from listingcheck.sources.magento.answers import keys_of
from listingcheck.sources.magento.columns import (
    BRANDS,
    CONFIGURABLE,
    IDENTIFIER_TYPES,
    SIDES,
    SPELLINGS,
    STATUSES,
    SYSTEM,
)
from listingcheck.sources.magento.items import Item, Said, is_rest, kind_of, of_graphql, of_rest
from listingcheck.sources.magento.keys import NEVER_CARRIED, NO_ATTRIBUTES, key_map
from listingcheck.sources.magento.options import Child, chosen_in, codes_of_rest, names_of
from listingcheck.sources.magento.places import REMEDIES
from listingcheck.sources.reading import Settings

_NO_ATTRIBUTES = NO_ATTRIBUTES | SYSTEM | SPELLINGS.keys()


class MagentoDocuments:
    """Makes products of the documents of one source.

    Args:
        file: where they stand.
        settings: what the caller knows.
        children: finds the documents of the children of one.
        keys: all keys and codes of attributes in the source; those of the document when not given.
    """

    def __init__(
        self,
        file: str | None,
        settings: Settings,
        children: Callable[[Document], list[Document]],
        keys: Mapping[str, None] | None = None,
    ) -> None:
        self._settings = settings
        self._children = children
        self._keys = keys
        self._weights = memo(lambda raw: Weight.parse(raw, settings.weight_unit))
        self._lengths = memo(lambda raw: Length.parse(raw, settings.dimension_unit))
        self._stocks = memo(Stock.parse)
        self._origins = Origins("magento", file, NEVER_CARRIED, REMEDIES)
        gtin, brand = settings.gtin_attribute, settings.brand_attribute
        self._gtins: Mapping[str, IdentifierType | None] = IDENTIFIER_TYPES
        if gtin:
            self._gtins = {gtin.lower(): IDENTIFIER_TYPES.get(gtin.lower())}
        self._brands = (brand.lower(),) if brand else BRANDS
        self._named = {
            code.lower(): key for code, key in ((gtin, "gtin"), (brand, "brand")) if code
        }
        self.without_children: list[str] = []
        """Keys of configurable products whose children are elsewhere."""

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        item = self._item(document)
        key = item.sku or text(document.get("id"))
        if key is None:
            raise ShapeError("it has neither a SKU nor an id")
        children = self._family(document, item)
        codes = names_of(item, children)
        if not children and kind_of(document) == CONFIGURABLE:
            self.without_children.append(key)
            item = item._replace(regular=_unless_zero(item.regular), special=None, stock=None)
        return Product.made(
            {
                "key": key.strip(),
                "title": item.name,
                "description": item.description,
                "brand": self._brand(item.attributes),
                "product_type": None,
                "category": Category(path=item.category) if item.category else None,
                "tags": (),
                "status": _status(text(document.get("status"))),
                "options": tuple(codes.values()),
                "variants": self._variants(item, children, list(codes)),
                "images": tuple([image(url, alt) for url, alt in item.images]),
                "attributes": _attributes(item, codes),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origin(document, children[0][0] if children else item),
            }
        )

    def _item(self, document: Document) -> Item:
        make = of_rest if is_rest(document) else of_graphql
        return make(document, self._settings.currency)

    def _family(self, document: Document, item: Item) -> list[Child]:
        """The children of a product with their options."""
        inside = items(document.get("variants"))
        if inside:
            return [(self._item(mapping(each.get("product"))), chosen_in(each)) for each in inside]
        found = [self._item(child) for child in self._children(document)]
        codes = codes_of_rest(item, found)
        return [
            (child, {code: child.attributes[code] for code in codes if code in child.attributes})
            for child in found
        ]

    def _variants(self, item: Item, children: list[Child], codes: list[str]) -> tuple[Variant, ...]:
        if not children:
            return (self._variant(0, item, (), None),)
        return tuple(
            [
                self._variant(index, child, tuple([said.get(code) for code in codes]), child.images)
                for index, (child, said) in enumerate(children)
            ]
        )

    def _variant(
        self,
        index: int,
        item: Item,
        options: tuple[str | None, ...],
        images: list[tuple[str, str | None]] | None,
    ) -> Variant:
        return Variant.made(
            {
                "index": index,
                "sku": item.sku,
                "options": options,
                "price": item.special or item.regular,
                "compare_at_price": item.regular if item.special else None,
                "identifiers": self._identifiers(item),
                "weight": self._weights[item.weight or ""],
                "dimensions": self._size(item.attributes),
                "stock": self._stocks[item.stock or ""],
                "image": images[0][0] if images else None,
                "offer": None,
                "line": None,
            }
        )

    def _brand(self, said: Said) -> str | None:
        """The brand; the number of an option is none."""
        named = (said.get(code) for code in self._brands)
        return next((brand for brand in named if brand and not brand.isdigit()), None)

    def _identifiers(self, item: Item) -> tuple[Identifier, ...]:
        said = item.attributes
        return tuple(
            [
                identifier(said[code], kind, item.column(code))
                for code, kind in self._gtins.items()
                if code in said
            ]
        )

    def _size(self, said: Said) -> Dimensions | None:
        length, width, height = (self._lengths[said.get(code, "")] for code in SIDES)
        return dimensions(length, width, height)

    def _origin(self, document: Document, first: Item) -> Origin:
        keys = self._keys or keys_of(document)
        if self._named:
            keys = {**keys, **{key: None for code, key in self._named.items() if code in keys}}
        stated = first.regular is not None and first.regular.currency is not None
        known = key_map(
            first.prices,
            is_rest=is_rest(document),
            is_on_sale=first.special is not None,
            has_variants="variants" in document,
        )
        stated = stated or self._settings.currency is not None
        return self._origins.of(keys, keys, known, states_currency=stated)


def _attributes(item: Item, codes: Said) -> tuple[Attribute, ...]:
    return tuple(
        [
            attribute(code, value, item.column(code))
            for code, value in item.attributes.items()
            if code not in codes and code not in _NO_ATTRIBUTES
        ]
    )


def _status(value: str | None) -> str | None:
    return STATUSES.get(value, value) if value else None


def _unless_zero(price: Money | None) -> Money | None:
    """A price; a configurable product without children states 0 for none."""
    return None if price is not None and price.amount == 0 else price
