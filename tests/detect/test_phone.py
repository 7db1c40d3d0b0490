# SPDX-License-Identifier: Apache-2.0
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.phone import Phones, Spoken
from listingcheck.detect.span import WINDOWS, Confidence

PROOF = ("call", "tel", "whatsapp", "zalo", "line id", "โทร", "電話", "contact no", "phone:", "☎")
VETO = ("sku", "model", "size", "isbn", "ref", "no", "cas", "รหัส", "account")
SPOKEN = Spoken.of(data.words("redirect/digits"))


def phones(region):
    return Phones(region, PROOF, VETO, ["hotline"], SPOKEN)


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
        ("call 24/7 212-555-0142", "US", "212-555-0142"),
        ("call 212-555-0142 24/7", "US", "212-555-0142"),
        ("call 212-555-0142 x12", "US", "212-555-0142"),
        ("whatsapp 812-3456-7890", "ID", "812-3456-7890"),
        ("whatsapp 6281234567890", "US", "6281234567890"),
        ("call 0044 20 7946 0018", "DE", "0044 20 7946 0018"),
        ("tel0812 3456 7890", "ID", "0812 3456 7890"),
        ("☎0812 3456 7890", "ID", "0812 3456 7890"),
    ],
)
def test_a_number_with_a_reason_is_sure(text, region, number):
    assert found(text, region) == ([(number, "sure")] if number else [])


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("call 2_1_2*5~5 5|0.1/4 2 now", "US", "2_1_2*5~5 5|0.1/4 2"),
        ("call 212🌸555🌸0142", "US", "212🌸555🌸0142"),
        ("call 0812 then 3456 7890", "ID", "0812 then 3456 7890"),
        ("call 0812\n3456 7890", "ID", "0812\n3456 7890"),
        ("call 2l2-555-Ol42", "US", "2l2-555-Ol42"),
        ("☎ O3O 23l25 6S8", "DE", "O3O 23l25 6S8"),
    ],
)
def test_a_disguised_number_beside_a_word_is_sure(text, region, number):
    assert found(text, region) == [(number, "sure")]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("(212) 555-0142", "US"),
        ("call 555-0100", "US"),
        ("whatsapp 0103885470", "CL"),
        ("0171 3920044", "DE"),
        ("call +44 7700 900142", "US"),
        ("call for any size you like 0171 3920044", "DE"),
        ("call O77OO 900 l42", "GB"),
        ("0-8-1-2-3-4-5-7-8-9-0", "ID"),
    ],
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
        "call S: 71-73, 50-51, 160-165",
        "call 12.05.2024",
        "call in 2012-2015 2019",
        "call 0900-1700",
        "ISBN 978-0-306-40615-7",
        "CAS 7732-18-5 and 50-00-0 64-17-5",
        "Seattle 98101-1234",
        "call 1 2 3 4 5 6 7 8",
        "call 212-555-0142 mm",
        "file_212-555-0142/2125550142",
        "call 0000000000",
        "call 0 0 0 0 0 0 0 0 0 0",
        "for iPhone 15 14 13 12 11",
        "รหัส 0812345678",
        "account 2125550142",
        "call $2125550142",
        "call 100g 200g 300g 400g",
        "call 10 l 20 l 30 l 40 l",
        "sku 2l2-555-Ol42",
        "2l25550l42",
        "212*555*0142*",
        "sku2125550142",
    ],
)
def test_other_digits_are_left_alone(text):
    assert found(text) == []


def test_digits_written_to_look_like_none_need_no_grouping():
    text = "Custom set 2125550142"
    assert phones("US").find(text) == []
    (span,) = phones("US").find(text, is_odd=lambda start, end: text[start:end].isdigit())
    assert span.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hotline: 1555", "1555"),
        ("hotline 1900 12", "1900 12"),
        ("call 1800-MY-SHOP", "1800-MY-SHOP"),
        ("or 1-800-OAKLAMP now", "1-800-OAKLAMP"),
    ],
)
def test_short_numbers_are_found_behind_a_hotline_and_letters_behind_a_prefix(text, number):
    assert [written for written, _ in found(text)] == [number]


@pytest.mark.parametrize(
    "text", ["Hotline 24/7", "hotline 12 cm", "1800-XL", "model 1-800-OAKLAMP", "hotline 8-22h"]
)
def test_hours_measures_and_models_are_no_hotlines(text):
    assert found(text) == []


def test_the_products_own_codes_are_no_numbers():
    assert found("Call 212-555-0142", codes={"2125550142"}) == []
    assert found("Call 2l2-555-0l42", codes={"2125550142"}) == []
    assert found("Call two one two five five five oh one four two", codes={"2125550142"}) == []


def test_without_a_region_only_the_plus_counts():
    assert found("(212) 555-0142 or +1 212 555 0142", None) == [("+1 212 555 0142", "sure")]


def test_without_words_the_shape_is_what_counts():
    assert [span.confidence for span in Phones("US").find("(212) 555-0142")] == ["likely"]


@pytest.mark.parametrize(
    "text", ["1" * 10**6, "1 " * 500_000, "+1 " * 300_000, "call 1234567\n" * 80_000]
)
def test_the_number_of_places_looked_at_is_bounded(text, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "listingcheck.detect.phone.plan._parsed", lambda written, region: looked.append(written)
    )
    phones("US").find(text)
    assert len(looked) <= WINDOWS


@pytest.mark.parametrize(
    "piece",
    ["one ", "1 ", "0812 ", "unouno", "に", "one 1 then ", "0*8*", "2l2-555-Ol42 ", "1800-AB ",
     "call 2*1*2*5*5*5*0*1*4*2, ", "hotline 12", "quatre-vingt-", "(", "+1 "],
)  # fmt: skip
def test_hostile_texts_take_linear_time(piece):
    text, finder = piece * (10_000 // len(piece)), phones("US")
    finder.find(text)
    started = time.perf_counter()
    finder.find(text)
    # A hundred times what it takes, as machines that test are slow and busy.
    assert time.perf_counter() - started < 1


@given(st.text(alphabet="0123456789 +-().calteWAzlo\n*,OS👉", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    if phones("US").find(text):
        assert _lets_through(text)


@given(
    st.lists(
        st.sampled_from([*"0123456789 ,-", "call ", "zero", "two ", "drei", "und", "zwanzig", "oh",
                         "double ", "then ", "ニ", "一", "4E2", "1-800-", "ABCDE", "hotline "]),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_what_is_found_in_words_makes_a_pattern_occur(text):
    if phones("US").find(text):
        assert _lets_through(text)


def _lets_through(text):
    listed = [each if isinstance(each, tuple) else (each,) for each in phones("US").patterns]
    parts = list(dict.fromkeys(part for each in listed for part in each))
    for linear in (True, False):
        there = {parts[i] for i in pattern_set(parts, linear=linear).match(text)}
        if not any(there.issuperset(each) for each in listed):
            return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "call 530 626 728 825 826",
        "call sizes 36 38 40 42 44 46",
        "Trawa naturalna Czarny-Bialy-Srebrny tekst 10333001",
    ],
)
def test_rows_of_models_and_sizes_and_cut_words_are_no_numbers(text):
    assert found(text) == []


def test_goods_that_hold_a_word_of_proof_prove_nothing():
    text = "phone case 555 0142"
    assert Phones("US", ["phone"]).find(text)
    assert Phones("US", ["phone"], goods=["phone (case|cover)"]).find(text) == []
