# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.product import Dimensions, Length, LengthUnit, Origin, Weight, WeightUnit
from listingcheck.rule import Valid
from listingcheck.rules.dimensions._family import parcels
from listingcheck.rules.dimensions.implausible import DimensionsImplausible
from listingcheck.rules.dimensions.missing import DimensionsMissing
from listingcheck.rules.dimensions.not_positive import DimensionsNotPositive
from listingcheck.rules.dimensions.unit_mixed import UnitMixed
from listingcheck.rules.weight.missing import WeightMissing
from listingcheck.rules.weight.out_of_range import WeightOutOfRange
from listingcheck.shop import Defaults, Shop
from listingcheck.testing import findings

RULES = (
    DimensionsImplausible,
    DimensionsMissing,
    DimensionsNotPositive,
    UnitMixed,
    WeightMissing,
    WeightOutOfRange,
)
POUNDS = {"maximum": 150, "unit": "lb"}


def found(rule, options=None, shop=None, **variant):
    listing = sample.product(variants=[sample.variant(**variant)])
    return findings(rule, Valid(listing, options or {}, shop or Shop()))


texts = st.none() | st.text(max_size=8) | st.sampled_from(["0", "1", "-1", "1e9", "9" * 18])


@given(
    weight=texts,
    weight_unit=st.none() | st.sampled_from(WeightUnit),
    size=st.none() | st.tuples(texts, texts, texts),
    size_unit=st.none() | st.sampled_from(LengthUnit),
)
def test_no_package_breaks_a_rule(**variant):
    for rule in RULES:
        assert all(f.rule == rule.id for f in found(rule, **variant))


def test_equal_parcels_have_one_shape_and_others_another():
    def shape(**variant):
        listing = sample.product(variants=[sample.variant(**variant)])
        return parcels(listing.variants[0])

    assert shape(size=("3", "2", "1")) == shape(size=("3", "2", "1"))
    assert shape(size=("3", "2", "1")) != shape(size=("3", "1", "2"))
    assert shape(weight="1") != shape(weight="1", weight_unit=WeightUnit.POUND)
    assert shape(weight="1", size=None) == shape(weight="2", size=None)


@pytest.mark.parametrize(
    ("weight", "unit", "fails"),
    [
        ("150", WeightUnit.POUND, False),
        ("150.01", WeightUnit.POUND, True),
        ("68", WeightUnit.KILOGRAM, False),
        ("68.1", WeightUnit.KILOGRAM, True),
        ("2400", WeightUnit.OUNCE, False),
        ("2401", WeightUnit.OUNCE, True),
        ("999999", None, False),
    ],
)
def test_a_weight_is_compared_in_any_unit(weight, unit, fails):
    assert bool(found(WeightOutOfRange, POUNDS, weight=weight, weight_unit=unit)) is fails


@pytest.mark.parametrize(
    ("weight", "message"),
    [
        ("heavy", "The package weight is 'heavy'; it must be a plain number."),
        (
            "0",
            "The package weight is 0 g; it must be above 0, and shops write 0 when no weight was entered.",
        ),
        ("-2", "The package weight is -2 g; it must be above 0."),
        ("90000", "The package weight is 90000 g; above 0, at most 150 lb is accepted."),
    ],
)
def test_each_weight_has_words_of_its_own(weight, message):
    (failure,) = found(WeightOutOfRange, POUNDS, weight=weight)
    assert failure.message == message


def test_a_heavy_parcel_may_go_by_freight_and_an_empty_one_may_not():
    assert found(WeightOutOfRange, POUNDS, weight="90000")[0].severity is Severity.WARNING
    assert found(WeightOutOfRange, POUNDS, weight="0")[0].severity is Severity.ERROR


def test_a_default_weight_does_not_hide_a_wrong_one():
    shop = Shop(defaults=Defaults(weight=Weight.parse("500", WeightUnit.GRAM)))
    assert found(WeightOutOfRange, shop=shop, weight="0")
    assert not found(WeightMissing, shop=shop, weight=None)


def test_every_missing_side_is_named():
    fields = [f.field for f in found(DimensionsMissing, size=("30", None, None))]
    assert fields == ["variants[0].dimensions.width", "variants[0].dimensions.height"]


def test_default_dimensions_fill_what_is_missing():
    side = Length.parse("20", LengthUnit.CENTIMETRE)
    size = Dimensions(length=side, width=side, height=side)
    shop = Shop(defaults=Defaults(dimensions=size))
    assert not found(DimensionsMissing, shop=shop, size=("30", None, None))


def test_a_source_without_sizes_is_named_once():
    origin = Origin(platform="shopify", lacks=frozenset({"variants[].dimensions"}))
    variants = [sample.variant(sku=f"S{n}", size=None) for n in range(4)]
    failures = findings(DimensionsMissing, Valid(sample.product(variants=variants, origin=origin)))
    assert [(f.product, f.value) for f in failures] == [(None, "1")]


@pytest.mark.parametrize(
    ("size", "unit", "weight", "fails"),
    [
        (("1", "1", "1"), LengthUnit.INCH, "100", True),
        (("1", "1", "1"), None, "100", True),
        (("1.0", "1.00", "1"), LengthUnit.CENTIMETRE, "1", True),
        (("1", "1", "1"), LengthUnit.FOOT, "100", False),
        (("1", "1", "2"), LengthUnit.CENTIMETRE, "1", False),
        (("1", "1", None), LengthUnit.CENTIMETRE, "1", False),
        (("3000", "10", "10"), LengthUnit.MILLIMETRE, "100", False),
        (("118.2", "1", "1"), LengthUnit.INCH, "100", True),
        (("10", "10", "10"), LengthUnit.CENTIMETRE, "25000", False),
        (("10", "10", "10"), LengthUnit.CENTIMETRE, "25001", True),
        (("10", "0", "10"), LengthUnit.CENTIMETRE, "99999", False),
        (("10", "10", "10"), None, "99999", False),
    ],
)
def test_a_size_is_implausible_only_when_it_is_known_to_be(size, unit, weight, fails):
    given = {"size": size, "size_unit": unit, "weight": weight}
    assert bool(found(DimensionsImplausible, **given)) is fails


def test_a_tighter_limit_may_be_set():
    options = {"longest": Decimal(25)}
    (failure,) = found(DimensionsImplausible, options, size=("30", "20", "5"))
    assert failure.message == "The package size is 30 x 20 x 5 cm; at most 25 cm a side is likely."


def test_sides_among_themselves_may_not_be_mixed():
    sides = (LengthUnit.CENTIMETRE, LengthUnit.INCH, LengthUnit.CENTIMETRE)
    length, width, height = (Length.parse("9", unit) for unit in sides)
    size = Dimensions(length=length, width=width, height=height)
    variant = sample.variant(weight_unit=None).model_copy(update={"dimensions": size})
    (failure,) = findings(UnitMixed, Valid(sample.product(variants=[variant])))
    assert failure.value == "9 x 9 x 9"


@pytest.mark.parametrize("variant", [{"weight": None}, {"size": None}, {"size_unit": None}])
def test_one_unit_alone_is_not_mixed(variant):
    assert not found(UnitMixed, **{"weight_unit": WeightUnit.POUND, **variant})
