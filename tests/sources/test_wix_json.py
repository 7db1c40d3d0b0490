# SPDX-License-Identifier: Apache-2.0
import copy
import json
from decimal import Decimal

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import Identifier, Money, WeightUnit
from listingcheck.sources import wix

MEDIA = "https://static.wixstatic.com/media/"


def prices(price, reduced=None):
    return {"currency": "EUR", "price": price, "discountedPrice": reduced or price}


def medium(name, kind="image", **more):
    return {
        "mediaType": kind,
        "title": name,
        "thumbnail": {"url": f"{MEDIA}{name}/small.jpg"},
        kind: {"url": f"{MEDIA}{name}/file.jpg", "width": 750, **more},
        "id": name,
    }


def variant(colour, price, **details):
    return {
        "id": f"of-{colour}",
        "choices": {"Colour": colour},
        "variant": {"priceData": price, "weight": 0.0, "sku": "", "visible": True, **details},
        "stock": {"trackQuantity": True, "quantity": 20, "inStock": True},
    }


V1 = {
    "id": "1ee3c6c6",
    "name": "Milk Jug",
    "slug": "milk-jug",
    "visible": True,
    "productType": "physical",
    "description": "<p>For milk.</p>",
    "brand": "Moor",
    "ribbon": "New",
    "weight": 0.9,
    "stock": {"trackInventory": True, "quantity": 70, "inStock": True},
    "priceData": prices(13.0),
    "convertedPriceData": {"currency": "USD", "price": 14.0, "discountedPrice": 14.0},
    "additionalInfoSections": [{"title": "CARE", "description": "Wash"}, {"title": "EMPTY"}],
    "media": {
        "mainMedia": medium("a"),
        "items": [medium("a", altText="A jug"), medium("film", "video"), medium("b")],
    },
    "manageVariants": True,
    "productOptions": [
        {
            "optionType": "color",
            "name": "Colour",
            "choices": [
                {"value": "#fff", "description": "White", "visible": True},
                {
                    "value": "#000",
                    "description": "Black",
                    "visible": True,
                    "media": {"mainMedia": medium("black"), "items": [medium("black")]},
                },
            ],
        }
    ],
    "variants": [
        variant("White", prices(20.5, 18.0), sku="J-W", weight=1.5),
        {**variant("Black", prices(21.0)), "stock": {"trackQuantity": False, "inStock": False}},
    ],
    "collectionIds": ["c4913c63"],
    "discount": {"type": "NONE", "value": 0.0},
}
PLAIN = {
    **{key: V1[key] for key in ("id", "name", "priceData", "stock", "weight")},
    "sku": "J-1",
    "manageVariants": False,
    "productOptions": [],
    "variants": [],
}
V3 = {
    "id": "9f1c",
    "revision": "3",
    "name": "Milk Jug",
    "slug": "milk-jug",
    "visible": False,
    "currency": "EUR",
    "plainDescription": "<p>For milk.</p>",
    "brand": {"id": "b1", "name": "Moor"},
    "ribbon": {"id": "r1", "name": "New"},
    "infoSections": [{"id": "i", "title": "Care", "plainDescription": "Wash"}],
    "mainCategoryId": "c1",
    "media": {
        "main": {"url": f"{MEDIA}a.jpg"},
        "itemsInfo": {
            "items": [
                {"url": f"{MEDIA}a.jpg", "altText": "A jug", "mediaType": "IMAGE"},
                {"url": f"{MEDIA}film.mp4", "mediaType": "VIDEO"},
                {"image": {"url": f"{MEDIA}b.jpg"}, "mediaType": "IMAGE"},
            ]
        },
    },
    "physicalProperties": {"weightMeasurementUnitInfo": {"weightMeasurementUnit": "KG"}},
    "options": [
        {
            "id": "o1",
            "name": "Glaze",
            "optionRenderType": "SWATCH_CHOICES",
            "choicesSettings": {
                "choices": [
                    {"choiceId": "w", "name": "White", "colorCode": "#fff"},
                    {"choiceId": "b", "name": "Black", "linkedMedia": [{"url": f"{MEDIA}k.jpg"}]},
                ]
            },
        }
    ],
    "variantsInfo": {
        "variants": [
            {
                "id": "v1",
                "visible": True,
                "sku": "J-W",
                "barcode": "4006381333931",
                "choices": [{"optionChoiceNames": {"optionName": "Glaze", "choiceName": "White"}}],
                "price": {
                    "actualPrice": {"amount": "18.00"},
                    "compareAtPrice": {"amount": "20.00"},
                },
                "physicalProperties": {"weight": 1.5},
                "inventoryItem": {"quantity": 4},
            },
            {
                "id": "v2",
                "visible": True,
                "choices": [{"optionChoiceIds": {"optionId": "o1", "choiceId": "b"}}],
                "price": {"actualPrice": {"amount": "19.00"}},
                "physicalProperties": {},
                "inventoryStatus": {"inStock": False},
            },
        ]
    },
}
VELO = {
    "_id": "77aa",
    "name": "Milk Jug",
    "description": "<p>For milk.</p>",
    "currency": "EUR",
    "price": 20,
    "discountedPrice": 18,
    "sku": "J-1",
    "weight": 0.9,
    "trackInventory": True,
    "quantityInStock": 6,
    "inStock": True,
    "mainMedia": "wix:image://v1/a~mv2.jpg/a.jpg",
    "mediaItems": [{"type": "Image", "src": "wix:image://v1/a~mv2.jpg/a.jpg", "title": "a"}],
    "manageVariants": False,
    "productOptions": {
        "Size": {
            "name": "Size",
            "optionType": "drop_down",
            "choices": [
                {"value": "S", "description": "Small", "visible": True},
                {"value": "M", "description": "Medium", "visible": True},
                {"value": "L", "description": "Large", "visible": False},
            ],
        }
    },
    "additionalInfoSections": [],
}


def test_a_product_of_v1():
    product = wix.product({"product": V1})
    assert (product.key, product.title, product.brand) == ("1ee3c6c6", "Milk Jug", "Moor")
    assert (product.description, product.status) == ("<p>For milk.</p>", "active")
    assert (product.options, product.product_type, product.tags) == (("Colour",), None, ())
    assert [(i.url, i.alt) for i in product.images] == [
        (f"{MEDIA}a/file.jpg", "A jug"),
        (f"{MEDIA}b/file.jpg", None),
    ]
    assert [(a.name, a.value) for a in product.attributes] == [("CARE", "Wash"), ("ribbon", "New")]
    white, black = product.variants
    assert (white.options, black.options) == (("White",), ("Black",))
    assert white.price == Money(raw="18.0", amount=Decimal(18), currency="EUR")
    assert white.compare_at_price == Money(raw="20.5", amount=Decimal("20.5"), currency="EUR")
    assert (black.price.raw, black.compare_at_price) == ("21.0", None)
    assert (white.sku, black.sku) == ("J-W", None)
    assert (white.weight.raw, white.weight.unit) == ("1.5", None)
    assert (white.stock.raw, black.stock.raw, black.stock.amount) == ("20", "OUT_OF_STOCK", 0)
    assert (white.image, black.image) == (None, f"{MEDIA}black/file.jpg")
    assert product.where("variants[1].price").column == "variants[].variant.priceData.price"
    assert product.where("images[0].url").column == "media.items[].image.url"


def test_what_v1_never_says_is_lacking_and_what_it_leaves_out_is_not():
    product = wix.product({key: V1[key] for key in V1 if key != "brand"})
    assert product.brand is None
    assert not product.lacks("brand")
    assert not product.lacks("variants[].price.currency")
    assert not product.lacks("variants[].sku")
    for field in ("variants[].identifiers[0].code", "product_type", "variants[].dimensions"):
        assert product.lacks(field)


def test_a_product_of_v1_without_options_is_one_variant():
    product = wix.product(PLAIN)
    [variant] = product.variants
    assert (product.options, variant.options, variant.sku) == ((), (), "J-1")
    assert (variant.price.raw, variant.weight.raw, variant.stock.raw) == ("13.0", "0.9", "70")
    assert product.where("variants[0].price").column == "priceData.price"


def test_the_default_variant_of_v1_is_one_variant():
    default = {
        "id": "00000000",
        "choices": {},
        "variant": {"priceData": prices(5.0), "sku": "J-0", "visible": True},
        "stock": {"trackQuantity": True, "quantity": 3},
    }
    [variant] = wix.product({**PLAIN, "variants": [default]}).variants
    assert (variant.price.raw, variant.sku, variant.stock.raw) == ("5.0", "J-0", "3")
    assert variant.weight.raw == "0.9"


@pytest.mark.parametrize(
    ("stock", "raw", "amount"),
    [
        ({"trackInventory": True, "quantity": 0, "inStock": False}, "0", 0),
        ({"trackInventory": False, "quantity": 9, "inStock": True}, None, None),
        ({"trackInventory": False, "inStock": False, "inventoryStatus": "GONE"}, "GONE", 0),
        ({}, None, None),
    ],
)
def test_stock_that_is_not_tracked_has_no_number(stock, raw, amount):
    [variant] = wix.product({**PLAIN, "stock": stock}).variants
    found = variant.stock
    assert (found and found.raw, found and found.amount) == (raw, amount)


def test_options_of_v1_without_variants_are_sold_in_all_combinations():
    size = {"name": "Size", "choices": [{"value": "S"}, {"value": "M", "visible": False}]}
    options = [*V1["productOptions"], size, {"name": "Wrap", "choices": []}]
    product = wix.product({**PLAIN, "productOptions": options})
    assert product.options == ("Colour", "Size", "Wrap")
    assert [v.options for v in product.variants] == [("White", "S", None), ("Black", "S", None)]
    assert {(v.price.raw, v.sku) for v in product.variants} == {("13.0", "J-1")}


def test_variants_that_are_not_in_the_answer_are_said_once(taken):
    without = {key: V1[key] for key in V1 if key != "variants"}
    (product, *_), reading = taken([without, without, V1])
    assert (len(product.variants), product.options) == (1, ())
    assert product.lacks("variants[].price")
    [odd] = reading.problems
    assert odd.severity is Severity.WARNING
    assert odd.message.startswith("The variants of 2 products are not in this answer")
    assert "Milk Jug" in odd.message


def test_more_combinations_than_wix_allows_are_one_variant(taken):
    choices = [{"value": str(n)} for n in range(11)]
    options = [{"name": name, "choices": choices} for name in "ABC"]
    [product], reading = taken([{**PLAIN, "productOptions": options}])
    assert (len(product.variants), product.options) == (1, ())
    [odd] = reading.problems
    assert "more than 1,000 variants" in odd.message


def test_a_product_of_v3():
    product = wix.product(json.dumps({"product": V3}))
    assert (product.key, product.title, product.brand) == ("9f1c", "Milk Jug", "Moor")
    assert (product.description, product.status) == ("<p>For milk.</p>", "hidden")
    assert product.options == ("Glaze",)
    assert [(i.url, i.alt) for i in product.images] == [
        (f"{MEDIA}a.jpg", "A jug"),
        (f"{MEDIA}b.jpg", None),
    ]
    assert [(a.name, a.value) for a in product.attributes] == [("Care", "Wash"), ("ribbon", "New")]
    white, black = product.variants
    assert (white.options, black.options) == (("White",), ("Black",))
    assert white.price == Money(raw="18.00", amount=Decimal(18), currency="EUR")
    assert (white.compare_at_price.raw, black.compare_at_price) == ("20.00", None)
    assert white.identifiers == (Identifier(code="4006381333931"),)
    assert (white.sku, black.sku, black.identifiers) == ("J-W", None, ())
    assert (white.weight.raw, white.weight.unit) == ("1.5", WeightUnit.KILOGRAM)
    assert (white.stock.raw, black.stock.amount) == ("4", 0)
    assert (white.image, black.image) == (None, f"{MEDIA}k.jpg")
    assert (
        product.where("variants[1].price").column
        == "variantsInfo.variants[].price.actualPrice.amount"
    )
    assert not product.lacks("variants[].identifiers[0].code")
    assert not product.lacks("variants[].price.currency")


def test_a_product_of_v3_without_options_is_one_variant():
    only = {"price": {"actualPrice": {"amount": "5"}}, "choices": [], "visible": True}
    product = wix.product({**V3, "options": [], "variantsInfo": {"variants": [only]}})
    assert (product.options, len(product.variants), product.variants[0].options) == ((), 1, ())


def test_an_answer_of_v3_without_variants_or_description_lacks_them(taken):
    partial = {
        key: V3[key]
        for key in V3
        if key not in {"variantsInfo", "plainDescription", "currency", "options"}
    }
    [product], reading = taken([{**partial, "actualPriceRange": {"minValue": {"amount": "18"}}}])
    for field in ("variants[].price", "variants[].sku", "description"):
        assert product.lacks(field)
    assert product.lacks("variants[].price.currency")
    assert len(product.variants) == 1
    [odd] = reading.problems
    assert "variants of 1 products are not in this answer" in odd.message


def test_rich_text_is_read_for_its_words():
    def block(kind, *words):
        return {"type": kind, "nodes": [{"type": "TEXT", "textData": {"text": w}} for w in words]}

    rich = {"nodes": [block("HEADING", "Jug"), block("PARAGRAPH", "For ", "milk.")], "metadata": {}}
    without = {key: V3[key] for key in V3 if key != "plainDescription"}
    assert wix.product({**without, "description": rich}).description == "Jug\nFor milk."


def test_the_main_picture_stands_in_for_the_list():
    product = wix.product({**V3, "media": {"main": {"url": f"{MEDIA}a.jpg"}}})
    assert [i.url for i in product.images] == [f"{MEDIA}a.jpg"]
    product = wix.product({**V1, "media": {"mainMedia": medium("a")}})
    assert [i.url for i in product.images] == [f"{MEDIA}a/file.jpg"]


def test_a_product_of_velo():
    product = wix.product(VELO)
    assert (product.key, product.title, product.status) == ("77aa", "Milk Jug", None)
    assert product.options == ("Size",)
    assert [v.options for v in product.variants] == [("Small",), ("Medium",)]
    small = product.variants[0]
    assert (small.price.raw, small.price.currency) == ("18", "EUR")
    assert (small.compare_at_price.raw, small.stock.raw, small.sku) == ("20", "6", "J-1")
    assert [i.url for i in product.images] == ["wix:image://v1/a~mv2.jpg/a.jpg"]
    assert product.where("variants[0].price").column == "price"


def hidden(document):
    """The same product with its second variant not visible."""
    document = copy.deepcopy(document)
    if "variantsInfo" in document:
        document["variantsInfo"]["variants"][1]["visible"] = False
    else:
        document["variants"][1]["variant"]["visible"] = False
    return document


@pytest.mark.parametrize("document", [V1, V3])
def test_variants_that_are_not_visible_are_left_out(taken, document):
    (product, _), reading = taken([hidden(document), hidden(document)])
    assert [v.options for v in product.variants] == [("White",)]
    [note] = reading.problems
    assert (note.severity, note.message[:10]) == (Severity.INFO, "2 variants")


@pytest.mark.parametrize(
    "wrapped",
    [
        [V1, V1],
        {"products": [V1, V1], "metadata": {"items": 2, "offset": 0}, "totalResults": 2},
        {"products": [V3, V3], "pagingMetadata": {"count": 2}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_lists_of_products_in_files(written, taken, wrapped, indent):
    products, reading = taken(written(json.dumps(wrapped, indent=indent), "x.json"))
    assert [(p.title, p.record) for p in products] == [("Milk Jug", 1), ("Milk Jug", 2)]
    assert products[0].origin is products[1].origin
    assert reading.sources[0].platform == "wix"


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"foo": 1}, "no product of Wix: {'foo': 1}. It would have some of manageVariants"),
        ([V1, V3], "holds 2 products"),
        ({**V1, "name": {"en": "Jug"}}, "stands where a single value should"),
        ({**V1, "variants": "none"}, "stands where a list should"),
        ({**V1, "variants": [5]}, "stands where an object should"),
        ({**V1, "productOptions": 5}, "stands where a list should"),
        ({**V3, "variantsInfo": []}, "stands where an object should"),
        ({**V3, "media": "none"}, "stands where an object should"),
        ({"name": " ", "manageVariants": False}, "neither an id nor a slug nor a name"),
    ],
)
def test_what_is_no_single_product_is_refused(payload, message):
    with pytest.raises(SourceError) as refused:
        wix.product(payload)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (V1["variants"][0], "variants without their products"),
        (
            {"variants": V1["variants"], "metadata": {}, "totalResults": 2},
            "variants without their products",
        ),
        ({"variants": [], "pagingMetadata": {}}, "variants without their products"),
        ({"inventoryItems": []}, "the stock of products"),
    ],
)
def test_answers_that_hold_no_products_are_named(written, taken, answer, message):
    with pytest.raises(SourceError, match=message):
        taken(written(json.dumps(answer), "x.json"))


def test_what_is_no_product_among_products_is_unread(written, taken):
    odd = [V1, {**PLAIN, "priceData": {"price": []}}, "text", V3]
    products, reading = taken(written(json.dumps(odd), "x.json"), "wix")
    assert [p.record for p in products] == [1, 4]
    assert reading.sources[0].unread == 2


def _spoiled(document):
    """The document with each of its values in turn replaced by others of every kind."""
    for path in list(_paths(document)):
        for value in (None, "", "x", -1, True, [], {}, [None], {"": None}, [[]]):
            spoiled = copy.deepcopy(document)
            at = spoiled
            for key in path[:-1]:
                at = at[key]
            at[path[-1]] = value
            yield spoiled


def _paths(value, path=()):
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in children:
        yield (*path, key)
        if isinstance(child, dict | list):
            yield from _paths(child, (*path, key))


@pytest.mark.parametrize("document", [V1, V3, VELO])
def test_wrong_types_anywhere_are_refused_or_read(document):
    for spoiled in _spoiled(document):
        reading = sources.read([spoiled], "wix")
        products = list(reading)
        count = reading.sources[0]
        assert (len(products), count.unread) in {(1, 0), (0, 1)}
        assert all(p.variants for p in products)
        assert all(len(v.options) == len(p.options) for p in products for v in p.variants)


def test_settings_reach_the_product():
    known = sources.Settings(currency="USD", weight_unit=WeightUnit.POUND)
    bare = {**PLAIN, "priceData": {"price": 13.0}}
    product = wix.product(bare, known)
    assert product.variants[0].price.currency == "USD"
    assert product.variants[0].weight.unit is WeightUnit.POUND
    assert not product.lacks("variants[].price.currency")
    assert wix.product(bare).lacks("variants[].price.currency")


@pytest.mark.parametrize(
    "document",
    [
        {"name": "Jug", "product_options": []},
        {"name": "Jug", "regular_price": "5"},
        {"name": "Jug", "productOptions": {"edges": []}},
        {"title": "Jug", "variants": []},
        ["name"],
    ],
)
def test_documents_of_others_are_not_claimed(document):
    assert wix.PLATFORM.part_of_document(document) is None


def test_a_product_that_was_never_saved_goes_by_its_name():
    jug = wix.product({"name": "Jug", "manageVariants": False, "price": 5})
    assert jug.key == "Jug"
    assert not jug.lacks("key")
