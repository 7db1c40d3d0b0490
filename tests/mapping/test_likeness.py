# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck.mapping import likeness
from listingcheck.mapping.features import features_of
from listingcheck.mapping.likeness import Index
from listingcheck.mapping.tree import Branch


def score(wanted, found, titles=()):
    [best, *_] = Index([Branch("1", tuple(found.split(" > ")))]).nearest(
        features_of(tuple(wanted.split(" > ")), titles)
    )
    return best.score


@pytest.mark.parametrize(
    ("wanted", "found", "left"),
    [
        ("Mats", "Mats", 1.0),
        ("Mats", "Bath Mats", 1.0),
        ("Door Mats", "Bath Mats", 0.8),
        ("Mats", "Beds", 0.75),
        ("Iron Accessories", "Irons", 0.75 * 0.8),
        ("Rooms > Beds", "Dogs > Beds", 0.55),
        ("Dogs > Beds", "Rooms > Beds", 0.7),
        ("Tops", "Women > Tops", 1.0),
        ("Men > Tops", "Women > Tops", 0.7 * 0.4),
    ],
)
def test_disagreement_makes_a_likeness_smaller(wanted, found, left):
    one, other = (features_of(tuple(path.split(" > "))) for path in (wanted, found))
    assert likeness._agreement(one, other) == pytest.approx(left)


@pytest.mark.parametrize(
    ("name", "wanted", "titles"),
    [("_ONE_WORD", "Rags > Old Beds", ()), ("_BY_TITLES", "Figura", ("Big Beds",))],
)
def test_thin_evidence_makes_a_likeness_smaller(monkeypatch, name, wanted, titles):
    thin, factor = score(wanted, "Beds", titles), getattr(likeness, name)
    monkeypatch.setattr(likeness, name, 1.0)
    assert thin == pytest.approx(score(wanted, "Beds", titles) * factor, abs=1e-3)
    assert factor < 1


def test_a_vague_last_name_leaves_the_word_to_the_one_above():
    assert features_of(("Bathroom", "Accessories")).weights["bathroom"] == 1.0
    assert features_of(("Bathroom", "Mirrors")).weights["bathroom"] == 0.5


def test_titles_say_more_where_the_name_says_little():
    assert features_of(("Hats",), ["Beanie"]).weights["beanie"] == 0.3
    assert features_of(("Accessories",), ["Beanie"]).weights["beanie"] == 0.6
    assert features_of(("Accessories",), ["Beanie", "Hat"]).weights["beanie"] == 0.3


def test_numbers_are_no_words():
    assert features_of(("23",)).weights == {}


def test_equal_paths_are_as_like_as_can_be():
    assert score("Home > Candles", "Home > Candles") == pytest.approx(1.0)
