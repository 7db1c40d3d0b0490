# SPDX-License-Identifier: Apache-2.0
"""The columns of Shopify's product CSV, in each generation of its header.

Source: help.shopify.com, "Using CSV files to import and export products", and exports from 2013,
2017, 2022-23 and 2025; excelify.io (Matrixify) for weights that are not in grams; checked 2026-11.
Spellings are folded to lower case.
"""

from listingcheck.sources.kit.origins import CURRENCY

COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("handle", "url handle"),
    "title": ("title",),
    "description": ("body (html)", "body html", "description"),
    "brand": ("vendor",),
    "product_type": ("type", "custom product type"),
    "category": ("product category", "standardized product type", "standard product type"),
    "tags": ("tags",),
    "status": ("status",),
    "option1_name": ("option1 name",),
    "option1": ("option1 value",),
    "option2_name": ("option2 name",),
    "option2": ("option2 value",),
    "option3_name": ("option3 name",),
    "option3": ("option3 value",),
    "sku": ("variant sku", "sku"),
    "barcode": ("variant barcode", "barcode"),
    "price": ("variant price", "price"),
    "compare_at_price": ("variant compare at price", "compare-at price", "compare at price"),
    "stock": ("variant inventory qty", "variant inventory quantity", "inventory quantity"),
    "grams": ("variant grams", "weight value (grams)"),
    "weight": ("variant weight",),
    "weight_unit": ("variant weight unit",),
    "image": ("image src", "product image url"),
    "image_alt": ("image alt text",),
    "variant_image": ("variant image", "variant image url"),
    "google_category": ("google shopping / google product category",),
}

FIELDS: dict[str, str] = {
    "key": "key",
    "title": "title",
    "description": "description",
    "brand": "brand",
    "product_type": "product_type",
    "category": "category",
    "tags": "tags",
    "status": "status",
    "option1_name": "options[0]",
    "option2_name": "options[1]",
    "option3_name": "options[2]",
    "option1": "variants[].options[0]",
    "option2": "variants[].options[1]",
    "option3": "variants[].options[2]",
    "sku": "variants[].sku",
    "barcode": "variants[].identifiers[0].code",
    "price": "variants[].price",
    "compare_at_price": "variants[].compare_at_price",
    "stock": "variants[].stock",
    "grams": "variants[].weight",
    "image": "images[].url",
    "image_alt": "images[].alt",
    "variant_image": "variants[].image",
}
"""Column to canonical field."""

NEVER_CARRIED = frozenset({"variants[].dimensions", CURRENCY, "category"})
"""Canonical fields Shopify has no place for: package size, currency, the marketplace's category."""

DEFAULT_OPTION_VALUE = "Default Title"
"""What stands as option value of a product without options."""

TELLING = ("title", "description", "brand", "product_type", "tags", "status", "price", "image")
"""Columns of a product export; an inventory export has a handle and a title only."""
