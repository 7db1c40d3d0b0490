# SPDX-License-Identifier: Apache-2.0
"""A contact stays a contact, however it is dressed and wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import Checker, check_text, sample

CLEAN = (
    "Hand-thrown stoneware mug, 350 ml.",
    "Sizes S: 71-73, M: 74-76, L: 77-80 cm.",
    "Lavabile in lavatrice a 30 gradi.",
    "100 % Baumwolle, Öko-Tex Standard 100.",
    "Chất liệu cotton thoáng mát, form rộng.",
    "ผ้านุ่ม ใส่สบาย ซักง่าย",
    "可機洗，不褪色。",
    "手洗いできます。",
    "Works with Android 12 and iOS 17, Bluetooth 5.3.",
    "Follow our shop here for vouchers!",
)
CHECKER = Checker("tiktok-shop/us", select=["redirect"])


def wide(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def bold(text):
    return "".join(
        chr(0x1D41A + ord(sign) - ord("a")) if "a" <= sign <= "z" else sign for sign in text
    )


def circled(text):
    return "".join(
        chr(0x1F150 + ord(sign) - ord("a")) if "a" <= sign <= "z" else sign for sign in text
    )


def swapped(text):
    return text.translate(str.maketrans("aeopc", "аеорс"))


def unseen(text):
    return "\u200b".join(text)


def struck(text):
    return "".join(sign + "\u0336" if sign.isalnum() else sign for sign in text)


def tagged(text):
    return "".join(f"<b>{sign}</b>" for sign in text)


def entities(text):
    return "".join(f"&#{ord(sign)};" for sign in text)


def keycaps(text):
    return "".join(sign + "\ufe0f\u20e3" if sign.isdigit() else sign for sign in text)


def thai_digits(text):
    return "".join(chr(0xE50 + int(sign)) if sign.isdigit() else sign for sign in text)


DRESSES = {
    "write to anna@example.com": (wide, bold, swapped, unseen, struck, tagged, entities),
    "see www.example.com": (wide, bold, swapped, unseen, struck, tagged, entities),
    "call 212-555-0142": (wide, unseen, struck, tagged, entities, keycaps, thai_digits),
    "link in bio": (wide, bold, circled, swapped, unseen, struck, tagged, entities),
    "message us on whatsapp": (wide, bold, circled, swapped, unseen, struck, tagged, entities),
    "follow us on instagram": (wide, bold, circled, swapped, unseen, struck, tagged, entities),
}
PLANTED = [(contact, dress) for contact, dresses in DRESSES.items() for dress in dresses]
AROUND = st.lists(st.sampled_from(CLEAN), max_size=3).map(" ".join)


@given(AROUND, st.sampled_from(PLANTED), AROUND)
def test_a_contact_in_any_dress_is_found(before, planted, after):
    contact, dress = planted
    text = f"<p>{before}</p><p>{dress(contact)}</p><p>{after}</p>"
    assert CHECKER.check(sample.product(description=text))


@given(AROUND, st.sampled_from(PLANTED), AROUND)
def test_what_is_quoted_stands_where_it_is_said_to_stand(before, planted, after):
    contact, dress = planted
    text = f"{before} {dress(contact)} {after}"
    for failure in CHECKER.check(sample.product(description=text)):
        for quote in failure.evidence:
            assert text[quote.start : quote.end] == quote.text


@given(st.lists(st.sampled_from(CLEAN), max_size=6).map(" ".join))
def test_what_stands_around_is_clean(text):
    assert not CHECKER.check(sample.product(description=f"<p>{text}</p>"))


@given(st.text() | st.text("aA1@.:/ <>&;#\u200b\u0336\u0e01\u0e33加lineзwа", max_size=60))
def test_no_text_breaks_a_rule(text):
    for failure in CHECKER.check(sample.product(title=text or "x", description=text or "x")):
        assert failure.rule != "internal-error", failure.message


@pytest.mark.parametrize(
    "text",
    [
        "anna (at) example (dot) com",
        "anna arroba gmail punto com",
        "w h a t s a p p  us for prices",
        "D.M. us, or wh4ts4pp us",
        "call two one two, five five five, oh one four two",
        "ℹ️ 🅸🅶 : @oak.example",
    ],
)
def test_a_disguise_of_words_is_found(text):
    assert [f for f in check_text(text) if f.rule.startswith("redirect-")]
