# SPDX-License-Identifier: Apache-2.0
from itertools import chain

import pytest

from listingcheck import data, registry, sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.offer import Offer
from listingcheck.rule import Context

RULES = {rule.id: rule for rule in registry.built_in()}
PREFIXES = {"prefixes": ("(used)", "(refurbished)")}


def said_of(rule_id, title, options=None, **fields):
    rule = RULES[rule_id](options, Context(words=data.words))
    product = sample.product(title=title, **fields)
    return Engine([BoundRule(rule, rule.severity, None)]).check(product)


def entries(lists):
    return [pytest.param(entry, id=entry["phrase"]) for entry in chain.from_iterable(lists)]


@pytest.mark.parametrize("entry", entries([data.words("variant_lists")["phrases"]]))
def test_wording_of_variants_is_found_and_its_look_alike_is_not(entry):
    assert said_of("title-variant-list", entry["match"])
    assert said_of("title-variant-list", entry["match"].upper())
    assert said_of("title-variant-list", entry["miss"]) == []


@pytest.mark.parametrize(
    "title",
    [
        "Running Shoe White/Black/Pink",
        "Dress Shirt Blue/White/Blue/White",
        "Cable for iPhone 13/14/15 and A4/A5/A6",
        "Ring Size S/M, L/XL is bigger",
        "Lamp 50/60 Hz, 110/220/240 V, AC/DC, 2-in-1",
        "Gas/Small/Tinred/blue/greenish",
    ],
)
def test_two_colours_measures_and_models_are_no_list(title):
    assert said_of("title-variant-list", title) == []


@pytest.mark.parametrize(
    "named", ["Red/Blue/Green", "red | navy blue / pink", "S/M/L", "XL/2XL/3XL/4XL"]
)
def test_three_of_a_kind_are_a_list_that_goes(named):
    (failure,) = said_of("title-variant-list", f"Cotton Tee {named}")
    assert failure.evidence[0].text == named
    assert failure.fix.edits[0].new == "Cotton Tee"


@pytest.mark.parametrize("entry", entries(data.words("second_hand").values()))
def test_second_hand_wording_is_found_and_its_look_alike_is_not(entry):
    assert said_of("title-second-hand-prefix", entry["match"], {"prefixes": ("(other)",)})
    assert said_of("title-second-hand-prefix", entry["miss"], {"prefixes": ("(other)",)}) == []


@pytest.mark.parametrize(
    "title", ["(used) Phone", "[USED] Phone", "Refurbished Phone", " Used phone"]
)
def test_a_prefix_counts_whatever_its_brackets_and_case(title):
    offer = {"offer": Offer(condition="refurbished")}
    variants = [sample.variant().model_copy(update=offer)]
    assert said_of("title-second-hand-prefix", title, PREFIXES, variants=variants) == []


def test_the_prefix_says_which_kind():
    (failure,) = said_of("title-second-hand-prefix", "Preloved Phone", PREFIXES)
    assert failure.fix.edits[0].new == "(used) Preloved Phone"
    assert said_of("title-second-hand-prefix", "Preloved Phone") == []
