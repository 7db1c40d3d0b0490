# SPDX-License-Identifier: Apache-2.0
import ast
import json

import pytest

from listingcheck.errors import SourceError

REFUSED = {
    "Shopify__shopify_python_api__metafields.json": "metafields",
    "woocommerce__woocommerce-rest-api-docs__wc_v3_product_variations.json": "variations",
}
"""Answers that hold no products, and what the error must name."""


def expected_products(row):
    """How many products the index says are in a file, and how many of other kinds."""
    said = row["products"] or row["rows"]
    if not said.startswith("{"):
        return int(said), 0
    types = ast.literal_eval(said)
    others = types.pop("grouped", 0) + types.pop("external", 0)
    types.pop("variation", None)
    return sum(types.values()), others


def test_a_real_export_is_read_whole(catalogs, catalogue, taken):
    path = catalogs / catalogue["file"]
    if path.name in REFUSED:
        with pytest.raises(SourceError, match=REFUSED[path.name]):
            taken(path)
        return
    products, reading = taken(path)
    count = reading.sources[0]
    assert count.platform == catalogue["platform"]
    assert count.unread == 0
    assert all(product.variants and product.title for product in products)
    assert all(v.price or v.sku for product in products for v in product.variants) or (
        path.suffix == ".json"
    )
    if "HasteDesign" in path.name:
        assert (count.products, dict(count.skipped)) == (4, {"grouped product": 1})
    else:
        assert (count.products, sum(count.skipped.values())) == expected_products(catalogue)


def test_every_variant_row_of_the_largest_export_is_a_variant(catalogs, taken):
    path = catalogs / "shopify" / "rococo-digital__MigrateWixToShopify__shopify_products_sorted.csv"
    _, reading = taken(path)
    assert reading.sources[0].variants == 23_910


def test_a_real_answer_is_the_same_from_a_file_and_from_memory(catalogs, taken):
    path = catalogs / "shopify" / "Shopify__shopify_python_api__product_listings.json"
    from_file, _ = taken(path)
    from_memory, _ = taken(json.loads(path.read_text("utf-8")))
    assert [p.variants for p in from_file] == [p.variants for p in from_memory]
