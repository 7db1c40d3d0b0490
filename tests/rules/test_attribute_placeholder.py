# SPDX-License-Identifier: Apache-2.0
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, sample
from listingcheck.detect.text import plain
from listingcheck.failure import Severity
from listingcheck.rule import Valid
from listingcheck.rules.attribute._fillers import LONGEST, Fillers
from listingcheck.rules.attribute.placeholder import AttributePlaceholder
from listingcheck.testing import findings

WORDS = data.words("attribute_placeholders")
FILLERS = Fillers(WORDS)
ENTRIES = [(kind, entry) for kind in ("unfilled", "nothing", "vague") for entry in WORDS[kind]]


def found(name, *values):
    listing = sample.product(options=(name,), variants=sample.variants(*([v] for v in values)))
    return findings(AttributePlaceholder, Valid(listing))


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=lambda part: str(part)[:40])
def test_every_phrase_is_found_and_what_looks_like_it_is_not(kind, entry):
    expected = Severity.INFO if kind == "vague" else Severity.WARNING
    assert FILLERS.severity("Colour", entry["match"]) is expected
    assert FILLERS.severity("Colour", entry["miss"]) in {None, Severity.INFO}
    assert len(entry["phrase"]) < LONGEST


@pytest.mark.parametrize(
    "name", ["Color", "colour_name", "Farbe", "颜色分类", "Màu sắc", "สี", "Outer Material"]
)
def test_what_is_seen_in_a_product_cannot_be_not_applicable(name):
    (failure,) = found(name, "N/A")
    assert failure.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Size", "N/A"),
        ("Size", "-"),
        ("Engraving", "None"),
        ("Colour", "None"),
        ("Gift wrap", "Other"),
        ("Material", "Mixed"),
        ("Collar", "n/a"),
        ("Colour", "Navy"),
        ("Colour", "❤"),
    ],
)
def test_what_may_honestly_be_said(name, value):
    assert not found(name, value)


def test_a_value_is_named_once_whatever_the_number_of_variants():
    listing = sample.product(
        options=("Colour", "Size"),
        variants=sample.variants(["Blue", "S"], ["As shown", "S"], ["As shown", "M"]),
    )
    (failure,) = findings(AttributePlaceholder, Valid(listing))
    assert (failure.field, failure.value) == ("variants[1].options[0]", "As shown")
    assert failure.message == (
        "The value of 'Colour' is 'As shown', which does not say what it is."
    )


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_what_no_pattern_finds_is_no_filler(name, value):
    seen = (value, plain(value).text)
    if not any(re.search(pattern, text) for pattern in FILLERS.patterns() for text in seen):
        assert FILLERS.severity(name, value) is None
