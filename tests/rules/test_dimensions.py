# SPDX-License-Identifier: Apache-2.0
"""Units and decimals of package sizes: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.product import LengthUnit, Origin
from listingcheck.rule import Valid
from listingcheck.rules.dimensions.decimals import DimensionsDecimals
from listingcheck.rules.dimensions.unit import DimensionsUnit
from listingcheck.testing import findings

KEYS = {"columns": ["package_dimensions", "skus[].sku_dimensions"]}
texts = st.none() | st.text(max_size=8) | st.sampled_from(["0", "-1.5", "9" * 18 + "." + "9" * 18])


def found(rule, options, size, unit=LengthUnit.CENTIMETRE, column=None):
    columns = {"variants[].dimensions": column} if column else {}
    variant = sample.variant(size=size, size_unit=unit)
    product = sample.product(variants=[variant], origin=Origin("tiktok", columns=columns))
    return findings(rule, Valid(product, options))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (("30.00", "20,0", "5"), {}),
        (("30.01", "20", "5.5"), {"length": "31", "height": "6"}),
        (("0.5", None, "0"), {"length": "1"}),
        (("-0.5", "5 cm", "1e3"), {}),
    ],
)
def test_each_side_is_rounded_up_by_itself(size, expected):
    failures = found(DimensionsDecimals, {}, size)
    edits = {edit.field.rpartition(".")[2]: edit.new for f in failures for edit in f.fix.edits}
    assert edits == expected


@pytest.mark.parametrize(
    ("column", "speaks"),
    [
        ("package_dimensions", True),
        ("skus[].sku_dimensions", True),
        ("Package length(cm) / Package width(cm) / Package height(cm)", False),
        (None, False),
    ],
)
def test_only_what_is_sent_as_it_is_is_judged(column, speaks):
    size = ("30.5", "20", "5")
    assert bool(found(DimensionsDecimals, KEYS, size, column=column)) is speaks
    options = {"units": ["in"], **KEYS}
    assert bool(found(DimensionsUnit, options, size, column=column)) is speaks


@pytest.mark.parametrize(
    ("size", "unit", "units", "advice"),
    [
        (("12", "8", "2"), "in", ["cm"], "Write 31 x 21 x 6 cm."),
        (("300", "200", "50"), "mm", ["cm"], "Write 30 x 20 x 5 cm."),
        (("30", "20", "5"), "cm", ["in"], "Write 12 x 8 x 2 in."),
        (("30", "wide", "5"), "cm", ["in"], "Give the size in in."),
        (("1", None, None), "m", ["cm", "in"], "Write 100 cm."),
    ],
)
def test_a_size_is_converted_for_the_merchant(size, unit, units, advice):
    [failure] = found(DimensionsUnit, {"units": units}, size, LengthUnit(unit))
    assert failure.fix.text == advice
    assert failure.limit == " or ".join(units)


@pytest.mark.parametrize("unit", [None, LengthUnit.INCH])
def test_a_unit_that_is_unknown_or_taken_is_silent(unit):
    assert not found(DimensionsUnit, {"units": ["cm", "in"]}, ("1", "2", "3"), unit)
    assert not found(DimensionsUnit, {}, ("1", "2", "3"), unit)


@given(st.tuples(texts, texts, texts), st.none() | st.sampled_from(LengthUnit))
def test_no_size_breaks_a_rule(size, unit):
    found(DimensionsUnit, {"units": ["yd"]}, size, unit)
    for failure in found(DimensionsDecimals, {}, size, unit):
        assert float(failure.fix.edits[0].new) >= 1
