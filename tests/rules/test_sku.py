# SPDX-License-Identifier: Apache-2.0
"""The seller's code: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Safety
from listingcheck.fixes.apply import apply
from listingcheck.product import Origin
from listingcheck.rule import Valid
from listingcheck.rules.sku._family import seller_code
from listingcheck.rules.sku.duplicate import SkuDuplicate
from listingcheck.rules.sku.length import SkuLength
from listingcheck.rules.sku.missing import SkuMissing
from listingcheck.rules.sku.script import SkuScript
from listingcheck.rules.sku.space import SkuSpace
from listingcheck.testing import findings


def with_sku(sku, **fields):
    return sample.product(variants=[sample.variant(sku=sku)], **fields)


@pytest.mark.parametrize(
    ("sku", "fixed", "safety"),
    [
        ("TEE-1 ", "TEE-1", Safety.SAFE),
        ("\u00a0TEE-1\n", "TEE-1", Safety.SAFE),
        ("TEE\u00a01", "TEE-1", Safety.UNSAFE),
        (" TEE \t 1 M ", "TEE-1-M", Safety.UNSAFE),
    ],
)
def test_white_space(sku, fixed, safety):
    (failure,) = findings(SkuSpace, Valid(with_sku(sku)))
    assert failure.fix.safety is safety
    assert apply(with_sku(sku), failure.fix.edits).variants[0].sku == fixed


def test_white_space_around_a_sku_does_not_make_it_long():
    assert findings(SkuLength, Valid(with_sku(" " * 60 + "TEE-1"))) == []


def test_a_source_without_skus_says_so_once():
    origin = Origin(platform="feed", lacks=frozenset({"variants[].sku"}))
    catalogue = tuple(with_sku(None, key=key, origin=origin) for key in "abc")
    (failure,) = findings(SkuMissing, Valid(catalogue))
    assert failure.product is None


def test_a_duplicate_names_the_places_of_all_others():
    catalogue = (
        with_sku("N/A", key="tee"),
        sample.product(key="mug", variants=[sample.variant(), sample.variant(sku="N/A")]),
        with_sku("N/A", key="cap"),
    )
    found = findings(SkuDuplicate, Valid(catalogue))
    assert [(failure.product, failure.field) for failure in found] == [
        ("tee", "variants[0].sku"),
        ("mug", "variants[1].sku"),
        ("cap", "variants[0].sku"),
    ]
    assert "also on tee (variants[0]), cap (variants[0])." in found[1].message


@given(st.text(min_size=1), st.text(min_size=1))
def test_one_shape_one_verdict(one, other):
    products = with_sku(one), with_sku(other)
    if len({seller_code(product.variants[0]) for product in products}) == 1:
        for rule in (SkuLength, SkuSpace, SkuMissing):
            verdicts = {bool(findings(rule, Valid(product))) for product in products}
            assert len(verdicts) == 1


@given(st.text(alphabet="A- \u00a0\u2003\t\n\u200b\x1c\U0001f600", min_size=1).filter(str.strip))
def test_a_plain_shape_has_no_white_space(sku):
    product = with_sku(sku)
    silent = not findings(SkuSpace, Valid(product))
    assert silent == (not any(map(str.isspace, sku)))
    assert silent or seller_code(product.variants[0]) == sku


@pytest.mark.parametrize(
    ("sku", "words"),
    [
        ("TEE-白色-大", ["白色", "大"]),
        ("TEE-\U00020000", ["\U00020000"]),
        ("TEE-ひらがな", []),
        ("TEE-ÄÖÜ", []),
        (None, []),
    ],
)
def test_chinese_characters_are_quoted_where_they_stand(sku, words):
    failures = findings(SkuScript, Valid(with_sku(sku)))
    evidence = [each for failure in failures for each in failure.evidence]
    assert [each.text for each in evidence] == words
    assert all(sku[each.start : each.end] == each.text for each in evidence)


def test_a_sku_beyond_ascii_is_looked_at_by_itself():
    first, second = (with_sku(sku).variants[0] for sku in ("大码", "äö"))
    assert seller_code(first) != seller_code(second)
