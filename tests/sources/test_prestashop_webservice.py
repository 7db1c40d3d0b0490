# SPDX-License-Identifier: Apache-2.0
import copy
import json
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Attribute,
    Category,
    Identifier,
    IdentifierType,
    LengthUnit,
    Money,
    Stock,
    WeightUnit,
    Where,
)
from listingcheck.sources import prestashop
from listingcheck.sources.reading import Settings

API = "https://shop.example/api"
PRODUCT = {
    "id": 1,
    "id_manufacturer": "2",
    "id_category_default": "4",
    "id_default_image": "11",
    "id_tax_rules_group": "1",
    "manufacturer_name": False,
    "quantity": "0",
    "reference": "APRON",
    "ean13": "0",
    "isbn": "",
    "upc": "012345678905",
    "mpn": "M-1",
    "width": "20.000000",
    "height": "5.000000",
    "depth": "30.000000",
    "weight": "0.500000",
    "price": "19.900000",
    "active": "1",
    "available_for_order": "1",
    "name": [{"id": "1", "value": "Linen apron"}, {"id": "2", "value": "Tablier"}],
    "description": [{"id": "1", "value": ""}, {"id": "2", "value": "<p>Lin lavé.</p>"}],
    "description_short": [{"id": "1", "value": "Short"}, {"id": "2", "value": "Court"}],
    "associations": {
        "categories": [{"id": "2"}, {"id": "4"}],
        "images": [{"id": "10"}, {"id": "11"}],
        "combinations": [{"id": "7"}, {"id": "8"}],
        "product_option_values": [{"id": "21"}, {"id": "22"}, {"id": "31"}],
        "product_features": [{"id": "5", "id_feature_value": "6"}],
        "tags": [{"id": "3"}],
        "stock_availables": [{"id": "1", "id_product_attribute": "0"}],
    },
}
MUG = {
    "id": "2",
    "id_category_default": "2",
    "price": "8",
    "active": "0",
    "reference": "MUG",
    "name": "Mug",
    "description": "Stoneware.",
    "associations": [],
}
COMBINATIONS = [
    {
        "id": 7,
        "id_product": "1",
        "reference": "APR-1",
        "ean13": "8711253001202",
        "price": "0.000000",
        "weight": "0.000000",
        "minimal_quantity": "1",
        "default_on": "1",
        "associations": {
            "product_option_values": [{"id": "21"}, {"id": "31"}],
            "images": [{"id": "10"}],
        },
    },
    {
        "id": 8,
        "id_product": "1",
        "reference": "",
        "ean13": "",
        "price": "-2.400000",
        "weight": "0.100000",
        "minimal_quantity": "1",
        "default_on": None,
        "associations": {"product_option_values": [{"id": "31"}, {"id": "22"}]},
    },
]
STOCKS = [
    {"id": 1, "id_product": "1", "id_product_attribute": "0", "quantity": "9", "id_shop": "1"},
    {"id": 2, "id_product": "1", "id_product_attribute": "7", "quantity": "9", "id_shop": "1"},
    {"id": 3, "id_product": "1", "id_product_attribute": "7", "quantity": "1", "id_shop": "2"},
    {"id": 4, "id_product": "2", "id_product_attribute": "0", "quantity": "-1", "id_shop": "1"},
]
VALUES = [
    {"id": 21, "id_attribute_group": "1", "color": "", "position": "0", "name": "Flax"},
    {"id": 22, "id_attribute_group": "1", "color": "", "position": "1", "name": "Ink"},
    {
        "id": 31,
        "id_attribute_group": "2",
        "position": "0",
        "name": [{"id": "1", "value": "Large"}, {"id": "2", "value": "Grand"}],
    },
]
OPTIONS = [
    {"id": 1, "group_type": "color", "name": "Hue (kitchen)", "public_name": "Colour"},
    {"id": 2, "group_type": "select", "name": "Size", "public_name": ""},
]
NAMES = {
    "manufacturers": [{"id": 2, "name": "Harbour", "short_description": "", "link_rewrite": "h"}],
    "categories": [{"id": 4, "name": "Aprons", "id_parent": "2", "level_depth": "2"}],
    "tags": [{"id": 3, "id_lang": "1", "name": "linen"}],
    "product_features": [{"id": 5, "position": "0", "name": "Care"}],
    "product_feature_values": [{"id": 6, "id_feature": "5", "value": "Wash at 40"}],
}
RESOURCES = {
    "products": [PRODUCT, MUG],
    "combinations": COMBINATIONS,
    "stock_availables": STOCKS,
    "product_option_values": VALUES,
    "product_options": OPTIONS,
    **NAMES,
}
SINGULAR = {
    "categories": "category",
    **{name: name[:-1] for name in RESOURCES if name != "categories"},
}
LANGUAGES = {"name", "description", "description_short", "public_name", "value"}


def text_node(parent, name, value):
    node = ElementTree.SubElement(parent, name)
    if isinstance(value, list):
        for each in value:
            ElementTree.SubElement(node, "language", id=each["id"]).text = each["value"]
    elif value is not None and value is not False:
        node.text = str(value)
    return node


def record_node(parent, resource, record):
    node = ElementTree.SubElement(parent, SINGULAR[resource])
    for key, value in record.items():
        if key == "associations":
            groups = ElementTree.SubElement(node, key)
            for name, entries in (value or {}).items():
                group = ElementTree.SubElement(groups, name, nodeType=name, api=name)
                for entry in entries:
                    # 1.5 calls the entries as it calls the group, later versions as one of it.
                    child = ElementTree.SubElement(group, name)
                    if name == "images":
                        href = f"{API}/images/products/{record['id']}/{entry['id']}"
                        child.set("{http://www.w3.org/1999/xlink}href", href)
                    for inner, text in entry.items():
                        text_node(child, inner, text)
        else:
            text_node(node, key, value)
    return node


def xml_of(resource, records, *, wrapped=True):
    root = ElementTree.Element("prestashop")
    parent = ElementTree.SubElement(root, resource) if wrapped else root
    for record in records:
        record_node(parent, resource, record)
    ElementTree.indent(root, "")
    return root


def dict_of(element):
    """What prestapyt makes of an element."""
    found = {}
    attributes = {name: value for name, value in element.attrib.items() if "}" not in name}
    if attributes:
        found["attrs"] = attributes
    for child in element:
        inner = dict_of(child)
        if child.tag not in found:
            found[child.tag] = inner
        elif isinstance(found[child.tag], list):
            found[child.tag].append(inner)
        else:
            found[child.tag] = [found[child.tag], inner]
    if not len(element):
        found["value"] = (element.text or "").strip()
    return found["value"] if list(found) == ["value"] else found


def as_xml(written, resources):
    return [
        written(ElementTree.tostring(xml_of(name, records), "unicode"), f"{name}.xml")
        for name, records in resources.items()
    ]


def as_json(written, resources):
    return [
        written(json.dumps({name: records}), f"{name}.json") for name, records in resources.items()
    ]


def as_lines(written, resources):
    """As Airbyte writes it: all streams in one file, in no special order."""
    rows = [
        {"type": "RECORD", "record": {"stream": name, "data": record, "emitted_at": 1}}
        for name, records in resources.items()
        for record in records
    ]
    lines = [{"type": "STATE", "state": {}}, *rows]
    return [written("\n".join(map(json.dumps, lines)), "airbyte.jsonl")]


def as_objects(_, resources):
    return [[{name: record} for name, records in resources.items() for record in records]]


def as_streams(_, resources):
    rows = [
        {"stream": name, "data": record, "emitted_at": 1}
        for name, records in resources.items()
        for record in records
    ]
    return [rows]


def as_prestapyt(_, resources):
    return [[{n: dict_of(xml_of(n, records).find(n))} for n, records in resources.items()]]


SHAPES = [as_xml, as_json, as_lines, as_objects, as_streams, as_prestapyt]


def taken_together(given, **named):
    reading = sources.read_all(given, **named)
    products = list(reading)
    for count in reading.sources:
        assert count.records == count.products + count.unread + sum(count.skipped.values())
    return products, reading


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("order", [1, -1])
def test_all_resources_are_joined(written, shape, order):
    resources = dict(list(RESOURCES.items())[::order])
    given = Settings("EUR", WeightUnit.KILOGRAM, LengthUnit.CENTIMETRE)
    products, reading = taken_together(shape(written, resources), settings=given)
    apron, mug = sorted(products, key=lambda p: p.key)
    assert (apron.key, apron.title, apron.description) == ("1", "Linen apron", "Short")
    assert (apron.brand, apron.category) == ("Harbour", Category(path="Aprons"))
    assert (apron.tags, apron.status, mug.status) == (("linen",), "active", "disabled")
    assert (apron.options, mug.options) == (("Colour", "Size"), ())
    assert [v.options for v in apron.variants] == [("Flax", "Large"), ("Ink", "Large")]
    assert [v.sku for v in apron.variants] == ["APR-1", None]
    assert [v.price for v in apron.variants] == [
        Money.parse("19.900000", "EUR", includes_tax=False),
        Money.parse("17.500000", "EUR", includes_tax=False),
    ]
    assert [v.weight.grams for v in apron.variants] == [500, 600]
    assert [v.stock for v in apron.variants] == [Stock.parse("9"), None]
    assert mug.variants[0].stock.amount == Decimal(-1)
    assert {side: x.raw for side, x in apron.variants[1].dimensions.sides.items()} == {
        "length": "30.000000",
        "width": "20.000000",
        "height": "5.000000",
    }
    assert [v.identifiers for v in apron.variants] == [
        (Identifier(code="8711253001202", type=IdentifierType.EAN, column="ean13"),),
        (),
    ]
    base = API if shape is as_xml else "/api"
    assert [i.url for i in apron.images] == [
        f"{base}/images/products/1/11",
        f"{base}/images/products/1/10",
    ]
    assert [v.image for v in apron.variants] == [f"{base}/images/products/1/10", None]
    assert apron.attributes == (
        Attribute(name="Care", value="Wash at 40"),
        Attribute(name="mpn", value="M-1", column="mpn"),
    )
    assert (mug.title, mug.description, mug.brand) == ("Mug", "Stoneware.", None)
    assert (mug.category, mug.variants[0].sku) == (Category(path="2"), "MUG")
    assert {p.severity for p in reading.problems} == {Severity.INFO}
    assert len(reading.problems) == 2
    assert not apron.lacks("variants[].stock")
    assert apron.lacks("images[].url.host") is (shape is not as_xml)
    skipped = {reason: n for count in reading.sources for reason, n in count.skipped.items()}
    assert skipped["combination of a product"] == 2
    assert skipped["stock of a product"] == 4
    assert skipped["name of a product option value"] == 3


@pytest.mark.parametrize("shape", SHAPES)
def test_the_caller_chooses_the_language_by_its_id(written, shape):
    products, _ = taken_together(shape(written, RESOURCES), settings=Settings(language="2"))
    apron = next(p for p in products if p.key == "1")
    assert (apron.title, apron.description) == ("Tablier", "<p>Lin lavé.</p>")
    assert apron.variants[0].options == ("Flax", "Grand")
    products, _ = taken_together(shape(written, RESOURCES), settings=Settings(language="9"))
    assert next(p for p in products if p.key == "1").title == "Linen apron"


@pytest.mark.parametrize("shape", SHAPES)
def test_products_alone_say_once_what_they_lack(written, shape):
    products, reading = taken_together(shape(written, {"products": [PRODUCT, MUG]}))
    apron, mug = products
    assert (apron.options, len(apron.variants), apron.variants[0].sku) == ((), 1, "APRON")
    assert apron.variants[0].stock is None
    assert apron.variants[0].identifiers == (
        Identifier(code="012345678905", type=IdentifierType.UPC, column="upc"),
    )
    assert (apron.brand, apron.category, apron.tags) == (None, Category(path="4"), ())
    assert apron.lacks("variants[].stock")
    assert apron.lacks("tags")
    assert "stock_availables" in apron.origin.remedies["variants[].stock"]
    assert mug.lacks("variants[].weight")
    assert not apron.lacks("variants[].weight")
    assert apron.lacks("variants[].compare_at_price")
    said = [p.message for p in reading.problems]
    assert sum("without tax" in message for message in said) == 1
    assert sum("combinations of 1 products are not in this answer" in message for message in said)
    assert sum("have its key" in message for message in said) == 1
    assert len(said) == 3


@pytest.mark.parametrize("shape", SHAPES)
def test_combinations_alone_have_no_price(written, shape):
    [product], reading = taken_together(shape(written, {"combinations": COMBINATIONS}))
    assert (product.key, product.title, len(product.variants)) == ("1", None, 2)
    assert [v.price for v in product.variants] == [None, None]
    assert [v.weight for v in product.variants] == [None, None]
    assert [v.options for v in product.variants] == [("21", "31"), ("31", "22")]
    assert product.options == ("Option1", "Option2")
    for field in ("title", "variants[].price", "variants[].weight", "variants[].stock"):
        assert product.lacks(field), field
    assert "products" in product.origin.remedies["title"]
    assert not product.lacks("variants[].sku")
    assert product.where("key").column == "id_product"
    [note] = reading.problems
    assert "known by their ids" in note.message


def test_options_without_their_values_keep_ids_and_are_said_once(written):
    resources = {"products": [PRODUCT, MUG], "combinations": COMBINATIONS}
    (apron, _), reading = taken_together(as_json(written, resources))
    assert (apron.options, apron.variants[1].options) == (("Option1", "Option2"), ("31", "22"))
    resources["product_option_values"] = VALUES
    (apron, _), reading = taken_together(as_json(written, resources))
    assert apron.options == ("Option1", "Option2")
    assert [v.options for v in apron.variants] == [("Flax", "Large"), ("Ink", "Large")]
    assert sum("known by their ids" in p.message for p in reading.problems) == 1


def test_each_field_stands_in_its_own_file(written):
    paths = as_xml(written, RESOURCES)
    by_name = dict(zip(RESOURCES, paths, strict=True))
    (apron, mug), _ = taken_together(paths)
    products, combinations = by_name["products"], by_name["combinations"]
    place = apron.where("variants[0].price")
    assert (place.file, place.column) == (combinations, "price")
    assert place.line == apron.variants[0].line > 1
    assert apron.where("variants[1].stock").file == by_name["stock_availables"]
    assert apron.where("variants[1].dimensions").file == products
    assert apron.where("variants[1].options[0]").column == "associations/product_option_values"
    assert apron.where("title") == Where(products, 1, apron.line, "name")
    assert mug.where("variants[0].price") == Where(products, 2, mug.line, "price")
    assert mug.where("images[].url").column == "associations/images"


def test_what_a_combination_does_not_state_stands_with_its_product(written):
    bare = [{key: value for key, value in COMBINATIONS[0].items() if key != "price"}]
    products, combinations = as_json(written, {"products": [PRODUCT], "combinations": bare})
    [apron], _ = taken_together([products, combinations])
    assert apron.variants[0].price.raw == "19.900000"
    assert apron.where("variants[0].price").file == products
    assert apron.where("variants[0].weight").file == combinations


def test_the_stock_of_a_whole_product_may_name_no_combination(written):
    stock = [{"id": 1, "id_product": "2", "quantity": "6"}]
    resources = {"products": [MUG], "stock_availables": stock}
    [mug], _ = taken_together(as_xml(written, resources))
    assert mug.variants[0].stock == Stock.parse("6")


def test_a_stream_may_follow_many_products(written):
    many = [{**MUG, "id": str(n)} for n in range(100, 130)]
    resources = {"products": [PRODUCT, *many], "combinations": COMBINATIONS}
    (apron, *_), reading = taken_together(as_lines(written, resources))
    assert len(apron.variants) == 2
    assert reading.sources[0].records == 33


def test_products_may_follow_a_long_stream(written):
    stocks = [{**STOCKS[3], "id": n, "id_product": str(n)} for n in range(100, 130)]
    (apron, mug), reading = taken_together(
        as_lines(written, {"stock_availables": stocks + STOCKS, "products": [PRODUCT, MUG]})
    )
    assert (apron.key, mug.variants[0].stock) == ("1", Stock.parse("-1"))
    assert reading.sources[0].records == 36


def test_a_single_answer_is_read(written, taken):
    root = xml_of("products", [PRODUCT], wrapped=False)
    [product], _ = taken(written(ElementTree.tostring(root, "unicode")))
    assert (product.title, product.line) == ("Linen apron", 2)
    [product], _ = taken(written(json.dumps({"product": PRODUCT})))
    assert product.title == "Linen apron"
    [product], _ = taken(root)
    assert product.images[0].url == f"{API}/images/products/1/11"
    [product], _ = taken(root[0])
    assert product.title == "Linen apron"


@pytest.mark.parametrize(
    "payload",
    [
        PRODUCT,
        {"product": PRODUCT},
        json.dumps({"products": [PRODUCT]}),
        json.dumps(PRODUCT).encode(),
        xml_of("products", [PRODUCT]),
        {"product": dict_of(xml_of("products", [PRODUCT])[0][0])},
    ],
    ids=["bare", "dict", "text", "bytes", "element", "prestapyt"],
)
def test_one_product_with_other_answers(payload):
    others = [{"combinations": COMBINATIONS}, xml_of("stock_availables", STOCKS)]
    product = prestashop.product(payload, Settings("EUR"), others=others)
    assert (product.title, len(product.variants)) == ("Linen apron", 2)
    assert product.variants[0].stock == Stock.parse("9")
    assert product.variants[0].price.currency == "EUR"
    assert (prestashop.product(payload).options, product.origin.file) == ((), None)


@pytest.mark.parametrize(
    "payload",
    ["not json", "{}", [], {"id": 1}, [PRODUCT, MUG], {"products": []}, ElementTree.Element("rss")],
)
def test_what_is_no_single_product_is_refused(payload):
    with pytest.raises(SourceError):
        prestashop.product(payload)


@pytest.mark.parametrize(
    "schema",
    [
        "<id/><id_tax_rules_group/><name><language id='1'/></name><associations/>",
        "<id><![CDATA[]]></id><reference format='isReference' maxSize='64'/><price/>",
    ],
)
def test_a_schema_holds_no_product(written, taken, schema):
    products, reading = taken(written(f"<prestashop><product>{schema}</product></prestashop>"))
    assert not products
    [problem] = reading.problems
    assert "schema" in problem.message
    assert problem.where.record == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<prestashop><errors><error><code>1</code></error></errors></prestashop>", "an error of"),
        ("<prestashop><api shopName='x'><products/></api></prestashop>", "lists the resources"),
        ("<prestashop><customers><customer/></customers></prestashop>", "no XML export"),
        ("<prestashop/>", "no XML export"),
        ("<products><product/></products>", "no XML export"),
    ],
)
def test_other_answers_are_refused(written, taken, content, said):
    with pytest.raises(SourceError, match=said):
        taken(written(content))


def test_a_list_of_addresses_is_unread(written, taken):
    text = "<prestashop><products><product id='1'/><product id='2'/></products></prestashop>"
    products, reading = taken(written(text))
    assert not products
    assert [p.where.record for p in reading.problems] == [1, 2]
    assert "display=full" in reading.problems[0].fix.text


def test_records_that_are_none_are_unread(written):
    rows = [
        {"stream": "products", "data": {**PRODUCT, "name": 5, "id": {"x": 1}}},
        {"stream": "products", "data": {**MUG, "name": ["x"]}},
        {"stream": "products", "data": {**MUG, "associations": {"images": ["x"]}}},
        {"stream": "combinations", "data": {"id": 1}},
        {"stream": "combinations", "data": {"id": 1, "id_product": "99", "reference": "LOST"}},
        {"stream": "stock_availables", "data": {"quantity": "1"}},
        {"stream": "orders", "data": {"id": 1}},
        {"stream": "products", "data": MUG},
    ]
    path = written("\n".join([*map(json.dumps, rows), "{broken"]), "a.jsonl")
    [mug], reading = taken_together([path])
    assert mug.key == "2"
    [count] = reading.sources
    assert (count.records, count.products, count.unread) == (9, 1, 8)
    lines = {p.where.line for p in reading.problems if p.severity is Severity.ERROR}
    assert lines == {1, 2, 3, 4, 5, 6, 7, 9}
    assert any("product 99, which is not there" in p.message for p in reading.problems)


def test_records_of_several_resources_may_stand_in_one_list(written, taken):
    rows = [MUG, PRODUCT, *COMBINATIONS, *STOCKS, *VALUES, *OPTIONS]
    path = written(json.dumps(rows))
    (mug, apron), reading = taken(path)
    assert (apron.options, mug.variants[0].stock.raw) == (("Colour", "Size"), "-1")
    assert reading.sources[0].records == len(rows)
    (mug, apron), _ = taken(rows)
    assert [v.options for v in apron.variants] == [("Flax", "Large"), ("Ink", "Large")]


@pytest.mark.parametrize(
    ("document", "part"),
    [
        (PRODUCT, "products"),
        ({"prestashop": {"product": PRODUCT}}, "products"),
        ({"prestashop": {"products": [MUG]}}, "products"),
        ({"combinations": COMBINATIONS}, "combinations"),
        ({"combination": COMBINATIONS[0]}, "combinations"),
        ({"stock_availables": {"attrs": {}, "stock_available": STOCKS[0]}}, "stock_availables"),
        ({"product_features": [{"id": "1", "name": "Care"}]}, "product_features"),
        (VALUES[0], "product_option_values"),
        (OPTIONS[0], "product_options"),
        (NAMES["categories"][0], "categories"),
        (NAMES["manufacturers"][0], "manufacturers"),
        (NAMES["tags"][0], "tags"),
        ({"prestashop": {"id": "1"}}, None),
        ({"prestashop": 1}, None),
        ({"categories": [{"id": "1", "name": "Shirts"}]}, None),
        ({"combinations": [{"id": "1"}]}, None),
        ({"id": 1, "name": "Shirt", "variants": []}, None),
        ({"id": 1, "name": "Shirt", "categories": [1], "tags": ["a"]}, None),
        ({}, None),
        ([], None),
        ("x", None),
        (None, None),
    ],
)
def test_records_are_known_by_their_keys(document, part):
    assert prestashop.PLATFORM.part_of_document(document) == part


@pytest.mark.parametrize("record", [{"prestashop": {"id": "1"}}, {"prestashop": 1}, {"tag": 5}, 5])
def test_what_no_resource_has_is_unread(taken, record):
    products, reading = taken([MUG, record], "prestashop")
    assert [p.key for p in products] == ["2"]
    assert reading.sources[0].unread == 1


def broken(document, path, value):
    copied = copy.deepcopy(document)
    inside = copied
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return copied


VALUES_OF_ANY_KIND = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "value", "language", "attrs"]), inner, max_size=2)
    ),
    max_leaves=4,
)
PLACES = [
    *[("products", 0, key) for key in PRODUCT],
    *[("products", 0, "associations", key) for key in PRODUCT["associations"]],
    ("products", 0, "associations", "images", 0),
    ("products", 0, "name", 0),
    *[("combinations", 0, key) for key in COMBINATIONS[0]],
    ("combinations", 0, "associations", "product_option_values", 0),
    *[("stock_availables", 0, key) for key in STOCKS[0]],
    *[("product_option_values", 2, key) for key in VALUES[2]],
    ("combinations", 0),
    ("products", 0),
]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(PLACES), VALUES_OF_ANY_KIND)
def test_no_value_breaks_the_reader(place, value):
    resources = broken(RESOURCES, place, value)
    rows = [{"stream": n, "data": r} for n, records in resources.items() for r in records]
    for given_source in (json.dumps(rows).encode(), rows):
        reading = sources.read(given_source, "prestashop")
        list(reading)
        for count in reading.sources:
            assert count.records == count.products + count.unread + sum(count.skipped.values())


def test_a_real_answer_of_1_5(catalogs, taken):
    path = catalogs / "prestashop" / "scala-presta-worksheet__webservice_product_1_5_4.xml"
    [product], reading = taken(str(path))
    assert (product.key, product.title, product.brand) == ("1", "iPod Nano", "Apple Computer, Inc")
    assert product.description.startswith('<p><span style="font-size: small;"><strong>Des courbes')
    assert (product.category, product.status, product.line) == (Category(path="3"), "active", 3)
    [variant] = product.variants
    assert (variant.sku, variant.price) == ("demo_1", Money.parse("199", includes_tax=False))
    assert (variant.weight.raw, variant.stock, variant.dimensions) == ("0.500000", None, None)
    assert variant.identifiers == ()
    address = "http://localhost:8080/prestashop_1.5.4.1/prestashop/api/images/products/1"
    assert [i.url for i in product.images] == [f"{address}/15", f"{address}/16"]
    assert product.where("variants[0].price") == Where(str(path), 1, 3, "price")
    assert product.lacks("variants[].stock")
    assert not product.lacks("images[].url.host")
    assert any("combinations of 1 products" in p.message for p in reading.problems)
