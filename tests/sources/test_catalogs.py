# SPDX-License-Identifier: Apache-2.0
"""Real files that nobody here made: each is read whole or refused by what it is."""

import json
import shutil

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError

READ = {
    "amazon catalogItems_2022-04-01_examples.json": (4, 4, 4, 0),
    "amazon listingsItems_2021-08-01_examples.json": (4, 4, 4, 0),
    "amazon sample-variation-flat-file.tsv": (4, 2, 6, 2),
    "amazon GET_MERCHANT_LISTINGS_ALL_DATA_sample.tsv": (3, 3, 3, 0),
    "bigcommerce 174__get.json": (1, 1, 1, 0),
    "bigcommerce 77__get.json": (1, 1, 1, 0),
    "bigcommerce products__get_all.json": (2, 2, 2, 0),
    "bigcommerce graphql_products.json": (2, 2, 3, 0),
    "bigcommerce v2_products.json": (4, 4, 4, 0),
    "bigcommerce modern_batch.csv": (2, 2, 3, 0),
    "google_merchant sample-valid.csv": (1, 1, 1, 0),
    "google_merchant sample-valid.json": (2, 2, 2, 0),
    "google_merchant google_merchant_feed.xml": (25, 25, 25, 0),
    "google_merchant processed_products.csv": (11, 11, 11, 0),
    "magento catalog_product.csv": (6, 3, 3, 0),
    "magento product_all_types.csv": (9, 6, 14, 0),
    "magento products_all_types.json": (9, 6, 14, 0),
    "magento products_all_types.xlsx": (9, 6, 14, 0),
    "magento products_configurable_native.csv": (1, 1, 9, 0),
    "magento products_configurable_native.xml": (1, 1, 9, 0),
    "magento products_multiple_store_view.csv": (2, 1, 1, 0),
    "magento products_gear_bags.csv": (14, 14, 14, 0),
    "magento products_training_video_download.csv": (6, 6, 6, 0),
    "prestashop PrestaShop-1.4__combinations_import.csv": (1, 1, 2, 0),
    "prestashop products_import.csv": (2, 2, 2, 0),
    "prestashop docs-csv_import__combinations_import.csv": (4, 4, 27, 0),
    "prestashop webservice_product_1_5_4.xml": (1, 1, 1, 0),
    "sfcc electronics-m-catalog.xml": (254, 125, 153, 0),
    "sfcc shopper_products.json": (10, 10, 75, 0),
    "sfcc product-xml-escaped.xml": (1, 1, 3, 0),
    "sfcc __products.xml": (5, 3, 5, 0),
    "shopify Product-data.csv": (20, 20, 21, 0),
    "shopify product.json": (1, 1, 4, 0),
    "shopify product_listings.json": (2, 2, 4, 0),
    "shopify product_template.csv": (2, 2, 4, 0),
    "shopify shopify_products_sorted.csv": (370, 370, 23_910, 0),
    "shopify apparel.csv": (20, 20, 22, 0),
    "shopify home-and-garden.csv": (20, 20, 21, 0),
    "shopify jewelery.csv": (20, 20, 23, 0),
    "tiktok template_store_backend.xlsx": (0, 0, 0, 0),
    "tiktok template_tiktok_example.xlsx": (2, 2, 3, 0),
    "tiktok legacy_ProductCreateProductRequest.json": (1, 1, 1, 0),
    "tiktok legacy_ProductGetProductDetailResponse.json": (1, 1, 1, 0),
    "tiktok legacy_ProductSearchProductsResponse.json": (1, 1, 1, 0),
    "tiktok v202309_ProductCreateProductRequest.json": (1, 1, 1, 0),
    "tiktok v202309_ProductGetProductDetailResponse.json": (1, 1, 1, 0),
    "tiktok v202309_ProductSearchProductsResponse.json": (1, 1, 1, 0),
    "tiktok search_products_202502_live_response.json": (1, 1, 1, 0),
    "wix DevinReid__Wix-to-Facebook-Catalog__catalog_products.csv": (33, 33, 111, 0),
    "wix wix_products.csv": (234, 234, 234, 0),
    "wix MigrateWixToShopify__catalog_products.csv": (408, 408, 24_106, 0),
    "woocommerce __sample.csv": (5, 3, 4, 0),
    "woocommerce sample_products.csv": (15, 13, 20, 0),
    "woocommerce sample_products.txt": (5, 4, 6, 0),
    "woocommerce wc_v3_products.json": (7, 7, 7, 0),
}
"""Platform and end of the name: records, products, variants and unread records."""

REFUSED = {
    "amazon sample-processing-report.tsv": "is Amazon's processing report of an upload",
    "bigcommerce brands__get_all.json": "holds brands without products",
    "bigcommerce categories__get_all.json": "holds categories without products",
    "bigcommerce images__get_all.json": "holds pictures without their products",
    "bigcommerce metafield__get_all.json": "holds metafields",
    "bigcommerce variants__get_all.json": "holds variants without their products",
    "bigcommerce v3_product_images.json": "holds pictures without their products",
    "bigcommerce v3_product_metafields.json": "holds metafields",
    "google_merchant sample-local.tsv": "is a local inventory feed",
    "sfcc eur-m-list-prices.xml": "prices and stocks alone are no products",
    "sfcc usd-m-list-prices.xml": "prices and stocks alone are no products",
    "sfcc usd-m-sale-prices.xml": "prices and stocks alone are no products",
    "sfcc inventory_m.xml": "prices and stocks alone are no products",
    "sfcc storefront-catalog-m-en.xml": "categories and what is in them, but no products",
    "sfcc catalog.xsd": "is an XML schema",
    "shopify metafields.json": "holds metafields without their products",
    "tiktok ListingCheckResponse.json": "answer to a listing check",
    "tiktok DiagnosesResponse.json": "answer to a listing check",
    "tiktok collection.json": "is a Postman collection",
    "woocommerce wc_v3_product_variations.json": "variations without their products",
}
"""Platform and end of the name: what the error says it is."""


def looked_up(table, row):
    """What a table says of a file of the index."""
    folder, _, name = row["file"].partition("/")
    found = [key for key in table if folder == key.split()[0] and name.endswith(key.split()[1])]
    return table[max(found, key=len)] if found else None


def test_a_real_file_is_read_whole_or_refused_by_what_it_is(catalogs, catalogue, taken):
    path = catalogs / catalogue["file"]
    what, expected = looked_up(REFUSED, catalogue), looked_up(READ, catalogue)
    if what is not None:
        with pytest.raises(SourceError, match=what) as refused:
            taken(path)
        assert "\n" not in str(refused.value)
        return
    products, reading = taken(path)
    [count] = reading.sources
    assert count.platform == catalogue["platform"]
    assert (count.records, count.products, count.variants, count.unread) == expected
    assert all(product.variants for product in products)


def test_every_file_of_the_index_is_known(catalogs):
    assert len(READ) + len(REFUSED) == sum(1 for path in catalogs.glob("*/*") if path.is_file())


def test_a_real_answer_is_the_same_from_a_file_and_from_memory(catalogs, taken):
    path = catalogs / "shopify" / "Shopify__shopify_python_api__product_listings.json"
    from_file, _ = taken(path)
    from_memory, _ = taken(json.loads(path.read_text("utf-8")))
    assert [p.variants for p in from_file] == [p.variants for p in from_memory]


def test_the_files_of_a_real_shop_find_each_other_in_a_zip(catalogs, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    for path in (catalogs / "sfcc").glob("Beam-Impact*[!s].xml"):
        shutil.copy(path, folder)
    for path in (catalogs / "sfcc").glob("Beam-Impact*usd-m*.xml"):
        shutil.copy(path, folder)
    archive = shutil.make_archive(str(tmp_path / "export"), "zip", folder)
    reading = sources.read(archive)
    products = {product.key: product for product in reading}
    parts = sorted(count.part for count in reading.sources)
    assert parts == ["inventory", "price book", "price book", "products", "site catalogue"]
    assert len(products) == 125
    assert sum(v.price is not None for p in products.values() for v in p.variants) > 100
