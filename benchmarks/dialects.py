# SPDX-License-Identifier: Apache-2.0
"""Writes the generated products in the dialect of each platform and format."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

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


def _table(path: Path, header: str, rows: Iterator[dict[str, Any]], delimiter: str = ",") -> None:
    """Write rows under all the columns that the platform exports, as real files have them."""
    names = [name.strip() for name in header.split("|")]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


WOOCOMMERCE = """ID|Type|SKU|Name|Published|Is featured?|Visibility in catalog|Short description|
Description|Date sale price starts|Date sale price ends|Tax status|Tax class|In stock?|Stock|
Low stock amount|Backorders allowed?|Sold individually?|Weight (kg)|Length (cm)|Width (cm)|
Height (cm)|Allow customer reviews?|Purchase note|Sale price|Regular price|Categories|Tags|
Shipping class|Images|Download limit|Download expiry days|Parent|Grouped products|Upsells|
Cross-sells|External URL|Button text|Position|Attribute 1 name|Attribute 1 value(s)|
Attribute 1 visible|Attribute 1 global|Attribute 2 name|Attribute 2 value(s)|
Attribute 2 visible|Attribute 2 global"""
MAGENTO = """sku|store_view_code|attribute_set_code|product_type|categories|product_websites|name|
description|short_description|weight|product_online|tax_class_name|visibility|price|
special_price|special_price_from_date|special_price_to_date|url_key|meta_title|meta_keywords|
meta_description|base_image|base_image_label|small_image|small_image_label|thumbnail_image|
thumbnail_image_label|created_at|updated_at|new_from_date|new_to_date|map_price|msrp_price|
country_of_manufacture|additional_attributes|qty|out_of_stock_qty|is_in_stock|manage_stock|
website_id|related_skus|crosssell_skus|upsell_skus|additional_images|additional_image_labels|
hide_from_product_page|custom_options|configurable_variations|configurable_variation_labels|
associated_skus"""
WIX = "|".join(
    [
        "handleId|fieldType|name|description|productImageUrl|collection|sku|ribbon|price|surcharge",
        "visible|discountMode|discountValue|inventory|weight|cost",
        *(
            f"productOptionName{n}|productOptionType{n}|productOptionDescription{n}"
            for n in range(1, 7)
        ),
        *(f"additionalInfoTitle{n}|additionalInfoDescription{n}" for n in range(1, 7)),
        "customTextField1|customTextCharLimit1|customTextMandatory1|customTextField2",
        "customTextCharLimit2|customTextMandatory2|brand",
    ]
)
BIGCOMMERCE = """Item|ID|Name|Type|SKU|Options|Inventory Tracking|Current Stock|Low Stock|Price|
Cost Price|Retail Price|Sale Price|Brand ID|Channels|Categories|Description|Custom Fields|
Page Title|Product URL|Meta Description|Search Keywords|Meta Keywords|Bin Picking Number|UPC/EAN|
Global Trade Number|Manufacturer Part Number|Free Shipping|Fixed Shipping Cost|Weight|Width|
Height|Depth|Is Visible|Is Featured|Warranty|Tax Class|Product Condition|Show Product Condition|
Sort Order|Variant Image URL|Internal Image URL (Export)|Image URL (Import)|Image Description|
Image is Thumbnail|Image Sort Order|YouTube ID|Video Title|Video Description|Video Sort Order"""
PRESTASHOP = """Product ID|Active (0/1)|Name *|Categories (x,y,z...)|Price tax excluded|
Tax rules ID|Wholesale price|On sale (0/1)|Discount amount|Discount percent|
Discount from (yyyy-mm-dd)|Discount to (yyyy-mm-dd)|Reference #|Supplier reference #|Supplier|
Manufacturer|EAN13|UPC|MPN|Ecotax|Width|Height|Depth|Weight|Quantity|Minimal quantity|Visibility|
Additional shipping cost|Unity|Unit price|Summary|Description|Tags (x,y,z...)|Meta title|
Meta keywords|Meta description|URL rewritten|Available for order (0 = No, 1 = Yes)|
Show price (0 = No, 1 = Yes)|Image URLs (x,y,z...)|Image alt texts (x,y,z...)|
Feature(Name:Value:Position)|Condition"""
AMAZON = """item-name|item-description|listing-id|seller-sku|price|quantity|open-date|image-url|
item-is-marketplace|product-id-type|zshop-shipping-fee|item-note|item-condition|zshop-category1|
zshop-browse-path|zshop-storefront-feature|asin1|asin2|asin3|will-ship-internationally|
expedited-shipping|zshop-boldface|product-id|bid-for-featured-placement|add-delete|
pending-quantity|fulfillment-channel|merchant-shipping-group|status"""
GOOGLE = """id|title|description|link|image_link|additional_image_link|availability|price|
sale_price|google_product_category|product_type|brand|gtin|mpn|condition|age_group|color|gender|
material|size|item_group_id|shipping|shipping_weight|custom_label_0"""


def shopify_csv(count: int, path: Path) -> None:
    """A row for each variant and each further picture."""
    generate.write(path, count * generate.VARIANTS_PER_PRODUCT, faults=0.0)


def woocommerce_csv(count: int, path: Path) -> None:
    """A row for each product and each variation."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            yield {
                "ID": p["id"] * 10,
                "Type": "variable",
                "SKU": p["handle"],
                "Name": p["title"],
                "Published": 1,
                "Visibility in catalog": "visible",
                "Description": p["text"],
                "In stock?": 1,
                "Stock": "",
                "Weight (kg)": "",
                "Regular price": "",
                "Categories": p["kind"],
                "Images": ", ".join(p["pictures"]),
                "Parent": "",
                "Attribute 1 name": "Colour",
                "Attribute 1 value(s)": p["variants"][0]["colour"],
                "Attribute 2 name": "Size",
                "Attribute 2 value(s)": ", ".join(v["size"] for v in p["variants"]),
            }
            for n, v in enumerate(p["variants"], 1):
                yield {
                    "ID": p["id"] * 10 + n,
                    "Type": "variation",
                    "SKU": v["sku"],
                    "Name": p["title"],
                    "Published": 1,
                    "In stock?": 1,
                    "Stock": v["stock"],
                    "Weight (kg)": int(v["grams"]) / 1000,
                    "Regular price": v["price"],
                    "Parent": p["handle"],
                    "Attribute 1 name": "Colour",
                    "Attribute 1 value(s)": v["colour"],
                    "Attribute 2 name": "Size",
                    "Attribute 2 value(s)": v["size"],
                }

    _table(path, WOOCOMMERCE, rows())


def magento_csv(count: int, path: Path) -> None:
    """The children, then the configurable product that names them."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            for v in p["variants"]:
                yield {
                    "sku": v["sku"],
                    "store_view_code": "",
                    "attribute_set_code": "Default",
                    "product_type": "simple",
                    "categories": f"Default Category/{p['kind']}",
                    "name": p["title"],
                    "description": p["text"],
                    "weight": v["grams"],
                    "product_online": 1,
                    "visibility": "Not Visible Individually",
                    "price": v["price"],
                    "url_key": v["sku"].lower(),
                    "base_image": "",
                    "additional_images": "",
                    "additional_attributes": f"color={v['colour']},size={v['size']},"
                    f"ean={v['barcode']},manufacturer={p['brand']}",
                    "qty": f"{v['stock']}.0000",
                    "is_in_stock": 1,
                    "configurable_variations": "",
                }
            yield {
                "sku": p["handle"],
                "product_type": "configurable",
                "name": p["title"],
                "categories": f"Default Category/{p['kind']}",
                "description": p["text"],
                "product_online": 1,
                "visibility": "Catalog, Search",
                "url_key": p["handle"],
                "base_image": p["pictures"][0],
                "additional_images": ",".join(p["pictures"][1:]),
                "configurable_variations": "|".join(
                    f"sku={v['sku']},size={v['size']},color={v['colour']}" for v in p["variants"]
                ),
            }

    _table(path, MAGENTO, rows())


def wix_csv(count: int, path: Path) -> None:
    """A Product row, then its Variant rows."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            base = p["variants"][0]["price"]
            yield {
                "handleId": f"product_{p['id']}",
                "fieldType": "Product",
                "name": p["title"],
                "description": p["text"],
                "productImageUrl": ";".join(p["pictures"]),
                "collection": p["kind"],
                "sku": "",
                "ribbon": "",
                "price": base,
                "surcharge": "",
                "visible": "true",
                "discountMode": "PERCENT",
                "discountValue": "0.0",
                "inventory": "InStock",
                "weight": "",
                "brand": p["brand"],
                "productOptionName1": "Size",
                "productOptionType1": "DROP_DOWN",
                "productOptionDescription1": ";".join(v["size"] for v in p["variants"]),
            }
            for v in p["variants"]:
                yield {
                    "handleId": f"product_{p['id']}",
                    "fieldType": "Variant",
                    "sku": v["sku"],
                    "surcharge": f"{float(v['price']) - float(base):.2f}",
                    "visible": "true",
                    "inventory": v["stock"],
                    "weight": int(v["grams"]) / 1000,
                    "productOptionDescription1": v["size"],
                }

    _table(path, WIX, rows())


def bigcommerce_csv(count: int, path: Path) -> None:
    """Product, Variant and Image rows, in this order."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            yield {
                "Item": "Product",
                "ID": p["id"],
                "Name": p["title"],
                "Type": "physical",
                "SKU": p["handle"],
                "Options": "",
                "Inventory Tracking": "variant",
                "Current Stock": "",
                "Price": p["variants"][0]["price"],
                "Brand ID": 7,
                "Categories": p["kind"],
                "Description": p["text"],
                "UPC/EAN": "",
                "Weight": 1,
                "Width": 10,
                "Height": 4,
                "Depth": 20,
                "Is Visible": "TRUE",
                "Image URL (Import)": "",
            }
            for v in p["variants"]:
                yield {
                    "Item": "Variant",
                    "SKU": v["sku"],
                    "Current Stock": v["stock"],
                    "Options": f"Type=Rectangle|Name=Colour|Value={v['colour']}"
                    f"Type=Rectangle|Name=Size|Value={v['size']}",
                    "Price": v["price"],
                    "UPC/EAN": v["barcode"],
                }
            for url in p["pictures"]:
                yield {"Item": "Image", "Image URL (Import)": url}

    _table(path, BIGCOMMERCE, rows())


def prestashop_csv(count: int, path: Path) -> None:
    """A row for each product; each variant is a product of its own."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            for n, v in enumerate(p["variants"]):
                yield {
                    "Product ID": p["id"] * 10 + n,
                    "Active (0/1)": 1,
                    "Name *": p["title"],
                    "Categories (x,y,z...)": p["kind"],
                    "Price tax excluded": v["price"],
                    "Tax rules ID": 1,
                    "Reference #": v["sku"],
                    "Manufacturer": p["brand"],
                    "EAN13": v["barcode"],
                    "UPC": "",
                    "Width": 10,
                    "Height": 4,
                    "Depth": 20,
                    "Weight": int(v["grams"]) / 1000,
                    "Quantity": v["stock"],
                    "Summary": "",
                    "Description": p["text"],
                    "Tags (x,y,z...)": p["kind"],
                    "Image URLs (x,y,z...)": ",".join(p["pictures"]),
                }

    _table(path, PRESTASHOP, rows(), ";")


def amazon_tsv(count: int, path: Path) -> None:
    """The All Listings report."""

    def rows() -> Iterator[dict[str, Any]]:
        for p in products(count):
            for v in p["variants"]:
                yield {
                    "item-name": p["title"],
                    "item-description": p["text"],
                    "listing-id": v["sku"],
                    "seller-sku": v["sku"],
                    "price": v["price"],
                    "quantity": v["stock"],
                    "open-date": "2026-01-05 08:00:00 GMT",
                    "image-url": "",
                    "item-is-marketplace": "y",
                    "product-id-type": 4,
                    "item-condition": 11,
                    "asin1": "",
                    "product-id": v["barcode"],
                    "fulfillment-channel": "DEFAULT",
                    "status": "Active",
                }

    _table(path, AMAZON, rows(), "\t")


def _feed_item(p: Written, v: dict[str, str]) -> dict[str, str]:
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


def google_tsv(count: int, path: Path) -> None:
    """A feed as a table."""
    _table(path, GOOGLE, (_feed_item(p, v) for p in products(count) for v in p["variants"]), "\t")


def google_xml(count: int, path: Path) -> None:
    """A feed as RSS."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n')
        for p in products(count):
            for v in p["variants"]:
                cells = "".join(
                    f"    <g:{name}>{escape(text)}</g:{name}>\n"
                    for name, text in _feed_item(p, v).items()
                )
                file.write(f"  <item>\n{cells}  </item>\n")
        file.write("</channel></rss>\n")


def sfcc_xml(count: int, path: Path) -> None:
    """A master catalogue: variants, then their master."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns='
            '"http://www.demandware.com/xml/impex/catalog/2006-10-31" catalog-id="bench">\n'
        )
        for p in products(count):
            for v in p["variants"]:
                file.write(_sfcc_variant(v))
            file.write(_sfcc_master(p))
        file.write("</catalog>\n")


_SFCC_HEAD = """    <upc/>
    <unit/>
    <min-order-quantity>1</min-order-quantity>
    <step-quantity>1</step-quantity>
"""
_SFCC_FLAGS = """    <store-force-price-flag>false</store-force-price-flag>
    <store-non-inventory-flag>false</store-non-inventory-flag>
    <store-non-revenue-flag>false</store-non-revenue-flag>
    <store-non-discountable-flag>false</store-non-discountable-flag>
    <online-flag>true</online-flag>
    <available-flag>true</available-flag>
    <searchable-flag>true</searchable-flag>
"""
_SFCC_TAIL = """    <pinterest-enabled-flag>false</pinterest-enabled-flag>
    <facebook-enabled-flag>false</facebook-enabled-flag>
    <store-attributes>
      <force-price-flag>false</force-price-flag>
      <non-inventory-flag>false</non-inventory-flag>
      <non-revenue-flag>false</non-revenue-flag>
      <non-discountable-flag>false</non-discountable-flag>
    </store-attributes>
"""


def _sfcc_variant(v: dict[str, str]) -> str:
    return (
        f'  <product product-id="{v["sku"]}">\n    <ean>{v["barcode"]}</ean>\n{_SFCC_HEAD}'
        f"{_SFCC_FLAGS}    <tax-class-id>standard</tax-class-id>\n    <custom-attributes>\n"
        f'      <custom-attribute attribute-id="color">{v["colour"]}</custom-attribute>\n'
        '      <custom-attribute attribute-id="refinementColor">grey</custom-attribute>\n'
        f'      <custom-attribute attribute-id="size">{v["size"]}</custom-attribute>\n'
        f"    </custom-attributes>\n{_SFCC_TAIL}  </product>\n"
    )


def _sfcc_master(p: Written) -> str:
    images = "".join(f'        <image path="{url}"/>\n' for url in p["pictures"])
    variants = "".join(f'        <variant product-id="{v["sku"]}"/>\n' for v in p["variants"])
    return (
        f'  <product product-id="{p["handle"]}">\n    <ean/>\n{_SFCC_HEAD}'
        f'    <display-name xml:lang="x-default">{escape(p["title"])}</display-name>\n'
        f'    <short-description xml:lang="x-default">{p["kind"]}</short-description>\n'
        f'    <long-description xml:lang="x-default">{escape(p["text"])}</long-description>\n'
        f"{_SFCC_FLAGS}"
        f'    <images>\n      <image-group view-type="large">\n{images}      </image-group>\n'
        f'      <image-group view-type="small">\n{images}      </image-group>\n    </images>\n'
        "    <tax-class-id>standard</tax-class-id>\n"
        f"    <brand>{escape(p['brand'])}</brand>\n    <page-attributes/>\n"
        "    <variations>\n      <attributes>\n"
        '        <variation-attribute attribute-id="color" variation-attribute-id="color"/>\n'
        '        <variation-attribute attribute-id="size" variation-attribute-id="size"/>\n'
        f"      </attributes>\n      <variants>\n{variants}      </variants>\n"
        f"    </variations>\n{_SFCC_TAIL}  </product>\n"
    )


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


def _bigcommerce_document(p: Written) -> dict[str, Any]:
    price = float(p["variants"][0]["price"])
    return {
        "id": p["id"],
        "name": p["title"],
        "type": "physical",
        "sku": p["handle"],
        "description": p["text"],
        "weight": 1,
        "width": 10,
        "depth": 20,
        "height": 4,
        "price": price,
        "cost_price": 0,
        "retail_price": 0,
        "sale_price": 0,
        "map_price": 0,
        "tax_class_id": 0,
        "product_tax_code": "",
        "calculated_price": price,
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
        "search_keywords": p["kind"],
        "availability": "available",
        "availability_description": "",
        "sort_order": 0,
        "condition": "New",
        "is_condition_shown": False,
        "page_title": "",
        "meta_keywords": [],
        "meta_description": "",
        "view_count": 0,
        "custom_url": {"url": f"/{p['handle']}/", "is_customized": False},
        "date_created": "2026-01-05T08:00:00+00:00",
        "base_variant_id": None,
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


def shopify_xlsx(count: int, path: Path) -> None:
    """The CSV in a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Products")
    as_csv = path.with_suffix(".source.csv")
    shopify_csv(count, as_csv)
    with as_csv.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    book.save(path)
    as_csv.unlink()


DIALECTS: dict[str, Callable[[int, Path], None]] = {
    "shopify.csv": shopify_csv,
    "woocommerce.csv": woocommerce_csv,
    "magento.csv": magento_csv,
    "wix.csv": wix_csv,
    "bigcommerce.csv": bigcommerce_csv,
    "prestashop.csv": prestashop_csv,
    "amazon.tsv": amazon_tsv,
    "google_merchant.tsv": google_tsv,
    "google_merchant.xml": google_xml,
    "sfcc.xml": sfcc_xml,
    "shopify.json": shopify_json,
    "bigcommerce.json": bigcommerce_json,
    "shopify.jsonl": shopify_jsonl,
    "shopify.xlsx": shopify_xlsx,
}
"""File to what writes it: the platform before the dot, the format behind it."""
