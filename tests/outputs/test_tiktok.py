# SPDX-License-Identifier: Apache-2.0
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import listingcheck as lc
from listingcheck import sample
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Edit, Failure, Fix, Safety, Severity, Stage
from listingcheck.outputs import output
from listingcheck.outputs.tiktok import Output, listing_check
from listingcheck.product import Origin, Where
from listingcheck.tally import Tally


def failing(rule="price-zero", field="title", **said):
    known = {
        "rule": rule,
        "stage": Stage.SYNC,
        "severity": Severity.ERROR,
        "product": "tee",
        "variant": None,
        "field": field,
        "where": Where("export.csv", 1, 2),
        "value": None,
        "limit": None,
        "message": "It is odd.",
        "fix": Fix("Mend it."),
    }
    return Failure(**{**known, **said})


def check_shape(answer):
    """What is documented of an answer: every key, every type, every closed set of words."""
    assert list(answer) == ["code", "message", "request_id", "data"]
    assert (answer["code"], answer["message"]) == (0, "Success")
    assert type(answer["request_id"]) is str
    data = answer["data"]
    assert list(data) == [
        *("check_result", "fail_reasons", "warnings", "pre_check_results"),
        *("diagnoses", "listing_quality"),
    ]
    assert data["check_result"] == ("FAILED" if data["fail_reasons"] else "PASS")
    for reason in data["fail_reasons"]:
        assert {key: type(value) for key, value in reason.items()} == {"code": int, "message": str}
    assert {key: type(value) for key, value in data["warnings"].items()} == {"message": str}
    for result in data["pre_check_results"]:
        assert list(result) == ["pre_check_item", "pre_check_details"]
        for detail in result["pre_check_details"]:
            assert list(detail) == ["short_reason", "long_reason", "related_fields"]
            assert all(f.startswith("PRE_CHECK_FIELD_") for f in detail["related_fields"])
    for diagnosis in data["diagnoses"]:
        assert list(diagnosis) == ["field", "diagnosis_results", "suggestions"]
        fields = {"TITLE", "DESCRIPTION", "IMAGE", "ATTRIBUTE", "SIZE_CHART"}
        assert diagnosis["field"] in fields
        for result in diagnosis["diagnosis_results"]:
            assert list(result) == ["code", "how_to_solve", "quality_tier"]
            assert result["quality_tier"] in {"FAIR", "GOOD"}
        assert list(diagnosis["suggestions"]) == ["images", "seo_words", "smart_texts"]
        assert all(list(t) == ["text"] for t in diagnosis["suggestions"]["smart_texts"])
    quality = data["listing_quality"]
    assert quality["current_tier"] in {"POOR", "FAIR", "GOOD"}
    assert quality["remaining_recommendations"] == sum(
        len(diagnosis["diagnosis_results"]) for diagnosis in data["diagnoses"]
    )


texts = st.text(max_size=20)
maybe = st.none() | texts
fields = st.none() | st.sampled_from(
    [
        "title",
        "description",
        "images[3].url",
        "variants[2].options[0]",
        "variants[0].image",
        "attributes[1].value",
        "compliance.size_chart",
        "brand",
        "key",
        "nowhere",
    ]
)
failures = st.lists(
    st.builds(
        Failure,
        rule=st.from_regex(r"[a-z]+(-[a-z]+)+", fullmatch=True),
        stage=st.none() | st.sampled_from(Stage),
        severity=st.sampled_from(Severity),
        product=maybe,
        variant=maybe,
        field=fields,
        where=st.builds(Where, maybe, st.none() | st.integers(), st.none() | st.integers(), maybe),
        value=maybe,
        limit=maybe,
        message=texts,
        fix=st.builds(
            Fix, texts, st.sampled_from(Safety), st.tuples(st.builds(Edit, texts, maybe, maybe))
        ),
        codes=st.lists(
            texts
            | st.sampled_from(["12052051", "TITLE_REPETITIVE", "Redirecting Traffic", "101000"])
        ).map(tuple),
    )
)


@given(failures, st.sampled_from([None, "US", "JP", "VN"]))
def test_any_failures_make_an_answer_of_the_documented_shape(found, market):
    answer = listing_check(found, request_id="p", market=market)
    check_shape(json.loads(json.dumps(answer)))


@given(failures, texts)
def test_any_run_makes_one_answer_a_line(found, key):
    stream = io.StringIO()
    out = Output(stream)
    out.begin("tiktok-shop/us", ())
    out.product(sample.product(key=key))
    for failure in found:
        out.failure(failure)
    out.end(Tally())
    lines = stream.getvalue().splitlines()
    for line in lines:
        check_shape(json.loads(line))
    assert json.loads(lines[0])["request_id"] == key
    assert stream.getvalue().isascii()


def of(*found, **said):
    answer = listing_check(found, **said)
    check_shape(answer)
    return answer["data"]


def test_a_clean_product_passes():
    data = of()
    assert data["check_result"] == "PASS"
    assert data["listing_quality"] == {"current_tier": "GOOD", "remaining_recommendations": 0}


def test_only_what_stops_the_listing_fails_it():
    assert of(failing())["check_result"] == "FAILED"
    assert of(failing(stage=None))["check_result"] == "FAILED"
    for stage, severity in (
        (Stage.SYNC, Severity.WARNING),
        (Stage.SYNC, Severity.INFO),
        (None, Severity.WARNING),
        (Stage.REVIEW, Severity.ERROR),
        (Stage.QUALITY, Severity.ERROR),
    ):
        assert of(failing(stage=stage, severity=severity))["check_result"] == "PASS"


@pytest.mark.parametrize(
    ("field", "codes", "code"),
    [
        ("variants[0].dimensions.width", ("12052003", "12052004", "12052005"), 12052004),
        ("images[2].url", ("12052304", "12052523", "12038004"), 12052304),
        ("variants[1].image", ("12052304", "12052523", "12038004"), 12052523),
        ("variants[1].options[0]", ("12052262", "12052243", "12052554"), 12052554),
        ("options[1]", ("12052262", "12052243", "12052554"), 12052243),
        ("title", ("12052523", "12038004"), 12038004),
        ("title", ("12052523",), 12052523),
        ("variants[0].price", ("Price out of range", "0003-m2e", "12052571", "12052073"), 12052571),
        ("variants[0].stock", ("101000", "Required parameter available_stock missing"), 101000),
        ("title", ("8541", "90220", "invalid_gtin", "0003-m2e"), 12052990),
        ("title", (), 12052990),
    ],
)
def test_the_code_is_the_one_that_belongs_to_the_field(field, codes, code):
    assert of(failing(field=field, codes=codes))["fail_reasons"][0]["code"] == code


def test_a_reason_names_the_variant_and_the_fix():
    assert of(failing(variant="TEE-1"))["fail_reasons"] == [
        {"code": 12052990, "message": "TEE-1: It is odd. Mend it."}
    ]


def test_nothing_is_said_twice():
    data = of(failing(), failing(), *[failing(severity=Severity.WARNING)] * 2)
    assert len(data["fail_reasons"]) == 1
    assert data["warnings"] == {"message": "It is odd. Mend it."}


def test_several_warnings_are_one_object():
    mild = {"severity": Severity.WARNING}
    data = of(failing(message="One.", **mild), failing(message="Two.", **mild))
    assert data["warnings"] == {"message": "One. Mend it. Two. Mend it."}


def test_what_the_audit_finds_is_grouped_in_tiktoks_words():
    review = {"stage": Stage.REVIEW, "codes": ("Redirecting Traffic",)}
    incomplete = ("12052051", "Insufficient or Incomplete Product Information")
    data = of(
        failing("redirect-email", "title", **review),
        failing("redirect-url", "images[1].url", **review),
        failing("title-placeholder", stage=Stage.REVIEW, codes=incomplete),
        failing("gtin-check-digit", "variants[0].identifiers[0].code", stage=Stage.REVIEW),
    )
    seen = {
        result["pre_check_item"]: [
            (detail["short_reason"], detail["related_fields"])
            for detail in result["pre_check_details"]
        ]
        for result in data["pre_check_results"]
    }
    assert seen == {
        "GTIN": [("Gtin check digit", ["PRE_CHECK_FIELD_SKUS"])],
        "INCOMPLETE_INFO": [(incomplete[1], ["PRE_CHECK_FIELD_TITLE"])],
        "REDIRECT": [
            ("Redirecting Traffic", ["PRE_CHECK_FIELD_TITLE"]),
            ("Redirecting Traffic", ["PRE_CHECK_FIELD_IMAGES"]),
        ],
    }


SHORT = ("DESCRIPTION_CHARACTERS_LESS_THAN_80_CHARS", "DESC_LESS_THAN_FIVE_HUNDRED_CHARS")
SHORT_IN_JAPAN = "DESC_LESS_THAN_FIFTY_CHARS"


@pytest.mark.parametrize(
    ("market", "code", "tier"),
    [
        ("US", SHORT[0], "POOR"),
        ("VN", SHORT[1], "FAIR"),
        ("JP", SHORT_IN_JAPAN, "FAIR"),
        (None, SHORT[0], "POOR"),
    ],
)
def test_a_diagnosis_is_spelt_by_market_and_costs_a_tier(market, code, tier):
    short = failing(
        "description-short", "description", stage=Stage.QUALITY, codes=(*SHORT, SHORT_IN_JAPAN)
    )
    data = of(short, market=market)
    assert data["diagnoses"][0]["field"] == "DESCRIPTION"
    assert data["diagnoses"][0]["diagnosis_results"][0]["code"] == code
    assert data["listing_quality"]["current_tier"] == tier


@pytest.mark.parametrize(
    ("field", "aspect"),
    [
        *(("title", "TITLE"), ("images", "IMAGE"), ("images[0].url", "IMAGE")),
        *(("variants[0].image", "IMAGE"), ("compliance.size_chart", "SIZE_CHART")),
        *(("attributes[0].value", "ATTRIBUTE"), ("brand", "ATTRIBUTE"), (None, "ATTRIBUTE")),
    ],
)
def test_a_diagnosis_names_the_part_of_the_listing(field, aspect):
    data = of(failing("sku-odd", field, stage=Stage.QUALITY))
    assert data["diagnoses"][0]["field"] == aspect
    assert data["diagnoses"][0]["diagnosis_results"][0]["code"] == "sku-odd"


def test_a_better_text_is_suggested_where_a_machine_can_write_it():
    edits = (Edit("title", "TEE", "Tee"),)
    for safety, shown in ((Safety.SAFE, [{"text": "Tee"}]), (Safety.MANUAL, [])):
        fix = Fix("Calm down.", safety, edits)
        data = of(failing("title-all-caps", stage=Stage.QUALITY, fix=fix))
        assert data["diagnoses"][0]["suggestions"]["smart_texts"] == shown


def test_a_connector_gets_an_answer_from_what_the_checker_found():
    product = sample.product(variants=[sample.variant(price="0.00")])
    found = lc.Checker("tiktok-shop/us").check(product)
    data = listing_check(found, request_id=product.key)["data"]
    assert [reason["code"] for reason in data["fail_reasons"]] == [12052073]


def run(*products, found=(), file="export.csv"):
    stream = io.StringIO()
    out = Output(stream)
    out.begin("tiktok-shop/us", ())
    for number, key in enumerate(products, 1):
        out.product(sample.product(key=key, record=number, origin=Origin("shopify", file)))
    for failure in found:
        out.failure(failure)
    out.end(Tally())
    answers = [json.loads(line) for line in stream.getvalue().splitlines()]
    return [(a["request_id"], len(a["data"]["fail_reasons"])) for a in answers]


def test_what_products_share_comes_last_and_ends_in_the_right_answers():
    found = [failing(product=key) for key in ("mug", "tee")]
    assert run("tee", "cap", "mug", found=found) == [("tee", 1), ("cap", 0), ("mug", 1)]


def test_products_with_one_key_are_told_apart_by_their_place():
    found = [failing(where=Where("export.csv", 3)), failing(where=Where("list.xml", None, 7))]
    assert run("tee", "cap", "tee", found=found) == [("tee", 1), ("cap", 0), ("tee", 1)]


def test_what_belongs_to_no_product_is_not_lost():
    unread = failing("row-unreadable", None, stage=None, product=None, where=Where("e.csv", 2, 11))
    said_once = failing("category-missing", severity=Severity.INFO, product=None)
    assert run("tee", found=[unread, said_once]) == [("tee", 0), ("e.csv:11", 1)]


def test_it_is_for_one_marketplace_only():
    assert output("tiktok", "tiktok-shop")
    with pytest.raises(ConfigurationError, match=r"tiktok-shop alone.*google-merchant"):
        output("tiktok", "google-merchant")
    assert output("json", "google-merchant")
