# SPDX-License-Identifier: Apache-2.0
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, registry, sample
from listingcheck.detect.gtin import Problem, check_digit, plain_prefix
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Safety, Severity, Stage
from listingcheck.fixes.apply import apply, value_at
from listingcheck.product import Identifier, IdentifierType, Origin
from listingcheck.rule import Context
from listingcheck.rules.gtin import _family
from listingcheck.shop import Shop
from listingcheck.tally import Tally

RULES = {rule.id: rule for rule in registry.built_in() if rule.id.startswith("gtin-")}
LANE = [rule for rule in RULES.values() if issubclass(rule, _family.GtinRule)]
CODE = "variants[0].identifiers[0].code"
TIKTOK_LENGTHS = {"GTIN": [14], "EAN": [8, 13, 14], "UPC": [12], "ISBN": [10, 13], "JAN": [8, 13]}
DIGITS = "0123456789"


def engine(rules, *, options=None, shop=None, shortcuts=True):
    context = Context(shop=shop or Shop(), words=data.words)
    bound = [
        BoundRule(rule((options or {}).get(rule.id, {}), context), rule.severity, None)
        for rule in rules
    ]
    return Engine(bound, shortcuts=shortcuts)


def stream(products, rules=None, **settings):
    return list(engine(rules or RULES.values(), **settings).stream(products, Tally()))


def coded(*codes, **fields):
    """A listing whose only variant carries these codes: texts, or texts and their kind."""
    pairs = [(code, None) if isinstance(code, str) else code for code in codes]
    identifiers = tuple(Identifier(code=code, type=kind) for code, kind in pairs)
    variant = sample.variant(gtin=None).model_copy(update={"identifiers": identifiers})
    return sample.product(variants=[variant], **fields)


def found_in(product, **settings):
    return {f.rule for f in stream([product], **settings)}


good = st.builds(
    lambda prefix, rest: _completed((prefix + rest)[:12]),
    st.sampled_from(["400", "87", "0036", "69", "2", "05", "952", "99", "150", "978", "000", "3"]),
    st.text(DIGITS, min_size=12, max_size=12),
)
odd = st.sampled_from(
    [e.catalogue[0].variants[0].identifiers[0].code for rule in LANE for e in rule.INVALID]
    + ["80446392", "080442957X", "36000291453", " ", "5901234123457", "12004730125878"]
)


def _completed(body):
    return body + check_digit(body)


def _damaged(code, how):
    return {
        "none": code,
        "zero": code.lstrip("0"),
        "mark": f"'{code}",
        "space": f"{code[:3]} {code[3:]}",
        "float": f"{code}.0",
        "case": _completed(f"2{code[:-1]}"),
        "short": code[1:],
        "wrong": f"{code[:-1]}{(int(code[-1]) + 3) % 10}",
    }[how]


how = st.sampled_from(["none", "zero", "mark", "space", "float", "case", "short", "wrong"])
CODES = st.builds(_damaged, good, how) | odd | st.text(DIGITS, max_size=15) | st.text(max_size=20)
codes = CODES.filter(lambda code: re.search(r"\S", code))
kinds = st.none() | st.sampled_from(IdentifierType)
listings = st.lists(st.tuples(codes, kinds), max_size=3).map(lambda pairs: coded(*pairs))


class TestShape:
    @given(st.lists(listings, max_size=12))
    def test_leaving_out_known_shapes_changes_nothing(self, products):
        options = {"gtin-type": {"lengths": TIKTOK_LENGTHS}}
        quick = stream(products * 2, options=options)
        thorough = stream(products * 2, options=options, shortcuts=False)
        assert sorted(quick, key=repr) == sorted(thorough, key=repr)

    @given(good.filter(plain_prefix), good.filter(plain_prefix))
    def test_good_codes_of_one_prefix_are_one_shape(self, one, other):
        same = plain_prefix(one) == plain_prefix(other)
        assert (_shape(coded(one)) == _shape(coded(other))) is same

    def test_another_code_is_another_shape(self):
        shapes = {
            _shape(product)
            for product in (
                coded(),
                coded("400"),
                coded("4006381333931"),
                coded("4006381333930"),
                coded(("4006381333931", IdentifierType.EAN)),
                coded(("4006381333931", IdentifierType.UPC)),
                coded(("04006381333931", IdentifierType.EAN)),
                coded("4006381333931", "N/A"),
            )
        }
        assert len(shapes) == 8

    def test_rules_that_look_at_the_code_share_one_lane(self):
        assert {rule.shape for rule in LANE} == {_family.codes}
        assert len(LANE) == len(RULES) - 4


def _shape(product):
    return _family.codes(product.variants[0])


class TestOneReason:
    @given(codes)
    def test_a_code_has_one_main_reason(self, code):
        lane = [rule for rule in LANE if rule.id != "gtin-type"]
        assert len(stream([coded(code)], lane)) <= 1

    @pytest.mark.parametrize("problem", [p for p in Problem if p is not Problem.TEXT_MARK])
    def test_every_problem_has_its_rule(self, problem):
        owners = [rule for rule in LANE if getattr(rule, "problem", None) is problem]
        assert len(owners) == 1 or (problem is Problem.NOT_DIGITS and not owners)

    @given(codes, kinds)
    def test_a_fix_helps_and_once_is_enough(self, code, kind):
        product = coded((code, kind))
        for failure in stream([product], LANE):
            fixed = apply(product, failure.fix.edits)
            if not failure.fix.edits:
                continue
            assert value_at(fixed, failure.field) != code
            assert failure.rule not in found_in(fixed, rules=LANE)
            assert apply(fixed, failure.fix.edits) == fixed

    @given(codes)
    def test_a_safe_fix_keeps_every_digit(self, code):
        for failure in stream([coded(code)], LANE):
            for edit in failure.fix.edits:
                if failure.fix.safety is Safety.SAFE and failure.rule != "gtin-decimal-suffix":
                    kept = [str(int(c)) for c in edit.old if c.isdecimal()]
                    assert kept == [c for c in edit.new if c != "X"]

    def test_what_a_person_must_look_up_is_not_filled_in(self):
        for code in ("4006381333930", "9.78E+12", "2004730125871"):
            (failure,) = stream([coded(code)], LANE)
            assert failure.fix.safety is Safety.MANUAL
            assert failure.fix.edits == ()


class TestNotDigits:
    def test_the_apostrophe_of_an_export_is_only_noted(self):
        (failure,) = stream([coded("'4006381333931")])
        assert failure.severity is Severity.INFO

    def test_it_does_not_hide_what_is_wrong_behind_it(self):
        assert found_in(coded("'4006381333930")) == {"gtin-check-digit"}

    def test_a_field_that_may_hold_a_code_is_not_emptied(self):
        (failure,) = stream([coded("4006381333931 / 8711253001202")])
        assert failure.fix.safety is Safety.MANUAL

    def test_an_emptied_field_is_no_wrong_code(self):
        product = coded("N/A")
        (failure,) = stream([product])
        assert found_in(apply(product, failure.fix.edits)) <= {"gtin-missing"}

    def test_an_asin_is_called_by_its_name(self):
        (failure,) = stream([coded("B0041IZHVO")])
        assert "ASIN" in failure.message

    def test_a_megabyte_in_the_field_is_quoted_in_part(self):
        (failure,) = stream([coded("1A" * 500_000)])
        assert len(failure.message) < 200


class TestType:
    @pytest.mark.parametrize(
        ("kind", "code", "fixed"),
        [
            ("GTIN", "04006381333931", None),
            ("GTIN", "4006381333931", "04006381333931"),
            ("EAN", "4006381333931", None),
            ("EAN", "24006381333935", None),
            ("EAN", "40170725", None),
            ("EAN", "036000291452", "0036000291452"),
            ("UPC", "036000291452", None),
            ("UPC", "0036000291452", "036000291452"),
            ("ISBN", "9780306406157", None),
            ("ISBN", "080442957X", None),
            ("ISBN", "09780306406157", "9780306406157"),
            ("JAN", "4901234567894", None),
        ],
    )
    def test_the_lengths_that_tiktok_shop_states(self, kind, code, fixed):
        product = coded((code, IdentifierType(kind)))
        options = {"gtin-type": {"lengths": TIKTOK_LENGTHS}}
        failures = stream([product], [RULES["gtin-type"]], options=options)
        assert [e.new for f in failures for e in f.fix.edits] == ([fixed] if fixed else [])
        assert bool(failures) is bool(fixed)

    @pytest.mark.parametrize(
        ("kind", "code", "text"),
        [
            ("UPC", "4006381333931", "Declare it as EAN, or enter the UPC."),
            ("ISBN", "036000291452", "Declare it as UPC, or enter the ISBN."),
            ("UPC", "080442957X", "Enter the UPC."),
        ],
    )
    def test_a_kind_that_fits_is_named_where_no_zero_helps(self, kind, code, text):
        product = coded((code, IdentifierType(kind)))
        (failure,) = stream([product], [RULES["gtin-type"]])
        assert failure.fix.text == text

    def test_a_wrong_check_digit_does_not_hide_a_wrong_kind(self):
        found = found_in(coded(("4006381333930", IdentifierType.UPC)))
        assert found == {"gtin-check-digit", "gtin-type"}

    def test_an_isbn_that_is_none_is_a_warning(self):
        (failure,) = stream([coded(("4006381333931", IdentifierType.ISBN))], [RULES["gtin-type"]])
        assert failure.severity is Severity.WARNING

    def test_a_short_upc_is_a_warning(self):
        (failure,) = stream([coded("04252614")])
        assert (failure.rule, failure.severity) == ("gtin-length", Severity.WARNING)


class TestMissing:
    def test_it_names_each_variant_without_one(self):
        variants = [sample.variant(gtin=None), sample.variant(), sample.variant(gtin=None)]
        failures = stream([sample.product(variants=variants)], [RULES["gtin-missing"]])
        assert [f.field[:11] for f in failures] == ["variants[0]", "variants[2]"]

    def test_a_wrong_code_is_not_missing(self):
        assert "gtin-missing" not in found_in(coded("N/A"))

    @pytest.mark.parametrize(
        ("category", "silent"),
        [
            ("Collectibles > Handmade > Candles", True),
            ("collectibles > handmade", True),
            ("Home > Collectibles", False),
            (None, False),
        ],
    )
    def test_exempt_categories_by_how_they_begin(self, category, silent):
        shop = Shop(exempt_categories=("Collectibles > Handmade",))
        found = found_in(coded(category=category), shop=shop)
        assert found == (set() if silent else {"gtin-missing"})

    def test_a_source_without_barcodes_is_told_once(self):
        origin = Origin(platform="wix", lacks=frozenset({"variants[].identifiers[0].code"}))
        products = [coded(key=str(n), origin=origin) for n in range(3)]
        (failure,) = stream(products)
        assert (failure.product, failure.severity, failure.value) == (None, Severity.INFO, "3")


class TestIsbnOutsideBooks:
    @pytest.mark.parametrize(
        "fields",
        [
            {"category": "Books, Magazines & Audio > Science"},
            {"category": "Bücher"},
            {"category": "Womenswear", "product_type": "Paperback book"},
            {"category": "Uncategorized"},
            {"category": "gid://shopify/TaxonomyCategory/me-1-3"},
            {"category": "1604"},
            {"category": None},
        ],
    )
    def test_silent_in_books_and_where_nobody_knows(self, fields):
        assert found_in(coded("9780306406157", **fields)) == set()

    @pytest.mark.parametrize(
        "code",
        ["9790060115615", "4006381333931", "9780306406158", "9771474002012"],
    )
    def test_silent_about_what_is_no_isbn(self, code):
        assert "gtin-isbn-outside-books" not in found_in(coded(code))

    def test_the_first_of_two_known_places_is_named(self):
        (failure,) = stream([coded("9780306406157", product_type="Shirts")])
        assert "Womenswear > Tops > T-Shirts" in failure.message


class TestDuplicate:
    def test_lengths_are_compared_after_padding_and_all_members_named(self):
        products = [
            coded(code, key=key)
            for key, code in (
                ("one", "036000291452"),
                ("two", "0036000291452"),
                ("three", "'00036000291452"),
            )
        ]
        failures = stream(products, [RULES["gtin-duplicate"]])
        assert [f.product for f in failures] == ["one", "two", "three"]
        assert "two" in failures[0].message
        assert "three" in failures[0].message
        assert {(f.stage, f.severity) for f in failures} == {(Stage.REVIEW, Severity.WARNING)}

    def test_inside_a_product_it_stops_the_listing(self):
        twice = sample.product(options=("Size",), variants=[sample.variant("S")] * 2)
        failures = stream([twice, coded("8711253001202", key="other")])
        assert [f.stage for f in failures] == [Stage.SYNC, Stage.SYNC, Stage.REVIEW]
        assert [f.severity for f in failures] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
        assert failures[1].field == "variants[1].identifiers[0].code"

    def test_a_case_and_its_content_are_two_things(self):
        assert stream([coded("4006381333931"), coded("24006381333935", key="case")]) == []

    def test_one_variant_may_state_its_number_twice(self):
        both = coded(("036000291452", IdentifierType.UPC), ("0036000291452", IdentifierType.EAN))
        assert stream([both]) == []

    @pytest.mark.parametrize("code", ["N/A", "0000000000000", "12345", "B0041IZHVO", "٣٤"])
    def test_what_is_no_code_is_no_duplicate(self, code):
        assert stream([coded(code), coded(code, key="b")], [RULES["gtin-duplicate"]]) == []

    def test_a_wrong_code_is_a_duplicate_too(self):
        failures = stream([coded("4006381333930"), coded("4006381333930", key="b")])
        assert sum(f.rule == "gtin-duplicate" for f in failures) == 2


class TestCatalogue:
    def test_real_codes_of_many_lengths_are_clean(self):
        codes = [
            "8711253001202",
            "4006381333931",
            "036000291452",
            "680242554716",
            "3800065711135",
            "40170725",
            "24006381333935",
            "5000159407236",
            "4902505154881",
        ]
        assert stream([coded(code, key=code) for code in codes]) == []

    def test_rules_travel_between_processes(self):
        rule = RULES["gtin-restricted-prefix"]({}, Context(words=data.words))
        again = pickle.loads(pickle.dumps(rule.tables))
        assert again.prefix_class("2004730125871") == rule.tables.prefix_class("2004730125871")
