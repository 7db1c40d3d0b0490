# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import data
from listingcheck.detect.folding import folded
from listingcheck.detect.phone import Phones, Spoken

SPOKEN = Spoken.of(data.words("redirect/digits"))


def read(text):
    return [runs[0].digits for runs in SPOKEN.runs(folded(text)) if runs]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("two one two, five five five, oh one four two", "2125550142"),
        ("oh-double-seven hundred, nine hundred, one 4 two", "07700900142"),
        ("zerotwotwofive", "0225"),
        ("twenty-five forty two nine", "25429"),
        ("ocho uno, veintitrés cuarenta y cinco", "812345"),
        ("novecientos doce, trescientos cuarenta y cinco, dos", "9123452"),
        ("onze, nove oito sete meia cinco", "1198765"),
        ("zero six 12 trente-quatre 56 soixante-dix-huit", "0612345678"),
        ("quatre-vingt-douze zéro un deux", "92012"),
        ("null eins sieben eins, drei neun", "017139"),
        ("null acht dreiundzwanzig sechsundneunzig", "082396"),
        ("tre20 undici2 ventitre34", "3201122334"),
        ("kosong 16 lima lima lima 4E21", "0165554321"),
        ("nol delapan dua puluh lima tiga belas", "082513"),
        ("sero siyam isa pito", "0917"),
        ("không chín một hai, lăm sáu bảy", "0912567"),
        ("khong chin mot hai, lam sau bay", "0912567"),
        ("ศูนย์แปดเก้า แปดเจ็ดหก", "089876"),
        ("〇九〇―一二三四", "0901234"),
        ("ゼロハチゼロの イチニサンヨンの ゴーロク", "080123456"),
        ("零玖一贰 三四幺 六七八", "0912341678"),
        ("공일공 일이삼사", "0101234"),
        ("ㅇ1ㅇ-ㅣ234-56칠팔", "01012345678"),
        ("0812 then 3456 7890", "081234567890"),
    ],
)
def test_words_are_read_as_digits(text, digits):
    assert read(text) == [digits]


@pytest.mark.parametrize(
    "text",
    ["one two twofold three", "phone one two three", "212 555 0142", "tone two", "", "hundred"],
)
def test_words_within_words_and_plain_numbers_are_no_runs(text):
    assert read(text) == []


def test_without_words_there_are_still_digits_set_apart():
    assert [runs[0].digits for runs in Spoken().runs("2*1*2*5")] == ["2125"]


@pytest.mark.parametrize(
    ("text", "region", "confidence"),
    [
        ("Text two one two, five five five, oh one four two", "US", "sure"),
        ("oh-double-seven hundred, nine hundred, one 4 two", "GB", "likely"),
        ("tel eight one two, three four seven nine", "US", "sure"),
        ("seis1dos 34cinco 6siete8", "ES", "likely"),
    ],
)
def test_a_number_in_words_needs_no_other_reason(text, region, confidence):
    (span,) = Phones(region, ["tel"], spoken=SPOKEN).find(text)
    assert span.confidence == confidence


@pytest.mark.parametrize(
    "text",
    [
        "Count one two three four five six seven eight nine ten",
        "nine eight seven six five four three two one",
        "one two, three four",
        "one one one one one one one one one",
        "tel 12, 34, 56",
        "model two one two, five five five, oh one four two",
        "twelve 10 20 30 40 50",
    ],
)
def test_counting_and_short_runs_are_left_alone(text):
    assert Phones("US", ["tel"], ["model"], spoken=SPOKEN).find(text) == []
