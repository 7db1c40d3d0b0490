# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import data
from listingcheck.rule import Valid
from listingcheck.rules._offered import folded, offered
from listingcheck.rules.condition.invalid import ConditionInvalid
from listingcheck.testing import findings

WORDS = data.words("offers")


def found(condition, **options):
    return findings(ConditionInvalid, Valid(offered(condition=condition), options))


@pytest.mark.parametrize("condition", ["new", "NEW", " Used ", "d'occasion", "中古", "Refurbished"])
def test_a_condition_in_the_language_of_the_feed_is_accepted(condition):
    assert not found(condition)


@pytest.mark.parametrize(
    ("condition", "meant"),
    [
        ("Pre-Owned", "used"),
        ("http://schema.org/UsedCondition", "used"),
        ("like_new", "used"),
        ("renewed", "refurbished"),
        ("brand new", "new"),
        ("mint", None),
        ("newish", None),
    ],
)
def test_a_plain_meaning_is_proposed(condition, meant):
    (failure,) = found(condition)
    assert [edit.new for edit in failure.fix.edits] == ([meant] if meant else [])
    assert (
        failure.message == f"The condition is {condition!r}; new, refurbished, used are accepted."
    )


def test_a_meaning_that_the_market_does_not_take_is_not_proposed():
    (failure,) = found("renewed", accepted=["new", "used"])
    assert not failure.fix.edits


@pytest.mark.parametrize("kind", ["availability", "condition"])
def test_a_spelling_means_one_thing(kind):
    for table in WORDS[kind].values():
        spellings = [folded(s) for listed in table.values() for s in {*map(folded, listed)}]
        assert len(spellings) == len(set(spellings))
    spelled = {folded(s) for listed in WORDS[kind]["spelled"].values() for s in listed}
    meant = {folded(s) for listed in WORDS[kind]["meant"].values() for s in listed}
    assert not spelled & meant
    assert WORDS[kind]["spelled"].keys() == WORDS[kind]["meant"].keys()
