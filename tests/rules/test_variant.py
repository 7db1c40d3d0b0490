# SPDX-License-Identifier: Apache-2.0
"""Options, their values and combinations: what the examples of the rules leave open."""

import sys
from itertools import product as every

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.rule import Valid
from listingcheck.rules.variant._family import folded
from listingcheck.rules.variant.duplicate_combination import VariantDuplicateCombination
from listingcheck.rules.variant.duplicate_value import VariantDuplicateValue
from listingcheck.rules.variant.image_incomplete import VariantImageIncomplete
from listingcheck.rules.variant.option_missing import VariantOptionMissing
from listingcheck.rules.variant.option_name_duplicate import VariantOptionNameDuplicate
from listingcheck.rules.variant.option_name_length import VariantOptionNameLength
from listingcheck.rules.variant.option_value_length import VariantOptionValueLength
from listingcheck.rules.variant.too_many import VariantTooMany
from listingcheck.rules.variant.too_many_options import VariantTooManyOptions
from listingcheck.tally import Tally
from listingcheck.testing import findings

RULES = (
    VariantDuplicateValue,
    VariantDuplicateCombination,
    VariantOptionMissing,
    VariantTooMany,
    VariantTooManyOptions,
    VariantOptionNameLength,
    VariantOptionValueLength,
    VariantOptionNameDuplicate,
    VariantImageIncomplete,
)
COLOUR, COLOUR_AND_SIZE = ("Colour",), ("Colour", "Size")


def listing(options, *rows):
    return sample.product(options=options, variants=sample.variants(*rows))


def fields(rule, listing):
    return [failure.field for failure in findings(rule, Valid(listing))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("White", "WHITE"),
        ("White", " White\t"),
        ("Off white", "off\u00a0  white"),
        ("ＸＬ", "xl"),
        ("Café", "Cafe\u0301"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_value(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("White", "Off white"), ("10 cm", "10cm"), ("A-1", "A1"), ("Rose", "Rosé")]
)
def test_values_that_differ(one, other):
    assert folded(one) != folded(other)


def test_two_spellings_of_a_single_option_are_a_duplicate_value():
    twice = listing(COLOUR, ["White"], ["white "])
    assert fields(VariantDuplicateValue, twice) == ["variants[1].options[0]"]
    assert fields(VariantDuplicateCombination, twice) == []


def test_one_spelling_on_two_variants_is_a_duplicate_combination():
    twice = listing(COLOUR, ["White"], ["White"])
    assert fields(VariantDuplicateValue, twice) == []
    assert fields(VariantDuplicateCombination, twice) == ["variants[1].options"]


def test_an_option_without_values_does_not_count():
    twice = listing(COLOUR_AND_SIZE, ["White", None], ["White", None])
    assert fields(VariantDuplicateCombination, twice) == ["variants[1].options"]
    assert fields(VariantOptionMissing, twice) == []


def test_each_repeat_of_a_single_option_is_named_by_one_rule():
    thrice = listing(COLOUR, ["White"], ["White"], ["Black"], ["WHITE"])
    assert fields(VariantDuplicateCombination, thrice) == ["variants[1].options"]
    assert fields(VariantDuplicateValue, thrice) == ["variants[3].options[0]"]


def test_an_odd_spelling_is_named_once():
    odd = listing(COLOUR_AND_SIZE, ["White", "S"], ["white", "M"], ["white", "L"], ["WHITE", "XL"])
    assert fields(VariantDuplicateValue, odd) == [
        "variants[1].options[0]",
        "variants[3].options[0]",
    ]


def test_the_same_value_on_many_variants_is_no_duplicate():
    grid = listing(COLOUR_AND_SIZE, *every(["White", "Black"], ["S", "M", "L"]))
    for rule in RULES:
        assert fields(rule, grid) == []


def test_renaming_reaches_every_variant_and_nothing_else():
    odd = listing(COLOUR_AND_SIZE, ["White", "S"], ["white", "M"], ["Black", "L"], ["white", "L"])
    (failure,) = findings(VariantDuplicateValue, Valid(odd))
    fixed = apply(odd, failure.fix.edits)
    assert [v.options[0] for v in fixed.variants] == ["White", "White", "Black", "White"]
    assert fields(VariantDuplicateValue, fixed) == []


def test_no_renaming_into_a_duplicate_combination():
    odd = listing(COLOUR_AND_SIZE, ["White", "S"], ["white", "M"], ["white", "S"])
    (failure,) = findings(VariantDuplicateValue, Valid(odd))
    assert failure.fix.edits == ()
    assert fields(VariantDuplicateCombination, odd) == ["variants[2].options"]


def test_a_duplicate_names_both_variants():
    (failure,) = findings(
        VariantDuplicateCombination,
        Valid(listing(COLOUR_AND_SIZE, ["White", "S"], ["Black", "S"], ["White", "S"])),
    )
    assert "variant 3 (TEE-2)" in failure.message
    assert "variant 1 (TEE-0)" in failure.message


def test_an_incomplete_variant_is_no_duplicate():
    twice = listing(COLOUR_AND_SIZE, ["White", "S"], ["White"], ["White", None])
    assert fields(VariantDuplicateCombination, twice) == []
    assert fields(VariantOptionMissing, twice) == [
        "variants[1].options[1]",
        "variants[2].options[1]",
    ]


def test_a_long_value_is_named_once():
    long = "x" * 51
    wide = listing(COLOUR_AND_SIZE, ["White", long], ["Black", long])
    assert fields(VariantOptionValueLength, wide) == ["variants[0].options[1]"]


def pictured(*rows):
    return sample.product(
        options=("Size", "Colour"),
        variants=[
            sample.variant(size, colour, image=f"https://cdn.example.com/{name}" if name else None)
            for size, colour, name in rows
        ],
    )


def test_pictures_belong_to_the_option_that_tells_them_apart():
    shown = pictured(("S", "White", "w.jpg"), ("S", "Black", "b.jpg"), ("M", "White", None))
    assert fields(VariantImageIncomplete, shown) == []


def test_each_value_without_a_picture_is_named_once():
    shown = pictured(
        ("S", "White", "w.jpg"),
        ("S", "Black", "b.jpg"),
        ("S", "Sand", None),
        ("M", "Sand", None),
        ("M", "Rose", None),
    )
    assert fields(VariantImageIncomplete, shown) == ["variants[2].image", "variants[4].image"]


def test_pictures_that_no_option_tells_apart_are_taken_for_the_first():
    shown = pictured(
        ("S", "White", "1.jpg"),
        ("S", "Black", "2.jpg"),
        ("M", "White", "3.jpg"),
        ("L", "White", None),
    )
    assert fields(VariantImageIncomplete, shown) == ["variants[3].image"]


VALUES = st.one_of(st.none(), st.sampled_from(["White", "white ", "WHITE", "Black"]), st.text())
IMAGES = st.sampled_from([None, "https://cdn.example.com/1.jpg", "https://cdn.example.com/2.jpg"])


@st.composite
def listings(draw):
    options = draw(st.lists(st.sampled_from(["Colour", "colour", "Size", ""]), max_size=3))
    rows = st.tuples(st.lists(VALUES, max_size=3), IMAGES)
    return sample.product(
        options=tuple(options),
        variants=[
            sample.variant(*row, image=image) for row, image in draw(st.lists(rows, max_size=4))
        ],
    )


@given(st.lists(listings(), max_size=6))
def test_shapes_hide_nothing(catalogue):
    def found(*, shortcuts):
        bound = [BoundRule(rule({}), rule.severity, None) for rule in RULES]
        return list(Engine(bound, shortcuts=shortcuts).stream(catalogue, Tally()))

    quick, thorough = found(shortcuts=True), found(shortcuts=False)
    assert sorted(map(str, quick)) == sorted(map(str, thorough))
    assert not [failure for failure in quick if failure.rule == "internal-error"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_work_grows_with_the_number_of_variants(rule):
    """Spellings of one value, as many as there are variants."""

    def calls(count):
        spellings = every(*[("a", "A")] * 12)
        rows = [("".join(next(spellings)), f"Size {n}") for n in range(count)]
        big = listing(COLOUR_AND_SIZE, *rows)
        made = 0

        def note(frame, event, argument):
            nonlocal made
            made += 1

        instance = rule({})
        folded.cache_clear()
        sys.setprofile(note)
        try:
            for _ in instance.check(big):
                pass
        finally:
            sys.setprofile(None)
        return made

    assert calls(2000) < 3 * calls(1000)
