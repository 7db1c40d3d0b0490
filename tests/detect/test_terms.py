# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.gate import Gate
from listingcheck.detect.heads import Grammar, Title
from listingcheck.detect.terms import LONGEST, Strength, Terms, Words

GRAMMAR = Grammar(
    packaging=frozenset({"bottle", "ml", "pack", "of"}),
    breaks=frozenset({"for", "with"}),
    leads=frozenset({"de", "faux"}),
)
DRINKS = Words(
    "drinks",
    {
        Strength.SURE: {
            "en": ["vodka", "hard root beer"],
            "es": ["vino tinto"],
            "fr": ["eau-de-vie glacée"],
            "de": ["-wein"],
            "th": ["เบียร์"],
        },
        Strength.LIKELY: {"en": ["beer"]},
        Strength.SUPPORTED: {"en": ["wine"]},
    },
    names={Strength.SURE: ["chablis"], Strength.LIKELY: ["merlot"]},
    exceptions=["root beer", "vodka sauce", "เบียร์สด", "schwein", "-schwein"],
    clears=["alcohol free"],
    units=["#% abv", "75cl", "# vol"],
)
VAPES = Words("vapes", {Strength.SURE: {"en": ["vape", "pocket knife"]}}, accessories=True)
WORDS = ["vodka", "Vodkas", "root", "beer", "hard", "wine", "75cl", "for", "เบียร์", "de", ",", "-",
         "Rotwein", "chablis", "eau", "vie", "glacee"]  # fmt: skip
TERMS = Terms([DRINKS, VAPES], GRAMMAR, ["shirt", "海報"], ["glass", "杯"])
GATE = Gate([TERMS.needs])


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
        ("Rotwein, 2 Flaschen", "Rotwein"),
        ("Eau de vie glacee", "Eau de vie glacee"),
        ("Chablis Les Pierres 2020", "Chablis"),
        ("\u0130pek Vodka 700 ml", "Vodka"),
    ],
)
def test_a_title_is_about_its_head(title, term):
    assert term in heads(title)


@pytest.mark.parametrize(
    "title",
    [
        "Beer Lip Balm",
        "Stand for Vodka",
        "Faux Vodka",
        "Copa de Vodka",
        "Root Beer",
        "Vodka Sauce 500 g",
        "Vodka Glass",
        "Beer Shirt",
        "Alcohol-Free Beer",
        "Vodkaglas",
        "Hausschwein",
        "Schwein",
        "Chablis Shirt",
        "Eau de vie",
        "เบียร์สด",
        "ขายเบียร์ 杯",
    ],
)
def test_what_only_mentions_a_thing_is_left_alone(title):
    assert heads(title) == []


def test_accessories_clear_only_kinds_that_tolerate_them():
    assert [match.kind for match in TERMS.find("Vape Glass")] == ["vapes"]
    assert TERMS.find("Vape Shirt") == []


@pytest.mark.parametrize("text", ["12.5% ABV", "Red 75CL", "40 vol", "7,5 % abv."])
def test_a_measure_goes_with_its_kind(text):
    assert TERMS.units("drinks", text)


@pytest.mark.parametrize("text", ["abv", "175cl", "40 volts", "12% abvious", ""])
def test_what_only_looks_like_a_measure_is_none(text):
    assert not TERMS.units("drinks", text)
    assert not TERMS.units("vapes", text)


def test_a_part_of_a_title_ends_at_signs_and_words():
    title = Title("Linen Tea Towel - Beer, 50 x 70 cm", GRAMMAR)
    assert title.is_head(3, 4, frozenset())
    assert not title.is_head(1, 2, frozenset())


@pytest.mark.parametrize("word", ["vodka ", "a ", "beer, "])
def test_only_the_beginning_of_a_long_title_is_read(word):
    matches = TERMS.find(word * 200_000)
    assert all(match.end <= LONGEST for match in matches)


@given(st.lists(st.sampled_from(WORDS)))
def test_what_is_found_opens_the_gate(words):
    title = " ".join(words)
    if TERMS.find(title):
        assert GATE.open(title)


@given(st.text())
def test_any_text_is_a_title(title):
    for match in TERMS.find(title):
        assert 0 <= match.start < match.end <= len(title)
