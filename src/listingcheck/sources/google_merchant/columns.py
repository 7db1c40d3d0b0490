# SPDX-License-Identifier: Apache-2.0
"""The attributes of Google's and Meta's feeds, and what they carry.

Sources: support.google.com/merchants/answer/7052112 (product data specification), Google's Content
API v2.1 and Merchant API v1 (products), Meta's template ``catalog_products.csv``, and the feeds of
OpenAI and of TikTok's ads, whose columns are Google's with few others; checked 2026-11. Spellings
are folded to lower case, without ``g:``, brackets and plural, with underscores for spaces.
"""

import re

from listingcheck.product import IdentifierType
from listingcheck.sources.formats.table import bare
from listingcheck.sources.google_merchant.languages import SPELLINGS

OPTIONS = ("color", "size", "material", "pattern", "age_group", "gender")
"""Attributes by which the items of a group may differ."""
STATED_OPTIONS = 4
"""How many of them are options wherever they are stated, the others only where they differ."""
SIDES = ("length", "width", "height")

SINGLE = (
    *("id", "item_group_id", "title", "description", "brand", "product_type"),
    *("google_product_category", "fb_product_category", "product_category", "status"),
    *("price", "sale_price", "quantity", "availability", "link", "condition"),
    *("availability_date", "shipping_weight", "product_weight"),
    *[f"{of}_{side}" for of in ("shipping", "product") for side in SIDES],
    *OPTIONS,
)
"""Attributes of which an item has one that counts."""
IDENTIFIERS: dict[str, IdentifierType | None] = {
    "gtin": None,
    "ean": IdentifierType.EAN,
    "upc": IdentifierType.UPC,
    "isbn": IdentifierType.ISBN,
    "jan": IdentifierType.JAN,
}
"""Trade numbers; ``gtin`` holds those of every kind and length."""
IMAGES = ("image_link", "image.url", "additional_image_link")
"""Pictures, the first one first. All but the first may be lists."""
TAGS = "product_tags"
STRUCTURED = ("structured_title", "structured_description")
"""What stands for title and description where a machine wrote them: who wrote it, and the text."""
MEASURES = frozenset(name for name in SINGLE if "_weight" in name or name.endswith(SIDES))
PRICES = frozenset({"price", "sale_price"})
OFFERED = frozenset({"availability", "link", "condition", "availability_date"})
"""How an item is offered."""
LISTS = frozenset({*IDENTIFIERS, *IMAGES, TAGS})
"""Attributes that may be stated several times."""
ATTRIBUTES = frozenset(
    {
        *("mobile_link", "availability_date", "mpn", "identifier_exists"),
        *("sale_price_effective_date", "expiration_date", "adult"),
        *("multipack", "is_bundle", "size_type", "size_system", "shipping", "shipping_label"),
        *("tax", "cost_of_goods_sold", "unit_pricing_measure", "unit_pricing_base_measure"),
        *("excluded_destination", "included_destination", "product_detail"),
        *("product_highlight", "energy_efficiency_class", "promotion_id"),
        *[f"custom_label_{n}" for n in range(5)],
    }
)
"""Attributes that a product keeps under Google's name. Those nobody knows keep their own."""

_OTHER_SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("offer_id", "sku_id"),
    "title": (STRUCTURED[0],),
    "description": ("summary", STRUCTURED[1]),
    "additional_image_link": ("additional_image_links",),
    "quantity": (
        *("quantity_to_sell_on_facebook", "sell_on_google_quantity", "inventory"),
        "inventory_quantity",
    ),
    "gtin": ("gtins",),
    "product_type": ("product_types",),
    "size": ("sizes",),
    "size_type": ("size_types",),
    "product_highlight": ("product_highlights",),
    "product_detail": ("product_details",),
    "excluded_destination": ("excluded_destinations",),
    "included_destination": ("included_destinations",),
    **{f"custom_label_{n}": (f"custom_label{n}",) for n in range(5)},
}
_ANYBODYS: dict[str, tuple[str, ...]] = {
    "id": ("item_id",),
    "link": ("url",),
    "image_link": ("image_url",),
    "additional_image_link": ("additional_image_urls",),
    "item_group_id": ("group_id",),
    "product_weight": ("weight",),
    **{f"product_{side}": (side,) for side in SIDES},
}
"""Names that others use as well, so that they speak for nobody."""


def _by_spelling(*tables: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {s: name for table in tables for name, spellings in table.items() for s in spellings}


_OWN = {name: name for name in (*SINGLE, *LISTS, *ATTRIBUTES)}
_OWN |= _by_spelling(_OTHER_SPELLINGS, SPELLINGS)
_KNOWN = _by_spelling(_ANYBODYS) | _OWN
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

TELLING = frozenset(
    {
        *("link", "image_link", "additional_image_link", "availability", "condition", "gtin"),
        *("mpn", "google_product_category", "fb_product_category", "item_group_id"),
        *("product_type", "sale_price", "identifier_exists", "shipping_weight"),
    }
)
"""Attributes that tell a feed from other tables with an id and a title."""
CATEGORIES = (
    ("google_product_category", "google"),
    ("fb_product_category", "facebook"),
    ("product_category", None),
)
"""Attributes that hold a category, and whose."""

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "description": ("description",),
    "brand": ("brand",),
    "product_type": ("product_type",),
    "category": tuple([name for name, _ in CATEGORIES]),
    "tags": (TAGS,),
    "status": ("status",),
    "images[].url": IMAGES,
    "variants[].sku": ("id",),
    "variants[].price": ("price", "sale_price"),
    "variants[].identifiers[0].code": tuple(IDENTIFIERS),
    "variants[].weight": ("shipping_weight", "product_weight"),
    "variants[].dimensions": ("shipping_length", "product_length"),
    **{f"variants[].dimensions.{side}": (f"shipping_{side}", f"product_{side}") for side in SIDES},
    "variants[].stock": ("quantity", "availability"),
    "variants[].image": ("image_link",),
    **{f"variants[].offer.{name}": (name,) for name in ("link", "condition", "availability")},
    "variants[].offer.pre_sale.type": ("availability",),
    "variants[].offer.pre_sale.release": ("availability_date",),
}
"""Canonical field to the attributes that carry it, the usual one first."""

NEVER_CARRIED = frozenset({"category", "images[].alt"})
"""Canonical fields a feed has no place for: the marketplace's category, texts for pictures."""


def folded_name(name: str) -> str:
    """A column, element or key as it is compared: ``g:Image Link`` is ``image_link``."""
    return bare(_HUMP.sub("_", name)).removeprefix("g:").strip().replace(" ", "_")


def attribute_of(name: str) -> str | None:
    """Google's name for a column, element or key; None when nobody knows it."""
    return _KNOWN.get(folded_name(name))


def own_attribute_of(name: str) -> str | None:
    """The same, for the names that speak for a feed."""
    return _OWN.get(folded_name(name))
