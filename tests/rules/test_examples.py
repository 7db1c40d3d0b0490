# SPDX-License-Identifier: Apache-2.0
"""What must hold for every rule, drawn from its own examples."""

import pytest

from listingcheck import registry, sample
from listingcheck.checker import Checker
from listingcheck.profile import profiles
from listingcheck.tally import Tally
from listingcheck.testing import check_examples

RULES = registry.built_in()
APART = [f"tiktok-shop/{market}" for market in ("us", "de", "jp", "vn")] + ["google-merchant/us"]
"""Profiles that differ most from each other."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_does_what_its_examples_say(rule):
    check_examples(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_stands_where_its_id_says(rule):
    folder, stem = rule.__module__.split(".")[-2:]
    assert rule.id.replace("-", "_") in {f"{folder}_{stem}", stem}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_option_is_described(rule):
    for name, field in rule.Options.model_fields.items():
        assert field.description, f"{rule.id}: option {name} has no description"
        assert not field.is_required(), f"{rule.id}: option {name} has no default"


@pytest.mark.parametrize("name", profiles())
def test_the_clean_sample_is_clean(name):
    checker = Checker(name)
    currency = checker.profile.currency
    clean = sample.product(variants=[sample.variant(price="5000", currency=currency)])
    failures = [f for f in checker.check(clean) if f.severity != "info"]
    assert [(f.rule, f.message) for f in failures] == []


@pytest.mark.parametrize("name", APART)
def test_shortcuts_change_nothing(name):
    """Every example of every rule, in one catalogue: with and without leaving anything out."""
    products = [
        product
        for rule in RULES
        for example in (*rule.VALID, *rule.INVALID)
        for product in example.catalogue
    ]
    quick, thorough = Checker(name), Checker(name, shortcuts=False)
    assert _found(quick, products * 2) == _found(thorough, products * 2)


def _found(checker, products):
    failures = checker.stream(products, Tally())
    return sorted((f.rule, f.product or "", f.field or "", f.message) for f in failures)
