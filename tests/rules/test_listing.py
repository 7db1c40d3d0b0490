# SPDX-License-Identifier: Apache-2.0
"""The listing as a whole: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.product import Origin
from listingcheck.rule import Valid
from listingcheck.rules.listing.duplicate import ListingDuplicate
from listingcheck.testing import findings


def found(*products):
    return [(f.product, f.field) for f in findings(ListingDuplicate, Valid(products))]


def test_every_member_is_named():
    catalogue = tuple(sample.product(key=key) for key in "abc")
    failures = findings(ListingDuplicate, Valid(catalogue))
    assert [failure.product for failure in failures] == ["a", "b", "c"]
    assert "a (number 1), c (number 3)" in failures[1].message


def test_the_same_key_is_told_once():
    same = sample.product()
    assert found(same, same) == [(same.key, "key"), (same.key, "key")]


def test_the_same_key_and_another_copy():
    same, copy = sample.product(), sample.product(key="copy")
    assert sorted(found(same, same, copy)) == sorted(
        [(same.key, "key")] * 2 + [(same.key, "title")] * 2 + [("copy", "title")]
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Northwind Linen T-Shirt"},
        {"title": None},
        {"description": None},
        {"description": sample.DESCRIPTION.replace("180", "190")},
        {"variants": [sample.variant(price="29.99")]},
        {"variants": [sample.variant(), sample.variant()]},
        {"variants": []},
    ],
)
def test_what_differs_is_no_duplicate(fields):
    assert found(sample.product(), sample.product(key="other", **fields)) == []


def test_case_and_white_space_of_the_title_do_not_matter():
    shouted = sample.product(key="other", title=f" {sample.product().title.upper()} ")
    assert len(found(sample.product(), shouted)) == 2


def test_a_member_is_named_by_its_line():
    origin = Origin(platform="shopify", file="products.csv")
    one = sample.product(line=2, origin=origin)
    two = sample.product(line=9, origin=origin)
    first, second = findings(ListingDuplicate, Valid((one, two)))
    assert "organic-cotton-tee (products.csv:9)" in first.message
    assert "organic-cotton-tee (products.csv:2)" in second.message


def test_a_member_is_named_by_its_record_where_there_are_no_lines():
    first, _ = findings(
        ListingDuplicate, Valid((sample.product(record=1), sample.product(record=2)))
    )
    assert "organic-cotton-tee (record 2)" in first.message


@given(st.text(), st.text())
def test_any_text_has_a_key(title, description):
    twice = (
        sample.product(key="a", title=title, description=description),
        sample.product(key="b", title=title, description=description),
    )
    assert found(*twice) == [("a", "title"), ("b", "title")]
