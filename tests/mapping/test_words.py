# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck.mapping.words import known, stem, terms


def words(name):
    return [term.word for term in terms(name) if not term.is_pair]


def heads(name):
    return [term.word for term in terms(name) if term.is_head]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Women's T-Shirts", "Ladies Tee shirt"),
        ("Shelves", "shelf"),
        ("Nappies", "Diaper"),
        ("Jewellery Boxes", "jewelry box"),
        ("Cutting Boards", "Chopping Board"),
        ("TVs", "Television"),
        ("Vêtements", "vetement"),
    ],
)
def test_spellings_of_one_thing_have_a_word_in_common(one, other):
    assert {term.word for term in terms(one)} & {term.word for term in terms(other)}


def test_the_last_word_of_each_part_is_the_head():
    assert heads("Hats & Winter Caps") == ["hat", "cap"]
    assert heads("Accessories for Dogs") == ["accessory"]
    assert heads("Bolsas de mano") == ["bolsa"]


def test_what_says_nothing_is_left_out():
    assert words("Other Hats and the Caps") == ["hat", "cap"]
    assert words("Default Category") == []


def test_compounds_come_apart_and_pairs_together():
    assert words("Womenswear") == ["women", "clothing"]
    assert "bookcase" in {term.word for term in terms("Book Cases")}


def test_a_script_without_spaces_is_cut_into_pairs():
    assert words("鳥かご用品") == ["鳥か", "かこ", "こ用", "用品"]


@pytest.mark.parametrize("word", ["us", "s", "gas", "women", "dress", "iris"])
def test_a_word_is_not_cut_away(word):
    assert stem(word) in {word, "ga"}


def test_the_first_of_several_words_stands_for_all():
    same = known().same
    assert all(same.get(word, word) == word for word in same.values())
