# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.failure import Evidence, Failure, Fix, Severity
from listingcheck.outputs.quoting import LONGEST, QUOTED, quotes, safe, short
from listingcheck.product import Where


def failing(value, *spans):
    evidence = tuple(Evidence(value[a:b], a, b) for a, b in spans)
    return Failure(
        "test-rule", None, Severity.ERROR, "p", None, "title", Where(), value, None, "Odd.",
        Fix("Fix it."), evidence,
    )  # fmt: skip


def test_what_steers_a_terminal_is_written_out():
    assert safe("\x1b[31mred\x07") == r"\x1b[31mred\x07"
    assert safe("a\u202eb\u2028c\n\td\x9b") == r"a\u202eb\u2028c\n\td\x9b"
    assert safe("\ud83d half") == r"\ud83d half"


def test_what_people_read_stays():
    text = "Café 北京 👩‍👧 «x» 100% – ok"
    assert safe(text) == text


@given(st.text())
def test_no_text_steers_a_terminal_or_breaks_a_line(text):
    shown = short(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_a_long_text_says_that_it_was_cut():
    assert short("x" * (LONGEST + 1)) == "x" * (LONGEST - 3) + "..."
    assert short("x" * LONGEST) == "x" * LONGEST


def test_words_are_quoted_with_what_stands_around_them():
    value = "a" * 100 + "MAIL" + "b" * 100
    before, words, behind = next(quotes(failing(value, (100, 104))))
    assert (before, words, behind) == ("..." + "a" * 40, "MAIL", "b" * 40 + "...")


def test_words_at_the_edge_have_nothing_around_them():
    assert list(quotes(failing("mail", (0, 4)))) == [("", "mail", "")]


def test_words_that_do_not_stand_in_the_value_are_quoted_alone():
    failure = failing("mail", (0, 4))
    moved = Evidence("other", 900, 905)
    object.__setattr__(failure, "evidence", (moved,))
    assert list(quotes(failure)) == [("", "other", "")]


def test_only_so_many_quotes_are_shown():
    assert len(list(quotes(failing("x" * 50, *[(n, n + 1) for n in range(30)])))) == QUOTED
