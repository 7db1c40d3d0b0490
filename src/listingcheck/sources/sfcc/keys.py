# SPDX-License-Identifier: Apache-2.0
"""The keys of a product in JSON, as SCAPI (camelCase) and OCAPI (snake_case) spell them.

Source: the SCAPI reference (Shopper Products, Product) and the OCAPI Shop and Data references
(Product), versions 1 and 23.2; checked 2026-11.
"""

from typing import Any, NamedTuple, Self

from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.origins import KeyMap

_TYPES = frozenset(
    {
        *("master", "variant", "item", "set", "bundle", "option"),
        *("variationGroup", "variation_group"),
    }
)
_SIGNS = (
    *("imageGroups", "variationAttributes", "primaryCategoryId"),
    *("image_groups", "variation_attributes", "primary_category_id"),
)


class Names(NamedTuple):
    """The keys of two words, as one of the APIs spells them."""

    long_description: str
    short_description: str
    image_groups: str
    view_type: str
    dis_base_link: str
    abs_url: str
    variation_attributes: str
    variation_values: str
    product_id: str
    manufacturer_name: str
    manufacturer_sku: str
    primary_category_id: str
    stock_level: str
    tiered_prices: str
    price_currency: str

    @classmethod
    def spelled(cls, *, camel: bool) -> Self:
        """The keys in camelCase or snake_case."""
        return cls(*(_camel(name) if camel else name for name in cls._fields))

    def key_map(self, *, with_variants: bool) -> KeyMap:
        """Canonical field to key; a product without variants is its own."""
        of_product = {
            "key": ("id",),
            "title": ("name",),
            "description": (self.long_description, self.short_description),
            "brand": ("brand", self.manufacturer_name),
            "images[].url": (self.image_groups,),
            "images[].alt": (self.image_groups,),
            "options[0]": (self.variation_attributes, "id"),
        }
        of_variant = {
            "variants[].sku": (self.product_id if with_variants else "id",),
            "variants[].options[0]": (self.variation_values, "id", self.product_id),
            "variants[].price": ("price",),
            "variants[].identifiers[0].code": ("ean", "upc"),
            "variants[].stock": ("inventory", "ats"),
        }
        return KeyMap(of_product, of_variant, "variants[]." if with_variants else "")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


SCAPI = Names.spelled(camel=True)
OCAPI = Names.spelled(camel=False)
KEY_MAPS = {
    (names, with_variants): names.key_map(with_variants=with_variants)
    for names in (SCAPI, OCAPI)
    for with_variants in (False, True)
}


def names_of(document: Document) -> Names:
    """How a document spells its keys; custom attributes begin with ``c_`` in both."""
    is_snake = any("_" in str(key) for key in document if not str(key).startswith("c_"))
    return OCAPI if is_snake else SCAPI


def is_product(document: Any) -> bool:
    """Whether a document is a product of these APIs."""
    if not isinstance(document, dict) or "id" not in document:
        return False
    if any(sign in document for sign in _SIGNS):
        return True
    kind = document.get("type")
    return isinstance(kind, dict) and not _TYPES.isdisjoint(kind)
