# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.heads import Grammar, Title
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.terms import LONGEST_TITLE, Strength, Terms, Vocabulary

GRAMMAR = Grammar(
    packaging=frozenset({"bottle", "ml", "pack", "of"}),
    breaks=frozenset({"for", "with"}),
    leads=frozenset({"de", "faux"}),
)
DRINKS = Vocabulary(
    "drinks",
    {
        Strength.SURE: {"en": ["vodka", "hard root beer"], "es": ["vino tinto"], "th": ["เบียร์"]},
        Strength.LIKELY: {"en": ["beer"]},
        Strength.SUPPORTED: {"en": ["wine"]},
    },
    exceptions=["root beer", "vodka sauce", "เบียร์สด"],
    clears=["alcohol free"],
    companions=["abv", "75cl"],
    followers=["premium"],
)
VAPES = Vocabulary("vapes", {Strength.SURE: {"en": ["vape", "pocket knife"]}}, accessories=True)
WORDS = ["vodka", "Vodkas", "root", "beer", "hard", "wine", "75cl", "for", "เบียร์", "de", ",", "-"]
TERMS = Terms([DRINKS, VAPES], GRAMMAR, ["shirt", "海報"], ["glass", "杯"])


def heads(title):
    return [title[match.start : match.end] for match in TERMS.find(title) if match.is_head]


@pytest.mark.parametrize(
    ("title", "term"),
    [
        ("Silver Vodka 700 ml", "Vodka"),
        ("VODKA", "VODKA"),
        ("Imported vodkas, pack of 6", "vodkas"),
        ("Vodka Premium", "Vodka"),
        ("Beer for Friends", "Beer"),
        ("Hard Root Beer", "Hard Root Beer"),
        ("Vino Tinto Reserva Especial", "Vino Tinto"),
        ("ขายเบียร์กระป๋อง", "เบียร์"),
        ("Pocket Knives", "Pocket Knives"),
    ],
)
def test_a_title_is_about_its_head(title, term):
    assert term in heads(title)


@pytest.mark.parametrize(
    "title",
    [
        "Vodka Lip Balm",
        "Stand for Vodka",
        "Faux Vodka",
        "Copa de Vodka",
        "Root Beer",
        "Vodka Sauce 500 g",
        "Vodka Glass",
        "Beer Shirt",
        "Alcohol-Free Beer",
        "Vodkaglas",
        "เบียร์สด",
        "ขายเบียร์ 杯",
    ],
)
def test_what_only_mentions_a_thing_is_left_alone(title):
    assert heads(title) == []


def test_accessories_clear_only_kinds_that_tolerate_them():
    assert [match.kind for match in TERMS.find("Vape Glass")] == ["vapes"]
    assert TERMS.find("Vape Shirt") == []


def test_a_companion_backs_a_term_of_its_kind():
    (backed,) = TERMS.find("Wine 75cl")
    (alone,) = TERMS.find("Wine")
    assert (backed.is_backed, alone.is_backed) == (True, False)
    assert alone.strength is Strength.SUPPORTED


def test_a_part_of_a_title_ends_at_signs_and_words():
    title = Title("Linen Tea Towel - Beer, 50 x 70 cm", GRAMMAR)
    assert title.is_head(3, 4, frozenset())
    assert not title.is_head(1, 2, frozenset())


@pytest.mark.parametrize("word", ["vodka ", "a ", "beer, "])
def test_only_the_beginning_of_a_long_title_is_read(word):
    matches = TERMS.find(word * 200_000)
    assert all(match.end <= LONGEST_TITLE for match in matches)


@given(st.lists(st.sampled_from(WORDS)))
def test_what_is_found_makes_a_pattern_occur(words):
    title = " ".join(words)
    if TERMS.find(title):
        assert pattern_set(TERMS.patterns).match(title)
        assert pattern_set(TERMS.patterns, linear=False).match(title)


@given(st.text())
def test_any_text_is_a_title(title):
    for match in TERMS.find(title):
        assert 0 <= match.start < match.end <= len(title)
