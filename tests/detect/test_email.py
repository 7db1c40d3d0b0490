# SPDX-License-Identifier: Apache-2.0
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data
from listingcheck.detect.email import Emails
from listingcheck.detect.span import Confidence

EMAILS = Emails(data.words("redirect/spelled"), data.words("redirect/domains"), ("own.example",))


def found(text):
    return [text[span.start : span.end] for span in EMAILS.find(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to anna@example.com.", "anna@example.com"),
        ("(a.b+c@mail.example.co.uk)", "a.b+c@mail.example.co.uk"),
        ("ANNA@EXAMPLE.COM", "ANNA@EXAMPLE.COM"),
        ("问题请联系abc@qq.com谢谢", "abc@qq.com"),
        ("mail x@163.com", "x@163.com"),
        ("anna (at) example (dot) com", "anna (at) example (dot) com"),
        ("anna[at]example.com", "anna[at]example.com"),
        ("ana (arroba) gmail punto com", "ana (arroba) gmail punto com"),
        ("anna at gmail dot com", "anna at gmail dot com"),
        ("anna @ gmail.com", "anna @ gmail.com"),
        ("hello AT moss DOT example DOT net", "hello AT moss DOT example DOT net"),
        ("mail anna (a) example.com", "anna (a) example.com"),
        ("anna{at}example{dot}com", "anna{at}example{dot}com"),
        ("anna@example . com", "anna@example . com"),
        ("gmail: anna.b2", "gmail: anna.b2"),
        ("mail anna_b@gmail today", "anna_b@gmail"),
        ("anna chiocciola example punto it", "anna chiocciola example punto it"),
        ("anna a c\u00f2ng gmail ch\u1ea5m com", "anna a c\u00f2ng gmail ch\u1ea5m com"),
        (
            "anna \uace8\ubc45\uc774 example \uc810 com",
            "anna \uace8\ubc45\uc774 example \uc810 com",
        ),
        ("anna\u3010\u827e\u7279\u3011example\u3010\u70b9\u3011com", None),
        (
            "anna \u0e41\u0e2d\u0e17 \u0e08\u0e35\u0e40\u0e21\u0e25 \u0e14\u0e2d\u0e17 \u0e04\u0e2d\u0e21",
            None,
        ),
        ("anna\u2606example.net (\u2606 is @)", "anna\u2606example.net"),
    ],
)
def test_an_address_is_found_whole(text, address):
    (quote,) = found(text)
    assert quote == (address or text)


@pytest.mark.parametrize(
    "text",
    [
        "icon@2x.png and photo@shop.jpg",
        "230 V @ 50 Hz, 5V@2.1A",
        "2 pieces @ 10.50",
        "12V@3.7V.Li-ion",
        "follow @brand.official",
        "Carvings at SHEIN. Throw at her",
        "@media screen, a@b, a@.com",
        "looks good at home",
        "look at polka dot com",
        "Works with Gmail: notifications on your wrist, Office365 (Outlook)",
        "anna@own.example and anna (at) shop.own.example",
        "Boi de 18@ cabe, 100 arrobas",
        "order at example.com, 3 pieces @ home",
    ],
)
def test_other_uses_of_the_sign_are_left_alone(text):
    assert found(text) == []


def test_a_worded_address_is_sure_only_beside_more():
    (sure,) = EMAILS.find("anna at yahoo dot com")
    (likely,) = EMAILS.find("anna@gmail")
    assert (sure.confidence, likely.confidence) == (Confidence.SURE, Confidence.LIKELY)
    assert EMAILS.find("order at example dot com") == []


@pytest.mark.parametrize("text", ["@" * 10**5, "a@" * 50_000, "a@b." * 25_000, "(at)" * 25_000])
def test_a_text_of_signs_holds_no_address(text):
    assert EMAILS.find(text) == []


@pytest.mark.parametrize(
    "unit", ["a@", "a @ ", "(at)", "a at ", "at gmail ", "gmail: a", "a-", "1."]
)
def test_a_hostile_text_takes_little_time(unit):
    text = (unit * 10_000)[:10_000]
    EMAILS.find("warm at gmail dot com")
    took = []
    for _ in range(3):
        start = perf_counter()
        EMAILS.find(text)
        took.append(perf_counter() - start)
    assert min(took) < 0.05


@given(st.text(alphabet="ab@.- ()[]dotagmilc:\n１☆点", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    from listingcheck.detect.patterns import pattern_set

    if EMAILS.find(text):
        assert pattern_set(EMAILS.patterns).match(text)
        assert pattern_set(EMAILS.patterns, linear=False).match(text)
