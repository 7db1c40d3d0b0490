# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import sources
from listingcheck.errors import SourceError

PRODUCTS = (
    "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
    "mug,Mug,Mill,Title,Default Title,M,5\n"
    "tee,Tee,Loom,Size,S,T-S,9\n"
    "tee,,,,M,T-M,9\n"
)
HEAD = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,SKU,HS Code,COO"
BY_LOCATION = (
    f"{HEAD},Location,Incoming,Unavailable,Committed,Available (not editable),On hand (new)\n"
    "mug,Mug,Title,Default Title,,,M,,,Leeds,0,0,0,4,4\n"
    "mug,Mug,Title,Default Title,,,M,,,York,0,0,0,3,5\n"
    "tee,Tee,Size,S,,,T-S,,,Leeds,0,0,0,not stocked,not stocked\n"
    "tee,Tee,Size,M,,,T-M,,,Leeds,0,0,0,-2,0\n"
    "old,Old,Title,Default Title,,,O,,,Leeds,0,0,0,9,9\n"
)
WIDE = (
    f"{HEAD},Leeds,York\n"
    "mug,Mug,Title,Default Title,,,M,,,4,3\n"
    "tee,Tee,Size,S,,,T-S,,,,not stocked\n"
)


def read(*paths):
    reading = sources.read_all(paths)
    products = {product.key: product for product in reading}
    return products, reading


def stocks(product):
    return [variant.stock and variant.stock.raw for variant in product.variants]


@pytest.mark.parametrize("order", [1, -1])
def test_stock_levels_come_from_the_inventory_export(written, order):
    paths = [written(PRODUCTS, "products.csv"), written(BY_LOCATION, "inventory.csv")]
    products, reading = read(*paths[::order])
    assert stocks(products["mug"]) == ["7"]
    assert stocks(products["tee"]) == ["not stocked", "-2"]
    skipped = {count.part: dict(count.skipped) for count in reading.sources}
    assert skipped == {
        "products": {},
        "inventory": {
            "stock level of a variant": 4,
            "stock level of a variant that is not in these files": 1,
        },
    }
    where = products["tee"].where("variants[1].stock")
    assert (where.file, where.column, where.line) == (paths[1], "Available", None)
    assert products["tee"].where("variants[1].price").line == 4
    assert not products["tee"].lacks("variants[].stock")


def test_a_column_for_each_location_is_summed(written):
    products, _ = read(written(PRODUCTS, "products.csv"), written(WIDE, "inventory.csv"))
    assert (stocks(products["mug"]), stocks(products["tee"])) == (["7"], ["not stocked", None])


def test_stock_levels_without_products_are_refused(written):
    path = written(BY_LOCATION, "inventory.csv")
    with pytest.raises(SourceError, match=r"inventory\.csv is Shopify's inventory export"):
        sources.read(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            "Name,Email,Financial Status,Lineitem name\n#1,a@b.example,paid,Mug\n",
            "export of orders",
        ),
        ("First Name,Last Name,Email,Accepts Email Marketing\nA,B,a@b.example,no\n", "customers"),
        ('{"metafields": [{"namespace": "a", "key": "b", "value": "c"}]}', "metafields without"),
        ('{"id": 1, "price_varies": false, "compare_at_price_varies": false}', "prices in cents"),
    ],
)
def test_what_else_a_shop_exports_is_refused_by_its_name(written, content, what):
    with pytest.raises(SourceError, match=what):
        sources.read(written(content))
