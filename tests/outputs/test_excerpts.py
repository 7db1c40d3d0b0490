# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.failure import Evidence
from listingcheck.outputs.cells import cells, wrapped
from listingcheck.outputs.excerpts import AROUND, excerpts
from listingcheck.outputs.quoting import QUOTED


def shown(text, *spans, room=100):
    return list(excerpts([Evidence(text[a:b], a, b) for a, b in spans], text, room))


def drawn(text, words, room=100):
    start = text.index(words)
    [excerpt] = shown(text, (start, start + len(words)), room=room)
    return "".join(excerpt.pieces), excerpt.marks


def test_words_are_shown_with_what_stands_around_them():
    [excerpt] = shown("a" * 100 + "MAIL" + "b" * 100, (100, 104), room=84)
    assert excerpt.pieces == ("..." + "a" * 37, "MAIL", "b" * 37 + "...")
    assert AROUND == 40


def test_a_cut_is_between_words():
    line, _ = drawn("over and over " * 9 + "MAIL" + " again and again" * 9, "MAIL")
    assert line.startswith("...over ")
    assert line.endswith(" again...")


def test_words_near_one_another_share_a_line_and_far_ones_do_not():
    near = shown("write a@b or c@d", (6, 9), (13, 16))
    assert [excerpt.marks for excerpt in near] == ["      ^^^    ^^^"]
    assert len(shown("a" + "x" * 200 + "b", (0, 1), (201, 202))) == 2


def test_what_overlaps_is_marked_once():
    assert [excerpt.marks for excerpt in shown("wechat 123", (0, 10), (7, 10))] == ["^" * 10]


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("请加微信 now", "now", "         ^^^"),
        ("请加微信 now", "微信", "    ^^^^"),
        ("cafe\u0301 now", "now", "     ^^^"),
        ("👨‍👩‍👧 now", "now", "   ^^^"),
        ("one\r\n\ttwo <b>now</b>", "now", "        ^^^"),
        ("a\u202e now", "now", "        ^^^"),
        ("x\ty", "\t", " ^^"),
    ],
)
def test_marks_stand_below_the_words(text, words, marks):
    assert drawn(text, words)[1] == marks


def test_markup_and_breaks_around_the_words_are_left_out():
    assert drawn("<p>Ask\n us <b>NOW</b></p>", "NOW")[0].strip() == "Ask us NOW"


def test_what_a_terminal_may_reorder_has_no_marks_below():
    [excerpt] = shown("שלום now", (5, 8))
    assert excerpt.is_turned
    assert not shown("hello now", (6, 9))[0].is_turned


def test_words_that_are_not_in_the_text_stand_alone():
    [excerpt] = excerpts([Evidence("other", 900, 905)], "mail", 100)
    assert (excerpt.words, excerpt.is_bare) == ("other", True)


def test_only_so_much_evidence_is_shown():
    far = "x" * 5000
    assert len(shown(far, *[(n * 300, n * 300 + 1) for n in range(9)])) == QUOTED


@given(st.text(), st.integers(0, 40), st.integers(1, 40), st.integers(30, 120))
def test_no_text_is_wider_than_there_is_room_or_steers_a_terminal(text, start, length, room):
    words = text[start : start + length]
    for excerpt in excerpts([Evidence(words, start, start + len(words))], text, room):
        line = "".join(excerpt.pieces)
        assert cells(line) <= room
        assert len(line.splitlines()) <= 1
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in line)


@given(st.text(alphabet="ab 茶é"), st.integers(5, 30))
def test_wrapping_loses_nothing_and_only_long_words_stick_out(text, room):
    lines = list(wrapped(text, room))
    assert " ".join(lines) == text
    assert all(cells(line) <= room or " " not in line.strip() for line in lines)
