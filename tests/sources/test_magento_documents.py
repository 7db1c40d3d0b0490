# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import IdentifierType, Money
from listingcheck.sources import magento
from listingcheck.sources.reading import Settings

CHILD = {
    "sku": "AP-S",
    "attribute_set_code": "Aprons",
    "product_type": "simple",
    "name": "Apron S",
    "price": 34,
    "qty": 5,
    "additional_attributes": "size=S",
    "is_in_stock": 1,
    "tier_prices": None,
}
PARENT = {
    "sku": "AP",
    "attribute_set_code": "Aprons",
    "product_type": "configurable",
    "name": "Apron",
    "configurable_variations": "sku=AP-S,size=S",
    "configurable_variation_labels": "size=Size",
    "base_image": "/a/p.jpg",
}
REST_CHILD = {
    "id": 11,
    "sku": "AP-S",
    "name": "Apron S",
    "attribute_set_id": 4,
    "price": 34,
    "status": 1,
    "visibility": 1,
    "type_id": "simple",
    "weight": 0.25,
    "extension_attributes": {"stock_item": {"qty": 5, "is_in_stock": True, "manage_stock": True}},
    "media_gallery_entries": [{"media_type": "image", "file": "/s.jpg", "types": ["image"]}],
    "custom_attributes": [
        {"attribute_code": "special_price", "value": "30.000000"},
        {"attribute_code": "size", "value": "168"},
        {"attribute_code": "tax_class_id", "value": "2"},
        {"attribute_code": "ean", "value": "4006381333931"},
    ],
}
REST_PARENT = {
    "id": 10,
    "sku": "AP",
    "name": "Apron",
    "attribute_set_id": 4,
    "price": 0,
    "status": 2,
    "visibility": 4,
    "type_id": "configurable",
    "extension_attributes": {
        "stock_item": {"qty": 0, "is_in_stock": True},
        "category_links": [{"position": 0, "category_id": "14"}],
        "configurable_product_options": [
            {
                "id": 1,
                "attribute_id": "141",
                "label": "Size",
                "values": [{"value_index": 168}, {"value_index": 2}],
            }
        ],
        "configurable_product_links": [11],
    },
    "media_gallery_entries": [
        {"media_type": "image", "file": "/2.jpg", "label": "Back", "types": [], "position": 1},
        {"media_type": "image", "file": "/1.jpg", "label": "Front", "types": ["image"]},
        {"media_type": "image", "file": "/3.jpg", "disabled": True, "types": []},
        {"media_type": "external-video", "file": "/4.jpg", "types": []},
    ],
    "custom_attributes": [
        {"attribute_code": "description", "value": "<p>Linen.</p>"},
        {"attribute_code": "material", "value": ["5", "6"]},
        {"attribute_code": "manufacturer", "value": "33"},
    ],
}
GRAPHQL = {
    "__typename": "ConfigurableProduct",
    "sku": "AP",
    "name": "Apron",
    "description": {"html": "<p>Linen.</p>"},
    "price_range": {"minimum_price": {"regular_price": {"value": 34, "currency": "GBP"}}},
    "media_gallery": [
        {"url": "https://x.example/1.jpg", "label": "Front"},
        {"url": "https://x.example/2.jpg", "label": "Back", "disabled": True},
    ],
    "categories": [
        {"name": "Shop", "url_path": "shop"},
        {"name": "Aprons", "breadcrumbs": [{"category_name": "Shop"}]},
    ],
    "stock_status": "IN_STOCK",
    "custom_attributesV2": {
        "items": [
            {"code": "manufacturer", "selected_options": [{"label": "Harbour", "value": "3"}]},
            {"code": "material", "value": "Linen"},
        ]
    },
    "configurable_options": [{"attribute_code": "size", "label": "Size", "values": []}],
    "variants": [
        {
            "product": {
                "sku": "AP-S",
                "stock_status": "OUT_OF_STOCK",
                "price_range": {
                    "minimum_price": {
                        "regular_price": {"value": 34, "currency": "GBP"},
                        "final_price": {"value": 30.5, "currency": "GBP"},
                    }
                },
                "ean": "4006381333931",
            },
            "attributes": [{"code": "size", "label": "S"}],
        },
        {"product": {"sku": "AP-M"}, "attributes": [{"code": "size", "label": "M"}]},
    ],
}


def xml(*records):
    items = "".join(
        "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in each.items()) + "</item>\n"
        for each in records
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Items>\n{items}</Items>'


def filled(record):
    return {key: value for key, value in record.items() if value is not None}


@pytest.fixture
def read(written, taken):
    """Read JSON: the products and the reading."""

    def read_json(document, settings=None):
        path = written(json.dumps(document), "products.json")
        return taken(path, None, *([settings] if settings else []))

    return read_json


# The export as JSON and as XML


@pytest.mark.parametrize("form", ["json", "lines", "xml", "memory"])
def test_an_export_is_the_same_in_every_form(written, taken, form):
    if form == "json":
        source = written(json.dumps({"products": [CHILD, PARENT]}), "a.json")
    elif form == "lines":
        source = written(f"{json.dumps(CHILD)}\n{json.dumps(PARENT)}\n", "a.jsonl")
    elif form == "xml":
        source = written(xml(filled(CHILD), PARENT), "a.xml")
    else:
        source = {"products": [CHILD, PARENT]}
    (product,), reading = taken(source)
    assert (product.origin.platform, product.key, product.title) == ("magento", "AP", "Apron")
    assert (product.product_type, product.options) == ("Aprons", ("Size",))
    assert product.images[0].url == "/a/p.jpg"
    (variant,) = product.variants
    assert (variant.sku, variant.options, variant.price.raw) == ("AP-S", ("S",), "34")
    assert variant.stock.amount == 5
    assert product.where("variants[0].price").column == "price"
    assert product.where("variants[0].options[0]").column == "additional_attributes"
    assert not product.lacks("variants[].stock")
    assert not reading.problems


def test_the_lines_of_xml(written, taken):
    (product,), _ = taken(written(xml(filled(CHILD), PARENT), "a.xml"))
    assert (product.variants[0].line, product.line) == (3, 4)


def test_lists_in_json_are_what_a_cell_would_hold(read):
    said = {
        "categories": ["Shop", "Shop/Aprons"],
        "additional_attributes": {"size": "S", "fit": "Slim"},
        "configurable_variations": [{"sku": "AP-S", "size": "S"}, {"sku": "AP-M", "size": "M"}],
    }
    (product,), _ = read([PARENT | said])
    assert product.category.path == "Shop/Aprons"
    assert [(v.sku, v.options) for v in product.variants] == [("AP-S", ("S",)), ("AP-M", ("M",))]
    assert [(a.name, a.value) for a in product.attributes] == [("fit", "Slim")]


def test_keys_that_any_record_has_are_carried(read):
    (first, _), _ = read([CHILD, CHILD | {"sku": "B", "weight": 1}])
    assert not first.lacks("variants[].weight")


def test_bad_lines_and_records_keep_their_place(written, taken):
    text = f'{json.dumps(CHILD)}\n{{"sku": \n{json.dumps(CHILD | {"sku": "B"})}\n'
    text += json.dumps(CHILD | {"sku": "C", "name": {"a": {"b": 1}}}) + "\n[1]\n"
    products, reading = taken(written(text, "a.jsonl"), "magento")
    assert [(p.key, p.record) for p in products] == [("AP-S", 1), ("B", 3)]
    assert [(f.where.record, f.where.line) for f in reading.problems] == [(2, 2), (4, 4), (5, 5)]


def test_a_real_export_in_xml(catalogs, taken):
    path = catalogs / (
        "magento/firebearstudio__magento2-import-export-sample-files__products_configurable_native.xml"
    )
    (product,), _ = taken(str(path))
    assert (product.key, product.title, product.line) == ("NEW", "Test Configurable product", 120)
    assert product.options == ("color", "size")
    assert len(product.variants) == 9
    assert product.variants[3].sku == "NEW-M-Gray"
    assert product.variants[3].options == ("Gray", "M")
    assert product.variants[3].line == 42
    assert product.description.startswith("<p>This is a test configurable product named")
    assert product.where("variants[3].price").column == "price"


# REST


def test_a_product_of_rest_with_its_child(read):
    answer = {"items": [REST_CHILD, REST_PARENT], "search_criteria": {}, "total_count": 2}
    (product,), reading = read(answer, Settings(currency="GBP"))
    assert (product.key, product.title, product.status) == ("AP", "Apron", "disabled")
    assert (product.description, product.brand) == ("<p>Linen.</p>", None)
    assert product.category.path == "14"
    assert [(i.url, i.alt) for i in product.images] == [("/1.jpg", "Front"), ("/2.jpg", "Back")]
    assert product.options == ("Size",)
    (variant,) = product.variants
    assert (variant.sku, variant.options, variant.image) == ("AP-S", ("168",), "/s.jpg")
    assert variant.price == Money.parse("30.000000", "GBP")
    assert variant.compare_at_price == Money.parse("34", "GBP")
    assert (variant.weight.raw, variant.stock.raw) == ("0.25", "5")
    (number,) = variant.identifiers
    assert (number.code, number.type) == ("4006381333931", IdentifierType.EAN)
    assert [(a.name, a.value) for a in product.attributes] == [
        ("material", "5|6"),
        ("manufacturer", "33"),
    ]
    columns = {
        "description": "custom_attributes.description",
        "images[0].url": "media_gallery_entries[].file",
        "variants[0].price": "custom_attributes.special_price",
        "variants[0].compare_at_price": "price",
        "variants[0].identifiers[0].code": "custom_attributes.ean",
        "variants[0].stock": "extension_attributes.stock_item.qty",
    }
    assert {path: product.where(path).column for path in columns} == columns
    assert not reading.problems


def test_an_option_is_the_attribute_that_has_its_values(read):
    options = [{"attribute_id": "9", "label": "Fits", "values": [{"value_index": 168}]}]
    links = {"configurable_product_options": options, "configurable_product_links": [11, 12]}
    other = REST_CHILD | {"id": 12, "sku": "AP-T"}
    products, _ = read([REST_PARENT | {"extension_attributes": links}, REST_CHILD, other])
    assert [(p.options, len(p.variants)) for p in products] == [(("Fits",), 2)]
    assert [v.options for v in products[0].variants] == [("168",), ("168",)]


def test_children_elsewhere_are_said_once(read):
    other = REST_PARENT | {"id": 20, "sku": "BP"}
    products, reading = read({"items": [REST_PARENT, other]})
    assert [(v.sku, v.price) for p in products for v in p.variants] == [("AP", None), ("BP", None)]
    (problem,) = reading.problems
    assert problem.severity is Severity.WARNING
    assert problem.message.startswith("The children of 2 configurable products are not in this")


def test_bundles_and_groups_of_an_api(read):
    bundle = REST_CHILD | {"id": 1, "sku": "B", "type_id": "bundle"}
    group = {"sku": "G", "__typename": "GroupedProduct", "name": "Set"}
    products, reading = read({"items": [bundle, group, REST_CHILD]})
    assert [p.key for p in products] == ["AP-S"]
    assert reading.sources[0].skipped == {"bundle product": 1, "grouped product": 1}


def test_stock_that_is_not_counted(read):
    item = {"qty": 0, "manage_stock": False, "use_config_manage_stock": False}
    out = {"is_in_stock": False}
    documents = [
        REST_CHILD | {"id": n, "sku": str(n), "extension_attributes": {"stock_item": each}}
        for n, each in enumerate([item, out])
    ]
    products, _ = read(documents)
    assert [p.variants[0].stock and p.variants[0].stock.raw for p in products] == [None, "0"]


def test_the_caller_names_attributes_of_rest():
    said = [
        {"attribute_code": "stock_code", "value": "4006381333931"},
        {"attribute_code": "maker", "value": "Harbour"},
    ]
    named = Settings(gtin_attribute="Stock_Code", brand_attribute="maker")
    product = magento.product(REST_CHILD | {"custom_attributes": said}, named)
    (number,) = product.variants[0].identifiers
    assert (number.code, number.type, product.brand) == ("4006381333931", None, "Harbour")
    assert not product.lacks("variants[].identifiers[0].code")
    assert not product.lacks("brand")


def test_the_number_of_a_brand_is_none():
    said = [{"attribute_code": "manufacturer", "value": "33"}]
    product = magento.product(REST_CHILD | {"custom_attributes": said})
    assert product.brand is None
    assert product.lacks("brand")
    assert product.lacks("variants[].identifiers[0].code")


def test_one_product_of_the_api():
    product = magento.product({"product": REST_CHILD})
    assert (product.key, product.variants[0].price.raw) == ("AP-S", "30.000000")
    assert product.lacks("variants[].price.currency")
    with pytest.raises(SourceError, match="type_id"):
        magento.product({"sku": "A"})


# GraphQL


def test_prices_as_graphql_stated_them_before(read):
    cap = {
        "__typename": "SimpleProduct",
        "sku": "CAP",
        "name": "Cap",
        "url_key": "cap",
        "media_gallery_entries": [{"file": "/c/a/cap.jpg"}],
        "price": {
            "regularPrice": {"amount": {"value": 30, "currency": "AED"}},
            "minimalPrice": {"amount": {"value": 25, "currency": "AED"}},
            "maximalPrice": {"amount": {"value": 25, "currency": "AED"}},
        },
    }
    price = {"regularPrice": {"amount": {"value": 9, "currency": "AED"}}}
    bag = {"__typename": "SimpleProduct", "sku": "BAG", "name": "Bag", "price": price}
    (cap, bag), reading = read({"data": {"products": {"items": [cap, bag]}}})
    assert cap.variants[0].price == Money.parse("25", "AED")
    assert cap.variants[0].compare_at_price == Money.parse("30", "AED")
    assert cap.where("variants[0].price").column == "price.minimalPrice.amount.value"
    assert cap.where("variants[0].compare_at_price").column == "price.regularPrice.amount.value"
    assert bag.variants[0].price == Money.parse("9", "AED")
    assert bag.variants[0].compare_at_price is None
    assert bag.where("variants[0].price").column == "price.regularPrice.amount.value"
    assert not bag.lacks("variants[].price")
    assert not reading.problems


def test_what_only_the_second_version_of_attributes_says(read):
    said = [{"code": "description", "value": "<p>Felt.</p>"}, {"code": "ean", "value": "40063813"}]
    hat = {"sku": "HAT", "name": "Hat", "custom_attributesV2": {"items": said}}
    (hat,), _ = read({"data": {"products": {"items": [hat]}}})
    assert (hat.title, hat.description) == ("Hat", "<p>Felt.</p>")
    assert [each.code for each in hat.variants[0].identifiers] == ["40063813"]


def test_a_product_of_graphql(read):
    (product,), reading = read({"data": {"products": {"items": [GRAPHQL], "total_count": 1}}})
    assert (product.key, product.title, product.brand) == ("AP", "Apron", "Harbour")
    assert product.description == "<p>Linen.</p>"
    assert product.category.path == "Shop/Aprons"
    assert [(i.url, i.alt) for i in product.images] == [("https://x.example/1.jpg", "Front")]
    assert product.options == ("Size",)
    small, medium = product.variants
    assert (small.sku, small.options, medium.options) == ("AP-S", ("S",), ("M",))
    assert small.price == Money.parse("30.5", "GBP")
    assert small.compare_at_price == Money.parse("34", "GBP")
    assert (small.stock.amount, medium.stock, medium.price) == (Decimal(0), None, None)
    assert [each.code for each in small.identifiers] == ["4006381333931"]
    assert not product.lacks("variants[].price.currency")
    assert not product.lacks("variants[].identifiers[0].code")
    assert product.lacks("variants[].dimensions")
    price = "variants[].product.price_range.minimum_price.final_price.value"
    assert product.where("variants[0].price").column == price
    assert product.where("variants[0].sku").column == "variants[].product.sku"
    assert [(a.name, a.value) for a in product.attributes] == [
        ("manufacturer", "Harbour"),
        ("material", "Linen"),
    ]
    assert not reading.problems


# Recognition


@pytest.mark.parametrize(
    ("document", "is_its"),
    [
        (REST_CHILD, True),
        (GRAPHQL, True),
        (CHILD, True),
        ({"sku": "A", "url_key": "a"}, True),
        ({"sku": "A", "name": "Mug", "regular_price": "3"}, False),
        ({"id": 1, "title": "Mug", "variants": []}, False),
        ([], False),
        ("sku", False),
    ],
)
def test_its_documents_are_told_apart(document, is_its):
    platform = sources.platforms.named("magento")
    assert (platform.part_of_document(document) is not None) is is_its


def test_xml_of_others_is_not_its_own(written):
    with pytest.raises(SourceError):
        sources.read(written("<Items><item><id>1</id></item></Items>", "a.xml"))


# What is wrong


@pytest.mark.parametrize(
    "broken",
    [
        {"custom_attributes": "x"},
        {"custom_attributes": [1]},
        {"extension_attributes": []},
        {"extension_attributes": {"configurable_product_options": 1}},
        {"media_gallery_entries": {"a": 1}},
        {"price": [1]},
        {"name": {}},
        {"sku": None, "id": None},
        {"variants": 3},
        {"weight": {"value": 1}},
    ],
    ids=str,
)
def test_documents_that_are_built_otherwise_are_not_read(read, broken):
    products, reading = read({"items": [REST_CHILD | broken, REST_CHILD | {"sku": "B", "id": 12}]})
    assert [(p.key, p.record) for p in products] == [("B", 2)]
    (problem,) = reading.problems
    assert (problem.where.record, problem.severity) == (1, Severity.ERROR)


@pytest.mark.parametrize(
    "broken",
    [{"sku": [["A"]]}, {"name": {"a": []}}, {"price": {"a": {}}}],
    ids=str,
)
def test_records_that_are_built_otherwise_are_not_read(read, broken):
    products, reading = read({"products": [CHILD | {"sku": "B"}, CHILD | broken]})
    assert [(p.key, p.record) for p in products] == [("B", 1)]
    (problem,) = reading.problems
    assert problem.where.record == 2


def test_a_document_nested_too_deeply_is_not_read(written, taken):
    deep = f'{{"sku": "B", "type_id": "simple", "options": {"[" * 900}{"]" * 900}}}'
    path = written(f"{json.dumps(REST_CHILD)}\n{deep}\n", "a.jsonl")
    products, reading = taken(path)
    assert [p.key for p in products] == ["AP-S"]
    (problem,) = reading.problems
    assert problem.where.record == 2
