# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.product import Identifier, Money, WeightUnit
from listingcheck.sources import shopify

REST = {
    "id": 632910392,
    "title": "Linen Apron",
    "body_html": "<p>Washed linen.</p>",
    "vendor": "Harbour",
    "product_type": "Aprons",
    "handle": "linen-apron",
    "tags": "kitchen, linen",
    "status": "active",
    "options": [{"name": "Colour", "position": 1, "values": ["Flax", "Ink"]}],
    "variants": [
        {
            "id": 1,
            "price": "34.00",
            "compare_at_price": None,
            "sku": "APR-1",
            "barcode": "8711253001202",
            "grams": 250,
            "inventory_quantity": 0,
            "option1": "Flax",
            "option2": None,
            "image_id": 11,
        },
        {"id": 2, "price": "34.00", "sku": "", "barcode": "", "option1": "Ink", "image_id": None},
    ],
    "images": [
        {"id": 10, "src": "https://x.example/a.jpg", "alt": "Front", "variant_ids": [2]},
        {"id": 11, "src": "https://x.example/b.jpg", "alt": None, "variant_ids": []},
    ],
}
GRAPHQL = {
    "id": "gid://shopify/Product/1",
    "title": "Linen Apron",
    "descriptionHtml": "<p>Washed linen.</p>",
    "vendor": "Harbour",
    "productType": "Aprons",
    "handle": "linen-apron",
    "tags": ["kitchen", "linen"],
    "status": "ACTIVE",
    "category": {"id": "gid://shopify/TaxonomyCategory/hg", "fullName": "Home > Aprons"},
    "options": [{"name": "Colour"}],
    "media": {
        "edges": [
            {
                "node": {
                    "mediaContentType": "VIDEO",
                    "preview": {"image": {"url": "https://x.example/v.jpg"}},
                }
            },
            {
                "node": {
                    "mediaContentType": "IMAGE",
                    "alt": "Front",
                    "image": {"url": "https://x.example/a.jpg"},
                }
            },
        ]
    },
    "metafields": {"nodes": [{"namespace": "custom", "key": "care", "value": "cold wash"}]},
    "variants": {
        "nodes": [
            {
                "id": "gid://shopify/ProductVariant/1",
                "sku": "APR-1",
                "price": "34.00",
                "compareAtPrice": "40.00",
                "barcode": "8711253001202",
                "inventoryQuantity": 7,
                "selectedOptions": [{"name": "Colour", "value": "Flax"}],
                "inventoryItem": {"measurement": {"weight": {"unit": "KILOGRAMS", "value": 0.25}}},
                "image": {"url": "https://x.example/a.jpg"},
            }
        ]
    },
}
STOREFRONT = {
    "id": 1,
    "title": "Linen Apron",
    "handle": "linen-apron",
    "body_html": "",
    "vendor": "Harbour",
    "product_type": "",
    "tags": ["kitchen", "linen"],
    "variants": [
        {
            "id": 1,
            "title": "Default Title",
            "option1": "Default Title",
            "sku": "APR-1",
            "price": "34.00",
            "grams": 250,
            "available": True,
            "featured_image": {"src": "https://x.example/b.jpg"},
        }
    ],
    "images": [{"src": "https://x.example/a.jpg"}],
    "options": [{"name": "Title", "position": 1, "values": ["Default Title"]}],
}


def test_a_rest_product():
    product = shopify.product({"product": REST})
    assert (product.key, product.title, product.brand) == ("linen-apron", "Linen Apron", "Harbour")
    assert (product.product_type, product.status) == ("Aprons", "active")
    assert (product.tags, product.options) == (("kitchen", "linen"), ("Colour",))
    assert [image.alt for image in product.images] == ["Front", None]
    flax, ink = product.variants
    assert flax.price == Money(raw="34.00", amount=Decimal(34))
    assert (flax.weight.raw, flax.weight.unit, flax.stock.raw) == ("250", WeightUnit.GRAM, "0")
    assert (flax.sku, flax.compare_at_price) == ("APR-1", None)
    assert flax.identifiers == (Identifier(code="8711253001202"),)
    assert (ink.sku, ink.identifiers, ink.options) == (None, (), ("Ink",))
    assert (flax.image, ink.image) == ("https://x.example/b.jpg", "https://x.example/a.jpg")


def test_a_graphql_product():
    product = shopify.product(json.dumps({"data": {"product": GRAPHQL}}))
    assert (product.description, product.product_type) == ("<p>Washed linen.</p>", "Aprons")
    assert (product.category.path, product.category.taxonomy) == ("Home > Aprons", "shopify")
    assert [(i.url, i.alt) for i in product.images] == [("https://x.example/a.jpg", "Front")]
    assert [(a.name, a.value) for a in product.attributes] == [("custom.care", "cold wash")]
    [variant] = product.variants
    assert (variant.options, variant.stock.raw) == (("Flax",), "7")
    assert (variant.weight.raw, variant.weight.grams) == ("0.25", 250)
    assert (variant.compare_at_price.raw, variant.image) == ("40.00", "https://x.example/a.jpg")
    assert product.where("variants[0].compare_at_price").column == "variants[].compareAtPrice"


def test_a_storefront_product_lacks_what_the_storefront_does_not_show():
    product = shopify.product(STOREFRONT)
    assert (product.options, product.tags) == ((), ("kitchen", "linen"))
    assert product.variants[0].image == "https://x.example/b.jpg"
    assert product.lacks("variants[].identifiers[0].code")
    assert product.lacks("variants[].stock")
    assert not product.lacks("variants[].weight")


def test_a_product_listing_says_option_values():
    listing = {
        "product_id": 2,
        "title": "Chair",
        "body_html": None,
        "vendor": "Harbour",
        "variants": [{"price": "1", "option_values": [{"name": "Wood", "value": "Oak"}]}],
    }
    product = shopify.product({"product_listings": [listing]})
    assert (product.key, product.options, product.variants[0].options) == ("2", ("Wood",), ("Oak",))


@pytest.mark.parametrize(
    ("given", "raw", "unit"),
    [
        ({"weight": 8.4, "weight_unit": "kg"}, "8.4", WeightUnit.KILOGRAM),
        ({"weight": "3", "weight_unit": "lb"}, "3", WeightUnit.POUND),
        ({"weight": 0, "weightUnit": "OUNCES"}, "0", WeightUnit.OUNCE),
        ({"grams": 0, "weight": 1, "weight_unit": "kg"}, "0", WeightUnit.GRAM),
        ({"weight": Decimal("1.50")}, "1.50", None),
    ],
)
def test_weights_keep_their_text_and_unit(given, raw, unit):
    product = shopify.product({**REST, "variants": [{"price": "1", **given}]})
    assert (product.variants[0].weight.raw, product.variants[0].weight.unit) == (raw, unit)


def test_prices_that_state_a_currency_keep_it():
    price = {"amount": "34.00", "currencyCode": "CAD"}
    product = shopify.product({**GRAPHQL, "variants": [{"price": price}]})
    assert product.variants[0].price.currency == "CAD"
    assert not product.lacks("variants[].price.currency")


def test_a_product_whose_variants_were_not_asked_for_lacks_them():
    product = shopify.product({key: REST[key] for key in ("id", "title", "vendor")})
    assert len(product.variants) == 1
    assert product.lacks("variants[].price")
    assert product.key == "632910392"


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"foo": 1}, "no product of Shopify: {'foo': 1}. It would have some of body_html"),
        ([REST, REST], "holds 2 products"),
        ("{", "not valid JSON"),
        ({**REST, "title": {"en": "Apron"}}, "stands where a single value should"),
        ({"title": "A", "vendor": "B"}, "neither a handle nor an id"),
        ({**REST, "price_varies": False, "price_min": 1999}, "no product of Shopify"),
    ],
)
def test_what_is_no_single_product_is_refused(payload, message):
    with pytest.raises(SourceError) as refused:
        shopify.product(payload)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    "wrapped",
    [
        [REST, REST],
        {"products": [REST, REST]},
        {"data": {"products": {"edges": [{"node": GRAPHQL}, {"node": GRAPHQL, "cursor": "x"}]}}},
        {"data": {"products": {"nodes": [GRAPHQL, GRAPHQL]}}, "extensions": {"cost": {}}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_lists_of_products_in_files(written, taken, wrapped, indent):
    products, reading = taken(written(json.dumps(wrapped, indent=indent), "x.json"))
    assert [(p.key, p.record, p.line) for p in products] == [
        ("linen-apron", 1, None),
        ("linen-apron", 2, None),
    ]
    assert products[0].origin is products[1].origin
    assert reading.sources[0].platform == "shopify"


def bulk(*lines):
    return "".join(json.dumps(line) + "\n" for line in lines)


def gid(kind, number):
    return f"gid://shopify/{kind}/{number}"


def head(number, **more):
    return {
        "id": gid("Product", number),
        "title": f"Apron {number}",
        "handle": f"apron-{number}",
        **more,
    }


def child(kind, number, parent, **more):
    return {"id": gid(kind, number), **more, "__parentId": gid(*parent)}


def test_a_bulk_operation_joins_children_to_their_parents(written, taken):
    text = bulk(
        head(1),
        child("ProductVariant", 11, ("Product", 1), price="34.00", sku="A"),
        child("MediaImage", 5, ("ProductVariant", 11), image={"url": "https://x.example/v.jpg"}),
        child("ProductVariant", 12, ("Product", 1), price="35.00", sku="B"),
        child("MediaImage", 6, ("Product", 1), image={"url": "https://x.example/p.jpg"}),
        child("Collection", 7, ("Product", 1), title="Kitchen"),
        head(2),
        child("ProductVariant", 21, ("Product", 2), price="5", sku="C"),
    )
    products, reading = taken(written(text, "bulk.jsonl"))
    assert [(p.key, p.record, p.line, len(p.variants)) for p in products] == [
        ("apron-1", 1, 1, 2),
        ("apron-2", 2, 7, 1),
    ]
    assert products[0].variants[0].image == "https://x.example/v.jpg"
    assert products[0].images[0].url == "https://x.example/p.jpg"
    assert not products[1].lacks("images[].url")
    assert not reading.problems


def test_children_without_their_parent_and_bad_lines_are_unread(written, taken):
    text = bulk(
        head(1),
        child("ProductVariant", 11, ("Product", 1), price="34.00"),
        child("ProductVariant", 99, ("Product", 9), price="1"),
    )
    products, reading = taken(written(text + '{"id": \n' + bulk(head(2)), "bulk.jsonl"))
    assert [(p.key, p.record) for p in products] == [("apron-1", 1), ("apron-2", 4)]
    assert [(p.where.record, p.where.line) for p in reading.problems] == [(2, 3), (3, 4)]
    assert "gid://shopify/Product/9, which does not stand before it" in reading.problems[0].message
    assert reading.sources[0].unread == 2


def test_records_with_other_keys_share_an_origin_as_far_as_they_lack_the_same(taken):
    products, _ = taken([REST, {**REST, "template_suffix": None}, STOREFRONT, REST])
    first, second, third, fourth = (product.origin for product in products)
    assert first is second is fourth
    assert third.lacks > first.lacks


def test_settings_reach_the_product():
    product = shopify.product(REST, sources.Settings(currency="USD"))
    assert product.variants[0].price.currency == "USD"


STREAMS = [
    {"stream": "products", "data": {"id": 7, "title": "Tee", "vendor": "Loom", "handle": "tee"}},
    {"stream": "products", "data": {"id": 8, "title": "Mug", "vendor": "Mill", "handle": "mug"}},
    {"stream": "product_variants", "data": {"id": 71, "product_id": 7, "sku": "T-S", "price": "9"}},
    {"stream": "product_images", "data": {"product_id": 8, "src": "https://x.example/m.jpg"}},
    {"stream": "orders", "data": {"id": 1}},
    {"stream": "product_variants", "data": {"id": 99, "product_id": 9, "sku": "X"}},
]


@pytest.mark.parametrize("singer", [True, False])
def test_streams_of_connectors_are_joined(written, taken, singer):
    messages = [
        {"type": "RECORD", "stream": m["stream"], "record": m["data"]} if singer else m
        for m in STREAMS
    ]
    lines = [{"type": "STATE", "value": {}}, *messages]
    tee_and_mug, reading = taken(written("\n".join(map(json.dumps, lines)), "sync.jsonl"))
    assert [[v.sku for v in product.variants] for product in tee_and_mug] == [["T-S"], [None]]
    assert tee_and_mug[1].images[0].url == "https://x.example/m.jpg"
    assert reading.sources[0].skipped == {"record of the stream orders": 1}
    [problem] = reading.problems
    assert "belongs to the product 9, which is not in this source" in problem.message
    assert problem.where.line == 7


def test_a_variant_that_a_product_holds_already_is_not_added_again(taken):
    whole = {**STREAMS[0]["data"], "variants": [{"sku": "T-S", "price": "9"}]}
    [product], _ = taken([{"stream": "products", "data": whole}, STREAMS[2]])
    assert [variant.sku for variant in product.variants] == ["T-S"]


def test_older_storefronts_state_prices_under_other_keys():
    variant = {
        "id": "gid://shopify/ProductVariant/2",
        "price": "30.00",
        "priceV2": {"amount": "30.00", "currencyCode": "GBP"},
        "compareAtPriceV2": {"amount": "36.00", "currencyCode": "GBP"},
        "quantityAvailable": 4,
        "selectedOptions": [{"name": "Colour", "value": "Flax"}],
    }
    apron = shopify.product(
        {
            "id": "gid://shopify/Product/1",
            "handle": "apron",
            "title": "Apron",
            "description": "Washed linen.",
            "variants": {"edges": [{"node": variant}]},
        }
    )
    [flax] = apron.variants
    assert apron.description == "Washed linen."
    assert flax.price == Money.parse("30.00", "GBP")
    assert flax.compare_at_price == Money.parse("36.00", "GBP")
    assert flax.stock.raw == "4"
    assert apron.where("variants[0].price").column == "variants[].priceV2"
    assert not apron.lacks("variants[].price.currency")


def test_a_storefront_counts_what_is_available():
    price = {"amount": "30.00", "currencyCode": "GBP"}
    variant = {"id": "gid://shopify/ProductVariant/2", "price": price, "quantityAvailable": 4}
    apron = shopify.product(
        {"id": "gid://shopify/Product/1", "title": "Apron", "variants": {"nodes": [variant]}}
    )
    [only] = apron.variants
    assert (only.price, only.stock.raw) == (Money.parse("30.00", "GBP"), "4")
    assert apron.where("variants[0].stock").column == "variants[].quantityAvailable"
