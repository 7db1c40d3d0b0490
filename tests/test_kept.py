# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from listingcheck import data, kept
from listingcheck.detect.phrases import settle
from listingcheck.detect.term_index import forms_of
from listingcheck.detect.terms import Strength, Terms, Words
from listingcheck.rules.claim._family import claims_of

LONG = "word " * kept.FEWEST


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    folder = tmp_path / "below" / "kept"
    monkeypatch.setattr(kept, "folder", lambda: folder)
    monkeypatch.delenv(kept.SWITCH, raising=False)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return folder


def never():
    raise AssertionError("It is kept, and must not be worked out.")


def test_what_was_worked_out_is_read_the_next_time(place):
    assert kept.kept("list", [LONG], lambda: {"wine": ["vin", "\ud800"]}) == {
        "wine": ["vin", "\ud800"]
    }
    assert kept.kept("list", [LONG], never) == {"wine": ["vin", "\ud800"]}
    assert [each.suffix for each in place.iterdir()] == [".json"]


def test_nothing_is_written_where_python_writes_no_modules(place, monkeypatch):
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert kept.kept("list", [LONG], lambda: "wine") == "wine"
    assert not place.exists()


def test_what_follows_from_other_texts_is_something_else():
    kept.kept("list", [LONG, "beer"], lambda: "beer")
    assert kept.kept("list", [LONG, "wine"], lambda: "wine") == "wine"
    assert kept.kept("list", [LONG, "be", "er"], lambda: "two") == "two"
    assert kept.kept("list", ["\ud800" + LONG], lambda: "half a letter") == "half a letter"


def test_other_code_works_it_out_again(tmp_path, monkeypatch):
    kept.kept("list", [LONG], lambda: "old")
    (tmp_path / "detect").mkdir()
    (tmp_path / "data.py").write_text("another version")
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    kept._code.cache_clear()
    try:
        assert kept.kept("list", [LONG], lambda: "new") == "new"
    finally:
        kept._code.cache_clear()


@pytest.mark.parametrize("damage", [b"", b'["wi', b"\xff\xfe\x00", b"wine"])
def test_a_damaged_file_is_written_again(place, damage):
    kept.kept("list", [LONG], lambda: ["wine"])
    (file,) = place.iterdir()
    file.write_bytes(damage)
    assert kept.kept("list", [LONG], lambda: ["wine"]) == ["wine"]
    assert json.loads(file.read_bytes()) == ["wine"]


def test_where_nothing_can_be_written_everything_is_worked_out(place):
    place.parent.write_text("a file where the folder would be")
    assert kept.kept("list", [LONG], lambda: 1) == 1
    assert kept.kept("list", [LONG], lambda: 2) == 2


def test_the_switch_neither_reads_nor_writes(place, monkeypatch):
    kept.kept("list", [LONG], lambda: "kept")
    monkeypatch.setenv(kept.SWITCH, "1")
    assert kept.kept("list", [LONG], lambda: "worked out") == "worked out"
    assert kept.kept("other", [LONG], lambda: 1) == 1
    assert len([*place.iterdir()]) == 1


@pytest.mark.parametrize("value", [{1: "a"}, ("a", "b")])
def test_what_json_would_change_is_not_kept(place, value):
    assert kept.kept("list", [LONG], lambda: value) == value
    assert not place.exists()


def test_little_is_not_kept(place):
    assert kept.kept("list", ["wine"], lambda: 1) == 1
    assert not place.exists()


def test_only_the_newest_of_one_name_stay(place):
    kept.kept("words-goods", [LONG], lambda: "another name")
    for version in range(kept.MOST + 3):
        kept.kept("words", [LONG, str(version)], lambda: 1)
    names = [each.name.partition(".")[0] for each in place.iterdir()]
    assert sorted(names) == ["words"] * kept.MOST + ["words-goods"]


def test_a_word_list_is_read_without_yaml_the_next_time(monkeypatch):
    data._shelf.cache_clear()
    first = data._shelf("claims")
    data._shelf.cache_clear()
    monkeypatch.setattr(data, "load_yaml", lambda *_: never())
    assert data._shelf("claims") == first
    assert first["claims/languages"]["languages"]


def test_phrases_have_the_same_needs_whether_they_are_kept_or_not(monkeypatch):
    def needs():
        phrases = claims_of.__wrapped__(data.words)._phrases
        settle(phrases)
        return [(phrase.needs, phrase.telling) for phrase in phrases]

    cold, warm = needs(), needs()
    monkeypatch.setenv(kept.SWITCH, "1")
    assert cold == warm == needs()
    each = claims_of.__wrapped__(data.words)._phrases
    assert cold == [(phrase.needs, phrase.telling) for phrase in each]


def test_terms_are_the_same_whether_they_are_kept_or_not(monkeypatch):
    listed = data.words("goods/alcohol")
    words = Words("alcohol", {Strength.SURE: listed["terms"]}, clears=listed["clears"])

    def found():
        terms = Terms([words], None)
        return terms.needs, terms.sure_needs, terms._terms._lengths

    cold, warm = found(), found()
    monkeypatch.setattr("listingcheck.detect.terms.kept", lambda _name, _given, make: make())
    assert cold == warm == found()


def test_of_a_long_phrase_two_neighbours_tell():
    forms = forms_of(["bottle of red wine", "wine", "red wine", "-wein", "清酒 sake"])
    assert forms["short"] == ["red wine", "wine"]
    assert forms["long"] == ["bottle of red wine"]
    assert forms["endings"] == ["wein"]
    assert forms["spaceless"] == ["清酒 sake"]
    assert forms["told"] == ["red wine", "清酒"]
