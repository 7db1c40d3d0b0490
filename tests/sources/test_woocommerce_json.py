# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest

from listingcheck import Checker, sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import LengthUnit, WeightUnit
from listingcheck.sources import Settings, woocommerce

PRODUCT = {
    "id": 10,
    "name": "Linen Apron",
    "type": "variable",
    "status": "publish",
    "description": "<p>Washed linen.</p>",
    "short_description": "Short",
    "sku": "APRON",
    "price": "19.90",
    "regular_price": "",
    "sale_price": "",
    "manage_stock": True,
    "stock_quantity": 40,
    "stock_status": "instock",
    "weight": "0.25",
    "dimensions": {"length": "30", "width": "20", "height": ""},
    "categories": [{"id": 1, "name": "Home"}],
    "tags": [{"id": 2, "name": "kitchen"}],
    "brands": [{"id": 3, "name": "Harbour"}],
    "images": [{"id": 4, "src": "https://x.example/a.jpg", "name": "", "alt": "Front"}],
    "attributes": [
        {"id": 1, "name": "Colour", "options": ["Flax", "Ink"], "variation": True},
        {"id": 2, "name": "Material", "options": ["Linen", "Hemp"], "variation": False},
    ],
    "variations": [11, 12],
    "global_unique_id": "",
}
FLAX = {
    "id": 11,
    "sku": "APR-1",
    "price": "19.90",
    "regular_price": "24.90",
    "sale_price": "19.90",
    "manage_stock": "parent",
    "stock_quantity": None,
    "stock_status": "instock",
    "weight": "",
    "dimensions": {"length": "", "width": "", "height": "6"},
    "image": {"id": 5, "src": "https://x.example/f.jpg"},
    "attributes": [{"id": 1, "name": "Colour", "option": "Flax"}],
    "global_unique_id": "8711253001202",
}
INK = {
    **FLAX,
    "id": 12,
    "sku": "APR-2",
    "regular_price": "24.90",
    "sale_price": "",
    "manage_stock": False,
    "stock_status": "outofstock",
    "weight": "0.3",
    "image": None,
    "attributes": [],
    "global_unique_id": "",
}
KNOWN = Settings(weight_unit=WeightUnit.KILOGRAM, dimension_unit=LengthUnit.CENTIMETRE)


def check(product):
    assert (product.key, product.title, product.brand) == ("APRON", "Linen Apron", "Harbour")
    assert (product.category.path, product.tags, product.status) == (
        "Home",
        ("kitchen",),
        "publish",
    )
    assert [(i.url, i.alt) for i in product.images] == [("https://x.example/a.jpg", "Front")]
    assert product.options == ("Colour",)
    assert [(a.name, a.value) for a in product.attributes] == [("Material", "Linen, Hemp")]
    flax, ink = product.variants
    assert (flax.options, ink.options) == (("Flax",), (None,))
    assert (flax.price.raw, flax.compare_at_price.raw) == ("19.90", "24.90")
    assert (ink.price.raw, ink.compare_at_price) == ("24.90", None)
    assert (flax.stock.raw, ink.stock.raw, ink.stock.amount) == ("40", "outofstock", Decimal(0))
    assert (flax.weight.raw, ink.weight.raw) == ("0.25", "0.3")
    assert [s and s.raw for s in flax.dimensions.sides.values()] == ["30", "20", "6"]
    assert (flax.image, ink.image) == ("https://x.example/f.jpg", None)
    assert [i.code for v in product.variants for i in v.identifiers] == ["8711253001202"]


@pytest.mark.parametrize(
    "product",
    [
        lambda: woocommerce.product(PRODUCT, [FLAX, INK], KNOWN),
        lambda: woocommerce.product(json.dumps(PRODUCT), [FLAX, INK], KNOWN),
        lambda: woocommerce.product(
            {"product": PRODUCT, "variations": [FLAX, INK]}, settings=KNOWN
        ),
        lambda: woocommerce.product({**PRODUCT, "variations": [FLAX, INK]}, settings=KNOWN),
    ],
)
def test_a_product_with_its_variations(product):
    check(product())


def test_pairs_in_a_file(written, taken):
    pairs = [
        {"product": PRODUCT, "variations": [FLAX, INK]},
        {"product": {**PRODUCT, "type": "grouped"}},
    ]
    [product], reading = taken(written(json.dumps(pairs), "x.json"), settings=KNOWN)
    check(product)
    assert (product.record, product.where("variants[0].price").column) == (1, "price")
    assert product.variants[0].weight.unit is WeightUnit.KILOGRAM
    assert product.variants[0].dimensions.height.unit is LengthUnit.CENTIMETRE
    assert reading.sources[0].platform == "woocommerce"


def test_a_simple_product_has_one_variant():
    product = woocommerce.product(
        {**PRODUCT, "type": "simple", "variations": [], "regular_price": "24.90"}
    )
    [variant] = product.variants
    assert (variant.sku, variant.price.raw, variant.options, variant.image) == (
        "APRON",
        "24.90",
        (),
        None,
    )
    assert [a.name for a in product.attributes] == ["Colour", "Material"]


def test_variations_that_are_only_named_are_said_once(taken):
    products, reading = taken([PRODUCT, {**PRODUCT, "sku": "TWO"}])
    assert [len(p.variants) for p in products] == [1, 1]
    assert products[0].variants[0].price.raw == "19.90"
    [problem] = reading.problems
    assert (problem.severity, reading.sources[0].unread) == (Severity.WARNING, 0)
    assert "The variations of 2 products are not in this answer" in problem.message
    assert "First: APRON" in problem.message


def test_variations_without_their_products_are_refused(taken):
    with pytest.raises(SourceError, match="variations without their products"):
        taken([FLAX, INK])


def test_a_variation_among_products_is_unread(taken):
    products, reading = taken([{**PRODUCT, "variations": [FLAX]}, FLAX])
    assert len(products) == 1
    assert "a variation without its product" in reading.problems[0].message


def test_grouped_and_external_products_are_skipped_by_name(taken):
    answer = [
        {**PRODUCT, "type": "grouped"},
        {**PRODUCT, "type": "external"},
        {**PRODUCT, "type": "simple"},
    ]
    products, reading = taken(answer)
    assert [p.record for p in products] == [3]
    assert reading.sources[0].skipped == {"grouped product": 1, "external product": 1}


def test_the_legacy_api_wraps_and_calls_things_otherwise(taken):
    legacy = {
        "title": "Linen Apron",
        "id": 10,
        "sku": "",
        "type": "simple",
        "price": "5",
        "regular_price": "5",
        "managing_stock": False,
        "in_stock": False,
        "weight": None,
        "dimensions": {"length": "3", "width": "", "height": "", "unit": "in"},
        "categories": ["Home", "Home > Aprons"],
        "tags": ["kitchen"],
        "images": [{"src": "https://x.example/a.jpg", "alt": ""}],
        "attributes": [],
        "variations": [],
    }
    [product], reading = taken({"products": [legacy]})
    assert (product.key, product.title, product.tags) == ("10", "Linen Apron", ("kitchen",))
    assert (product.category.path, product.variants[0].stock.amount) == ("Home > Aprons", 0)
    assert product.variants[0].dimensions.length.unit is LengthUnit.INCH
    assert reading.sources[0].platform == "woocommerce"


def test_numbers_keep_their_text():
    variation = {**FLAX, "sale_price": "", "regular_price": Decimal("24.90"), "weight": 0.5}
    [variant] = woocommerce.product({**PRODUCT, "variations": [variation]}).variants
    assert (variant.price.raw, variant.weight.raw) == ("24.90", "0.5")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"images": {"src": "x"}}, "stands where a list should"),
        ({"name": ["x"]}, "stands where a single value should"),
        ({"dimensions": "3x4"}, "stands where an object should"),
        ({"tags": "kitchen"}, "stands where a list should"),
        ({"sku": "", "id": None}, "neither a SKU nor an id"),
    ],
)
def test_a_product_of_another_shape_is_unread(taken, change, problem):
    broken = {**PRODUCT, "type": "simple", "variations": [], **change}
    products, reading = taken([{**PRODUCT, "type": "simple", "variations": []}, broken])
    assert len(products) == 1
    assert problem in reading.problems[0].message


def test_variations_of_another_answer_are_joined(written, taken):
    orphan = {**INK, "id": 99}
    paths = [
        written(json.dumps([FLAX, INK, orphan]), "variations.json"),
        written(json.dumps([PRODUCT]), "products.json"),
    ]
    reading = sources.read_all(paths)
    [product] = list(reading)
    assert [variant.sku for variant in product.variants] == ["APR-1", "APR-2"]
    assert product.options == ("Colour",)
    assert {count.part: dict(count.skipped) for count in reading.sources} == {
        "variations": {
            "variation of a product": 2,
            "variation of a product that is not in these files": 1,
        },
        "products": {},
    }
    assert not reading.problems


def test_variations_alone_are_refused(written):
    with pytest.raises(SourceError, match=r"variations\.json: these are variations without"):
        sources.read(written(json.dumps([FLAX]), "variations.json"))


def test_streams_of_connectors_are_joined(written, taken):
    messages = [
        {"stream": "products", "data": PRODUCT},
        {"stream": "product_variations", "data": FLAX},
        {"stream": "product_variations", "data": {**INK, "id": None}},
        {"stream": "orders", "data": {"id": 3}},
    ]
    [product], reading = taken(written("\n".join(map(json.dumps, messages)), "sync.jsonl"))
    assert [variant.sku for variant in product.variants] == ["APR-1"]
    count = reading.sources[0]
    assert (count.unread, dict(count.skipped)) == (
        1,
        {"record of the stream orders": 1, "variation of a product": 1},
    )
    assert reading.problems[0].where.line == 3


def test_a_sale_that_is_not_on_is_no_price():
    mug = {"id": 5, "name": "Mug", "regular_price": "20.00", "sale_price": "15.00"}
    [planned] = woocommerce.product({**mug, "price": "20.00", "on_sale": False}).variants
    assert (planned.price.raw, planned.compare_at_price) == ("20.00", None)
    [current] = woocommerce.product({**mug, "price": "15.00", "on_sale": True}).variants
    assert (current.price.raw, current.compare_at_price.raw) == ("15.00", "20.00")


OF_STORE = {
    "id": 243,
    "name": "Enamel Jug",
    "type": "simple",
    "sku": "JUG",
    "description": "<p>Holds a litre.</p>",
    "on_sale": True,
    "prices": {
        "price": "1800",
        "regular_price": "2000",
        "sale_price": "1800",
        "price_range": None,
        "currency_code": "USD",
        "currency_minor_unit": 2,
    },
    "images": [{"id": 1, "src": "https://x.example/jug.jpg", "alt": "Front"}],
    "categories": [{"id": 20, "name": "Kitchen"}],
    "tags": [],
    "brands": [{"id": 3, "name": "Harbour"}],
    "attributes": [{"id": 1, "name": "Finish", "terms": [{"name": "Gloss"}, {"name": "Matt"}]}],
    "variations": [],
    "is_in_stock": False,
}


def test_the_store_api_counts_prices_in_the_smallest_unit(written, taken):
    [product], reading = taken(written(json.dumps([OF_STORE]), name="products.json"))
    assert reading.sources[0].platform == "woocommerce"
    [variant] = product.variants
    assert (product.key, product.title, product.brand) == ("JUG", "Enamel Jug", "Harbour")
    assert (variant.price.amount, variant.price.currency) == (Decimal("18.00"), "USD")
    assert variant.compare_at_price.amount == Decimal("20.00")
    assert variant.stock.amount == 0
    assert product.category.path == "Kitchen"
    assert [(a.name, a.value) for a in product.attributes] == [("Finish", "Gloss, Matt")]
    assert [image.url for image in product.images] == ["https://x.example/jug.jpg"]
    assert product.where("variants[0].price").column == "prices.price"
    assert not product.lacks("variants[].price.currency")


@pytest.mark.parametrize(("unit", "raw"), [(0, "1800"), (3, "1.800"), (None, "1800"), (99, "1800")])
def test_the_store_api_states_how_small_its_unit_is(unit, raw):
    prices = {**OF_STORE["prices"], "currency_minor_unit": unit}
    [variant] = woocommerce.product({**OF_STORE, "prices": prices}).variants
    assert variant.price.raw == raw


def test_without_a_sale_the_store_api_repeats_the_regular_price():
    prices = {**OF_STORE["prices"], "price": "2000", "sale_price": "2000"}
    [variant] = woocommerce.product({**OF_STORE, "prices": prices, "on_sale": False}).variants
    assert (variant.price.raw, variant.compare_at_price) == ("20.00", None)


def test_variations_of_the_store_api_are_only_named(taken):
    named = [{"id": 7, "attributes": [{"name": "Finish", "value": "Matt"}]}]
    [product], reading = taken([{**OF_STORE, "type": "variable", "variations": named}])
    assert len(product.variants) == 1
    [problem] = reading.problems
    assert "variations of 1 products are not in this answer" in problem.message


def test_variations_that_are_only_named_are_not_checked_and_said():
    product, other = woocommerce.product(PRODUCT), woocommerce.product({**PRODUCT, "sku": "TWO"})
    assert product.variants == ()
    assert product.title == "Linen Apron"
    assert product.origin.is_like(other.origin)
    checker = Checker("tiktok-shop/us", select=["variant-missing", "price-missing"])
    assert checker.check(product) == []
    [unchecked] = checker.unchecked(product)
    assert unchecked.message == (
        "The woocommerce source has no variants: 1 product could not be checked for it."
    )
    assert "variations=" in unchecked.fix.text
    assert checker.unchecked(woocommerce.product(PRODUCT, [FLAX])) == []
