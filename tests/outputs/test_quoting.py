# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.outputs.quoting import LONGEST, safe, short


def test_what_steers_a_terminal_is_written_out():
    assert safe("\x1b[31mred\x07") == r"\x1b[31mred\x07"
    assert safe("a\u202eb\u2028c\n\td\x9b") == r"a\u202eb\u2028c\n\td\x9b"
    assert safe("a\u061cb") == r"a\u061cb"
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
