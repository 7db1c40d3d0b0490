# SPDX-License-Identifier: Apache-2.0
"""Writes the generated products in the dialect of each platform and format."""

from collections.abc import Callable
from pathlib import Path

from dialects import documents, markup, tables

DIALECTS: dict[str, Callable[[int, Path], None]] = {
    "shopify.csv": tables.shopify_csv,
    "woocommerce.csv": tables.woocommerce_csv,
    "magento.csv": tables.magento_csv,
    "wix.csv": tables.wix_csv,
    "bigcommerce.csv": tables.bigcommerce_csv,
    "prestashop.csv": tables.prestashop_csv,
    "amazon.tsv": tables.amazon_tsv,
    "google_merchant.tsv": tables.google_tsv,
    "google_merchant.xml": markup.google_xml,
    "sfcc.xml": markup.sfcc_xml,
    "shopify.json": documents.shopify_json,
    "bigcommerce.json": documents.bigcommerce_json,
    "shopify.jsonl": documents.shopify_jsonl,
    "shopify.xlsx": tables.shopify_xlsx,
}
"""File to what writes it: the platform before the dot, the format behind it."""
