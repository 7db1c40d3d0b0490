# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, sample
from listingcheck.failure import Severity
from listingcheck.rule import Valid
from listingcheck.rules.brand._family import folded
from listingcheck.rules.brand.missing import BrandMissing
from listingcheck.rules.brand.placeholder import BrandPlaceholder
from listingcheck.rules.brand.unauthorised import BrandUnauthorised
from listingcheck.shop import Shop
from listingcheck.testing import findings


def found(rule, brand, shop=None):
    return findings(rule, Valid(sample.product(brand=brand), shop=shop or Shop()))


@given(st.text(min_size=1))
def test_no_brand_breaks_a_rule(brand):
    shop = Shop(protected_brands=(brand,))
    for rule in (BrandMissing, BrandPlaceholder, BrandUnauthorised):
        assert all(f.rule == rule.id for f in found(rule, brand, shop))


@pytest.mark.parametrize("written", ["ACME straße", "acme  STRASSE ", "Ａｃｍｅ Strasse"])
def test_a_brand_is_itself_however_it_is_written(written):
    assert found(BrandUnauthorised, written, Shop(protected_brands=("Acme Straße",)))
    shop = Shop(protected_brands=("Acme Straße",), authorised_brands=(written,))
    assert not found(BrandUnauthorised, written, shop)


@pytest.mark.parametrize("brand", ["N/A", "ｎ／ａ", " Your  Brand ", "?", "不明"])
def test_fillers_are_known_in_any_case_and_width(brand):
    (failure,) = found(BrandPlaceholder, brand)
    assert failure.severity is Severity.WARNING


def test_to_say_that_there_is_no_brand_is_only_noted():
    (failure,) = found(BrandPlaceholder, "UNBRANDED")
    assert failure.severity is Severity.INFO


@pytest.mark.parametrize("brand", ["Brandt", "Testo", "Unknown Pleasures", "3M", "&Tradition"])
def test_a_filler_inside_a_name_is_part_of_the_name(brand):
    assert not found(BrandPlaceholder, brand)


def test_the_word_lists_are_folded_and_apart():
    words = data.words("placeholders")
    assert all(word == folded(word) for kind in ("brand", "unbranded") for word in words[kind])
    assert not set(words["brand"]) & set(words["unbranded"])
