# SPDX-License-Identifier: Apache-2.0
import copy
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.product import Category, Identifier, Money, Offer, PreSale, Stock, WeightUnit
from listingcheck.sources import google_merchant

CONTENT = {
    "kind": "content#product",
    "id": "online:en:BG:APR-1",
    "offerId": "APR-1",
    "title": "Linen apron",
    "description": "<p>Washed.</p>",
    "link": "https://x.example/apron",
    "imageLink": "https://x.example/1.jpg",
    "additionalImageLinks": ["https://x.example/2.jpg", "https://x.example/3.jpg"],
    "contentLanguage": "en",
    "availability": "out of stock",
    "brand": "Harbour",
    "color": "Flax",
    "googleProductCategory": "2271",
    "gtin": "4006381333931",
    "itemGroupId": "APR",
    "price": {"value": "47.00", "currency": "BGN"},
    "salePrice": {"value": "39.00", "currency": "BGN"},
    "productTypes": ["Kitchen > Aprons", "Linen"],
    "sizes": ["M"],
    "shippingWeight": {"value": 0.5, "unit": "kg"},
    "shippingLength": {"value": 30, "unit": "cm"},
    "identifierExists": True,
    "customLabel0": "summer",
    "shipping": [{"country": "BG", "price": {"value": "4", "currency": "BGN"}}],
    "customAttributes": [{"name": "care", "value": "cold wash"}],
}
MERCHANT = {
    "name": "accounts/1/products/online~en~BG~APR-1",
    "product": "accounts/1/products/online~en~BG~APR-1",
    "offerId": "APR-1",
    "contentLanguage": "en",
    "feedLabel": "BG",
    "productAttributes": {
        "title": "Linen apron",
        "imageLink": "https://x.example/1.jpg",
        "additionalImageLinks": ["https://x.example/2.jpg"],
        "price": {"amountMicros": "47990001", "currencyCode": "BGN"},
        "gtins": ["4006381333931", "0012345678905"],
        "availability": "IN_STOCK",
        "productWeight": {"value": 2, "unit": "lb"},
    },
}
PLAIN = {
    "id": "MUG",
    "title": "Mug",
    "link": "https://x.example/mug",
    "image_link": "https://x.example/m.jpg",
    "additional_image_link": "https://x.example/n.jpg, https://x.example/o.jpg",
    "price": "9.00 EUR",
    "product_type": "Kitchen",
    "availability": "in_stock",
}


def test_a_title_that_says_who_wrote_it():
    told = {"digitalSourceType": "trained_algorithmic_media", "content": "Mug: red"}
    product = google_merchant.product({"offerId": "S", "structuredTitle": told})
    assert (product.title, product.description) == ("Mug: red", None)
    nested = {"offerId": "S", "productAttributes": {"structuredDescription": told}}
    assert google_merchant.product(nested).description == "Mug: red"


def test_an_item_of_content_api():
    product = google_merchant.product(CONTENT)
    [variant] = product.variants
    assert (product.key, product.title, product.brand) == ("APR", "Linen apron", "Harbour")
    assert product.category == Category(path="2271", taxonomy="google")
    assert (product.product_type, product.options) == ("Kitchen > Aprons", ("color", "size"))
    assert (variant.sku, variant.options) == ("APR-1", ("Flax", "M"))
    assert variant.price == Money(raw="39.00", amount=Decimal(39), currency="BGN")
    assert variant.compare_at_price.raw == "47.00"
    assert variant.identifiers == (Identifier(code="4006381333931", column="gtin"),)
    assert (variant.weight.raw, variant.weight.unit) == ("0.5", WeightUnit.KILOGRAM)
    assert (variant.dimensions.length.centimetres, variant.dimensions.width) == (30, None)
    assert variant.stock == Stock(raw="out of stock", amount=Decimal(0))
    assert [i.url[-5:] for i in product.images] == ["1.jpg", "2.jpg", "3.jpg"]
    assert product.images[2].column == "additionalImageLinks"
    assert {a.name: a.value for a in product.attributes} == {
        "contentLanguage": "en",
        "identifier_exists": "true",
        "custom_label_0": "summer",
        "shipping": "BG:4 BGN",
        "customAttributes.care": "cold wash",
    }
    assert variant.offer == Offer(link="https://x.example/apron", availability="out of stock")
    assert product.where("variants[0].compare_at_price").column == "price"
    assert product.where("variants[0].sku").column == "offerId"


def test_an_item_of_merchant_api_states_prices_in_micros():
    product = google_merchant.product(json.dumps(MERCHANT))
    [variant] = product.variants
    assert (product.key, product.title, product.options) == ("APR-1", "Linen apron", ())
    assert (variant.price.raw, variant.price.currency) == ("47990001", "BGN")
    assert variant.price.amount == Decimal("47.990001")
    assert [i.code for i in variant.identifiers] == ["4006381333931", "0012345678905"]
    assert (variant.weight.raw, variant.weight.unit) == ("2", WeightUnit.POUND)
    assert product.where("variants[0].price").column == "productAttributes.price"
    assert not product.lacks("variants[].price.currency")
    assert {a.name for a in product.attributes} == {"contentLanguage", "feedLabel"}
    assert variant.offer.availability == MERCHANT["productAttributes"]["availability"]
    assert product.where("variants[0].offer.availability").column == (
        "productAttributes.availability"
    )


def test_an_item_with_the_names_of_feeds():
    product = google_merchant.product(PLAIN, sources.Settings(currency="USD"))
    assert [i.url[-5:] for i in product.images] == ["m.jpg", "n.jpg", "o.jpg"]
    assert product.variants[0].price.currency == "EUR"
    assert product.variants[0].stock is None


@pytest.mark.parametrize(
    "wrapped",
    [
        [CONTENT, MERCHANT],
        {"kind": "content#productsListResponse", "resources": [CONTENT, MERCHANT]},
        {"products": [CONTENT, MERCHANT], "nextPageToken": "x"},
    ],
    ids=["list", "Content API", "Merchant API"],
)
def test_lists_of_items_in_files(written, taken, wrapped):
    products, reading = taken(written(json.dumps(wrapped), "x.json"))
    assert reading.sources[0].platform == "google_merchant"
    assert {(p.key, p.record) for p in products} == {("APR", 1), ("APR-1", 2)}


def test_items_of_a_group_are_one_product(taken):
    other = {**CONTENT, "offerId": "APR-2", "color": "Ink", "sizes": [], "gtin": None}
    [apron], _ = taken([CONTENT, other], "google_merchant")
    assert [(v.sku, v.options) for v in apron.variants] == [
        ("APR-1", ("Flax", "M")),
        ("APR-2", ("Ink", None)),
    ]


def test_what_an_answer_leaves_out_of_one_item_only_is_not_lacking(taken):
    bare = {key: PLAIN[key] for key in ("id", "title", "image_link", "link")}
    products, _ = taken([bare, {**PLAIN, "gtin": "4006381333931"}], "google_merchant")
    assert not products[0].lacks("variants[].identifiers[0].code")
    assert not products[0].lacks("variants[].price")
    assert products[0].lacks("variants[].weight")


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"foo": 1}, "no product of Google"),
        ([PLAIN, PLAIN], "holds 2 products"),
        ({**PLAIN, "title": {"en": "Mug"}}, "stands where a single value should"),
        ({**PLAIN, "title": ["Mug"]}, "stands where a single value should"),
        ({**PLAIN, "id": " "}, "it has no id"),
        ({**PLAIN, "image_link": [{"url": "x"}]}, "stands where a single value should"),
    ],
)
def test_what_is_no_single_item_is_refused(payload, message):
    with pytest.raises(SourceError) as refused:
        google_merchant.product(payload)
    assert message in str(refused.value)


def test_what_is_no_item_is_unread(taken):
    products, reading = taken(
        [PLAIN, {"foo": 1}, {**PLAIN, "price": ["9"]}, {**PLAIN, "id": None}, PLAIN],
        "google_merchant",
    )
    assert [(p.key, p.record) for p in products] == [("MUG", 1), ("MUG", 5)]
    assert [p.where.record for p in reading.problems] == [2, 3, 4]
    assert reading.sources[0].unread == 3


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=5,
)


def places(value, path=()):
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from places(item, (*path, key))


@pytest.mark.parametrize("document", [CONTENT, MERCHANT, PLAIN], ids=["content", "v1", "plain"])
@given(st.data())
def test_a_value_of_any_shape_anywhere_leaves_the_account_right(document, data):
    path = data.draw(st.sampled_from(list(places(document))))
    broken = copy.deepcopy(document)
    part = broken
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = data.draw(anything)
    reading = sources.read([document, broken, document], "google_merchant")
    list(reading)
    [count] = reading.sources
    assert count.products + count.unread == count.records


def test_a_real_list_of_items(catalogs, taken):
    name = "Laz627__google-merchant-center-validation__sample-valid.json"
    (pack, ski), reading = taken(catalogs / "google_merchant" / name)
    assert reading.sources[0].platform == "google_merchant"
    assert (pack.key, pack.title) == ("SKU-ABC-001", "18L Small Travel Backpack - Ashy Black")
    assert pack.category == Category(path="1604", taxonomy="google")
    [variant] = pack.variants
    assert (variant.price.raw, variant.price.amount) == ("179.99 USD", Decimal("179.99"))
    assert variant.identifiers == (Identifier(code="0123456789012", column="gtin"),)
    assert [i.url for i in pack.images] == [
        "https://example.com/images/sku-abc-001.jpg",
        "https://example.com/images/sku-abc-001-alt1.jpg",
        "https://example.com/images/sku-abc-001-alt2.jpg",
    ]
    assert ("availability_date", "2099-12-01") in [(a.name, a.value) for a in ski.attributes]
    assert pack.variants[0].offer == Offer(
        link="https://example.com/product/SKU-ABC-001", condition="new", availability="in_stock"
    )
    assert ski.variants[0].offer.pre_sale == PreSale(type="preorder", release="2099-12-01")
    assert (len(ski.images), ski.brand, ski.variants[0].stock) == (1, "BlackBriar", None)
