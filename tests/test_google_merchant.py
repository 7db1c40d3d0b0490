# SPDX-License-Identifier: Apache-2.0
"""A second marketplace is data: its packs, and that they change nothing for the first."""

from pathlib import Path

import pytest

from listingcheck import registry, sample, sources
from listingcheck.checker import Checker
from listingcheck.product import Origin
from listingcheck.profile import load_profile, profiles
from listingcheck.rule import Context
from listingcheck.sources.platforms import known

GOOGLE = [name for name in profiles() if name.startswith("google-merchant/")]
TIKTOK = [name for name in profiles() if name.startswith("tiktok-shop/")]
CATALOGS = Path(__file__).parents[2] / "shared" / "catalogs" / "google_merchant"
OPTIONS = {
    "price-currency": {"stated": False, "converts": False},
    "price-unreadable": {"comma": True},
    "listing-duplicate": {"ids": False},
    "gtin-duplicate": {"variants_may_share": False},
}
"""What only Google's packs set, and what it is for everyone else."""
CODES = {
    "invalid_gtin_checksum": "gtin-check-digit",
    "invalid_gtin_length": "gtin-length",
    "ambiguous_gtin": "gtin-lost-zero",
    "restricted_gtin": "gtin-restricted-prefix",
    "bulk_gtin": "gtin-restricted-prefix",
    "coupon_gtin": "gtin-coupon-prefix",
    "reserved_gtin": "gtin-demo-prefix",
    "item_duplicate_by_gtin": "gtin-duplicate",
    "identifier_exists_false_misuse": "gtin-denied",
    "id_reuse": "listing-duplicate",
    "invalid_url": "link-invalid",
    "invalid_url_with_ip": "link-invalid",
    "invalid_color": "attribute-placeholder",
    "attribute_has_too_many_values": "image-too-many-per-item",
}


def test_there_are_packs_for_several_countries():
    assert {"us", "uk", "de", "fr", "jp"} <= {name.partition("/")[2] for name in GOOGLE}


@pytest.mark.parametrize("name", GOOGLE)
def test_a_country_says_its_currency_and_language_and_nothing_else(name):
    profile, base = load_profile(name), load_profile("google-merchant/base")
    assert profile.market
    assert profile.currency
    assert profile.language
    assert profile.title.startswith("Google Merchant Center, ")
    assert profile.rules == base.rules


def test_every_statement_has_a_source_and_a_confidence():
    for rule_id, setting in load_profile("google-merchant/base").rules.items():
        assert setting.source, rule_id
        assert setting.confidence, rule_id
        if setting.severity == "error":
            assert setting.confidence == "A", rule_id


@pytest.mark.parametrize(("code", "rule"), CODES.items())
def test_googles_codes_are_aliases(code, rule):
    (found,) = [each for each in registry.built_in() if each.id == rule]
    assert code in found.codes
    assert rule in load_profile("google-merchant/us").rules


@pytest.mark.parametrize("name", TIKTOK)
def test_what_google_sets_is_off_for_tiktok_shop(name):
    bound = {each.rule.id: each.rule for each in Checker(name).rules}
    for rule_id, expected in OPTIONS.items():
        said = bound[rule_id].options.model_dump()
        assert {option: said[option] for option in expected} == expected


def test_no_platform_is_the_own_format_of_tiktok_shop():
    """Its template goes through connectors too, so nothing is asked of it that is asked of feeds."""
    for platform in known():
        product = sample.product(origin=Origin(platform=platform.name))
        assert not Context(marketplace="tiktok-shop").is_own(product)
        assert Context(marketplace="google-merchant").is_own(product) == (
            platform.name == "google_merchant"
        )


@pytest.mark.parametrize("name", TIKTOK)
def test_for_tiktok_shop_a_feed_is_an_export_like_any_other(name):
    examples = [
        product
        for rule in registry.built_in()
        for example in (*rule.VALID, *rule.INVALID)
        for product in example.catalogue
    ]
    feed, other = (
        [product.changed(origin=Origin(platform=platform)) for product in examples]
        for platform in ("google_merchant", "shopify")
    )
    checker = Checker(name)
    assert _found(checker, feed) == _found(checker, other)


def _found(checker, products):
    failures = checker.run(products).failures
    return sorted((f.rule, f.severity, f.product or "", f.field or "") for f in failures)


def _real(name):
    if not CATALOGS.is_dir():
        pytest.skip("there are no real exports beside the repository")
    failures = Checker("google-merchant/us").run(sources.read(CATALOGS / name)).failures
    return {f.rule for f in failures if f.severity == "error"}


def test_a_real_feed_of_a_broken_app():
    assert _real("Ramiel2009__feed__processed_products.csv") == {
        *("description-missing", "title-missing", "listing-duplicate", "price-unreadable"),
    }


def test_real_sample_feeds_are_clean_of_errors():
    assert _real("Laz627__google-merchant-center-validation__sample-valid.csv") == set()
    assert _real("Laz627__google-merchant-center-validation__sample-valid.json") == set()
