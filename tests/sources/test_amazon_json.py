# SPDX-License-Identifier: Apache-2.0
import copy
import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Category,
    IdentifierType,
    LengthUnit,
    Money,
    WeightUnit,
)
from listingcheck.sources import amazon
from listingcheck.sources.reading import Settings

US, CA = "ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"


def said(value, **more):
    return {"value": value, "marketplace_id": US} | more


LISTING = {
    "sku": "TEE-S",
    "summaries": [
        {
            "marketplaceId": US,
            "asin": "B000000001",
            "productType": "SHIRT",
            "status": ["BUYABLE", "DISCOVERABLE"],
            "itemName": "Tee as Amazon shows it",
            "mainImage": {"link": "https://x.example/amazon.jpg", "height": 500, "width": 500},
        },
        {"marketplaceId": CA, "asin": "B000000001", "productType": "SHIRT", "itemName": "Maillot"},
    ],
    "attributes": {
        "item_name": [
            said("Linen tee", language_tag="en_US"),
            said("Camiseta de lino", language_tag="es_US"),
            said("Maillot de lin", language_tag="fr_CA", marketplace_id=CA),
        ],
        "product_description": [said("Washed linen.", language_tag="en_US")],
        "brand": [said("Harbour", language_tag="en_US")],
        "bullet_point": [said("Soft", language_tag="en_US"), said("Cool", language_tag="en_US")],
        "generic_keyword": [said("linen summer", language_tag="en_US")],
        "color": [said("Flax", language_tag="en_US")],
        "apparel_size": [{"size": "s", "size_system": "us", "marketplace_id": US}],
        "externally_assigned_product_identifier": [said("4006381333931", type="ean")],
        "item_package_weight": [said(0.3, unit="kilograms")],
        "item_weight": [said(9, unit="pounds")],
        "item_package_dimensions": [
            {
                "length": {"value": 30, "unit": "centimeters"},
                "width": {"value": 20, "unit": "centimeters"},
                "height": {"value": 3, "unit": "centimeters"},
                "marketplace_id": US,
            }
        ],
        "purchasable_offer": [
            {
                "audience": "B2B",
                "currency": "USD",
                "marketplace_id": US,
                "our_price": [{"schedule": [{"value_with_tax": 19}]}],
            },
            {
                "audience": "ALL",
                "currency": "USD",
                "marketplace_id": US,
                "our_price": [{"schedule": [{"value_with_tax": 24.5}]}],
                "discounted_price": [{"schedule": [{"value_with_tax": 20}]}],
            },
        ],
        "list_price": [said(30, currency="USD")],
        "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 5}],
        "main_product_image_locator": [
            {"media_location": "https://x.example/s.jpg", "marketplace_id": US}
        ],
        "other_product_image_locator_1": [{"media_location": "https://x.example/s2.jpg"}],
    },
}


def related(sku, parent=None, theme="SIZE/COLOR", **attributes):
    """A message of a feed about a child, or about a parent."""
    own = {"item_name": [{"value": f"Tee {sku}"}], "variation_theme": [{"name": theme}]}
    if parent:
        link = {"child_relationship_type": "variation", "parent_sku": parent}
        own |= {"child_parent_sku_relationship": [link]}
        own |= {"purchasable_offer": [{"our_price": [{"schedule": [{"value_with_tax": 9}]}]}]}
    own["parentage_level"] = [{"value": "child" if parent else "parent"}]
    own |= {name: [{"value": value}] for name, value in attributes.items()}
    return {"sku": sku, "productType": "SHIRT", "operationType": "UPDATE", "attributes": own}


def feed(*messages):
    return {"header": {"sellerId": "A1", "version": "2.0"}, "messages": list(messages)}


CATALOG = {
    "asin": "B000000001",
    "identifiers": [
        {
            "marketplaceId": US,
            "identifiers": [
                {"identifier": "4006381333931", "identifierType": "EAN"},
                {"identifier": "04006381333931", "identifierType": "GTIN"},
                {"identifier": "TEE-S", "identifierType": "SKU"},
            ],
        }
    ],
    "images": [
        {
            "marketplaceId": US,
            "images": [
                {"variant": "MAIN", "link": "https://x.example/75.jpg", "height": 75, "width": 75},
                {"variant": "MAIN", "link": "https://x.example/l.jpg", "height": 900, "width": 900},
                {"variant": "PT01", "link": "https://x.example/p.jpg", "height": 500, "width": 500},
            ],
        }
    ],
    "dimensions": [
        {
            "marketplaceId": US,
            "item": {"weight": {"unit": "pounds", "value": 9}},
            "package": {
                "weight": {"unit": "ounces", "value": 12.5},
                "height": {"unit": "inches", "value": 1},
                "length": {"unit": "inches", "value": 12},
                "width": {"unit": "inches", "value": 8},
            },
        }
    ],
    "classifications": [
        {
            "marketplaceId": US,
            "classifications": [
                {"displayName": "Tees", "parent": {"displayName": "Clothing"}},
            ],
        }
    ],
    "productTypes": [{"marketplaceId": US, "productType": "SHIRT"}],
    "summaries": [
        {"marketplaceId": US, "brand": "Harbour", "itemName": "Linen tee", "color": "Flax"}
    ],
    "relationships": [
        {
            "marketplaceId": US,
            "relationships": [
                {
                    "type": "VARIATION",
                    "parentAsins": ["B000000009"],
                    "variationTheme": {"attributes": ["color", "size"], "theme": "COLOR/SIZE"},
                }
            ],
        }
    ],
}


def test_a_listings_item():
    tee = amazon.product(LISTING)
    [variant] = tee.variants
    assert (tee.key, tee.title, tee.brand) == ("TEE-S", "Linen tee", "Harbour")
    assert (tee.description, tee.product_type) == ("Washed linen.", "SHIRT")
    assert (tee.status, tee.tags) == ("BUYABLE, DISCOVERABLE", ("linen summer",))
    assert [(a.name, a.value) for a in tee.attributes] == [
        ("asin", "B000000001"),
        ("bullet_point", "Soft"),
        ("bullet_point", "Cool"),
        ("color", "Flax"),
    ]
    assert variant.price == Money(raw="20", amount=Decimal(20), currency="USD")
    assert variant.compare_at_price == Money.parse("24.5", "USD")
    assert [(i.code, i.type) for i in variant.identifiers] == [
        ("4006381333931", IdentifierType.EAN)
    ]
    assert (variant.weight.raw, variant.weight.unit) == ("0.3", WeightUnit.KILOGRAM)
    assert [(side.raw, side.unit) for side in variant.dimensions.sides.values()] == [
        ("30", LengthUnit.CENTIMETRE),
        ("20", LengthUnit.CENTIMETRE),
        ("3", LengthUnit.CENTIMETRE),
    ]
    assert (variant.stock.raw, tee.options) == ("5", ())
    assert [i.url for i in tee.images] == ["https://x.example/s.jpg", "https://x.example/s2.jpg"]
    columns = {
        field: tee.where(field).column
        for field in ("title", "variants[0].price", "images[1].url", "variants[0].weight")
    }
    assert columns == {
        "title": "attributes.item_name[].value",
        "variants[0].price": (
            "attributes.purchasable_offer[].our_price[].schedule[].value_with_tax"
        ),
        "images[1].url": "attributes.other_product_image_locator_1[].media_location",
        "variants[0].weight": "attributes.item_package_weight[].value",
    }


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (None, "Linen tee"),
        ("es-US", "Camiseta de lino"),
        ("es", "Camiseta de lino"),
        ("de", "Linen tee"),
    ],
)
def test_the_language_is_chosen(language, title):
    assert amazon.product(LISTING, Settings(language=language)).title == title


def test_only_what_was_asked_for_is_there():
    listing = {key: LISTING[key] for key in ("sku", "summaries")} | {
        "offers": [
            {"offerType": "B2B", "price": {"currencyCode": "USD", "amount": "9.00"}},
            {"marketplaceId": CA, "price": {"currencyCode": "CAD", "amount": "40.00"}},
            {
                "marketplaceId": US,
                "offerType": "B2C",
                "price": {"currencyCode": "USD", "amount": "24.50"},
            },
        ],
        "fulfillmentAvailability": [
            {"fulfillmentChannelCode": "AMAZON_NA", "quantity": 3},
            {"fulfillmentChannelCode": "DEFAULT", "quantity": 8},
        ],
    }
    tee = amazon.product({"payload": listing})
    [variant] = tee.variants
    assert (tee.title, [i.url for i in tee.images]) == (
        "Tee as Amazon shows it",
        ["https://x.example/amazon.jpg"],
    )
    assert (variant.price, variant.stock.raw) == (Money.parse("24.50", "USD"), "8")
    for field in ("description", "brand", "variants[].weight", "variants[].identifiers[0].code"):
        assert tee.lacks(field) == (field != "brand"), field
    assert not tee.lacks("variants[].price.currency")
    assert tee.where("variants[0].price").column == "offers[].price.amount"


def test_a_currency_that_is_not_stated_is_the_marketplace_s():
    listing = copy.deepcopy(LISTING)
    for each in listing["attributes"]["purchasable_offer"]:
        del each["currency"]
    assert amazon.product(listing, Settings(currency="EUR")).variants[0].price.currency == "USD"
    elsewhere = {"sku": "A", "attributes": {"list_price": [{"value": 5}]}}
    product = amazon.product(elsewhere, Settings(currency="EUR"))
    assert product.variants[0].compare_at_price == Money.parse("5", "EUR")


def test_an_item_of_the_catalogue():
    tee = amazon.product({"items": [CATALOG], "numberOfResults": 1})
    [variant] = tee.variants
    assert (tee.key, tee.title, tee.brand) == ("B000000001", "Linen tee", "Harbour")
    assert tee.category == Category(path="Clothing > Tees", taxonomy="amazon")
    assert (tee.product_type, variant.sku) == ("SHIRT", "TEE-S")
    assert [(i.code, i.type) for i in variant.identifiers] == [
        ("4006381333931", IdentifierType.EAN),
        ("04006381333931", IdentifierType.GTIN),
    ]
    assert [i.url for i in tee.images] == ["https://x.example/l.jpg", "https://x.example/p.jpg"]
    assert (variant.weight.raw, variant.weight.unit) == ("12.5", WeightUnit.OUNCE)
    assert (variant.dimensions.length.raw, variant.dimensions.height.raw) == ("12", "1")
    assert (tee.options, variant.options) == (("color", "size"), ("Flax", None))
    assert [(a.name, a.value) for a in tee.attributes] == [("asin", "B000000001")]
    for field in ("variants[].price", "variants[].stock", "description", "category"):
        assert tee.lacks(field), field
    whole = amazon.product(CATALOG | {"attributes": {"list_price": [said(30)]}})
    assert whole.lacks("variants[].price")
    assert whole.where("variants[0].price").column is None


def test_an_item_of_the_older_catalogue(written, taken):
    blocks = ("asin", "identifiers", "images", "summaries")
    child = {key: CATALOG[key] for key in blocks} | {
        "variations": [{"marketplaceId": US, "asins": ["B000000009"], "variationType": "PARENT"}]
    }
    parent = {
        "asin": "B000000009",
        "summaries": [{"marketplaceId": US, "itemName": "Tees"}],
        "variations": [{"marketplaceId": US, "asins": ["B000000001"], "variationType": "CHILD"}],
    }
    [tees], _ = taken(written(json.dumps([child, parent]), "items.json"))
    assert (tees.key, tees.title, tees.brand) == ("B000000009", "Tees", "Harbour")
    assert [len(v.identifiers) for v in tees.variants] == [2]
    assert len(tees.images) == 2


def test_families_of_a_feed_are_joined(written, taken):
    document = feed(
        related("TEE-S", "TEE", size="S", color="Flax"),
        related("TEE"),
        related("TEE-M", "TEE", size="M", color="Ink"),
        {"sku": "GONE", "operationType": "DELETE", "productType": "SHIRT"},
        {"sku": "MUG", "productType": "MUG", "attributes": {"item_name": [{"value": "Mug"}]}},
    )
    (mug, tee), reading = taken(written(json.dumps(document), "feed.json"))
    assert (mug.title, mug.product_type, mug.variants[0].sku) == ("Mug", "MUG", "MUG")
    assert (tee.key, tee.title, tee.options) == ("TEE", "Tee TEE", ("SIZE", "COLOR"))
    assert [(v.index, v.sku, v.options, v.price.raw) for v in tee.variants] == [
        (0, "TEE-S", ("S", "Flax"), "9"),
        (1, "TEE-M", ("M", "Ink"), "9"),
    ]
    assert tee.where("variants[1].options[1]").column == "attributes.color[].value"
    assert reading.sources[0].skipped == {"deleted row": 1}
    assert not reading.problems


def test_the_size_of_clothing_is_an_option():
    child = related("TEE-S", "TEE", theme="SIZE")
    child["attributes"]["apparel_size"] = [{"size": "s", "size_system": "us"}]
    tee = amazon.product(child)
    assert (tee.options, tee.variants[0].options) == (("SIZE",), ("s",))


def test_a_package_is_no_variation():
    case = {"type": "PACKAGE_HIERARCHY", "parentSkus": ["CASE"]}
    relationships = [{"marketplaceId": US, "relationships": [case]}]
    tee = amazon.product({"sku": "A", "summaries": [], "relationships": relationships})
    assert (tee.options, tee.variants[0].options) == ((), ())
    reading = sources.read([{"sku": "A", "summaries": [], "relationships": relationships}])
    assert ([p.key for p in reading], list(reading.problems)) == (["A"], [])


def test_a_family_that_only_its_relations_tell_of(taken):
    def item(sku, **related):
        relations = [{"type": "VARIATION"} | related]
        return {
            "sku": sku,
            "issues": [],
            "relationships": [{"marketplaceId": US, "relationships": relations}],
        }

    theme = {"attributes": ["size"], "theme": "SIZE"}
    children = [item(f"TEE-{n}", parentSkus=["TEE"], variationTheme=theme) for n in "SM"]
    [tee], reading = taken([*children, item("TEE", childSkus=["TEE-S", "TEE-M"])])
    assert (tee.options, [v.sku for v in tee.variants]) == (("size",), ["TEE-S", "TEE-M"])
    assert not reading.problems


def test_children_whose_parent_is_not_there_are_products(taken):
    documents = [related("TEE-S", "TEE", size="S"), related("TEE-M", "TEE", size="M")]
    products, reading = taken(documents)
    assert [(p.key, p.options, p.variants[0].options[0]) for p in products] == [
        ("TEE-S", ("SIZE", "COLOR"), "S"),
        ("TEE-M", ("SIZE", "COLOR"), "M"),
    ]
    [note] = reading.problems
    assert note.severity is Severity.INFO
    assert "not in this source: 2." in note.message


def test_a_parent_with_a_price_is_told_of(taken):
    parent = related("TEE", price="x")
    parent["attributes"]["fulfillment_availability"] = [{"quantity": 4}]
    [tee], reading = taken([parent, related("TEE-S", "TEE", size="S")])
    assert [v.sku for v in tee.variants] == ["TEE-S"]
    assert "1, first TEE." in reading.problems[0].message


def test_skus_that_occur_twice_are_kept(taken):
    child, parent = related("TEE-S", "TEE", size="S"), related("TEE")
    products, _ = taken([parent, child, child, parent, {"sku": "A", "summaries": []}] * 1)
    assert [(p.key, len(p.variants)) for p in products] == [("TEE", 1), ("A", 1), ("TEE", 2)]


def test_a_patch_says_what_it_changes():
    patches = [
        {"op": "replace", "path": "/attributes/item_name", "value": [{"value": "Mug"}]},
        {"op": "delete", "path": "/attributes/brand"},
    ]
    message = {"sku": "MUG", "operationType": "PATCH", "productType": "MUG", "patches": patches}
    mug = amazon.product(feed(message))
    assert (mug.title, mug.brand) == ("Mug", None)


@pytest.mark.parametrize(
    "document",
    [
        {"sku": "A", "name": "Mug", "attributes": {}},
        {"id": 1, "sku": "A", "attributes": {"color": ["red"]}},
        {"sku": "A", "attributes": [{"name": "color"}]},
        {"sku": "A", "attributes": {"color": "red"}},
        {"sku": "A", "price": "1"},
        {"header": {}, "messages": [{"text": "hello"}]},
        {"items": "none"},
        ["sku"],
        "sku",
        None,
    ],
)
def test_other_documents_are_not_claimed(document):
    assert amazon.PLATFORM.part_of_document(document) is None


def test_a_processing_report_is_refused_by_its_name(written, taken):
    report = {"header": {"sellerId": "A1"}, "issues": [], "summary": {"errors": 2}}
    with pytest.raises(SourceError, match="processing report of an upload"):
        taken(written(json.dumps(report), "report.json"))


@pytest.mark.parametrize(
    "payload", [feed(), feed(related("A"), related("B")), {"header": {}, "messages": ["x"]}, "{"]
)
def test_what_is_no_single_listing_is_refused(payload):
    with pytest.raises(SourceError):
        amazon.product(payload)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, each in inner:
        yield from places(each, (*path, key))


WHOLE = [LISTING, CATALOG, feed(related("A", "B", size="S"), related("B"))]
SPOTS = [(n, path) for n, whole in enumerate(WHOLE) for path in places(whole) if path]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(st.sampled_from(SPOTS), anything)
def test_a_damaged_document_is_read_or_unread(spot, junk):
    number, path = spot
    document = copy.deepcopy(WHOLE[number])
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = junk
    reading = sources.read([document], "amazon")
    products = list(reading)
    count = reading.sources[0]
    assert count.products + count.unread + sum(count.skipped.values()) == count.records
    assert len(products) == count.products


def test_real_listings(catalogs, taken):
    name = "amzn__selling-partner-api-models__listingsItems_2021-08-01_examples.json"
    products, reading = taken(str(catalogs / "amazon" / name))
    bag, _, screen, _ = products
    assert (bag.key, bag.title) == ("GM-ZDPI-9B4E", "Hardside Carry-On Spinner Suitcase Luggage")
    assert (bag.product_type, bag.status) == ("LUGGAGE", "BUYABLE")
    assert bag.variants[0].price == Money(raw="100.00", amount=Decimal(100), currency="USD")
    assert (bag.variants[0].stock.raw, bag.variants[0].compare_at_price) == ("100", None)
    assert [i.url for i in bag.images] == ["https://www.example.com/luggage.png"]
    assert screen.title.startswith("Samsung QN82Q60RAFXZA Flat 82-Inch QLED 4K Q60 Series (2019)")
    assert (screen.brand, len(screen.tags)) == ("SAMSUNG", 4)
    [variant] = screen.variants
    assert variant.compare_at_price == Money.parse("3799.99", "USD")
    assert (variant.weight.raw, variant.weight.unit) == ("62.142", WeightUnit.KILOGRAM)
    assert (variant.dimensions.height.raw, variant.dimensions.height.unit) == (
        "203.2",
        LengthUnit.CENTIMETRE,
    )
    assert [a.value for a in screen.attributes if a.name == "color"] == ["Black"]
    assert screen.where("title").column == "attributes.item_name[].value"
    french, _ = taken(str(catalogs / "amazon" / name), settings=Settings(language="fr_CA"))
    assert french[2].title == screen.title
    assert not reading.problems


def test_real_items_of_the_catalogue(catalogs, taken):
    name = "amzn__selling-partner-api-models__catalogItems_2022-04-01_examples.json"
    products, reading = taken(str(catalogs / "amazon" / name))
    assert [p.key for p in products] == ["B07N4M94X4"] * 4
    first = products[0]
    [variant] = first.variants
    assert (first.brand, first.product_type) == ("SAMSUNG", "TELEVISION")
    assert first.category.path == "Electronics > Television & Video > Televisions > QLED TVs"
    assert (first.options, variant.options) == (("color", "size"), ("Black", "82-Inch"))
    assert [(i.code, i.type) for i in variant.identifiers] == [
        ("0887276302195", IdentifierType.EAN),
        ("00887276302195", IdentifierType.GTIN),
        ("887276302195", IdentifierType.UPC),
    ]
    assert len(first.images) == 9
    assert first.images[4].url == "https://m.media-amazon.com/images/I/71ux2k9GAZL.jpg"
    assert (variant.weight.raw, variant.weight.unit) == ("62.142", WeightUnit.KILOGRAM)
    assert (variant.dimensions.length.raw, variant.dimensions.length.unit) == (
        "79.9999999184",
        LengthUnit.INCH,
    )
    assert variant.compare_at_price == Money.parse("3799.99", "USD")
    assert first.lacks("variants[].price")
    [note] = reading.problems
    assert "not in this source: 4." in note.message
