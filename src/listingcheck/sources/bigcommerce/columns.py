# SPDX-License-Identifier: Apache-2.0
"""The columns of BigCommerce's product CSVs: the V3 export and the two legacy templates.

Source: support.bigcommerce.com, "Supported Product Fields", "Importing Complex Attributes" and
"Fields in the Bulk Edit Template"; headers that public importers and exporters of these files
name; checked 2026-11. Spellings are folded to lower case. All layouts name the same columns in
the same order, so that a cell stands in the same place whatever the layout.
"""

import re

from listingcheck.sources.kit.origins import CURRENCY

V3: dict[str, tuple[str, ...]] = {
    "item": ("item",),
    "id": ("id",),
    "name": ("name",),
    "sku": ("sku",),
    "description": ("description",),
    "price": ("price",),
    "sale_price": ("sale price",),
    "retail_price": ("retail price",),
    "calculated_price": (),
    "weight": ("weight",),
    "length": ("depth",),
    "width": ("width",),
    "height": ("height",),
    "tracking": ("inventory tracking",),
    "stock": ("current stock",),
    "upc": ("upc/ean",),
    "gtin": ("global trade number", "global trade item number"),
    "mpn": ("manufacturer part number",),
    "condition": ("product condition",),
    "category": ("categories",),
    "tags": ("search keywords",),
    "custom_fields": ("custom fields",),
    "visible": ("is visible",),
    "not_visible": (),
    "purchasable": (),
    "brand": (),
    "brand_id": ("brand id",),
    "options": ("options",),
    "variant_image": ("variant image url",),
    "image": ("image url (import)", "image url"),
    "image_file": ("internal image url (export)", "internal image url"),
    "image_alt": ("image description",),
    "thumbnail": ("image is thumbnail",),
    "image_sort": ("image sort order",),
    "images": (),
}

LEGACY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(V3, ()),
    "item": ("item type",),
    "id": ("product id",),
    "name": ("product name", "name"),
    "sku": ("product code/sku", "product sku", "code"),
    "description": ("product description", "description"),
    "price": ("price",),
    "sale_price": ("sale price",),
    "retail_price": ("retail price",),
    "calculated_price": ("calculated price",),
    "weight": ("product weight", "weight"),
    "length": ("product depth", "depth"),
    "width": ("product width", "width"),
    "height": ("product height", "height"),
    "tracking": ("track inventory", "product inventoried"),
    "stock": ("current stock level", "stock level"),
    "upc": ("product upc/ean", "upc"),
    "gtin": ("global trade item number", "global trade number"),
    "mpn": ("manufacturer part number",),
    "condition": ("product condition",),
    "category": ("category", "category string", "category details"),
    "tags": ("search keywords",),
    "custom_fields": ("product custom fields", "custom fields"),
    "visible": ("product visible?", "product visible"),
    "not_visible": ("product not visible",),
    "purchasable": ("allow purchases?", "allow purchases"),
    "brand": ("brand name", "brand"),
    "image": ("product image url",),
    "image_file": ("product image file", "product image path"),
    "image_alt": ("product image description",),
    "images": ("images", "product images"),
}

PLACE = {name: place for place, name in enumerate(V3)}
"""Where each known column stands among the known cells of a row."""

NUMBERED_IMAGE = re.compile(
    r"product image (url|path|file|description|is thumbnail|sort) ?- ?([0-9]{1,4})"
)
"""A folded column of one of several pictures in a legacy file."""

FIELDS: dict[str, str] = {
    "name": "title",
    "sku": "variants[].sku",
    "description": "description",
    "price": "variants[].price",
    "weight": "variants[].weight",
    "length": "variants[].dimensions.length",
    "width": "variants[].dimensions.width",
    "height": "variants[].dimensions.height",
    "stock": "variants[].stock",
    "category": "category",
    "tags": "tags",
    "visible": "status",
    "brand": "brand",
    "variant_image": "variants[].image",
    "image_alt": "images[].alt",
}
"""Column to canonical field."""

NEVER_CARRIED = frozenset({CURRENCY, "category", "product_type"})
"""Canonical fields BigCommerce has no place for: currency, the marketplace's category."""

OWN_V3 = (
    *("options", "tracking", "stock", "brand_id", "gtin", "variant_image", "image", "image_file"),
    *("thumbnail", "image_sort", "visible", "custom_fields"),
)
"""Columns of which a V3 export has some, beside Item and Name."""
OWN_BULK = (
    *("product code/sku", "product sku", "bin picking number", "option set", "option set align"),
    *("allow purchases?", "product visible?", "current stock level", "category string"),
    *("product upc/ean", "stop processing rules", "product image file - 1"),
    *("product image id - 1", "product image path - 1", "product image url - 1"),
    *("track inventory", "product tax class", "redirect old url?"),
)
"""Columns of which the bulk-edit template has some, beside Product Name."""
OWN_DEFAULT = (
    *("category details", "images", "product visible", "allow purchases", "product inventoried"),
    *("stock level", "fixed shipping price", "product availability", "meta keywords"),
)
"""Columns of which the default template has some, beside Code, Name and Calculated Price."""
