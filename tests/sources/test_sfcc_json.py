# SPDX-License-Identifier: Apache-2.0
import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.errors import SourceError
from listingcheck.sources import Settings, read_all, sfcc

SCAPI = {
    "id": "mug",
    "name": "Stoneware mug",
    "brand": "Brackwater",
    "currency": "GBP",
    "price": 12.5,
    "priceMax": 14,
    "longDescription": "<p>Thrown by hand.</p>",
    "shortDescription": "A mug.",
    "primaryCategoryId": "mugs",
    "manufacturerName": "Brackwater Pottery",
    "manufacturerSku": "BW-9",
    "type": {"master": True},
    "master": {"masterId": "mug", "orderable": True},
    "inventory": {"id": "main", "ats": 7, "stockLevel": 9, "orderable": True},
    "c_material": "Clay",
    "c_uses": ["tea", "coffee"],
    "c_isNew": True,
    "c_story": {"a": 1},
    "imageGroups": [
        {"viewType": "small", "images": [{"link": "https://x.example/small.jpg"}]},
        {
            "viewType": "large",
            "images": [
                {"link": "https://x.example/a.jpg", "alt": "The mug"},
                {"disBaseLink": "https://x.example/b.jpg"},
                {"alt": "nothing"},
            ],
        },
        {
            "viewType": "large",
            "variationAttributes": [{"id": "glaze", "values": [{"value": "sea"}]}],
            "images": [{"link": "https://x.example/sea.jpg"}],
        },
    ],
    "variants": [
        {
            "productId": "mug-sea",
            "price": 12.5,
            "orderable": True,
            "variationValues": {"glaze": "sea", "volume": "300"},
            "tieredPrices": [
                {"price": 10, "pricebook": "gbp-list", "quantity": 5},
                {"price": 15.0, "pricebook": "gbp-list", "quantity": 1},
            ],
        },
        {"productId": "mug-ash", "price": 14, "variationValues": {"glaze": "ash"}},
    ],
    "variationAttributes": [
        {"id": "glaze", "name": "Glaze", "values": [{"name": "Sea green", "value": "sea"}]},
        {"id": "volume", "name": "Volume"},
        {"id": "unused", "name": "Unused"},
    ],
}
ITEM = {
    "id": "plate",
    "name": "Plate",
    "type": {"item": True},
    "price": 9,
    "prices": {"gbp-list": 11, "gbp-sale": 9},
    "ean": "4006381333931",
    "upc": " ",
    "imageGroups": [],
    "inventory": {"stockLevel": 4},
    "manufacturerName": "Brackwater",
}


def snake(value):
    """A SCAPI document as OCAPI spells it."""
    if isinstance(value, list):
        return [snake(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {_spelled(key): snake(item) for key, item in value.items()}


def _spelled(key):
    if key.startswith("c_"):
        return key
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in key)


OCAPI = {"_v": "23.2", "_type": "product", **snake(SCAPI)}


def test_a_list_price_that_a_buyer_pays_is_not_struck_through():
    tiers = [{"price": 9.0, "pricebook": "gbp-list", "quantity": 1}]
    [plate] = sfcc.product({**ITEM, "prices": {}, "tieredPrices": tiers}).variants
    assert (plate.price.raw, plate.compare_at_price) == ("9", None)


@pytest.mark.parametrize(
    "document", [SCAPI, OCAPI, json.dumps(SCAPI)], ids=["scapi", "ocapi", "text"]
)
def test_a_master_is_read_field_by_field(document):
    mug = sfcc.product(document)
    assert (mug.key, mug.title, mug.brand, mug.category.path) == (
        "mug",
        "Stoneware mug",
        "Brackwater",
        "mugs",
    )
    assert mug.description == "<p>Thrown by hand.</p>"
    assert mug.options == ("Glaze", "Volume")
    sea, ash = mug.variants
    assert (sea.sku, sea.options, sea.image) == (
        "mug-sea",
        ("Sea green", "300"),
        "https://x.example/sea.jpg",
    )
    assert (sea.price.raw, sea.price.currency, sea.compare_at_price.raw) == ("12.5", "GBP", "15.0")
    assert (ash.sku, ash.options, ash.image) == ("mug-ash", ("ash", None), None)
    assert (ash.price.raw, ash.compare_at_price, ash.stock) == ("14", None, None)
    assert [(i.url, i.alt) for i in mug.images] == [
        ("https://x.example/a.jpg", "The mug"),
        ("https://x.example/b.jpg", None),
    ]
    assert {a.name: a.value for a in mug.attributes if "anufacturer" not in a.name} == {
        "material": "Clay",
        "uses": "tea, coffee",
        "isNew": "true",
    }
    assert [a.value for a in mug.attributes[-2:]] == ["Brackwater Pottery", "BW-9"]
    assert mug.lacks("variants[].stock")
    assert not mug.lacks("variants[].price.currency")


def test_a_product_without_variants_is_its_own():
    plate = sfcc.product(ITEM)
    [only] = plate.variants
    assert (only.sku, only.price.raw, only.compare_at_price.raw) == ("plate", "9", "11")
    assert [(i.code, i.type, i.column) for i in only.identifiers] == [
        ("4006381333931", "EAN", "ean")
    ]
    assert (only.stock.raw, only.image, only.options) == ("4", None, ())
    assert (plate.brand, plate.title) == ("Brackwater", "Plate")
    assert plate.where("variants[0].stock").column == "inventory"
    assert plate.lacks("variants[].price.currency")
    assert not sfcc.product(ITEM, Settings(currency="GBP")).lacks("variants[].price.currency")


@pytest.mark.parametrize(
    ("stock", "raw"),
    [
        ({"inventory": {"ats": 0, "stockLevel": 4}}, "0"),
        ({"inventory": {}, "ats": 3}, "3"),
        ({"inventory": {"stockLevel": 4}}, "4"),
    ],
)
def test_what_can_be_sold_is_the_stock(stock, raw):
    plate = sfcc.product({**ITEM, **stock})
    assert plate.variants[0].stock.raw == raw


@pytest.mark.parametrize(
    ("document", "is_known"),
    [
        ({"id": "a", "type": {"item": True}}, True),
        ({"id": "a", "imageGroups": []}, True),
        ({"id": "a", "image_groups": []}, True),
        ({"id": "a", "primary_category_id": "b"}, True),
        ({"id": "a", "type": "item"}, False),
        ({"id": "a", "type": {"other": True}}, False),
        ({"imageGroups": []}, False),
        ("a", False),
    ],
)
def test_which_documents_are_products(document, is_known):
    assert (sfcc.PLATFORM.part_of_document(document) is not None) is is_known


def test_where_values_stand_in_a_document():
    mug = sfcc.product(SCAPI)
    columns = {
        "variants[1].price": "variants[].price",
        "variants[0].sku": "variants[].productId",
        "description": "longDescription",
        "images[0].url": "imageGroups",
    }
    assert {field: mug.where(field).column for field in columns} == columns
    assert sfcc.product(OCAPI).where("variants[0].sku").column == "variants[].product_id"


def test_texts_may_be_localised_and_marked_up():
    document = {
        **snake(ITEM),
        "_type": "product",
        "name": {"_type": "x", "default": "Plate", "fr-FR": "Assiette"},
        "long_description": {"default": {"markup": "<p>Flat</p>", "source": "Flat"}},
        "online": False,
        "price_currency": "EUR",
    }
    french = sfcc.product(document, Settings(language="fr"))
    usual = sfcc.product(document)
    assert (french.title, usual.title) == ("Assiette", "Plate")
    assert (usual.description, usual.status) == ("<p>Flat</p>", "offline")
    assert usual.variants[0].price.currency == "EUR"


def test_custom_attributes_may_hold_trade_number_and_brand():
    document = {**ITEM, "c_gtin": "14006381333938", "c_label": "Northwind"}
    for prefix in ("", "c_"):
        settings = Settings(gtin_attribute=f"{prefix}gtin", brand_attribute=f"{prefix}label")
        plate = sfcc.product(document, settings)
        assert [i.code for i in plate.variants[0].identifiers] == [
            "14006381333938",
            "4006381333931",
        ]
        assert plate.brand == "Northwind"


def test_options_without_names_are_called_by_their_ids():
    document = {key: value for key, value in SCAPI.items() if key != "variationAttributes"}
    mug = sfcc.product(document)
    assert mug.options == ("glaze", "volume")
    assert mug.variants[0].options == ("sea", "300")


def test_answers_in_files(written, taken):
    variant = {"id": "mug-sea", "type": {"variant": True}, "imageGroups": []}
    lone = {
        "id": "bowl-1",
        "type": {"variant": True},
        "variationValues": {"glaze": "sea"},
        "imageGroups": [],
    }
    documents = [
        {"id": "set", "type": {"set": True}},
        SCAPI,
        {"id": "box", "type": {"bundle": True}},
        variant,
        {"id": "group", "type": {"variationGroup": True}},
        lone,
        {**ITEM, "name": ["no", "text"]},
    ]
    answer = {"limit": 7, "data": documents, "total": 7}
    products, reading = taken(written(json.dumps(answer, indent=1), "answer.json"))
    assert [(p.key, p.record, len(p.variants)) for p in products] == [
        ("mug", 2, 2),
        ("bowl-1", 6, 1),
    ]
    assert products[1].options == ("glaze",)
    count = reading.sources[0]
    assert (count.platform, count.records, count.unread) == ("sfcc", 7, 1)
    assert dict(count.skipped) == {
        "product set": 1,
        "product bundle": 1,
        "variation group": 1,
        "variant of a master above": 1,
    }


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"id": "a", "name": "b"}, "no product of Salesforce B2C Commerce"),
        ({**SCAPI, "id": None}, "it has no id"),
        ({**SCAPI, "variants": {"a": 1}}, "stands where a list should"),
        ([SCAPI, SCAPI], "holds 2 products"),
    ],
)
def test_what_is_no_single_product_is_refused(payload, message):
    with pytest.raises(SourceError, match=message):
        sfcc.product(payload)


@pytest.mark.parametrize(
    "hit",
    [
        {"hitType": "master", "productId": "1", "productName": "Mug"},
        {"_type": "product_search_hit", "hit_type": "master", "product_id": "1"},
    ],
)
def test_hits_of_a_search_are_refused(written, taken, hit):
    with pytest.raises(SourceError, match="ask for the products themselves"):
        taken(written(json.dumps({"hits": [hit], "total": 1}), "hits.json"))


def test_answers_and_files_are_read_side_by_side(written, taken):
    xml = '<catalog catalog-id="c"><product product-id="cup"><brand>B</brand></product></catalog>'
    paths = [written(xml, "c.xml"), written(json.dumps({"data": [ITEM]}), "a.json")]
    products, _ = taken(read_all(paths))
    assert sorted(p.key for p in products) == ["cup", "plate"]


def places(value, path=()):
    """The paths of everything in a document."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from places(item, (*path, key))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("document", [SCAPI, OCAPI, ITEM], ids=["scapi", "ocapi", "item"])
@given(data=st.data())
def test_a_value_of_any_shape_anywhere_leaves_the_account_right(document, data):
    path = data.draw(st.sampled_from(list(places(document))))
    broken = part = copy.deepcopy(document)
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = data.draw(anything)
    reading = read_all([[document, broken, document]], "sfcc")
    assert len(list(reading)) >= 2
    for count in reading.sources:
        assert count.products + count.unread + sum(count.skipped.values()) == count.records
