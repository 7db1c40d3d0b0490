# SPDX-License-Identifier: Apache-2.0
"""The same products for every dialect."""

import random
from collections.abc import Iterator
from typing import Any

import generate

Written = dict[str, Any]
"""A product: title, text, brand, kind, pictures, and variants of SKU, price, barcode, colour, size,
grams and stock."""


def products(count: int) -> Iterator[Written]:
    """The same products for every dialect."""
    chance = random.Random(7)
    for number in range(count):
        rows = generate.product(number, chance)
        first = rows[0]
        yield {
            "id": number + 1,
            "handle": first["Handle"],
            "title": first["Title"],
            "text": first["Body (HTML)"],
            "brand": first["Vendor"],
            "kind": first["Type"],
            "pictures": [row["Image Src"] for row in rows],
            "variants": [
                {
                    "sku": row["Variant SKU"],
                    "price": row["Variant Price"],
                    "barcode": row["Variant Barcode"],
                    "colour": row["Option1 Value"],
                    "size": row["Option2 Value"],
                    "grams": row["Variant Grams"],
                    "stock": row["Variant Inventory Qty"],
                }
                for row in rows[: generate.VARIANTS_PER_PRODUCT]
            ],
        }


def feed_item(p: Written, v: dict[str, str]) -> dict[str, str]:
    """An item of a feed: one variant."""
    return {
        "id": v["sku"],
        "title": p["title"],
        "description": p["text"],
        "link": f"https://shop.example.com/{p['handle']}",
        "image_link": p["pictures"][0],
        "availability": "in_stock",
        "price": f"{v['price']} USD",
        "brand": p["brand"],
        "gtin": v["barcode"],
        "condition": "new",
        "item_group_id": p["handle"],
        "color": v["colour"],
        "size": v["size"],
        "shipping_weight": f"{v['grams']} g",
        "product_type": p["kind"],
    }
