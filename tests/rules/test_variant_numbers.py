# SPDX-License-Identifier: Apache-2.0
"""How many variants and values, how far their prices are apart, what their pictures depend on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.rule import Valid
from listingcheck.rules.variant._pictured import pictured as picture_grid
from listingcheck.rules.variant.image_incomplete import VariantImageIncomplete
from listingcheck.rules.variant.image_two_options import VariantImageTwoOptions
from listingcheck.rules.variant.missing import VariantMissing
from listingcheck.rules.variant.option_too_many_values import VariantOptionTooManyValues
from listingcheck.rules.variant.price_spread import VariantPriceSpread, price_tags
from listingcheck.rules.variant.too_many import VariantTooMany
from listingcheck.testing import findings


def priced(*prices):
    variants = [sample.variant(str(n), price=price) for n, price in enumerate(prices)]
    return sample.product(options=("Part",), variants=variants)


def pictured(*rows):
    names = ("Colour", "Size", "Fit")[: len(rows[0]) - 1]
    variants = [sample.variant(*values, image=image) for *values, image in rows]
    return sample.product(options=names, variants=variants)


def found(rule, product, **options):
    return findings(rule, Valid(product, options))


def test_a_parent_without_children_is_one_failure_and_not_a_clean_listing():
    [failure] = found(VariantMissing, sample.product(variants=[]))
    assert "0001-m2e" in failure.codes
    assert failure.severity == "error"
    assert not found(VariantTooMany, sample.product(variants=[]))


def test_the_only_message_about_values_is_not_that_of_variants():
    assert "12052526" not in VariantTooMany.codes
    assert "12052526" in VariantOptionTooManyValues.codes


@pytest.mark.parametrize(
    ("count", "severity", "limit"),
    [(100, None, None), (101, "warning", "100"), (300, "warning", "100"), (301, "error", "300")],
)
def test_what_only_some_connectors_refuse_is_a_warning(count, severity, limit):
    variants = sample.variants(*[[str(n)] for n in range(count)])
    product = sample.product(options=("Size",), variants=variants)
    failures = found(VariantTooMany, product, maximum=300, doubtful=100)
    assert [f.severity for f in failures] == ([severity] if severity else [])
    assert all(f"at most {limit} " in f.message for f in failures)


@pytest.mark.parametrize(
    ("prices", "low"),
    [
        (("4", "39.99"), None),
        (("4", "40"), "4"),
        (("1", "5", "20", "100", "500"), None),
        (("1", "2", "59"), "2"),
        (("59", "2", "1"), "2"),
        (("0", "59"), None),
        (("-1", "59"), None),
        (("free", "59"), None),
        ((None, "59"), None),
        (("59",), None),
        ((), None),
    ],
)
def test_only_a_leap_between_neighbouring_prices_is_a_spread(prices, low):
    failures = found(VariantPriceSpread, priced(*prices))
    assert [f.value for f in failures] == ([low] if low else [])
    for failure in failures:
        index = prices.index(low)
        assert failure.field == f"variants[{index}].price"


def test_the_ratio_may_be_set():
    assert not found(VariantPriceSpread, priced("1", "50"), ratio=Decimal(51))
    [failure] = found(VariantPriceSpread, priced("1", "50"), ratio=Decimal(50))
    assert failure.message.startswith("The prices leap from 1 to 50;")


prices = st.lists(st.sampled_from(["1", "1.00", "9.99", "10", "120", "-4", "free", None]))


@given(prices, prices)
def test_products_of_one_shape_get_one_verdict(some, others):
    first, second = priced(*some), priced(*others)
    if price_tags(first) == price_tags(second):
        verdicts = [[f.value for f in found(VariantPriceSpread, each)] for each in (first, second)]
        assert verdicts[0] == verdicts[1]


def test_values_are_counted_as_the_marketplace_compares_them():
    rows = [["White", "S"], ["white ", "M"], ["Black", "L"], ["Black", None]]
    product = sample.product(options=("Colour", "Size"), variants=sample.variants(*rows))
    [failure] = found(VariantOptionTooManyValues, product, maximum=2)
    assert failure.field == "options[1]"
    assert failure.message == "The option 'Size' has 3 values; at most 2 are accepted."


@pytest.mark.parametrize(
    ("rows", "speaks"),
    [
        ([("White", "S", "a"), ("White", "M", "a"), ("Red", "S", "b")], False),
        ([("White", "S", "a"), ("White", "M", "b"), ("Red", "S", "a")], False),
        ([("White", "S", "a"), ("White", "M", "b"), ("Red", "S", "c"), ("Red", "M", "d")], True),
        ([("White", "S", "a"), ("white ", "M", "b"), ("Red", "S", "c")], True),
        ([("White", "S", "a"), ("White", "M", None), ("Red", "S", "b")], False),
        ([("White", "S", None), ("White", "M", None)], False),
        ([("White", "a"), ("Red", "b")], False),
    ],
)
def test_pictures_belong_to_one_option(rows, speaks):
    assert bool(found(VariantImageTwoOptions, pictured(*rows))) is speaks


def test_the_grid_of_pictures_tells_a_change_of_any_picture():
    rows = [("White", "S", "a"), ("White", "M", "b"), ("Red", "S", "c"), ("Red", "M", "d")]
    changed = [*rows[:3], ("Red", "M", "c")]
    assert picture_grid(pictured(*rows)) != picture_grid(pictured(*changed))
    assert picture_grid(pictured(*rows[:1])) is None


def test_the_two_rules_about_pictures_do_not_say_the_same():
    rows = [("White", "S", "a"), ("White", "M", "b"), ("Red", "S", "c"), ("Red", "M", None)]
    product = pictured(*rows)
    assert found(VariantImageTwoOptions, product)
    assert not found(VariantImageIncomplete, product)


def test_the_value_with_several_pictures_is_named():
    rows = [("Red", "S", "c"), ("White", "S", "a"), ("White", "M", "b"), ("White", "M", "d")]
    [failure] = found(VariantImageTwoOptions, pictured(*rows))
    assert failure.field == "variants[1].options[0]"
    assert failure.message.startswith("Colour 'White' shows 3 pictures, and so do ")
