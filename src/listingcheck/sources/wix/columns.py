# SPDX-License-Identifier: Apache-2.0
"""The columns of Wix's product CSV, of catalogue V1 and of catalogue V3.

Source: exports of catalogue V1 (53 columns; older ones have neither cost nor brand) for V1;
support.wix.com, "Importing Products from Another eCommerce Platform", and generators of import
files for V3; checked 2026-11. Spellings are folded to lower case; the plain ones are those of
files made by hand for an import.
"""

from listingcheck.sources.kit.origins import CURRENCY

OPTIONS = range(1, 7)
"""Numbers of the options a product may have."""
_INFOS = range(1, 7)
"""Numbers of the further texts a product may have."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("handleid", "handle"),
    "type": ("fieldtype",),
    "name": ("name", "title"),
    "description": ("description", "plaindescription"),
    "brand": ("brand",),
    "collection": ("collection",),
    "visible": ("visible",),
    "image": ("productimageurl", "media", "image"),
    "image_alt": ("mediaalttext",),
    "price": ("price",),
    "strikethrough": ("strikethroughprice",),
    "surcharge": ("surcharge",),
    "discount_mode": ("discountmode",),
    "discount_value": ("discountvalue",),
    "sku": ("sku",),
    "barcode": ("barcode",),
    "inventory": ("inventory", "instock"),
    "weight": ("weight",),
    **{f"option{n}_name": (f"productoptionname{n}",) for n in OPTIONS},
    **{f"option{n}_type": (f"productoptiontype{n}",) for n in OPTIONS},
    **{f"option{n}": (f"productoptiondescription{n}", f"productoptionchoices{n}") for n in OPTIONS},
}

INFOS: dict[str, tuple[str, ...]] = {
    "ribbon": ("ribbon",),
    **{f"info{n}_title": (f"additionalinfotitle{n}",) for n in _INFOS},
    **{f"info{n}": (f"additionalinfodescription{n}",) for n in _INFOS},
}
"""Columns of further texts about a product."""
INFO_PAIRS = (*((f"info{n}_title", f"info{n}") for n in _INFOS), ("", "ribbon"))
"""The columns of a text's title and of the text; a ribbon has no title."""

FIELDS: dict[str, str] = {
    "key": "key",
    "name": "title",
    "description": "description",
    "brand": "brand",
    "collection": "product_type",
    "visible": "status",
    "image": "images[].url",
    "image_alt": "images[].alt",
    "price": "variants[].price",
    "discount_value": "variants[].compare_at_price",
    "strikethrough": "variants[].compare_at_price",
    "sku": "variants[].sku",
    "barcode": "variants[].identifiers[0].code",
    "inventory": "variants[].stock",
    "weight": "variants[].weight",
}
"""Column to canonical field."""

NEVER_CARRIED = frozenset({"variants[].dimensions", CURRENCY, "category", "tags"})
"""Canonical fields Wix's CSV has no place for."""

REMEDIES = {
    "variants[].identifiers[0].code": "Catalogue V1 of Wix exports no barcodes: add a column with "
    "them to the file, and give its name as gtin_attribute under [shop]."
}
"""What to do about fields that are lacking."""

TELLING = (
    "type",
    "surcharge",
    "strikethrough",
    "discount_mode",
    "discount_value",
    "image_alt",
    *(f"option{n}" for n in OPTIONS),
)
"""Columns that hardly anyone but Wix has."""

PRODUCT, VARIANT, MEDIA = "product", "variant", "media"
"""Types of rows, folded."""
