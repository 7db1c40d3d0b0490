# SPDX-License-Identifier: Apache-2.0
"""The keys of BigCommerce's documents, and by which of them each kind is known.

Source: developer.bigcommerce.com, REST Catalog v3, REST v2 and the storefront GraphQL schema;
checked 2026-11.
"""

from collections.abc import KeysView
from typing import Any

from listingcheck.sources.kit.origins import KeyMap
from listingcheck.tally import PRODUCTS

BRANDS, CATEGORIES, VARIANTS = "brands", "categories", "variants"
IMAGES, METAFIELDS, SKUS, OTHERS = "images", "metafields", "skus", "others"

SIGNS = ("inventory_tracking", "custom_url", "brand_id")
"""Keys by which a product is known, for messages."""
_OF_PRODUCT = frozenset(
    {
        *("inventory_tracking", "inventory_level", "inventory_warning_level", "calculated_price"),
        *("brand_id", "custom_url", "base_variant_id", "option_set_id", "is_visible"),
        *("fixed_cost_shipping_price", "is_free_shipping", "search_keywords", "map_price"),
        *("bin_picking_number", "retail_price", "cost_price", "order_quantity_minimum"),
        *("product_tax_code", "is_price_hidden", "availability_description"),
    }
)
"""Keys of which every product has two, unless hardly any were asked for."""
_QUICKLY = frozenset({"name", "inventory_tracking", "calculated_price"})
"""Keys that most products have, so that the others need not be looked for."""
_OF_GRAPHQL = frozenset(
    {
        *(
            "sku",
            "prices",
            "variants",
            "images",
            "defaultImage",
            "description",
            "plainTextDescription",
        ),
        *("upc", "mpn", "gtin", "brand", "categories", "addToCartUrl", "availabilityV2", "weight"),
        *("inventory", "customFields", "productOptions", "type", "condition"),
    }
)
_OF_IMAGE = frozenset({"url_standard", "url_zoom", "zoom_url", "standard_url", "image_file"})
_OF_CATEGORY = frozenset(
    {"page_title", "custom_url", "default_product_sort", "category_id", "tree_id", "layout_file"}
)
_OF_BRAND = frozenset({"image_url", "image_file", "custom_url", "search_keywords"})
_OF_SKU = frozenset({"adjusted_price", "bin_picking_number", "is_purchasing_disabled", "options"})
_OF_METAFIELD = frozenset({"namespace", "permission_set", "resource_type"})


def part_of(document: Any) -> str | None:
    """Which of BigCommerce's documents one is; None when it is none."""
    if not isinstance(document, dict):
        return None
    keys = document.keys()
    if keys >= _QUICKLY:
        return PRODUCTS
    if "name" in keys:
        return _named(keys)
    if "product_id" in keys:
        return _of_product(keys)
    return METAFIELDS if keys >= _OF_METAFIELD else None


def _named(keys: KeysView[str]) -> str | None:
    """Which part a document is that has a name."""
    if "entityId" in keys:
        return PRODUCTS if keys & _OF_GRAPHQL or len(keys) == 2 else None
    if keys >= {"parent_id", "is_visible"} and keys & _OF_CATEGORY:
        return CATEGORIES
    is_priced = "price" in keys or "calculated_price" in keys or "categories" in keys
    if keys >= {"page_title", "meta_keywords"} and keys & _OF_BRAND and not is_priced:
        return BRANDS
    return PRODUCTS if len(keys & _OF_PRODUCT) > 1 else None


def _of_product(keys: KeysView[str]) -> str | None:
    """Which part a document is that names a product."""
    if "option_values" in keys:
        return VARIANTS
    if keys & _OF_IMAGE and "is_thumbnail" in keys:
        return IMAGES
    return SKUS if "sku" in keys and len(keys & _OF_SKU) > 1 else None


_PRODUCT_KEYS = {
    "key": ("sku", "id"),
    "title": ("name",),
    "description": ("description",),
    "brand": ("brand_name", "brand"),
    "tags": ("search_keywords",),
    "status": ("is_visible", "availability"),
    "images[].url": ("images", "primary_image"),
    "images[].alt": ("images",),
}
_VARIANT_KEYS = {
    "variants[].sku": ("sku",),
    "variants[].price": ("price", "calculated_price"),
    "variants[].compare_at_price": ("retail_price", "sale_price"),
    "variants[].identifiers[0].code": ("upc", "gtin"),
    "variants[].weight": ("weight",),
    "variants[].dimensions": ("depth", "width", "height"),
    "variants[].dimensions.length": ("depth",),
    "variants[].dimensions.width": ("width",),
    "variants[].dimensions.height": ("height",),
    "variants[].stock": ("inventory_level",),
    "variants[].image": ("image_url",),
    "variants[].options[0]": ("option_values",),
    "options[0]": ("option_values",),
}
FLAT = KeyMap(_PRODUCT_KEYS, _VARIANT_KEYS)
"""A product without variants, or a variant that stands apart from its product."""
NESTED = KeyMap(_PRODUCT_KEYS, _VARIANT_KEYS, "variants[].")
"""A product with its variants inside."""
INHERITED = (
    *("price", "calculated_price", "sale_price", "retail_price", "inventory_level"),
    *("weight", "depth", "width", "height"),
)
"""Keys that a variant has from its product."""

GRAPHQL = KeyMap(
    {
        "key": ("sku", "entityId"),
        "title": ("name",),
        "description": ("description", "plainTextDescription"),
        "brand": ("brand",),
        "status": ("availabilityV2",),
        "images[].url": ("images", "defaultImage"),
        "images[].alt": ("images", "defaultImage"),
    },
    {
        "variants[].sku": ("sku",),
        "variants[].price": ("prices",),
        "variants[].compare_at_price": ("prices",),
        "variants[].identifiers[0].code": ("upc", "gtin"),
        "variants[].weight": ("weight",),
        "variants[].dimensions": ("depth", "width", "height"),
        "variants[].dimensions.length": ("depth",),
        "variants[].dimensions.width": ("width",),
        "variants[].dimensions.height": ("height",),
        "variants[].stock": ("inventory",),
        "variants[].image": ("defaultImage",),
        "variants[].options": ("options", "productOptions"),
        "variants[].options[0]": ("options", "productOptions"),
        "options[0]": ("options", "productOptions"),
    },
    "variants.edges[].node.",
)
GRAPHQL_FLAT = KeyMap(GRAPHQL.of_product, GRAPHQL.of_variant)
"""A storefront product whose variants were not asked for."""
