# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.email import Emails
from listingcheck.detect.span import WINDOWS, Confidence

EMAILS = Emails(at=("arroba",), dot=("punto",), mailboxes=("gmail", "yahoo"), files=("png", "jpg"))


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
    ],
)
def test_an_address_is_found_whole(text, address):
    assert found(text) == [address]


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
    ],
)
def test_other_uses_of_the_sign_are_left_alone(text):
    assert found(text) == []


def test_a_worded_address_is_sure_only_at_a_mailbox():
    (sure,) = EMAILS.find("anna at yahoo dot com")
    (likely,) = EMAILS.find("look at polka dot com")
    assert (sure.confidence, likely.confidence) == (Confidence.SURE, Confidence.LIKELY)


@pytest.mark.parametrize("text", ["@" * 10**6, "a@" * 500_000, "a@b." * 250_000, "(at)" * 250_000])
def test_the_number_of_places_looked_at_is_bounded(text, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "listingcheck.detect.email._local", lambda text, end: looked.append(end) or None
    )
    assert EMAILS.find(text) == []
    assert len(looked) <= 4 * WINDOWS


@given(st.text(alphabet="ab@.- ()[]dotagmilc\n１", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    from listingcheck.detect.patterns import pattern_set

    if EMAILS.find(text):
        assert pattern_set(EMAILS.patterns).match(text)
        assert pattern_set(EMAILS.patterns, linear=False).match(text)
