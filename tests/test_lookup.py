# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import descriptions, lookup, registry
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.outside import messages


def described(rule_id, *codes, summary="The value is odd."):
    return descriptions.Description(
        id=rule_id,
        stage=None,
        severity=Severity.ERROR,
        summary=summary,
        checks="",
        why="",
        remedy="",
        codes=codes,
    )


@pytest.fixture(autouse=True)
def known(monkeypatch):
    everything = (
        described("cost-band", "The cost must be between X and Y <currency>"),
        described("image-format", "12038015", "image format"),
        described("price-out-of-range", "12052571", "Price out of range"),
        described("price-zero", "12052571", "Price out of range", summary="The price is 0."),
        described("title-repeated-word", "TITLE_REPETITIVE"),
        described(
            "variant-duplicate-value",
            "Remove or modify the duplicated value: {{value}}",
            summary="Two values of one option are the same.",
        ),
        described(
            "variant-option-value-length",
            "value name characters cannot exceed {{max_limit}}",
            "{{param}} is invalid",
        ),
        *descriptions.ENGINE_RULES,
    )
    monkeypatch.setattr(lookup, "everything", lambda: everything)


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("price-zero", ["price-zero"]),
        ("  Price Zero ", ["price-zero"]),
        ("price_zero", ["price-zero"]),
        ("price", ["price-out-of-range", "price-zero"]),
        ("12052571", ["price-out-of-range", "price-zero"]),
        ("price OUT of  range.", ["price-out-of-range", "price-zero"]),
        ("title_repetitive", ["title-repeated-word"]),
        ("Remove or modify the duplicated value: white", ["variant-duplicate-value"]),
        ("Remove or modify the duplicated value", ["variant-duplicate-value"]),
        ("modify the duplicated", ["variant-duplicate-value"]),
        ("Value name characters cannot exceed 50", ["variant-option-value-length"]),
        ("value name characters cannot exceed {{max_limit}}", ["variant-option-value-length"]),
        ("The cost must be between 0.01 and 7,600 USD.", ["cost-band"]),
        ("Error 12038015: try again", ["image-format"]),
        ("internal-error", ["internal-error"]),
        ("row unreadable", ["row-unreadable"]),
        ("value-unreadable", ["value-unreadable"]),
    ],
)
def test_what_a_merchant_has_in_hand_is_found(question, ids):
    assert [found.id for found in lookup.explain(question)] == ids


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("prce-zero", "price-zero"),
        ("the price is zero", "price-zero"),
        ("imag formt", "image-format"),
        ("two same values of one option", "variant-duplicate-value"),
    ],
)
def test_what_is_nearly_right_is_found(question, best):
    assert lookup.explain(question)[0].id == best


@pytest.mark.parametrize("question", ["", "   ", "zzzz qqqq", "?!"])
def test_what_is_nothing_like_it_is_said(question):
    with pytest.raises(ConfigurationError, match="Nothing here is known as"):
        lookup.explain(question)


def test_a_long_question_does_not_take_long():
    with pytest.raises(ConfigurationError) as caught:
        lookup.explain("x" * 1_000_000)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("Invite expired", "outside-creator"),
        ("12052419", "outside-shop"),
        ("Product manufacturer is required", "outside-documents"),
        ("Too many requests", "outside-marketplace"),
    ],
)
def test_a_message_whose_cause_is_not_in_the_export_is_explained_too(question, id_):
    (found,) = lookup.explain(question)
    assert found.id == id_
    assert found.checks.startswith("nothing")
    assert found.remedy.endswith(".")


def test_no_message_has_two_causes_outside():
    outside = [code for description in messages() for code in description.codes]
    assert len(set(outside)) == len(outside)


def test_every_rule_is_found_by_its_id_and_its_codes(monkeypatch):
    monkeypatch.undo()
    for rule in registry.built_in():
        assert lookup.explain(rule.id)[0].id == rule.id
    known = lookup.everything()
    monkeypatch.setattr(lookup, "everything", lambda: known)
    for description in known:
        for code in description.codes:
            assert description.id in [found.id for found in lookup.explain(code)], code
