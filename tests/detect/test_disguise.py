# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck.detect.disguise import Disguises
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.text import flatten, plain

KNOWN = Disguises(["whatsapp", "instagram", "in", "zalo"])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("w h a t s a p p  me", "whatsapp  me"),
        ("W.h.a.t.s.A.p.p 0-8-1-2", "WhatsApp 0812"),
        ("j o h n @ g m a i l . c o m", "john@gmail.com"),
        ("M e r c a d o, ya", "Mercado, ya"),
        ("z.ả.l.ô 09", "zảlô 09"),
        ("ไ ล น์ ไอดี", "ไลน์ ไอดี"),
        ("인*별*그*램", "인별그램"),
        ("加 微 信", "加微信"),
        ("ラ・イ・ン で", "ライン で"),
        ("wh4t5@pp us", "whatsapp us"),
        ("1nst4gr4m", "instagram"),
        ("w h 4 t s a p p", "whatsapp"),
        ("<b>w</b> <i>h</i> a t s", "whats"),
    ],
)
def test_a_disguise_is_undone(text, read):
    undone = KNOWN.undone(flatten(text))
    assert undone is not None
    assert undone.text == read


@pytest.mark.parametrize("text", ["plain whatsapp", "A-line", "B2B", "10 x 20 cm", "a.b", "", "é"])
def test_what_is_no_disguise_stays(text):
    assert KNOWN.undone(plain(text)) is None


@given(st.text("aw1h4t@s. -*加น์信u\u0301<b>/", max_size=40))
@example("1/1/น")
def test_the_patterns_let_through_what_is_undone_and_quotes_are_exact(text):
    flat = flatten(text)
    undone = KNOWN.undone(flat)
    if undone is None:
        return
    for linear in (True, False):
        assert pattern_set(KNOWN.patterns, linear=linear).match(flat.text)
    for place in range(len(undone.text)):
        quote = undone.quote(place, place + 1)
        assert quote.text == text[quote.start : quote.end]
