# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from listingcheck import data
from listingcheck.detect.gtin import (
    LENGTHS,
    Problem,
    Tables,
    check_digit,
    compact,
    fault,
    from_isbn_10,
    from_upc_e,
    is_valid,
    isbn_10_check_digit,
    made_up,
    padded,
    plain_prefix,
    resized,
    unmarked,
)

PREFIXES = data.words("gs1_prefixes")
PLACEHOLDERS = data.words("gtin_placeholders")
TABLES = Tables(PREFIXES, PLACEHOLDERS)
DIGITS = "0123456789"


def with_check_digit(body):
    return body + check_digit(body)


valid_codes = st.sampled_from(LENGTHS).flatmap(
    lambda n: st.text(DIGITS, min_size=n - 1, max_size=n - 1).map(with_check_digit)
)


class TestCleaning:
    @pytest.mark.parametrize(
        ("code", "clean"),
        [
            ("4006381333931", "4006381333931"),
            (" 4006381333931\n", "4006381333931"),
            ("400 638 133 3931", "4006381333931"),
            ("978-0-306-40615-7", "9780306406157"),
            ("978‑0‑306‑40615‑7", "9780306406157"),
            ("\ufeff4006381333931\u200b", "4006381333931"),
            ("4006\u00a0381333931", "4006381333931"),
            ("'4006381333931", "4006381333931"),
            ('="4006381333931"', "4006381333931"),
            ("４００６３８１３３３９３１", "4006381333931"),
            ("٤٠٠٦٣٨١٣٣٣٩٣١", "4006381333931"),
            ("4,006,381,333,931", "4006381333931"),
            ("4.006.381.333.931", "4006381333931"),
            ("080442957x", "080442957X"),
            ("4006381333931.0", "4006381333931.0"),
            ("4,00638E+12", "4,00638E+12"),
            ("N/A", "N/A"),
            ("4,006,381.333", "4,006,381.333"),
            ("", ""),
        ],
    )
    def test_mechanical_damage_goes_and_nothing_is_guessed(self, code, clean):
        assert compact(code) == clean

    @given(st.text(DIGITS + " '-.,٣４\u200bxXE"))
    def test_clean_is_clean(self, code):
        assert compact(compact(code)) == compact(code)
        assert compact(code).isascii()

    @pytest.mark.parametrize(
        ("code", "bare"),
        [
            ("'4006381333931", "4006381333931"),
            ('="4006381333931"', "4006381333931"),
            (" 4006381333931 ", "4006381333931"),
            ("4006-381333931", "4006-381333931"),
            ("'", ""),
        ],
    )
    def test_only_the_marks_of_spreadsheets_are_no_damage(self, code, bare):
        assert unmarked(code) == bare


class TestArithmetic:
    @pytest.mark.parametrize(
        "code",
        ["4006381333931", "036000291452", "40170725", "24006381333935", "9780306406157"],
    )
    def test_the_check_digit_of_codes_on_products(self, code):
        assert check_digit(code[:-1]) == code[-1]
        assert is_valid(code)

    @given(valid_codes, st.data())
    def test_one_wrong_digit_is_seen(self, code, draw):
        place = draw.draw(st.integers(0, len(code) - 1))
        digit = draw.draw(st.sampled_from(DIGITS).filter(lambda d: d != code[place]))
        assert not is_valid(code[:place] + digit + code[place + 1 :])

    @given(valid_codes)
    def test_zeros_in_front_change_nothing(self, code):
        assert is_valid(padded(code))
        assert len(padded(code)) == 14

    @pytest.mark.parametrize(
        "code",
        ["", "1", "36000291452", "４００６３８１３３３９３１", "4_06381333931", "+006381333931"],
    )
    def test_what_is_not_a_code_is_not_valid(self, code):
        assert not is_valid(code)

    @pytest.mark.parametrize(
        ("short", "upc"),
        [
            ("04252614", "042100005264"),
            ("01234531", "012300000451"),
            ("01234543", "012340000053"),
            ("01234558", "012345000058"),
            ("04252615", None),
            ("24252614", None),
            ("0425261", None),
            ("0425261x", None),
        ],
    )
    def test_a_short_upc_is_written_out(self, short, upc):
        assert from_upc_e(short) == upc

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("0306406152", "9780306406157"),
            ("080442957X", "9780804429573"),
            ("0306406153", None),
            ("030640615", None),
            ("N/A-N/A-N/", None),
        ],
    )
    def test_an_old_isbn_gets_its_13_digits(self, old, new):
        assert from_isbn_10(old) == new

    def test_the_x_of_an_isbn_stands_for_ten(self):
        assert isbn_10_check_digit("080442957") == "X"

    @pytest.mark.parametrize(
        ("code", "lengths", "same"),
        [
            ("036000291452", (8, 13), "0036000291452"),
            ("0036000291452", (12,), "036000291452"),
            ("4006381333931", (12,), None),
            ("4006381333931", (14,), "04006381333931"),
            ("40170725", (12,), None),
            ("40170725", (14,), "00000040170725"),
        ],
    )
    def test_the_same_number_in_another_length(self, code, lengths, same):
        assert resized(code, lengths) == same


class TestPrefixes:
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("4006381333931", None),
            ("036000291452", None),
            ("0036000291452", None),
            ("9780306406157", None),
            ("9790060115615", None),
            ("9771474002012", None),
            ("9556001043818", None),
            ("2004730125871", "restricted"),
            ("0204730125875", "restricted"),
            ("415873069250", "restricted"),
            ("041587306925", None),
            ("518273645090", "coupon"),
            ("5000159407236", None),
            ("9810473012586", "coupon"),
            ("9840473012583", "coupon"),
            ("9850473012582", "unassigned"),
            ("9800473012587", "coupon"),
            ("9914075308262", "coupon"),
            ("9520374150862", "demo"),
            ("9514073082692", "demo"),
            ("1504730125877", "unassigned"),
            ("6100473012587", "unassigned"),
            ("9604730125877", "unassigned"),
            ("0000000047300", "restricted"),
            ("0000006554876", "restricted"),
            ("0000106554876", None),
        ],
    )
    def test_the_class_of_a_prefix(self, code, kind):
        found = TABLES.prefix_class(code)
        assert (found and found.kind) == kind

    def test_a_gtin_8_has_prefixes_of_its_own(self):
        assert TABLES.prefix_class("96385074") is None
        assert TABLES.prefix_class("40170725") is None
        assert TABLES.prefix_class("00000040170725") is None
        assert TABLES.prefix_class("20170729").kind == "restricted"
        assert TABLES.prefix_class("02017072").kind == "restricted"

    def test_the_indicator_digit_is_no_part_of_the_prefix(self):
        assert TABLES.prefix_class("24006381333935") is None
        assert TABLES.prefix_class("12004730125878").digits == "200"
        assert TABLES.prefix_class("94006381333934").digits == "9"

    def test_longer_prefixes_are_all_of_codes_that_get_a_closer_look(self):
        longer = [p for p in _listed(PREFIXES["gtin13"]) if len(p) > 3]
        assert longer
        assert all(prefix.startswith("000") for prefix in longer)

    def test_every_class_is_a_problem_that_a_rule_looks_for(self):
        for table in ("gtin8", "gtin13", "gtin14"):
            assert {Problem(kind) for kind in PREFIXES[table]}

    def test_no_prefix_is_listed_twice(self):
        listed = [p for p in _listed(PREFIXES["gtin13"]) if len(p) == 3]
        assert len(listed) == len(set(listed))

    def test_the_tables_say_where_they_come_from(self):
        for table in (PREFIXES, PLACEHOLDERS):
            assert table["source"]
            assert table["version"]
            assert table["checked"]


def _listed(classes):
    for entries in classes.values():
        for entry in entries:
            for span in entry["ranges"]:
                first, _, last = span.partition("-")
                for number in range(int(first), int(last or first) + 1):
                    yield f"{number:0{len(first)}}"


class TestMadeUpCodes:
    @pytest.mark.parametrize(
        "code",
        [
            "0000000000000",
            "00000000",
            "123456789012",
            "1234567890128",
            "1234567890123",
            "012345678905",
            "0123456789012",
            "12345670",
            "1111111111116",
            "1111111111111",
            "9999999999994",
            "1212121212128",
            "4012345678901",
            "9781234567897",
            "9876543210982",
        ],
    )
    def test_their_looks_give_them_away(self, code):
        assert made_up(code)

    @pytest.mark.parametrize(
        "code", ["4006381333931", "036000291452", "40170725", "50159000", "8711253001202"]
    )
    def test_codes_of_products_pass(self, code):
        assert made_up(code) is None

    def test_the_listed_samples_need_to_be_listed(self):
        for code in PLACEHOLDERS["samples"]:
            assert is_valid(code)
            assert made_up(code) is None


class TestPlainPrefix:
    @pytest.mark.parametrize(
        ("code", "prefix"),
        [
            ("4006381333931", 400),
            ("04006381333931", 400),
            ("24006381333935", 2400),
            ("036000291452", 3),
            ("4006381333930", None),
            ("000047301258", None),
            ("40170725", None),
            ("４００６３８１３３３９３１", None),
            ("4006_381333931", None),
            ("N/A", None),
            ("", None),
        ],
    )
    def test_it_is_that_of_the_13_digit_form(self, code, prefix):
        assert plain_prefix(code) == prefix

    @given(valid_codes | st.text(DIGITS, max_size=16) | st.text())
    def test_a_plain_code_has_no_fault_but_its_prefix(self, code):
        if plain_prefix(code) is None:
            return
        found = fault(code, TABLES)
        kinds = {Problem.RESTRICTED, Problem.COUPON, Problem.DEMO, Problem.UNASSIGNED}
        assert found is None or found.problem in kinds

    @given(
        st.sampled_from((11, 12, 13)),
        st.tuples(st.sampled_from(DIGITS), st.sampled_from(DIGITS)),
        st.data(),
    )
    def test_no_code_of_two_digits_is_plain(self, size, pair, draw):
        body = draw.draw(st.text(pair, min_size=size, max_size=size))
        assert plain_prefix(with_check_digit(body)) is None

    @given(st.sampled_from((11, 12, 13)), st.integers(0, 9), st.booleans(), st.data())
    def test_no_code_that_counts_is_plain(self, size, first, down, draw):
        run = "".join(str((first + (-n if down else n)) % 10) for n in range(8))
        before = draw.draw(st.text(DIGITS, max_size=size - 8))
        after = draw.draw(st.text(DIGITS, min_size=size, max_size=size))
        assert plain_prefix(with_check_digit((before + run + after)[:size])) is None

    def test_no_sample_is_plain(self):
        for code in PLACEHOLDERS["samples"]:
            assert plain_prefix(code) is None

    def test_nearly_every_good_code_is_plain(self):
        codes = [with_check_digit(f"87{(7_654_321_987 * n) % 10**10:010}") for n in range(2000)]
        assert sum(plain_prefix(code) is not None for code in codes) > 1950


class TestFaults:
    @pytest.mark.parametrize(
        ("code", "problem", "proposal"),
        [
            ("9.78E+12", Problem.SCIENTIFIC, None),
            ("8.9012E+12", Problem.SCIENTIFIC, None),
            ("4,00638E+12", Problem.SCIENTIFIC, None),
            ("1,16052E+11", Problem.SCIENTIFIC, None),
            ("4e12", Problem.SCIENTIFIC, None),
            ("4.006381333931E+12", Problem.SCIENTIFIC, "4006381333931"),
            ("4.006381333930E+12", Problem.SCIENTIFIC, None),
            ("4006381333931.0", Problem.DECIMAL_SUFFIX, "4006381333931"),
            ("4006381333931,00", Problem.DECIMAL_SUFFIX, "4006381333931"),
            ("36000291452.0", Problem.DECIMAL_SUFFIX, "36000291452"),
            ("N/A", Problem.NOT_DIGITS, None),
            ("none", Problem.NOT_DIGITS, None),
            ("Does not apply", Problem.NOT_DIGITS, None),
            ("B0041IZHVO", Problem.NOT_DIGITS, None),
            ("1E5", Problem.NOT_DIGITS, None),
            ("4006381333931.5", Problem.NOT_DIGITS, "4006381333931"),
            ("EAN 4006381333931", Problem.NOT_DIGITS, "4006381333931"),
            ("008884303989M", Problem.NOT_DIGITS, "008884303989"),
            ("4006381333931; 8711253001202", Problem.NOT_DIGITS, None),
            ("978-0-306-40615-7", Problem.NOT_DIGITS, "9780306406157"),
            ("４００６３８１３３３９３１", Problem.NOT_DIGITS, "4006381333931"),
            ("080442957x", Problem.NOT_DIGITS, "080442957X"),
            ("36000291452", Problem.LOST_ZERO, "036000291452"),
            ("16627550064", Problem.LOST_ZERO, "016627550064"),
            ("16627550026", Problem.LOST_ZERO, "016627550026"),
            ("16627554376", Problem.LOST_ZERO, "016627554376"),
            ("4252614", Problem.LOST_ZERO, "042100005264"),
            ("3212483", Problem.LENGTH, None),
            ("36000291453", Problem.LENGTH, None),
            ("00000000000", Problem.LENGTH, None),
            ("0", Problem.LENGTH, None),
            ("400638133393100", Problem.LENGTH, None),
            ("0306406152", Problem.LENGTH, "9780306406157"),
            ("04252614", Problem.LENGTH, "042100005264"),
            ("0000000000000", Problem.PLACEHOLDER, None),
            ("00000000", Problem.PLACEHOLDER, None),
            ("1234567890123", Problem.PLACEHOLDER, None),
            ("5901234123457", Problem.PLACEHOLDER, None),
            ("'123456789012", Problem.PLACEHOLDER, None),
            ("123456789543", Problem.PLACEHOLDER, None),
            ("4006381333930", Problem.CHECK_DIGIT, None),
            ("4000005280510", Problem.CHECK_DIGIT, None),
            ("80446393", Problem.CHECK_DIGIT, None),
            ("080442958X", Problem.CHECK_DIGIT, None),
            ("'2004730125871", Problem.RESTRICTED, None),
            ("518273645090", Problem.COUPON, None),
            ("9520374150862", Problem.DEMO, None),
            ("1504730125877", Problem.UNASSIGNED, None),
            ("'4006381333931", Problem.TEXT_MARK, "4006381333931"),
            ('="4006381333931"', Problem.TEXT_MARK, "4006381333931"),
        ],
    )
    def test_what_has_to_be_put_right_first(self, code, problem, proposal):
        found = fault(code, TABLES)
        assert (found.problem, found.proposal) == (problem, proposal)

    @pytest.mark.parametrize(
        "code",
        [
            "4006381333931",
            "036000291452",
            "680242554716",
            "3800065711135",
            "40170725",
            "80446392",
            "24006381333935",
            "9780306406157",
            "080442957X",
            " ",
            "",
        ],
    )
    def test_nothing_is_said_of_a_good_code(self, code):
        assert fault(code, TABLES) is None

    def test_the_expected_digit_is_named(self):
        assert fault("4006381333930", TABLES).detail == "1"
        assert fault("080442958X", TABLES).detail == isbn_10_check_digit("080442958")

    @given(st.text() | st.text(DIGITS + " -.,'=\"eExX"))
    def test_any_text_can_be_asked_about(self, code):
        found = fault(code, TABLES)
        assert found is None or found.problem in Problem

    @pytest.mark.parametrize("piece", ["1", "-", "1,", "1.000", "E+", "\u0660", '="', "a1"])
    def test_of_a_megabyte_only_the_start_is_read(self, piece):
        found = fault(piece * 1_000_000, TABLES)
        assert found.problem is Problem.NOT_DIGITS
        assert len(found.code) == 100

    def test_without_tables_the_arithmetic_still_works(self):
        bare = Tables({}, {})
        assert fault("2004730125871", bare) is None
        assert fault("4006381333930", bare).problem is Problem.CHECK_DIGIT


@given(st.text("0123456789", min_size=7, max_size=13))
def test_check_digits_are_those_of_python_stdnum(body):
    code = body + check_digit(body)
    assert is_valid(code) == ean.is_valid(code)
