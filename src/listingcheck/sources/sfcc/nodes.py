# SPDX-License-Identifier: Apache-2.0
"""Where the impex XML of Salesforce B2C Commerce keeps what a product is made of.

Source: the schemas catalog.xsd (2006-10-31), pricebook.xsd (2006-10-31) and inventory.xsd
(2007-05-31), and the demo data of the storefront reference architecture; checked 2026-11.
"""

from collections.abc import Mapping

from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.tally import PRODUCTS

SITE = "site catalogue"
BOOK = "price book"
STOCK = "inventory"

_PART_BY_ROOT = {
    "catalog": PRODUCTS,
    "product": PRODUCTS,
    "pricebooks": BOOK,
    "pricebook": BOOK,
    "inventory": STOCK,
    "inventory-list": STOCK,
}
_VENDOR = "demandware"
_TELLING = frozenset(
    {
        *("category-assignment", "image-group", "custom-attributes", "online-flag"),
        *("price-table", "price-tables", "inventory-list", "records"),
    }
)
"""Elements that other vendors' files with the same outermost element do not have."""

PRODUCT_ID = "product-id"
CUSTOM = "custom-attributes/custom-attribute[@attribute-id='{}']"
"""Where a custom attribute stands."""

FIELDS: Mapping[str, str] = {
    "key": "product@product-id",
    "title": "display-name",
    "description": "long-description",
    "brand": "brand",
    "status": "online-flag",
    "category": "classification-category",
    "images[].url": "images/image-group/image@path",
    "images[].alt": "images/image-group/image/alt",
    "options[0]": "variations/attributes",
    "variants[].sku": "product@product-id",
    "variants[].identifiers[0].code": "ean",
    "variants[].image": "images/image-group/image@path",
}
"""Canonical field to the node of a catalogue that carries it."""

OF_BOOK: Mapping[str, str] = {
    "variants[].price": "price-table/amount",
    "variants[].compare_at_price": "price-table/amount",
    CURRENCY: "header/currency",
}
"""Canonical field to the node of a price book."""

OF_STOCK: Mapping[str, str] = {"variants[].stock": "record/allocation"}
"""Canonical field to the node of an inventory list."""

HOST = "images[].url.host"
NEVER_CARRIED = frozenset(
    {"category", "product_type", "tags", "variants[].weight", "variants[].dimensions"}
)
"""Weights and sizes are custom attributes, of any name and unit."""

REMEDIES: Mapping[str, str] = {
    "variants[].price": "Give the price books too: listingcheck check catalog.xml pricebook.xml.",
    CURRENCY: "Give the price books too: they state their currency.",
    "variants[].stock": "Give the inventory list too: listingcheck check catalog.xml "
    "inventory.xml.",
}


def part_of_root(root: Root) -> str | None:
    """Which of the platform's files begins like this; None when it is none.

    A catalogue whose first elements are assignments has no products: they would stand before. One
    that begins with categories may have both; reading it tells.
    """
    part = _PART_BY_ROOT.get(root.name)
    if part is None or not _is_of_vendor(root):
        return None
    has_products = "product" in root.inside or root.name == "product"
    if "category-assignment" in root.inside and not has_products:
        return SITE
    return part


def _is_of_vendor(root: Root) -> bool:
    return (
        _VENDOR in root.namespace
        or not {"catalog-id", PRODUCT_ID}.isdisjoint(root.attributes)
        or not _TELLING.isdisjoint(root.inside)
    )
