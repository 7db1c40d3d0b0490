# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, registry, sample, testing
from listingcheck.declarative import checks, rules_from_yaml
from listingcheck.declarative.checks import CHECKS
from listingcheck.declarative.fields import FIELDS
from listingcheck.errors import RuleError
from listingcheck.failure import Evidence, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Rule

RULE = {
    "id": "house-title",
    "stage": "quality",
    "severity": "warning",
    "field": "title",
    "check": "max-length",
    "limit": 10,
    "message": "The title {value} has {length} characters; {limit} are enough.",
    "fix": "Cut it.",
    "why": "Small screens.",
    "valid": ["Mug", "Tee"],
    "invalid": ["A mug for tea", "A tee for two"],
}


def made(**changes):
    entry = {key: value for key, value in {**RULE, **changes}.items() if value is not ...}
    (rule,) = rules_from_yaml({"rules": [entry]}, "house.yaml")
    return rule


def said(rule, product):
    return [(f.field, f.message) for f in rule().check(product)]


def test_a_rule_is_a_rule_like_any_other():
    rule = made()
    assert issubclass(rule, Rule)
    assert (rule.id, rule.stage, rule.severity) == ("house-title", Stage.QUALITY, Severity.WARNING)
    testing.check_examples(rule)


def test_severity_may_be_left_out():
    assert made(severity=...).severity is Severity.ERROR


def test_a_message_names_value_length_and_limit():
    assert said(made(), sample.product(title="A mug for {tea}")) == [
        ("title", "The title A mug for {tea} has 15 characters; 10 are enough.")
    ]


def test_a_message_does_not_repeat_a_novel():
    ((_, message),) = said(made(), sample.product(title="x" * 5000))
    assert len(message) < 150
    assert "5000 characters" in message


@pytest.mark.parametrize(
    ("check", "limit", "valid", "invalid"),
    [
        ("required", ..., ["Mug", "Tee"], [None, " "]),
        ("forbidden", ..., [None, ""], ["Mug", "Tee"]),
        ("min-length", 4, [None, "Cups"], ["Mug", "M"]),
        ("max-length", 4, [None, "Cups"], ["A mug", "Plate"]),
        ("pattern", "^[A-Z]", ["Mug", None], ["mug", "1 mug"]),
        ("not-pattern", "(?i)sale", ["Mug", None], ["SALE mug", "mug for sale"]),
        ("one-of", ["Mug", "Tea  pot"], ["mug", " tea pot "], ["Cup", "Tee"]),
        ("not-one-of", ["Mug", "Tea pot"], ["Cup", None], ["MUG ", "tea  pot"]),
        ("minimum", 5, ["5", "free"], ["4.99", "-1"]),
        ("maximum", 5, ["5", "free"], ["5,01", "6"]),
    ],
)
def test_each_check_says_what_it_should(check, limit, valid, invalid):
    rule = made(check=check, limit=limit, valid=valid, invalid=invalid, message="Odd.")
    testing.check_examples(rule)


def test_every_check_is_tried_above():
    parameters = test_each_check_says_what_it_should.pytestmark[0].args[1]
    assert {parameter[0] for parameter in parameters} == set(CHECKS)


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_looked_at_where_it_stands(field):
    rule = made(
        field=field, check="not-one-of", limit=["7", "8"], valid=["5", "6"], invalid=["7", "8"]
    )
    testing.check_examples(rule)
    path = rule.INVALID[0].field
    assert path.startswith(field.replace("[]", "[0]")), path


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_may_be_missing(field):
    values = FIELDS[field].values(Product(key="bare"))
    assert all(value.text is None for value in values)


def test_every_variant_is_looked_at():
    rule = made(field="variants[].sku", check="max-length", limit=5, message="{value}",
                valid=["A", "B"], invalid=["TOO-LONG", "TOO-LONG-TOO"])  # fmt: skip
    variants = [sample.variant(sku=sku) for sku in ("A-1", "A-TOO-LONG", "A-2", "B-TOO-LONG")]
    assert said(rule, sample.product(variants=variants)) == [
        ("variants[1].sku", "A-TOO-LONG"),
        ("variants[3].sku", "B-TOO-LONG"),
    ]


def test_what_a_source_cannot_carry_is_not_missing_from_each_product():
    rule = made(field="images[].alt", check="required", limit=..., message="No text.",
                valid=["Front", "Back"], invalid=[None, ""])  # fmt: skip
    assert rule.absent == "images[].alt"
    assert made().absent is None


def test_weights_are_compared_in_grams():
    rule = made(field="variants[].weight", check="maximum", limit=1000, message="{value}",
                valid=["999", "1000"], invalid=["1001", "2000"])  # fmt: skip
    heavy = sample.variant(weight="1.5", weight_unit="kg")
    assert said(rule, sample.product(variants=[heavy])) == [("variants[0].weight", "1.5")]


def test_what_a_pattern_found_is_quoted():
    rule = made(check="not-pattern", limit="(?i)sal[eé]", message="No sales.",
                valid=["Mug", "Tee"], invalid=["Sale mug", "Tee, salé"])  # fmt: skip
    ((finding),) = rule().check(sample.product(title="Été: SALÉ butter"))
    assert finding.evidence == (Evidence("SALÉ", 5, 9),)


@pytest.mark.parametrize("linear", [True, False])
def test_a_hostile_text_does_not_stop_a_pattern(monkeypatch, linear):
    if not linear:
        monkeypatch.setattr(checks, "_re2", lambda: None)
        monkeypatch.setattr(checks, "_SECONDS", 0.05)
    search = checks.searcher("(a+)+$")
    text = "a" * 100_000 + "b"
    if linear:
        assert search(text) is None
    else:
        with pytest.raises(TimeoutError):
            search(text)


def test_both_engines_find_the_same(monkeypatch):
    linear = checks.searcher("[0-9]{2,3}x")
    monkeypatch.setattr(checks, "_re2", lambda: None)
    timed = checks.searcher("[0-9]{2,3}x")
    for text in ("12x", "é 123x", "1x", ""):
        assert linear(text) == timed(text)


@given(st.text() | st.none())
def test_no_title_breaks_a_rule(title):
    for check, limit in (("pattern", "^[A-Z]"), ("one-of", ["Mug", "Tee"]), ("maximum", 5)):
        valid, invalid = {
            "pattern": (["Mug", "Tee"], ["mug", "tee"]),
            "one-of": (["Mug", "Tee"], ["cup", "pot"]),
            "maximum": (["1", "2"], ["6", "7"]),
        }[check]
        rule = made(check=check, limit=limit, valid=valid, invalid=invalid)
        list(rule().check(sample.product(title=title)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "House"}, ["rule House, id", "not like"]),
        ({"id": ...}, ["rule 1", "id"]),
        ({"stage": "later"}, ["rule house-title", "stage"]),
        ({"severity": "loud"}, ["rule house-title", "severity"]),
        ({"field": "titel"}, ["field", "'titel'", "Did you mean 'title'"]),
        ({"field": "variants[0].sku"}, ["field", "Did you mean 'variants[].sku'"]),
        ({"check": "max_length"}, ["check", "Did you mean 'max-length'"]),
        ({"limit": ...}, ["limit", "whole number"]),
        ({"limit": "ten"}, ["limit", "whole number"]),
        ({"limit": True}, ["limit", "whole number"]),
        ({"check": "required"}, ["limit", "left out"]),
        ({"check": "pattern", "limit": "(?=x)"}, ["limit", "not a pattern"]),
        ({"check": "pattern", "limit": "["}, ["limit", "not a pattern"]),
        ({"check": "pattern", "limit": 3}, ["limit", "pattern"]),
        ({"check": "one-of", "limit": "Mug"}, ["limit", "list"]),
        ({"check": "minimum", "limit": "1"}, ["limit", "number"]),
        ({"message": "{valeu}"}, ["message", "{value}"]),
        ({"message": "{value.__class__}"}, ["message", "{value}"]),
        ({"message": "{value!r:>9}"}, ["message", "{value}"]),
        ({"message": "100 % {"}, ["message"]),
        ({"message": ...}, ["message"]),
        ({"why": ...}, ["why"]),
        ({"valid": ["Mug"]}, ["valid", "two examples"]),
        ({"invalid": "Mug"}, ["invalid"]),
        ({"valid": ["Mug", "A mug for tea"]}, ["valid", "'A mug for tea' fails"]),
        ({"invalid": ["Mug", "A mug for tea"]}, ["invalid", "'Mug' does not fail"]),
        ({"fixed": "x"}, ["fixed", "Extra inputs"]),
        ({"mesage": "x"}, ["mesage", "Did you mean 'message'"]),
    ],
)
def test_a_mistake_names_file_rule_and_key(changes, words):
    with pytest.raises(RuleError) as caught:
        made(**changes)
    for word in ("house.yaml", *words):
        assert word in str(caught.value)


@pytest.mark.parametrize(
    "loaded", [None, [], {}, {"rules": []}, {"rules": {}}, {"rules": ["x"]}, {"rule": []}]
)
def test_what_is_no_list_of_rules_is_said(loaded):
    with pytest.raises(RuleError, match=r"house\.yaml"):
        rules_from_yaml(loaded, "house.yaml")


def test_an_unknown_key_beside_the_rules_is_said():
    with pytest.raises(RuleError, match=r"unknown key 'ruels'\. Did you mean 'rules'"):
        rules_from_yaml({"rules": [RULE], "ruels": []}, "house.yaml")


def test_two_rules_of_one_id_are_said():
    with pytest.raises(RuleError, match="rule house-title, id"):
        rules_from_yaml({"rules": [RULE, RULE]}, "house.yaml")


def test_yaml_keeps_numbers_exact(tmp_path):
    path = tmp_path / "house.yaml"
    path.write_text(
        """
rules:
  - id: house-price
    stage: quality
    field: variants[].price
    check: minimum
    limit: 0.10
    message: "{value} is below {limit}"
    fix: "Raise it."
    why: "Fees."
    valid: [0.10, 5]
    invalid: [0.09, 0]
""",
        "utf-8",
    )
    (rule,) = registry.from_path(path)
    assert said(rule, sample.product(variants=[sample.variant(price="0.05")])) == [
        ("variants[0].price", "0.05 is below 0.10")
    ]
    assert (
        data.load_yaml(path.read_text("utf-8"), "x")["rules"][0]["limit"] == rule.declaration.limit
    )
