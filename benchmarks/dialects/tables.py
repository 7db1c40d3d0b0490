# SPDX-License-Identifier: Apache-2.0
"""The dialects of tables."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import generate

from dialects import headers
from dialects.products import feed_item, products


def _table(path: Path, header: str, rows: Iterator[dict[str, Any]], delimiter: str = ",") -> None:
    """Write rows under all the columns that the platform exports, as real files have them."""
    names = [name.strip() for name in header.split("|")]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


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

    _table(path, headers.WOOCOMMERCE, rows())


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

    _table(path, headers.MAGENTO, rows())


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

    _table(path, headers.WIX, rows())


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

    _table(path, headers.BIGCOMMERCE, rows())


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

    _table(path, headers.PRESTASHOP, rows(), ";")


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

    _table(path, headers.AMAZON, rows(), "\t")


def google_tsv(count: int, path: Path) -> None:
    """A feed as a table."""
    _table(
        path,
        headers.GOOGLE,
        (feed_item(p, v) for p in products(count) for v in p["variants"]),
        "\t",
    )


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
