# SPDX-License-Identifier: Apache-2.0
"""Units and decimals of weights: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Safety, Severity
from listingcheck.fixes.apply import apply
from listingcheck.product import Origin, WeightUnit
from listingcheck.rule import Valid
from listingcheck.rules.weight.decimals import WeightDecimals
from listingcheck.rules.weight.unit import WeightUnitRule
from listingcheck.testing import findings

API = {"decimals": {"g": 0, "kg": 3, "lb": 2}}
KEYS = {"columns": ["package_weight.value", "skus[].sku_weight.value"]}
texts = st.text(max_size=8) | st.sampled_from(["0", "-1.5", "9" * 18, "9" * 17 + "." + "9" * 18])


def listing(weight, unit, column=None):
    columns = {"variants[].weight": column} if column else {}
    origin = Origin("tiktok", columns=columns)
    variant = sample.variant(weight=weight, weight_unit=unit)
    return sample.product(variants=[variant], origin=origin)


def found(rule, options, weight="250", unit=WeightUnit.GRAM, column=None):
    return findings(rule, Valid(listing(weight, unit, column), options))


@pytest.mark.parametrize(
    ("weight", "unit", "new"),
    [
        ("250", "g", None),
        ("250.0000", "g", None),
        ("250.0001", "g", "251"),
        ("250,5", "g", "251"),
        ("0.250", "kg", None),
        ("0.2500", "kg", None),
        ("0.2501", "kg", "0.251"),
        ("1.10", "lb", None),
        ("1.101", "lb", "1.11"),
        ("7.123456", "oz", None),
        ("7.123456", None, None),
        ("0.00", "g", None),
        ("-2.5", "g", None),
        ("heavy", "g", None),
    ],
)
def test_decimals_are_judged_by_value_and_rounded_up(weight, unit, new):
    failures = found(WeightDecimals, API, weight, WeightUnit(unit) if unit else None)
    assert [edit.new for f in failures for edit in f.fix.edits] == ([new] if new else [])
    assert all(f.fix.safety is Safety.UNSAFE for f in failures)


@pytest.mark.parametrize(
    ("column", "speaks"),
    [
        ("package_weight.value", True),
        ("skus[].sku_weight.value", True),
        ("Package weight(g)", False),
        ("Variant Grams", False),
        (None, False),
    ],
)
def test_only_what_is_sent_as_it_is_is_judged(column, speaks):
    assert bool(found(WeightDecimals, API | KEYS, "250.5", column=column)) is speaks
    assert bool(found(WeightUnitRule, {"units": ["kg"]} | KEYS, column=column)) is speaks


@pytest.mark.parametrize(
    ("weight", "unit", "units", "advice"),
    [
        ("250", "g", ["kg"], "Write 0.25 kg."),
        ("250.4", "g", ["kg"], "Write 0.251 kg."),
        ("1200", "g", ["lb", "kg"], "Write 2.646 lb."),
        ("2", "lb", ["kg", "g"], "Write 0.908 kg."),
        ("16", "oz", ["lb"], "Write 1 lb."),
        ("30", "kg", ["g"], "Write 30000 g."),
    ],
)
def test_a_weight_is_converted_for_the_merchant(weight, unit, units, advice):
    [failure] = found(WeightUnitRule, {"units": units}, weight, WeightUnit(unit))
    assert failure.fix.text == advice
    assert failure.severity is Severity.WARNING
    assert f"{weight} {unit}" in failure.message
    assert failure.limit == " or ".join(units)


@pytest.mark.parametrize("units", [[], ["kg", "g"]])
def test_a_unit_that_is_taken_is_silent(units):
    assert not found(WeightUnitRule, {"units": units})


@given(texts, st.none() | st.sampled_from(WeightUnit))
def test_no_weight_breaks_a_rule_and_a_rounded_one_is_clean(weight, unit):
    product = listing(weight or None, unit)
    found(WeightUnitRule, {"units": ["lb"]}, weight or None, unit)
    for failure in findings(WeightDecimals, Valid(product, API)):
        mended = apply(product, failure.fix.edits)
        assert not findings(WeightDecimals, Valid(mended, API))
        assert mended.variants[0].weight.amount > product.variants[0].weight.amount
