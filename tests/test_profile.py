# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from listingcheck import sample
from listingcheck.checker import Checker
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.profile import load_profile, profiles

MARKET = """
title: TikTok Shop, a market of tomorrow
marketplace: tiktok-shop
market: NO
currency: NOK
extends: tiktok-shop/base
sources:
  TOMORROW: {url: "https://example.com/limits", checked: 2026-11}
rules:
  title-length: {options: {minimum: 40}, source: TOMORROW, confidence: A}
  price-zero: {severity: warning}
  title-emoji: {severity: off}
"""


def pack(tmp_path, text):
    path = tmp_path / "tomorrow.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_market_is_added_without_a_line_of_python(tmp_path):
    checker = Checker(pack(tmp_path, MARKET))
    assert (checker.profile.market, checker.profile.currency) == ("NO", "NOK")
    bound = {b.rule.id: b for b in checker.rules}
    assert bound["title-length"].rule.options.minimum == 40
    assert bound["title-length"].rule.options.maximum == 255
    assert bound["title-length"].source_url == "https://example.com/limits"
    assert bound["price-zero"].severity == "warning"
    assert "title-emoji" not in bound
    failures = checker.check(sample.product(title="Walnut cutting board"))
    assert "title-length" in [failure.rule for failure in failures]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MARKET.replace("title-length", "title-lenght"), "Did you mean 'title-length'"),
        (MARKET.replace("minimum", "minimun"), "title-length, option 'minimun'"),
        (MARKET.replace("minimum: 40", "minimum: forty"), "title-length, option 'minimum'"),
        (MARKET.replace("source: TOMORROW", "source: YESTERDAY"), "no source 'YESTERDAY'"),
        (MARKET.replace(", confidence: A", ""), "options need a source and a confidence"),
        (MARKET.replace("currency: NOK", "currency: NOK\ncurrency: SEK"), "line 6"),
        (MARKET.replace("marketplace: tiktok-shop\n", ""), "marketplace"),
        (MARKET.replace("title: T", "title: [T"), "line"),
    ],
)
def test_a_pack_that_makes_no_sense_is_refused_with_its_place(tmp_path, text, said):
    with pytest.raises(ConfigurationError, match=said.replace("[", r"\[")):
        Checker(pack(tmp_path, text))


def test_an_unknown_profile_is_guessed():
    with pytest.raises(ConfigurationError, match="Did you mean 'tiktok-shop/us'"):
        load_profile("tiktokshop/us")


def test_a_profile_name_does_not_leave_the_folder_of_packs():
    with pytest.raises(ConfigurationError):
        load_profile("../rules/tiktok-shop/us")


def test_the_shipped_profiles_load():
    assert {"tiktok-shop/us", "tiktok-shop/uk"} <= set(profiles())
    for name in profiles():
        Checker(name)


@pytest.mark.parametrize("name", profiles())
def test_every_number_of_a_pack_has_source_date_and_confidence(name):
    profile = load_profile(name)
    for rule_id, setting in profile.rules.items():
        if setting.options:
            reference = profile.reference(rule_id)
            assert reference is not None, rule_id
            assert setting.checked or reference.checked, rule_id
            assert setting.confidence, rule_id


CHANGES = """
title: A market that changes
marketplace: tiktok-shop
market: "NO"
currency: NOK
checked: 2026-11-21
extends: tiktok-shop/base
sources:
  TOMORROW: {url: "https://example.com/limits", checked: 2026-11}
rules:
  title-length:
    options: {maximum: 200}
    source: TOMORROW
    confidence: A
    changes:
      - {until: 2026-06-30, options: {maximum: 100}, source: TOMORROW, confidence: B}
      - {from: 2027-01-31, options: {maximum: 75}, severity: warning, source: TOMORROW, confidence: A}
"""


@pytest.mark.parametrize(
    ("day", "maximum", "severity"),
    [
        (None, 200, "error"),
        (date(2026, 6, 30), 100, "error"),
        (date(2026, 7, 1), 200, "error"),
        (date(2027, 1, 30), 200, "error"),
        (date(2027, 1, 31), 75, "warning"),
    ],
)
def test_the_day_decides_among_limits_that_change(tmp_path, day, maximum, severity):
    checker = Checker(pack(tmp_path, CHANGES), on=day)
    [bound] = [b for b in checker.rules if b.rule.id == "title-length"]
    assert (bound.rule.options.maximum, bound.severity) == (maximum, severity)


@pytest.mark.parametrize("name", profiles())
def test_a_shipped_profile_says_when_it_was_checked(name):
    assert load_profile(name).checked is not None


@pytest.mark.parametrize("name", profiles())
def test_only_what_is_certain_is_an_error(name):
    for bound in Checker(name).rules:
        said = load_profile(name).rules[bound.rule.id]
        certain = said.confidence == "A" or said.confirmed_by is not None
        assert certain or bound.severity is not Severity.ERROR, bound.rule.id
