# SPDX-License-Identifier: Apache-2.0
"""Attributes against what the marketplace answered: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Safety, Severity
from listingcheck.product import Origin
from listingcheck.rule import Context, Valid
from listingcheck.rules.attribute import _patterns
from listingcheck.rules.attribute._examples import (
    POWER_BANK,
    SHOP,
    TEE,
    attribute,
    power_bank,
    tee,
    when,
)
from listingcheck.rules.attribute._formats import fault_of
from listingcheck.rules.attribute.duplicate import AttributeDuplicate
from listingcheck.rules.attribute.format import AttributeFormat
from listingcheck.rules.attribute.length import AttributeLength
from listingcheck.rules.attribute.missing import AttributeMissing
from listingcheck.rules.attribute.multiple import AttributeMultiple
from listingcheck.rules.attribute.unexpected import AttributeUnexpected
from listingcheck.rules.attribute.value import AttributeValue
from listingcheck.shop import Shop
from listingcheck.tally import Tally
from listingcheck.testing import findings

RULES = (
    *(AttributeDuplicate, AttributeFormat, AttributeLength, AttributeMissing, AttributeMultiple),
    *(AttributeUnexpected, AttributeValue),
)


def found(rule, product, shop=SHOP, **options):
    return findings(rule, Valid(product, options=options, shop=shop))


def shop_of(*attributes, schema=None):
    fields = [{"id": "product_attribute", "complex_values": schema}] if schema else []
    return Shop(
        attributes={TEE: list(attributes)},
        listing_schemas={TEE: {"fields": fields}} if schema else {},
    )


class TestMissing:
    def test_every_missing_attribute_is_a_failure_of_its_own(self):
        battery = power_bank(("101610", "1024358"))
        failures = found(AttributeMissing, battery)
        assert [f.value for f in failures] == ["Battery Type", "Battery Weight (g)"]
        assert len({f.fingerprint for f in failures}) == 2
        assert "Contains Batteries or Cells?: 1024358" in failures[0].message

    def test_a_name_is_found_whatever_its_case_spaces_and_accents(self):
        shop = shop_of(attribute("7", "Matière  principale", is_requried=True))
        assert not found(AttributeMissing, tee(("matiere principale", "Lin")), shop)

    def test_an_option_and_the_brand_state_an_attribute(self):
        shop = shop_of(
            attribute("7", "Colour", is_requried=True), attribute("8", "Brand", is_requried=True)
        )
        coloured = tee(options=("COLOUR",), variants=sample.variants(["Red"], ["Blue"]))
        assert not found(AttributeMissing, coloured, shop)
        assert [f.value for f in found(AttributeMissing, tee(brand=None), shop)] == [
            *("Colour", "Brand")
        ]

    def test_an_attribute_of_variants_is_only_likely_and_needs_several(self):
        size = attribute("7", "Size", type="SALES_PROPERTY", is_requried=True)
        several = tee(options=("Colour",), variants=sample.variants(["Red"], ["Blue"]))
        (failure,) = found(AttributeMissing, several, shop_of(size))
        assert (failure.field, failure.severity) == ("options", Severity.WARNING)
        assert not found(AttributeMissing, tee(), shop_of(size))

    def test_a_schema_alone_says_what_is_required(self):
        part = {"id": "7", "name": "Fit", "rules": [{"type": "REQUIRED", "value": "true"}]}
        assert found(AttributeMissing, tee(), shop_of(schema=[part]))
        assert not found(AttributeMissing, tee(("Fit", "Slim")), shop_of(schema=[part]))

    def test_a_market_that_requires_it_is_the_shops(self):
        german = attribute("7", "Fit", required_regions=["DE"])
        american = attribute("8", "Cut", ("1", "A-line"), required_regions=["US"])
        (condition,) = when("8", "1")["requirement_conditions"]
        british = attribute("9", "Lining", requirement_conditions=[{**condition, "region": "GB"}])
        shop = shop_of(german, american, british)
        assert [f.value for f in found(AttributeMissing, tee(), shop)] == ["Cut"]
        assert not found(AttributeMissing, tee(("Cut", "A-line")), shop)
        here = shop_of(german, american, attribute("9", "Lining", **when("8", "1")))
        assert found(AttributeMissing, tee(("Cut", "A-line")), here)

    def test_another_category_is_left_alone(self):
        assert not found(AttributeMissing, tee().changed(category=None))
        assert not found(AttributeMissing, sample.product(category="999999"))

    def test_a_source_without_attributes_is_named_once(self):
        origin = Origin(platform="feed", lacks=frozenset({"attributes"}))
        (failure,) = found(AttributeMissing, tee(origin=origin))
        assert (failure.product, failure.severity) == (None, Severity.INFO)


class TestUnexpected:
    def test_nothing_is_unexpected_while_the_choice_is_open(self):
        assert not found(AttributeUnexpected, power_bank(("Battery Type", "Lithium ion")))
        odd = power_bank(("101610", "perhaps"), ("Battery Type", "Lithium ion"))
        assert not found(AttributeUnexpected, odd)

    def test_a_value_of_ones_own_beside_a_choice_decides_nothing(self):
        both = power_bank(("101610", "None"), ("101610", "Batteries"), ("Battery Type", "1201"))
        assert not found(AttributeUnexpected, both)


class TestValue:
    @pytest.mark.parametrize(
        ("stated", "new", "safety"),
        [
            ("COTTON", "Cotton", Safety.SAFE),
            (" Cotton  ", None, None),
            ("Cóttón", "Cotton", Safety.UNSAFE),
            ("Coton", "Cotton", Safety.UNSAFE),
            ("Bamboo", None, Safety.MANUAL),
            ("Cotton and Linen", None, Safety.MANUAL),
            ("C" * 5_000, None, Safety.MANUAL),
        ],
    )
    def test_a_fix_is_safe_only_where_the_letters_are_the_same(self, stated, new, safety):
        failures = found(AttributeValue, tee(("Material", stated)))
        fixes = [(f.fix.edits[0].new if f.fix.edits else None, f.fix.safety) for f in failures]
        assert fixes == ([(new, safety)] if safety else [])

    def test_values_of_ones_own_are_taken_where_the_answer_says_so_or_nothing(self):
        for flags in ({"is_customizable": True}, {"is_customizable": None}):
            shop = shop_of(attribute("100157", "Material", ("1", "Cotton"), **flags))
            assert not found(AttributeValue, tee(("Material", "Bamboo")), shop)

    def test_the_values_of_a_schema_count_too(self):
        part = {"id": "7", "name": "Fit", "options": [{"id": "1", "name": "Slim"}]}
        closed = {**part, "rules": [{"type": "CUSTOM", "value": "false"}]}
        assert found(AttributeValue, tee(("Fit", "Wide")), shop_of(schema=[closed]))
        assert not found(AttributeValue, tee(("Fit", "Wide")), shop_of(schema=[part]))

    def test_values_of_variants_are_left_to_other_rules(self):
        size = attribute("7", "Size", ("1", "M"), type="SALES_PROPERTY")
        assert not found(AttributeValue, tee(("Size", "Huge")), shop_of(size))


class TestFormat:
    @pytest.mark.parametrize(
        ("value", "new", "same"),
        [
            ("12", None, None),
            ("0.5", None, None),
            ("0", None, False),
            ("-3", None, False),
            ("12,5", "12.5", True),
            ("+12", "12", True),
            ("12.5 g", "12.5", False),
            ("12 grams", "12", False),
            ("12-15 g", None, False),
            ("1,299", None, False),
            ("twelve", None, False),
            ("1e9", None, False),
            ("9" * 1_000_000, None, False),
        ],
    )
    def test_positive_numbers(self, value, new, same):
        asked = SHOP.attributes[POWER_BANK][2]
        fault = fault_of(asked, value)
        assert (fault is None) is (same is None)
        if fault is not None:
            assert (fault.new, fault.new is not None and fault.is_same) == (new, same)

    @pytest.mark.parametrize(
        ("rules", "good", "bad"),
        [
            ({"VALUE_TYPE": "integer"}, ["12", "12.0"], ["12.5", "a dozen"]),
            ({"VALUE_TYPE": "date"}, ["2026-11-30", "30.11.2026", "1796000000"], ["next year"]),
            ({"MIN_VALUE": "2", "MAX_VALUE": "5"}, ["2", "5", "n/a"], ["1.9", "6"]),
            ({"REGX": "^[A-Z]{2}$"}, ["DE"], ["Germany", "de"]),
        ],
    )
    def test_limits_of_a_schema(self, rules, good, bad):
        shop = shop_of(schema=[{"id": "7", "name": "Fit", "rules": rules}])
        for value in good:
            assert not found(AttributeFormat, tee(("Fit", value)), shop), value
        for value in bad:
            assert found(AttributeFormat, tee(("Fit", value)), shop), value

    @pytest.mark.parametrize("pattern", ["(unclosed", "(?=look)ahead", "a" * 2_000])
    def test_a_pattern_that_can_not_be_used_is_named_and_left_out(self, pattern):
        _patterns.compiled.cache_clear()
        shop = shop_of(schema=[{"id": "7", "name": "Fit", "rules": {"REGX": pattern}}])
        with pytest.warns(UserWarning, match="is not checked"):
            assert not found(AttributeFormat, tee(("Fit", "x")), shop)

    @pytest.mark.parametrize(
        ("pattern", "is_used"),
        [("^[A-Z]+$", True), (r"^\d{1,3}$", True), ("(a*)*b", False), ("a*a*a*b", False)],
    )
    def test_without_google_re2_only_harmless_patterns_are_used(
        self, monkeypatch, pattern, is_used
    ):
        monkeypatch.setattr(_patterns, "find_spec", lambda _: None)
        assert (_patterns._problem(pattern) is None) is is_used

    def test_a_hostile_pattern_and_text_take_no_time(self):
        shop = shop_of(schema=[{"id": "7", "name": "Fit", "rules": {"REGX": "^(a+)+$"}}])
        assert found(AttributeFormat, tee(("Fit", "a" * 1_999 + "!")), shop)


class TestLengthAndNumber:
    def test_the_schemas_length_counts_more_than_the_profiles(self):
        part = {"id": "7", "name": "Fit", "rules": {"MAX_LENGTH": "600"}}
        shop, text = shop_of(schema=[part]), tee(("Fit", "x" * 550))
        assert not found(AttributeLength, text, shop, maximum=500, advised=100)
        (failure,) = found(AttributeLength, tee(("Fit", "x" * 601)), shop)
        assert failure.severity is Severity.ERROR

    def test_above_what_is_advised_it_is_a_warning(self):
        text = tee(("Care Instructions", "x" * 501))
        (failure,) = found(AttributeLength, text, maximum=2_000, advised=500)
        assert (failure.severity, failure.limit) == (Severity.WARNING, "at most 500 characters")

    def test_a_value_may_be_too_short(self):
        shop = shop_of(schema=[{"id": "7", "name": "Fit", "rules": {"MIN_LENGTH": 3}}])
        assert found(AttributeLength, tee(("Fit", "M")), shop)

    def test_one_of_three_values_for_two_is_named(self):
        part = {"id": "7", "name": "Use", "rules": {"MAX_INPUT_NUM": 2}}
        uses = tee(*[("Use", use) for use in ("Home", "Sport", "home", "Work", "Sleep")])
        (failure,) = found(AttributeMultiple, uses, shop_of(schema=[part]))
        assert (failure.field, failure.value) == ("attributes[3].value", "Work")

    def test_a_text_that_lists_values_is_not_called_unknown_as_well(self):
        listed = tee(("Material", "Cotton"), ("Neckline", "V-Neck, Round Neck"))
        assert found(AttributeMultiple, listed)
        assert not found(AttributeValue, listed)


TEXTS = st.sampled_from(["Cotton", "cotton", "Bamboo", "1024358", "None", "12 g", "5", "x" * 600])
NAMES = st.sampled_from(["Material", "100157", "Neckline", "101610", "Battery Type", "101614"])
PRODUCTS = st.builds(
    lambda make, stated: make(*stated).changed(key=str(len(stated))),
    st.sampled_from([tee, power_bank]),
    st.lists(st.tuples(NAMES, TEXTS), max_size=4),
)


@given(st.lists(PRODUCTS, min_size=1, max_size=6))
def test_leaving_out_known_shapes_changes_nothing(products):
    context = Context(shop=SHOP, marketplace="tiktok-shop", market="US")
    bound = [
        BoundRule(rule=rule({}, context), severity=rule.severity, source_url=None) for rule in RULES
    ]
    quick, thorough = Engine(bound), Engine(bound, shortcuts=False)
    assert _messages(quick, products * 2) == _messages(thorough, products * 2)


def _messages(engine, products):
    return sorted((f.rule, f.field, f.message) for f in engine.stream(products, Tally()))


@pytest.mark.parametrize("rule", RULES)
def test_without_answers_a_rule_is_idle_and_silent(rule):
    assert rule({}, Context()).idle
    assert not rule({}, Context(shop=SHOP)).idle
    assert not found(rule, power_bank(("101610", "?"), ("101614", "x")), shop=Shop())
