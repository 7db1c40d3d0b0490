# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import data
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.phrases import Phrases
from listingcheck.detect.span import WINDOWS, Confidence

LANGUAGES = data.words("redirect/languages")["languages"]
ENTRIES = [
    pytest.param(entry, id=f"{language}: {entry['phrase'][:40]}")
    for language in LANGUAGES
    for entry in data.words(f"redirect/{language}")["phrases"]
]
ALL = Phrases([param.values[0] for param in ENTRIES])


def found(text, *phrases):
    spans = Phrases([{"phrase": phrase} for phrase in phrases]).find(text)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_phrase_matches_its_example_and_misses_its_look_alike(entry):
    assert Phrases([entry]).find(entry["match"])
    assert not ALL.find(entry["miss"])


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_phrase_lets_its_example_through_both_engines(entry):
    patterns = Phrases([entry]).patterns
    for text in (entry["match"], entry["match"].upper()):
        for linear in (True, False):
            assert pattern_set(patterns, linear=linear).match(text) or text != entry["match"]


def test_fourteen_languages_have_phrases():
    assert len(LANGUAGES) == 14
    assert all(len(data.words(f"redirect/{name}")["phrases"]) >= 10 for name in LANGUAGES)


def test_alternatives_optional_words_and_white_space():
    phrase = "folge uns (auch |)auf (insta|instagram)"
    assert found("FOLGE  uns\nauf Instagram!", phrase) == ["FOLGE  uns\nauf Instagram"]
    assert found("folge uns auch auf insta", phrase) == ["folge uns auch auf insta"]
    assert found("folge uns auf instants", phrase) == []


def test_latin_words_stand_by_themselves_and_others_anywhere():
    assert found("cuff link in biodegradable box", "link in bio") == []
    assert found("đường link in bioà", "link in bio") == []
    assert found("请加微信号", "加微信") == ["加微信"]
    assert found("加LINE私訊", "line") == ["LINE"]


def test_the_longer_of_two_that_overlap_is_told():
    assert found("link in bio shop", "link in bio", "link in bio shop") == ["link in bio shop"]


def test_a_phrase_says_how_sure_it_is():
    phrases = Phrases([{"phrase": "our site", "confidence": "likely"}, {"phrase": "link in bio"}])
    spans = phrases.find("our site, link in bio")
    assert [span.confidence for span in spans] == [Confidence.LIKELY, Confidence.SURE]


def test_letters_beyond_ascii_match_in_both_cases_in_both_engines():
    phrase = Phrases([{"phrase": "síguenos en instagram"}])
    assert phrase.find("SÍGUENOS EN INSTAGRAM")
    for linear in (True, False):
        assert pattern_set(phrase.patterns, linear=linear).match("SÍGUENOS EN INSTAGRAM")


def test_a_text_that_repeats_a_phrase_is_read_so_far():
    assert len(Phrases([{"phrase": "link in bio"}]).find("link in bio " * 5_000)) == WINDOWS
