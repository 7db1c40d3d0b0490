# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import data
from listingcheck.detect.folding import folded
from listingcheck.detect.gate import Gate
from listingcheck.detect.keys import Lists
from listingcheck.detect.phrases import Phrase, Phrases, any_of
from listingcheck.detect.span import WINDOWS, Confidence
from listingcheck.rules.redirect._words import KINDS, Words

WORDS = Words(data.words, "tiktok-shop")
ENTRIES = [
    pytest.param(entry, phrase, id=f"{language} {kind}: {entry['phrase'][:40]}")
    for kind in KINDS
    for language in WORDS.languages
    for entry, phrase in zip(
        WORDS.of(language).get(kind, ()), WORDS.phrases_of(language, kind), strict=True
    )
]


def found(text, *phrases):
    spans = Phrases(Phrase({"phrase": phrase}) for phrase in phrases).find(text)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("entry", "phrase"), ENTRIES)
def test_every_phrase_matches_its_example_and_misses_its_look_alike(entry, phrase):
    assert list(phrase.find(folded(entry["match"])))
    look_alike = folded(entry["miss"])
    assert not any(WORDS.phrases.find(look_alike, kind) for kind in KINDS)


@pytest.mark.parametrize(("entry", "phrase"), ENTRIES)
def test_the_words_of_every_phrase_stand_in_its_example(entry, phrase):
    assert Gate([[phrase.needs]]).open(folded(entry["match"])) == {0}


def test_fourteen_languages_have_phrases_of_every_kind():
    assert len(WORDS.languages) == 14
    assert all(len(list(WORDS.phrases_of(name, "call_to_action"))) >= 8 for name in WORDS.languages)


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
    likely = Phrase({"phrase": "our site", "confidence": "likely"})
    phrases = Phrases([likely, Phrase({"phrase": "link in bio"})])
    spans = phrases.find("our site, link in bio")
    assert [span.confidence for span in spans] == [Confidence.LIKELY, Confidence.SURE]


def test_letters_beyond_ascii_match_in_both_cases():
    phrase = Phrase({"phrase": "síguenos en instagram"})
    assert Phrases([phrase]).find("SÍGUENOS EN INSTAGRAM")


def test_a_text_that_repeats_a_phrase_is_read_so_far():
    assert len(Phrases([Phrase({"phrase": "link in bio"})]).find("link in bio " * 5_000)) == WINDOWS


def test_names_in_braces_stand_for_lists_and_dots_for_a_few_words():
    lists = Lists({"tell": ["write us", "text (us|me)"], "place": ["whatsapp", "ไลน์"]})
    phrases = Phrases([Phrase({"phrase": "{tell} ... {place}"}, lists, few=20)])
    assert phrases.find("Text me any time on WhatsApp")
    assert phrases.find("write us ที่ไลน์")
    assert phrases.find("Text me. It shows WhatsApp") == []
    assert phrases.find("Text me whenever you would like to on WhatsApp") == []


def test_a_sentence_about_the_own_shop_is_left_alone():
    stay = any_of(["shop chat"])
    phrases = Phrases([Phrase({"phrase": "write us"}, stay=stay)])
    assert phrases.find("Write us in the shop chat.") == []
    assert len(phrases.find("There is a shop chat. Write us!")) == 1
