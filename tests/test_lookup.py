# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import descriptions, lookup, registry
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.vocabulary import Message


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


def said(id_, *texts, preventable="yes", rules=()):
    return Message(
        id=id_,
        marketplace="m",
        group="failure reason",
        kind="data",
        place="price",
        meaning="It is odd. Very.",
        fix="Put it right.",
        preventable=preventable,
        why="It is not in the data.",
        texts=texts,
        rules=rules,
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
    monkeypatch.setattr(lookup, "vocabulary", lambda: ())


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


def test_a_message_that_no_rule_looks_for_is_explained_too(monkeypatch):
    monkeypatch.setattr(
        lookup, "vocabulary", lambda: (said("F900", "Token lost", preventable="no"),)
    )
    (found,) = lookup.explain("token lost")
    assert (found.id, found.is_rule) == ("F900", False)
    assert (found.summary, found.remedy) == ("It is odd.", "Put it right.")
    assert found.checks == "nothing. It is not in the data."
    assert found.message.preventable == "no"


def test_a_message_leads_to_the_rules_it_names_and_those_that_list_it(monkeypatch):
    messages = (said("12052571", "Missing price", rules=("cost-band", "no-such-rule")),)
    monkeypatch.setattr(lookup, "vocabulary", lambda: messages)
    found = lookup.explain("missing price")
    assert [rule.id for rule in found] == ["cost-band", "price-out-of-range", "price-zero"]
    assert {rule.message for rule in found} == {*messages}


def test_an_answer_says_each_message_and_rule_once(monkeypatch):
    messages = (said("12052571", "Missing price"), said("F901", "Missing price"))
    monkeypatch.setattr(lookup, "vocabulary", lambda: messages)
    known = lookup.gathered(lookup.explain("missing price"))
    assert known.messages == messages
    assert [rule.id for rule in known.rules] == ["price-out-of-range", "price-zero"]


def test_every_rule_is_found_by_its_id_and_its_codes(monkeypatch):
    monkeypatch.undo()
    known = lookup.glossary()
    monkeypatch.setattr(lookup, "glossary", lambda: known)
    for rule in registry.built_in():
        assert lookup.explain(rule.id)[0].id == rule.id
    for description in known.rules:
        for code in description.codes:
            assert description.id in [found.id for found in lookup.explain(code)], code
