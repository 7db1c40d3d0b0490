# SPDX-License-Identifier: Apache-2.0
"""Amazon's product feeds in XML (MWS, ``MessageType`` Product): each message is one listing.

Prices, stocks, pictures and families are in feeds of their own. Source: ``Product.xsd`` of Amazon's
XML documentation; checked 2026-11.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from listingcheck.product import (
    Attribute,
    Dimensions,
    Identifier,
    Length,
    Origin,
    Product,
    Variant,
    Weight,
)
from listingcheck.sources.amazon.codes import ASIN, ASINS, is_deletion, kind_of
from listingcheck.sources.amazon.codes import length_unit as of_length
from listingcheck.sources.amazon.codes import weight_unit as of_weight
from listingcheck.sources.amazon.prices import money
from listingcheck.sources.formats.xmlstream import Node, Root, local
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.kit.parts import attribute, dimensions, identifier
from listingcheck.sources.kit.tree import child, children, content, text_at
from listingcheck.sources.reading import Settings

ENVELOPE = "AmazonEnvelope"
_TEXTS = "Product/DescriptionData"
_COLUMNS = {
    "key": "Product/SKU",
    "variants[].sku": "Product/SKU",
    "title": f"{_TEXTS}/Title",
    "description": f"{_TEXTS}/Description",
    "brand": f"{_TEXTS}/Brand",
    "product_type": f"{_TEXTS}/ItemType",
    "tags": f"{_TEXTS}/SearchTerms",
    "variants[].compare_at_price": f"{_TEXTS}/MSRP",
    "variants[].identifiers[0].code": "Product/StandardProductID/Value",
    "variants[].weight": f"{_TEXTS}/PackageWeight",
    "variants[].dimensions": f"{_TEXTS}/PackageDimensions",
}
_LACKS = frozenset(
    {
        *("category", "status", "images[].url", "images[].alt", "variants[].image"),
        *("options[0]", "variants[].options[0]", "variants[].price", "variants[].stock", CURRENCY),
    }
)
_NOTHING = Element("Product")
_WEIGHTS = (("PackageWeight",), ("ShippingWeight",), ("ItemDimensions", "Weight"))
_SIZES = ("PackageDimensions", "ItemDimensions")
_DETAILS = ("BulletPoint", "Manufacturer", "MfrPartNumber", "CountryOfOrigin")


def is_product_feed(root: Root) -> bool:
    """Whether a document begins as a feed of products does."""
    return root.name == ENVELOPE and "Product" in root.inside


class Messages:
    """Reads products out of one feed."""

    def __init__(self, source: ElementInput, settings: Settings) -> None:
        self._source = source
        self._settings = settings
        self._origin = Origin("amazon", source.ledger.count.path, _COLUMNS, _LACKS)

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        ledger = self._source.ledger
        for node in self._source.records("Message"):
            is_deleted = is_deletion(text_at(node.element, "OperationType") or "")
            # A message should hold one product, but programs put several into one.
            for product in list(children(node.element, "Product")) or [_NOTHING]:
                sku = text_at(product, "SKU")
                if is_deleted:
                    ledger.skip("deleted row")
                elif sku is None:
                    problem = "The message holds no product with a SKU."
                    ledger.unread(problem, "Give the feed of products.", line=node.line)
                else:
                    yield self._product(product, sku, ledger.number(), node)

    def _product(self, product: Element, sku: str, record: int, node: Node) -> Product:
        texts = child(product, "DescriptionData")
        said = texts if texts is not None else Element("DescriptionData")
        return Product.made(
            {
                "key": sku.strip(),
                "title": text_at(said, "Title"),
                "description": text_at(said, "Description"),
                "brand": text_at(said, "Brand"),
                "product_type": text_at(said, "ItemType"),
                "category": None,
                "tags": tuple(filter(None, map(content, children(said, "SearchTerms")))),
                "status": None,
                "options": (),
                "variants": (self._variant(product, said, sku, node.line),),
                "images": (),
                "attributes": _attributes(product, said),
                "compliance": None,
                "record": record,
                "line": node.line,
                "origin": self._origin,
            }
        )

    def _variant(self, product: Element, said: Element, sku: str, line: int | None) -> Variant:
        listed = child(said, "MSRP")
        raw, currency = content(listed), listed.get("currency") if listed is not None else None
        return Variant.made(
            {
                "index": 0,
                "sku": sku,
                "options": (),
                "price": None,
                "compare_at_price": money(raw, currency or self._settings.currency)
                if raw
                else None,
                "identifiers": _identifiers(product),
                "weight": self._weight(said),
                "dimensions": self._size(said),
                "stock": None,
                "image": None,
                "offer": None,
                "line": line,
            }
        )

    def _weight(self, said: Element) -> Weight | None:
        for path in _WEIGHTS:
            found = child(said, *path)
            if found is not None and (value := content(found)):
                unit = found.get("unitOfMeasure")
                known = of_weight(unit) if unit else self._settings.weight_unit
                return Weight.parse(value, known)
        return None

    def _size(self, said: Element) -> Dimensions | None:
        for name in _SIZES:
            sides = [self._length(child(said, name, s)) for s in ("Length", "Width", "Height")]
            if (size := dimensions(*sides)) is not None:
                return size
        return None

    def _length(self, side: Element | None) -> Length | None:
        value = content(side)
        if side is None or value is None:
            return None
        unit = side.get("unitOfMeasure")
        return Length.parse(value, of_length(unit) if unit else self._settings.dimension_unit)


def _number(product: Element) -> tuple[str, str]:
    """The declared kind and the number."""
    kind = text_at(product, "StandardProductID", "Type")
    return (kind or "").strip(), text_at(product, "StandardProductID", "Value") or ""


def _identifiers(product: Element) -> tuple[Identifier, ...]:
    declared, code = _number(product)
    kind = kind_of(declared)
    return (identifier(code, kind),) if code and (kind or not declared) else ()


def _attributes(product: Element, said: Element) -> tuple[Attribute, ...]:
    declared, code = _number(product)
    found = [
        attribute(local(each.tag), value, f"{_TEXTS}/{local(each.tag)}")
        for each in said
        if local(each.tag) in _DETAILS and (value := content(each))
    ]
    if code and declared.casefold() in ASINS:
        found.insert(0, attribute(ASIN, code, "Product/StandardProductID/Value"))
    return tuple(found)
