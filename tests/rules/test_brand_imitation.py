# SPDX-License-Identifier: Apache-2.0
from itertools import chain

import pytest

from listingcheck import data, sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.rule import Context
from listingcheck.rules.brand.imitation import BrandImitation

WORDS = data.words("imitation")


def said_of(**fields):
    rule = BrandImitation(None, Context(words=data.words))
    return Engine([BoundRule(rule, rule.severity, None)]).check(sample.product(**fields))


@pytest.mark.parametrize(
    "entry",
    [pytest.param(e, id=e["phrase"]) for e in chain.from_iterable(WORDS["phrases"].values())],
)
def test_an_imitation_is_found_and_its_look_alike_is_not(entry):
    assert said_of(title=entry["match"])
    assert said_of(title=entry["match"].upper())
    assert said_of(description=f"<p>{entry['match']}</p>")
    assert said_of(title=entry["miss"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wall art inspired by nature",
        "Inspired by the sea, made by hand",
        "Replica of the Titanic, model kit",
        "Adidas replica jersey, home, season 24/25",
        "Chanel Dupérier biography",
        "Smells like vanilla and Diorama glass",
        "AAA batteries for a duplex doorbell",
    ],
)
def test_honest_likeness_passes(text):
    assert said_of(title=text, description=f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "text", ["Perfume inspired by CHANEL No. 5", "inspirado en Carolina", "Dyson dupe hair dryer"]
)
def test_likeness_to_an_original_speaks(text):
    said = said_of(title=text)
    assert bool(said) is any(name in text.lower() for name in WORDS["originals"])


def test_every_phrase_is_listed_once():
    phrases = [(lang, e["phrase"]) for lang, each in WORDS["phrases"].items() for e in each]
    assert len(phrases) == len(set(phrases))
    assert len(WORDS["originals"]) == len(set(WORDS["originals"]))
