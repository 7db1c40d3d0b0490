# SPDX-License-Identifier: Apache-2.0
"""Every form in which an answer may be handed in, and what is refused."""

import json
import pickle
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import answers
from listingcheck.errors import ConfigurationError
from listingcheck.shop import Shop

RULES = {
    "size_chart": {"is_required": True, "is_supported": True},
    "package_dimension": {"is_required": "true"},
    "manufacturer": [],
    "product_certifications": [
        {
            "id": 7182427,
            "name": "CPC",
            "is_required": "1",
            "expiration_date": {"is_required": True},
            "requirement_conditions": None,
            "colour_of_paper": "white",
        }
    ],
    "allowed_special_product_types": '"PRE_ORDER"',
}
MATERIAL = {
    "id": "100157",
    "name": "Material",
    "type": "PRODUCT_PROPERTY",
    "is_requried": True,
    "values": [{"id": "1", "name": "Cotton"}],
}
CATEGORY = {"id": "601226", "parent_id": "0", "local_name": "T-Shirts", "is_leaf": True}
FIELD = {
    "id": "title",
    "rules": [{"type": "MAX_LENGTH", "value": "60"}, {"type": "REQUIRED", "value": "true"}],
}


def wrapped(data):
    return {"code": 0, "message": "Success", "request_id": "1", "data": data}


@pytest.mark.parametrize(
    "said",
    [
        {"601226": RULES},
        {601226: wrapped(RULES)},
        {"601226": {"data": RULES}},
        {"category_id": "601226", **RULES},
        {"category_id": 601226, "data": RULES},
        [{"category_id": "601226", **RULES}],
        [{"601226": wrapped(RULES)}],
    ],
)
def test_rules_come_in_every_natural_form(said):
    (rules,) = Shop(category_rules=said).category_rules.values()
    assert Shop(category_rules=said).category_rules.keys() == {"601226"}
    assert rules.size_chart.is_required
    assert rules.package_dimension.is_required
    assert not rules.manufacturer.is_required
    assert rules.allowed_special_product_types == ("PRE_ORDER",)
    (certificate,) = rules.product_certifications
    assert (certificate.id, certificate.is_required) == ("7182427", True)
    assert certificate.expiration_date.is_required


@pytest.mark.parametrize(
    "said",
    [
        {"601226": [MATERIAL]},
        {"601226": {"attributes": [MATERIAL]}},
        {"601226": {"attributes": {"100157": {**MATERIAL, "id": None}}}},
        {"category_id": "601226", **wrapped({"attributes": [MATERIAL]})},
        [{"category_id": "601226", "attributes": [MATERIAL]}],
        {"601226": [{**MATERIAL, "values": {"1": "Cotton"}}]},
        {"601226": [{**MATERIAL, "values": {"1": {"name": "Cotton"}}}]},
        {"601226": [{**MATERIAL, "is_requried": None, "is_required": "true"}]},
        {"601226": [{**MATERIAL, "is_requried": "", "input_type": {"is_mandatory": True}}]},
    ],
)
def test_attributes_come_in_every_natural_form(said):
    ((material,),) = Shop(attributes=said).attributes.values()
    assert (material.id, material.name, material.is_required) == ("100157", "Material", True)
    assert material.values == (answers.Value(id="1", name="Cotton"),)
    assert material.chosen(" COTTON ") is material.chosen("1") is material.values[0]


def test_the_numbers_of_202212_for_types_are_read():
    said = {"601226": [{"id": "1", "name": "Size", "attribute_type": 2, "input_type": {}}]}
    ((size,),) = Shop(attributes=said).attributes.values()
    assert size.is_of_variants


@pytest.mark.parametrize("key", ["fields", "fileds"])
@pytest.mark.parametrize("several", [True, False])
def test_listing_schemas_come_in_both_spellings(key, several):
    schema = {"category_id": 601226, key: [FIELD]}
    said = wrapped({"listing_schemas": [schema]}) if several else schema
    limits = Shop(listing_schemas=said).requirements.limits("601226", "title")
    assert (limits.max_length, limits.is_required) == (60, True)


def test_limits_are_read_by_type_whatever_their_spelling():
    rules = {"REGEX": "^a$", "MAX_TARGE_TSIZE": "5", "MIN_VALUE": 0.5, "TIP": "", "NEW_ONE": "x"}
    field = {"id": "title", "rules": rules}
    schema = Shop(listing_schemas={"1": {"fields": [field]}}).listing_schemas["1"]
    limits = schema.limits("title")
    assert (limits.regx, limits.max_target_size) == ("^a$", Decimal(5))
    assert (limits.min_value, limits.tip) == (Decimal("0.5"), None)


def test_a_field_that_is_no_longer_used_is_not_required():
    rules = [{"type": "REQUIRED", "value": "true"}, {"type": "DISABLE", "value": "true"}]
    shop = Shop(listing_schemas={"1": {"fields": [{"id": "brand", "rules": rules}]}})
    assert not shop.requirements.limits("1", "brand").is_required


@pytest.mark.parametrize(
    "said",
    [
        wrapped({"categories": [CATEGORY]}),
        {"categories": [CATEGORY]},
        {"categories": {"601226": {**CATEGORY, "id": None}}},
        [CATEGORY],
        [wrapped({"categories": [CATEGORY]}), {"category_list": [CATEGORY]}],
    ],
)
def test_a_tree_comes_in_every_natural_form(said):
    assert Shop(categories=said).categories.find("T-Shirts")[0].id == "601226"


def test_each_field_takes_its_own_part_of_an_answer():
    said = {"categories": [CATEGORY], "listing_schemas": None}
    assert Shop(categories=said).categories.categories.keys() == {"601226"}


@pytest.mark.parametrize("field", ["product_attributes", "product_attribute"])
def test_what_attributes_and_schema_say_of_one_attribute_is_joined(field):
    part = {"id": "100157", "options": [{"id": "9", "name": "Silk"}], "rules": {"MAX_LENGTH": 9}}
    schema = {"fields": [{"id": field, "complex_values": [part, {**part, "id": "7"}]}]}
    shop = Shop(attributes={"601226": [MATERIAL]}, listing_schemas={"601226": schema})
    material, other = shop.requirements.properties("601226")
    assert (material.is_required, material.limits.max_length) == (True, 9)
    assert [value.name for value in material.values] == ["Cotton"]
    assert (other.id, [value.name for value in other.values]) == ("7", ["Silk"])


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("category_rules", RULES, "which category it is for"),
        ("category_rules", {"601226": wrapped({"attributes": []})}, "no answer of Get Category"),
        ("category_rules", "rules.json", "no answer of Get Category Rules"),
        ("category_rules", {"601226": {"size_chart": "yes please"}}, "601226, size_chart"),
        ("category_rules", {"1": {"code": 105001, "message": "expired"}}, "error 105001"),
        ("attributes", {"601226": [{"name": "M", "is_requried": True}]}, "601226, id"),
        ("attributes", {"601226": {"attributes": 7}}, "a list is expected"),
        ("attributes", [{"601226": [MATERIAL]}, {"601226": [{**MATERIAL, "id": "2"}]}], "differ"),
        ("categories", {"categories": ["T-Shirts"]}, "Shop categories"),
        ("listing_schemas", {"1": {"fields": [{"rules": {"MAX_LENGTH": "x"}}]}}, "max_length"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_place(field, said, words):
    with pytest.raises(ConfigurationError) as caught:
        Shop(**{field: said})
    assert words in str(caught.value)


def test_a_shop_that_is_read_again_keeps_its_answers():
    shop = Shop(
        categories=[CATEGORY],
        category_rules={"601226": RULES},
        attributes={"601226": [MATERIAL]},
        listing_schemas={"601226": {"fields": [FIELD]}},
    )
    assert shop.requirements.category("T-Shirts") == "601226"
    assert Shop.model_validate({**dict(shop)}) == shop
    assert pickle.loads(pickle.dumps(shop)) == shop


def test_a_shop_without_answers_knows_nothing():
    shop = Shop()
    assert not shop.categories
    assert shop.requirements.rules_of("601226") is None
    assert shop.requirements.limits("601226", "title").max_length is None


KEYS = st.sampled_from(
    [
        *("code", "data", "categories", "attributes", "values", "rules", "fields", "fileds", "id"),
        *("listing_schemas", "complex_values", "size_chart", "is_requried", "type", "601226"),
        *("category_id", "requirement_conditions", "product_certifications", "parent_id"),
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


FIELDS = st.sampled_from(["categories", "category_rules", "attributes", "listing_schemas"])


@given(JSON, FIELDS)
def test_whatever_is_handed_in_is_read_or_refused(said, field):
    for form in (said, {"601226": said}, {field: said}, {"601226": {field: said}}):
        with suppress(ConfigurationError):
            requirements = Shop(**{field: form}).requirements
            requirements.properties("601226")
            requirements.limits("601226", "title")
            requirements.category("a > b")


@given(said=JSON)
def test_whatever_a_file_holds_is_read_or_refused_by_name(said, tmp_path_factory):
    file = tmp_path_factory.mktemp("answers") / "601226.json"
    file.write_text(json.dumps(said), "utf-8")
    problems = []
    try:
        answers.load(file.parent)
    except ConfigurationError as error:
        problems.append(str(error))
    assert all(str(file) in problem for problem in problems)
