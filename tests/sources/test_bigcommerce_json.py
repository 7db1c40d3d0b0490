# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Identifier,
    IdentifierType,
    Length,
    LengthUnit,
    Money,
    Weight,
    WeightUnit,
)
from listingcheck.sources import Settings, bigcommerce

V3 = {
    "id": 77,
    "name": "Linen apron",
    "type": "physical",
    "sku": "APR",
    "description": "<p>Washed.</p>",
    "weight": 0.25,
    "width": 20,
    "depth": 30,
    "height": 0,
    "price": 34,
    "cost_price": 0,
    "retail_price": 40,
    "sale_price": 0,
    "calculated_price": 34,
    "categories": [18, 23],
    "brand_id": 7,
    "inventory_level": 0,
    "inventory_tracking": "variant",
    "is_visible": True,
    "upc": "",
    "mpn": "MP-1",
    "gtin": "",
    "search_keywords": "kitchen, linen",
    "availability": "available",
    "condition": "New",
    "custom_url": {"url": "/linen-apron/", "is_customized": False},
    "base_variant_id": None,
    "custom_fields": [{"id": 1, "name": "Care", "value": "cold wash"}],
    "variants": [
        {
            "id": 1,
            "product_id": 77,
            "sku": "APR-1",
            "price": None,
            "sale_price": None,
            "retail_price": None,
            "weight": None,
            "width": None,
            "height": None,
            "depth": None,
            "image_url": "https://x.example/flax.jpg",
            "upc": "8711253001202",
            "gtin": "08711253001202",
            "inventory_level": 7,
            "option_values": [
                {"id": 1, "label": "Flax", "option_id": 2, "option_display_name": "Colour"}
            ],
        },
        {
            "id": 2,
            "product_id": 77,
            "sku": "APR-2",
            "price": 36.5,
            "sale_price": 31,
            "weight": 0.3,
            "inventory_level": 0,
            "option_values": [
                {"id": 3, "label": "Ink", "option_id": 2, "option_display_name": "Colour"}
            ],
        },
    ],
    "images": [
        {"id": 1, "product_id": 77, "url_zoom": "https://x.example/b.jpg", "sort_order": 1},
        {
            "id": 2,
            "url_standard": "https://x.example/c.jpg",
            "sort_order": 0,
            "description": "Back",
        },
        {"id": 3, "url_zoom": "https://x.example/a.jpg", "is_thumbnail": True, "sort_order": 5},
    ],
}
SIMPLE = {
    **{key: V3[key] for key in V3 if key not in {"variants", "images", "custom_fields"}},
    "base_variant_id": 345,
    "inventory_tracking": "product",
    "inventory_level": 4,
    "upc": "8711253001202",
}
LINK = {"url": "https://store.example/api/v2/products/5/x.json", "resource": "/products/5/x"}
V2 = {
    "id": 5,
    "keyword_filter": None,
    "name": "Bangle",
    "sku": "",
    "description": "Brass.",
    "search_keywords": None,
    "price": "59.0000",
    "retail_price": "0.0000",
    "sale_price": "49.0000",
    "calculated_price": "49.0000",
    "is_visible": False,
    "inventory_level": 3,
    "inventory_tracking": "simple",
    "weight": "0.5000",
    "width": "0.0000",
    "height": "0.0000",
    "depth": "0.0000",
    "date_created": "Fri, 21 Sep 2012 02:46:41 +0000",
    "brand_id": 18,
    "categories": [14],
    "option_set_id": None,
    "upc": None,
    "availability": "available",
    "primary_image": {"id": 2, "zoom_url": "https://x.example/z.jpg", "standard_url": "https://x"},
    "brand": LINK,
    "images": LINK,
    "custom_fields": LINK,
    "skus": LINK,
}
GRAPHQL = {
    "entityId": 111,
    "name": "Smith journal",
    "sku": "SM13",
    "description": "<p>143 pages</p>",
    "upc": "123456",
    "gtin": "99999999",
    "mpn": "MP",
    "brand": {"name": "Smith"},
    "availabilityV2": {"status": "Available"},
    "categories": {
        "edges": [
            {"node": {"name": "Shop"}},
            {
                "node": {
                    "name": "Journals",
                    "breadcrumbs": {
                        "edges": [{"node": {"name": "Shop"}}, {"node": {"name": "Journals"}}]
                    },
                }
            },
        ]
    },
    "prices": {
        "price": {"value": 20.5, "currencyCode": "AUD"},
        "basePrice": {"value": 25, "currencyCode": "AUD"},
        "salePrice": {"value": 20.5, "currencyCode": "AUD"},
        "retailPrice": None,
    },
    "weight": {"value": 1.5, "unit": "LBS"},
    "depth": {"value": 9, "unit": "Inches"},
    "images": {
        "edges": [
            {"node": {"url": "https://x.example/b.jpg", "altText": "Back", "isDefault": False}},
            {"node": {"urlOriginal": "https://x.example/a.jpg", "altText": "", "isDefault": True}},
        ]
    },
    "customFields": {"edges": [{"node": {"name": "Paper", "value": "100 g"}}]},
    "variants": {
        "edges": [
            {
                "node": {
                    "entityId": 95,
                    "sku": "SM13-P",
                    "defaultImage": {"url": "https://x.example/p.jpg"},
                    "inventory": {"aggregated": {"availableToSell": 11}},
                    "options": {
                        "edges": [
                            {
                                "node": {
                                    "displayName": "Colour",
                                    "values": {"edges": [{"node": {"label": "Pink"}}]},
                                }
                            }
                        ]
                    },
                }
            }
        ]
    },
}
KNOWN = Settings(
    currency="USD", weight_unit=WeightUnit.POUND, dimension_unit=LengthUnit.INCH
)  # fmt: skip


def test_a_v3_product():
    product = bigcommerce.product({"data": V3, "meta": {}}, KNOWN)
    assert (product.key, product.title, product.status) == ("APR", "Linen apron", "available")
    assert (product.tags, product.category.path) == (("kitchen", "linen"), "18")
    assert [(a.name, a.value, a.column) for a in product.attributes] == [
        ("condition", "New", "condition"),
        ("mpn", "MP-1", "mpn"),
        ("Care", "cold wash", "custom_fields[].value"),
    ]
    assert [(i.url, i.alt, i.column) for i in product.images] == [
        ("https://x.example/a.jpg", None, "images[].url_zoom"),
        ("https://x.example/c.jpg", "Back", "images[].url_standard"),
        ("https://x.example/b.jpg", None, "images[].url_zoom"),
    ]
    flax, ink = product.variants
    assert (product.options, flax.options, ink.options) == (("Colour",), ("Flax",), ("Ink",))
    assert (flax.price, flax.compare_at_price.raw) == (Money.parse("34", "USD"), "40")
    assert (ink.price.raw, ink.compare_at_price.raw) == ("31", "36.5")
    assert (flax.weight, ink.weight.raw) == (Weight.parse("0.25", WeightUnit.POUND), "0.3")
    assert flax.dimensions.length == Length.parse("30", LengthUnit.INCH)
    assert (flax.stock.raw, ink.stock.raw) == ("7", "0")
    assert (flax.image, ink.image) == ("https://x.example/flax.jpg", None)
    assert flax.identifiers == (
        Identifier(code="8711253001202", column="variants[].upc"),
        Identifier(code="08711253001202", type=IdentifierType.GTIN, column="variants[].gtin"),
    )
    assert product.where("variants[1].price").column == "variants[].sale_price / variants[].price"
    assert product.where("variants[0].weight").column == "variants[].weight"
    assert (product.brand, product.lacks("brand")) == (None, True)
    assert not product.lacks("variants[].price.currency")


def test_a_simple_product_without_its_lists_lacks_only_pictures():
    product = bigcommerce.product(SIMPLE)
    [variant] = product.variants
    assert (variant.sku, variant.options, variant.stock.raw) == ("APR", (), "4")
    assert variant.identifiers == (Identifier(code="8711253001202", column="upc"),)
    assert product.lacks("images[].url")
    assert not product.lacks("variants[].price")
    assert "include=images" in product.origin.remedies["images[].url"]
    assert product.where("variants[0].price").column == "price"


def test_a_base_variant_leaves_codes_to_its_product():
    base = {"id": 345, "product_id": 77, "sku": "", "price": 34, "upc": "", "option_values": []}
    product = bigcommerce.product({**SIMPLE, "variants": [base], "sale_price": 30})
    [variant] = product.variants
    assert (variant.sku, variant.identifiers[0].code, product.options) == (
        "APR",
        "8711253001202",
        (),
    )
    assert (variant.price.raw, variant.compare_at_price.raw) == ("30", "34")


@pytest.mark.parametrize(
    ("tracking", "stocks"),
    [("none", [None, None]), ("product", ["9", "9"]), ("variant", ["7", "0"]), (None, ["7", "0"])],
)
def test_stock_is_counted_where_the_product_says(tracking, stocks):
    product = bigcommerce.product({**V3, "inventory_tracking": tracking, "inventory_level": 9})
    assert [v.stock and v.stock.raw for v in product.variants] == stocks


def test_a_v2_product():
    product = bigcommerce.product(V2)
    [variant] = product.variants
    assert (product.key, product.status, product.category.path) == ("5", "hidden", "14")
    assert (variant.price.raw, variant.compare_at_price.raw) == ("49.0000", "59.0000")
    assert (variant.weight.raw, variant.stock.raw) == ("0.5000", "3")
    assert [(i.url, i.column) for i in product.images] == [
        ("https://x.example/z.jpg", "primary_image.zoom_url")
    ]
    assert product.where("variants[0].price").column == "sale_price"
    assert product.lacks("brand")
    assert product.lacks("images[].alt")
    assert not product.lacks("images[].url")


def test_the_official_client_hands_over_a_dictionary_without_its_lists():
    class Mapping(dict):
        """As the client builds it: keys with the names of methods are left out."""

        def __init__(self, content):
            dropped = ("images", "options", "custom_fields", "skus")
            super().__init__({k: v for k, v in content.items() if k not in dropped})

        def __getattr__(self, name):
            try:
                return self[name]
            except KeyError:
                raise AttributeError(name) from None

    product = bigcommerce.product(Mapping(V2))
    assert (product.title, len(product.images)) == ("Bangle", 1)
    [found] = sources.read([Mapping(V2)])
    assert found.variants[0].price.raw == "49.0000"


def test_a_storefront_product():
    product = bigcommerce.product({"data": {"site": {"product": GRAPHQL}}})
    assert (product.key, product.brand, product.status) == ("SM13", "Smith", "Available")
    assert product.category.path == "Shop/Journals"
    assert [(i.url, i.alt) for i in product.images] == [
        ("https://x.example/a.jpg", None),
        ("https://x.example/b.jpg", "Back"),
    ]
    [variant] = product.variants
    assert (product.options, variant.options, variant.sku) == (("Colour",), ("Pink",), "SM13-P")
    assert variant.price == Money(raw="20.5", amount=Decimal("20.5"), currency="AUD")
    assert (variant.compare_at_price.raw, variant.stock.raw) == ("25", "11")
    assert (variant.weight.unit, variant.dimensions.length.unit) == (
        WeightUnit.POUND,
        LengthUnit.INCH,
    )
    assert [(a.name, a.value) for a in product.attributes] == [("mpn", "MP"), ("Paper", "100 g")]
    assert variant.image == "https://x.example/p.jpg"
    assert not product.lacks("variants[].price.currency")
    assert product.lacks("tags")


@pytest.mark.parametrize(
    ("prices", "price", "compare_at"),
    [
        ({"price": 20, "basePrice": 25}, "20", "25"),
        ({"price": 25, "basePrice": 25, "retailPrice": 30}, "25", "30"),
        ({"price": 25}, "25", None),
        ({"basePrice": 25, "salePrice": 20}, "20", "25"),
        ({"price": "soon", "basePrice": 25}, "25", None),
    ],
)
def test_prices_of_the_storefront(prices, price, compare_at):
    stated = {kind: {"value": value} for kind, value in prices.items()}
    product = bigcommerce.product({**GRAPHQL, "prices": stated}, Settings(currency="CAD"))
    [variant] = product.variants
    struck = variant.compare_at_price and variant.compare_at_price.raw
    assert (variant.price.raw, variant.price.currency, struck) == (price, "CAD", compare_at)


def test_storefront_products_in_a_file(written, taken):
    flat = {key: value for key, value in GRAPHQL.items() if key not in {"variants", "images"}}
    edges = [{"node": GRAPHQL}, {"node": flat}]
    [full, found], reading = taken(
        written(json.dumps({"data": {"site": {"products": {"edges": edges}}}}), "g.json")
    )
    assert full.where("variants[0].sku").column == "variants.edges[].node.sku"
    assert [(i.code, i.type) for i in found.variants[0].identifiers] == [
        ("123456", None),
        ("99999999", IdentifierType.GTIN),
    ]
    assert found.lacks("images[].url")
    assert reading.sources[0].platform == "bigcommerce"


def test_a_calculated_price_stands_in_where_no_other_was_asked_for():
    product = bigcommerce.product(
        {"id": 1, "name": "Scarf", "calculated_price": "89.0000", "is_visible": True}
    )
    assert (product.variants[0].price.raw, product.status) == ("89.0000", "visible")
    assert product.lacks("description")


def test_settings_name_the_brand_and_the_trade_number():
    fields = [{"name": "Maker", "value": "Harbour"}, {"name": "Code", "value": "4006381333931"}]
    known = Settings(brand_attribute="Maker", gtin_attribute="Code")
    product = bigcommerce.product({**SIMPLE, "upc": "", "custom_fields": fields}, known)
    assert (product.brand, product.lacks("brand")) == ("Harbour", False)
    assert [i.code for i in product.variants[0].identifiers] == ["4006381333931"]
    bare = {key: value for key, value in SIMPLE.items() if key not in {"upc", "gtin"}}
    assert bigcommerce.product(bare).lacks("variants[].identifiers[0].code")
    product = bigcommerce.product({**bare, "custom_fields": fields}, known)
    assert not product.lacks("variants[].identifiers[0].code")
    product = bigcommerce.product(V3, Settings(gtin_attribute="sku"))
    assert [i.code for i in product.variants[1].identifiers] == ["APR-2"]


def test_products_whose_variants_are_elsewhere_are_said_once(written, taken):
    two = [{**SIMPLE, "base_variant_id": None}, {**V2, "option_set_id": 3}, SIMPLE]
    products, reading = taken(written(json.dumps(two), "p.json"))
    assert len(products) == 3
    [problem] = reading.problems
    assert (problem.severity, reading.sources[0].unread) == (Severity.WARNING, 0)
    assert "The variants of 2 products are not in this answer" in problem.message
    assert "First: APR." in problem.message
    assert products[0].lacks("variants[].options[0]")


def test_products_with_the_same_keys_share_an_origin(taken):
    products, _ = taken([SIMPLE, {**SIMPLE, "warranty": ""}, V3, SIMPLE])
    first, second, third, fourth = (product.origin for product in products)
    assert first is second is fourth
    assert third is not first


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({**V3, "sku": None, "id": None}, "neither a SKU nor an id"),
        ({**V3, "name": ["Apron"]}, "stands where a single value should"),
        ({**V3, "variants": ["APR-1"]}, "stands where an object should"),
        ({**V3, "variants": [{"option_values": {"a": 1}}]}, "stands where a list should"),
        ({**V3, "images": [7]}, "stands where an object should"),
        ({**V3, "price": {"amount": 1}}, None),
        ({**V3, "brand_id": {}}, "stands where a single value should"),
        ({**V3, "categories": [[1]]}, "stands where a single value should"),
        ({**GRAPHQL, "variants": {"edges": 5}}, "stands where a list should"),
        ({**GRAPHQL, "prices": 5}, "stands where an object should"),
        ({"foo": 1}, "This is no product of BigCommerce"),
        (5, "This is no product of BigCommerce"),
    ],
)
def test_what_is_not_built_as_a_product_is_unread(written, taken, broken, message):
    products, reading = taken(written(json.dumps([SIMPLE, broken, SIMPLE]), "x.json"))
    if message is None:
        assert len(products) == 3
    else:
        assert [p.record for p in products] == [1, 3]
        [problem] = reading.problems
        assert message in problem.message
        assert (problem.where.record, problem.severity) == (2, Severity.ERROR)


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"foo": 1}, "inventory_tracking, custom_url, brand_id"),
        ([V2, V2], "holds 2 products"),
        ("{", "not valid JSON"),
        (V3["variants"][0], "one of the variants of products"),
    ],
)
def test_what_is_no_single_product_is_refused(payload, message):
    with pytest.raises(SourceError) as refused:
        bigcommerce.product(payload)
    assert message in str(refused.value)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*V3, *GRAPHQL, "node", "edges", "value"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.data())
def test_whatever_stands_in_a_document_it_is_a_product_or_unread(data):
    document = dict(data.draw(st.sampled_from([V3, V2, GRAPHQL, *V3["variants"], *V3["images"]])))
    for key in data.draw(st.lists(st.sampled_from(sorted(document)), max_size=3)):
        document[key] = data.draw(anything)
    reading = sources.read([SIMPLE, document], "bigcommerce")
    products = list(reading)
    [count] = reading.sources
    assert len(products) + count.unread + sum(count.skipped.values()) == count.records == 2


def test_hostile_numbers_keep_their_text():
    product = bigcommerce.product(
        json.dumps({**SIMPLE, "weight": "#", "depth": None}).replace("34", "1e999")
    )
    [variant] = product.variants
    assert (variant.price.raw, variant.price.amount, variant.weight.amount) == ("1e999", None, None)


def test_real_v3_products(catalogs, taken):
    name = "aligent__bigcommerce-v3-api-php-client__catalog__products__get_all.json"
    path = str(catalogs / "bigcommerce" / name)
    [jar, brewer], reading = taken(path)
    assert (jar.key, jar.title, jar.tags, jar.status) == (
        "174",
        "1L Le Parfait Jar",
        ("jar", "glass"),
        "available",
    )
    [variant] = jar.variants
    assert (variant.price.raw, variant.compare_at_price.raw, variant.weight.raw) == (
        "7.95",
        "10",
        "1",
    )
    assert (variant.sku, variant.identifiers, variant.stock, variant.options) == (
        None,
        (),
        None,
        (),
    )
    assert variant.image.startswith(
        "https://cdn8.bigcommerce.com/s-jrah6gmn/products/174/images/425/"
    )
    assert (jar.category.path, jar.images, jar.lacks("images[].url")) == ("23", (), True)
    assert (brewer.title, brewer.variants[0].price.raw) == ("Able Brewing System", "225")
    assert brewer.variants[0].compare_at_price is None
    where = jar.where("variants[0].price")
    assert (where.file, where.record, where.column) == (path, 1, "variants[].price")
    assert not reading.problems


def test_real_v2_products(catalogs, taken):
    path = catalogs / "bigcommerce" / "bigcommerce__docs__v2_products.json"
    [scarf, bangles, short, again], _ = taken(str(path))
    assert (scarf.key, scarf.title) == ("32", "[Sample] Tomorrow is today, Red printed scarf")
    assert (scarf.variants[0].price.raw, scarf.variants[0].weight.raw) == ("89.0000", "0.3000")
    [picture] = bangles.images
    assert picture.url == (
        "https://cdn.url.path/bcapp/et7xe3pz/products/33/images/245/"
        "HERO_cocolee_anna_92865__20303.1393831046.1280.1280.jpg?c=1"
    )
    assert (short.key, short.variants[0].price.raw, short.variants[0].sku) == (
        "TTRPS",
        "89.0000",
        "TTRPS",
    )
    assert short.lacks("variants[].weight")
    assert again.key == "32"


def test_real_storefront_products(catalogs, taken):
    path = catalogs / "bigcommerce" / "bigcommerce__docs__graphql_products.json"
    [journal, example], _ = taken(str(path))
    assert (journal.key, journal.description) == ("SM13", "<p>143 Pages</p>")
    assert [(i.code, i.type) for i in journal.variants[0].identifiers] == [
        ("123456", None),
        ("99999999", IdentifierType.GTIN),
    ]
    assert [(v.sku, v.stock.raw) for v in example.variants] == [
        ("ABC-1111-PI", "11"),
        ("ABC-1111-PU", "0"),
    ]
    assert (example.key, example.lacks("variants[].price")) == ("113", True)
