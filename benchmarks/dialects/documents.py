# SPDX-License-Identifier: Apache-2.0
"""The dialects of JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dialects.products import Written, products


def _json(path: Path, key: str, documents: Iterator[Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump({key: list(documents)}, file)


def shopify_json(count: int, path: Path) -> None:
    """What the REST API answers."""
    _json(path, "products", (_shopify_document(p) for p in products(count)))


def _shopify_document(p: Written) -> dict[str, Any]:
    return {
        "id": p["id"],
        "title": p["title"],
        "body_html": p["text"],
        "vendor": p["brand"],
        "product_type": p["kind"],
        "created_at": "2026-01-05T08:00:00-04:00",
        "handle": p["handle"],
        "updated_at": "2026-01-05T08:00:00-04:00",
        "published_at": "2026-01-05T08:00:00-04:00",
        "template_suffix": None,
        "published_scope": "web",
        "tags": p["kind"],
        "status": "active",
        "admin_graphql_api_id": f"gid://shopify/Product/{p['id']}",
        "variants": [_shopify_variant(p, n, v) for n, v in enumerate(p["variants"], 1)],
        "options": [_shopify_option(p, n, name) for n, name in enumerate(("Colour", "Size"), 1)],
        "images": [_shopify_image(p, n, url) for n, url in enumerate(p["pictures"], 1)],
    }


def _shopify_variant(p: Written, n: int, v: dict[str, str]) -> dict[str, Any]:
    return {
        "id": p["id"] * 10 + n,
        "product_id": p["id"],
        "title": f"{v['colour']} / {v['size']}",
        "price": v["price"],
        "position": n,
        "inventory_policy": "deny",
        "compare_at_price": None,
        "option1": v["colour"],
        "option2": v["size"],
        "option3": None,
        "created_at": "2026-01-05T08:00:00-04:00",
        "updated_at": "2026-01-05T08:00:00-04:00",
        "taxable": True,
        "barcode": v["barcode"],
        "fulfillment_service": "manual",
        "grams": int(v["grams"]),
        "inventory_management": "shopify",
        "requires_shipping": True,
        "sku": v["sku"],
        "weight": int(v["grams"]) / 1000,
        "weight_unit": "kg",
        "inventory_item_id": p["id"] * 10 + n,
        "inventory_quantity": int(v["stock"]),
        "old_inventory_quantity": int(v["stock"]),
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{p['id'] * 10 + n}",
        "image_id": None,
    }


def _shopify_option(p: Written, n: int, name: str) -> dict[str, Any]:
    values = sorted({v[name.lower()] for v in p["variants"]})
    return {"id": n, "product_id": p["id"], "name": name, "position": n, "values": values}


def _shopify_image(p: Written, n: int, url: str) -> dict[str, Any]:
    return {
        "id": p["id"] * 10 + n,
        "alt": None,
        "position": n,
        "product_id": p["id"],
        "created_at": "2026-01-05T08:00:00-04:00",
        "updated_at": "2026-01-05T08:00:00-04:00",
        "admin_graphql_api_id": f"gid://shopify/ProductImage/{p['id'] * 10 + n}",
        "width": 1600,
        "height": 1600,
        "src": url,
        "variant_ids": [],
    }


def shopify_jsonl(count: int, path: Path) -> None:
    """One product a line."""
    with path.open("w", encoding="utf-8") as file:
        for p in products(count):
            file.write(json.dumps(_shopify_document(p)) + "\n")


def bigcommerce_json(count: int, path: Path) -> None:
    """What the REST API answers, with variants and pictures included."""
    _json(path, "data", (_bigcommerce_document(p) for p in products(count)))


_BIGCOMMERCE_USUAL = {
    "type": "physical",
    "weight": 1,
    "width": 10,
    "depth": 20,
    "height": 4,
    "cost_price": 0,
    "retail_price": 0,
    "sale_price": 0,
    "map_price": 0,
    "tax_class_id": 0,
    "product_tax_code": "",
    "categories": [23],
    "brand_id": 7,
    "option_set_id": None,
    "inventory_level": 40,
    "inventory_warning_level": 0,
    "inventory_tracking": "variant",
    "reviews_count": 0,
    "fixed_cost_shipping_price": 0,
    "is_free_shipping": False,
    "is_visible": True,
    "is_featured": False,
    "warranty": "",
    "bin_picking_number": "",
    "layout_file": "",
    "upc": "",
    "mpn": "",
    "gtin": "",
    "availability": "available",
    "availability_description": "",
    "sort_order": 0,
    "condition": "New",
    "is_condition_shown": False,
    "page_title": "",
    "meta_keywords": [],
    "meta_description": "",
    "view_count": 0,
    "date_created": "2026-01-05T08:00:00+00:00",
    "base_variant_id": None,
}
"""What most products of a shop have alike."""


def _bigcommerce_document(p: Written) -> dict[str, Any]:
    price = float(p["variants"][0]["price"])
    return {
        **_BIGCOMMERCE_USUAL,
        "id": p["id"],
        "name": p["title"],
        "sku": p["handle"],
        "description": p["text"],
        "price": price,
        "calculated_price": price,
        "search_keywords": p["kind"],
        "custom_url": {"url": f"/{p['handle']}/", "is_customized": False},
        "variants": [_bigcommerce_variant(p, n, v) for n, v in enumerate(p["variants"], 1)],
        "images": [_bigcommerce_image(p, n, url) for n, url in enumerate(p["pictures"])],
    }


def _bigcommerce_variant(p: Written, n: int, v: dict[str, str]) -> dict[str, Any]:
    price = float(v["price"])
    return {
        "id": p["id"] * 10 + n,
        "product_id": p["id"],
        "sku": v["sku"],
        "sku_id": n,
        "price": price,
        "calculated_price": price,
        "sale_price": None,
        "retail_price": None,
        "map_price": None,
        "weight": None,
        "width": None,
        "height": None,
        "depth": None,
        "is_free_shipping": False,
        "cost_price": 0,
        "calculated_weight": 1,
        "fixed_cost_shipping_price": None,
        "image_url": "",
        "purchasing_disabled": False,
        "purchasing_disabled_message": "",
        "upc": v["barcode"],
        "mpn": "",
        "gtin": "",
        "bin_picking_number": "",
        "inventory_level": int(v["stock"]),
        "inventory_warning_level": 0,
        "option_values": [
            {"id": 1, "label": v["colour"], "option_id": 1, "option_display_name": "Colour"},
            {"id": 2, "label": v["size"], "option_id": 2, "option_display_name": "Size"},
        ],
    }


def _bigcommerce_image(p: Written, n: int, url: str) -> dict[str, Any]:
    return {
        "id": p["id"] * 10 + n,
        "product_id": p["id"],
        "is_thumbnail": n == 0,
        "sort_order": n,
        "description": "",
        "image_file": url.rpartition("/")[2],
        "url_zoom": url,
        "url_standard": url,
        "url_thumbnail": url,
        "url_tiny": url,
        "date_modified": "2026-01-05T08:00:00+00:00",
    }
