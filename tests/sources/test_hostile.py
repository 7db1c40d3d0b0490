# SPDX-License-Identifier: Apache-2.0
import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError

SHOPIFY = {
    "id": 1,
    "title": "Mug",
    "handle": "mug",
    "vendor": "Northwind",
    "tags": ["a"],
    "category": {"fullName": "Home > Mugs"},
    "options": [{"name": "Size", "values": ["S"]}],
    "metafields": [{"namespace": "a", "key": "b", "value": "c"}],
    "images": [{"id": 1, "src": "https://x.example/a.jpg", "variant_ids": [2]}],
    "variants": [
        {
            "id": 2,
            "price": {"amount": "1", "currencyCode": "USD"},
            "image_id": 1,
            "option1": "S",
            "selectedOptions": [{"name": "Size", "value": "S"}],
            "inventoryItem": {"measurement": {"weight": {"value": 1, "unit": "GRAMS"}}},
            "media": {"edges": [{"node": {"image": {"url": "https://x.example/a.jpg"}}}]},
        }
    ],
}
WOO = {
    "product": {
        "id": 1,
        "type": "variable",
        "name": "Mug",
        "regular_price": "1",
        "dimensions": {"length": "1", "unit": "cm"},
        "categories": [{"name": "Home"}],
        "tags": ["a"],
        "brands": [{"name": "Northwind"}],
        "images": [{"src": "https://x.example/a.jpg"}],
        "attributes": [{"name": "Material", "options": ["Clay"]}],
    },
    "variations": [
        {
            "id": 2,
            "regular_price": "1",
            "manage_stock": "parent",
            "image": {"src": "https://x.example/a.jpg"},
            "attributes": [{"name": "Size", "option": "S"}],
        }
    ],
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=5,
)


def places(value, path=()):
    """The paths of everything in a document."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from places(item, (*path, key))


def put(document, path, value):
    document = copy.deepcopy(document)
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return document


def accounted(source, platform=None):
    reading = sources.read(source, platform)
    list(reading)
    for count in reading.sources:
        assert count.products + count.unread + sum(count.skipped.values()) == count.records
    return reading


def refusal(source):
    """Why a source cannot be read; empty when it can."""
    try:
        accounted(source)
    except SourceError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("document", [SHOPIFY, WOO], ids=["shopify", "woocommerce"])
@given(st.data())
def test_a_value_of_any_shape_anywhere_leaves_the_account_right(document, data):
    path = data.draw(st.sampled_from(list(places(document))))
    broken = put(document, path, data.draw(anything))
    reading = accounted([document, broken, document])
    assert sum(count.records for count in reading.sources) >= 3


@given(st.lists(st.fixed_dictionaries({"id": anything, "__parentId": anything}), max_size=4))
def test_lines_that_belong_to_anything_leave_the_account_right(children):
    head = {"id": "gid://shopify/Product/1", "title": "Mug"}
    reading = accounted([head, *children, head])
    assert reading.sources[0].products == 2


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_bytes_of_any_kind_are_read_or_refused(data):
    assert "\n" not in refusal(data)


cells = st.sampled_from(
    ["", " ", "a", "b", "variation", "variable", "grouped", "id:1", "1", '"', "\n", "x, y", "\\,"]
)


@pytest.mark.parametrize(
    "header",
    [
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant Price,Image Src",
        "ID,Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Images",
    ],
    ids=["shopify", "woocommerce"],
)
@given(rows=st.lists(st.lists(cells, max_size=10), max_size=12))
def test_rows_of_any_kind_leave_the_account_right(header, rows):
    text = "\n".join([header, *(",".join(row) for row in rows)]) + "\n"
    reading = accounted(text.encode())
    assert len(reading.problems) >= reading.sources[0].unread


@given(anything)
def test_json_of_any_kind_is_read_or_refused(value):
    assert "\n" not in refusal(json.dumps(value).encode())


def test_data_nested_beyond_reason_is_refused_in_a_sentence():
    deep = {"title": "Mug", "vendor": "Mill", "handle": "mug", "variants": []}
    for _ in range(5_000):
        deep = {"data": [deep]}
    with pytest.raises(SourceError, match="nested too deeply"):
        list(sources.read(deep))
