# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.phone import Phones
from listingcheck.detect.span import WINDOWS, Confidence

PROOF = ("call", "tel", "whatsapp", "zalo", "line id", "โทร", "電話", "contact no", "phone:")
VETO = ("sku", "model", "size", "isbn", "ref", "no", "cas", "รหัส")


def phones(region):
    return Phones(region, PROOF, VETO)


def found(text, region="US", codes=()):
    spans = phones(region).find(text, codes)
    return [(text[span.start : span.end], span.confidence.value) for span in spans]


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("Call 212-555-0142 today", "US", "212-555-0142"),
        ("call 2125550142", "US", "2125550142"),
        ("+44 20 7946 0018", "US", "+44 20 7946 0018"),
        ("Zalo: 0981028900", "VN", "0981028900"),
        ("โทร0812345678ได้เลย", "TH", "0812345678"),
        ("電話03-3123-4567", "JP", "03-3123-4567"),
        ("WA0812", None, None),
        ("0812 3456 789 (WhatsApp)", "ID", "0812 3456 789"),
        ("call 020 7946 0018", "UK", "020 7946 0018"),
        ("model X, call 212-555-0142", "US", "212-555-0142"),
        ("contact no. 2125550142", "US", "2125550142"),
    ],
)
def test_a_number_with_a_reason_is_sure(text, region, number):
    assert found(text, region) == ([(number, "sure")] if number else [])


@pytest.mark.parametrize(
    ("text", "region"),
    [("(212) 555-0142", "US"), ("call 555-0100", "US"), ("whatsapp 0103885470", "CL")],
)
def test_a_number_with_half_a_reason_is_likely(text, region):
    assert [confidence for _, confidence in found(text, region)] == [Confidence.LIKELY]


@pytest.mark.parametrize(
    "text",
    [
        "2125550142",
        "model 212-555-0142",
        "SKU: 212-555-0142",
        "Size S = 71-73 50-51 160-165",
        "call 12.05.2024",
        "call in 2012-2015 2019",
        "ISBN 978-0-306-40615-7",
        "CAS 7732-18-5 and 50-00-0 64-17-5",
        "Seattle 98101-1234",
        "call 1 2 3 4 5 6 7 8",
        "call 212-555-0142 mm",
        "file_212-555-0142/2125550142",
        "call 0000000000",
        "for iPhone 15 14 13 12 11",
        "รหัส 0812345678",
    ],
)
def test_other_digits_are_left_alone(text):
    assert found(text) == []


def test_the_products_own_codes_are_no_numbers():
    assert found("Call 212-555-0142", codes={"2125550142"}) == []


def test_without_a_region_only_the_plus_counts():
    assert found("(212) 555-0142 or +1 212 555 0142", None) == [("+1 212 555 0142", "sure")]


@pytest.mark.parametrize(
    "text", ["1" * 10**6, "1 " * 500_000, "+1 " * 300_000, "call 1234567\n" * 80_000]
)
def test_the_number_of_places_looked_at_is_bounded(text, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "listingcheck.detect.phone._parsed", lambda written, region: looked.append(written)
    )
    phones("US").find(text)
    assert len(looked) <= WINDOWS


@given(st.text(alphabet="0123456789 +-().calteWAzlo\n", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    if phones("US").find(text):
        assert pattern_set(Phones.patterns).match(text)
        assert pattern_set(Phones.patterns, linear=False).match(text)
