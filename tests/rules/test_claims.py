# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, sample
from listingcheck.detect.folding import folded
from listingcheck.detect.text import flatten, plain
from listingcheck.failure import Severity
from listingcheck.rule import Context, Valid
from listingcheck.rules.claim._family import KINDS, QUOTED, claims_of
from listingcheck.rules.claim.absolute import ClaimAbsolute
from listingcheck.rules.claim.medical import ClaimMedical
from listingcheck.rules.claim.weight_loss import ClaimWeightLoss
from listingcheck.testing import findings

LANGUAGES = data.words("claims/languages")["languages"]
RULES = (ClaimAbsolute, ClaimMedical, ClaimWeightLoss)
CONTEXT = Context(market="US", words=data.words)
READY = [rule({}, CONTEXT) for rule in RULES]
PHRASES = claims_of(data.words)
ENTRIES = [
    pytest.param(language, kind, entry, id=f"{language}-{kind}-{number}")
    for language in LANGUAGES
    for kind in KINDS
    for number, entry in enumerate(data.words(f"claims/{language}")[kind])
]


def found(rule, **fields):
    return findings(rule, Valid(sample.product(**fields)))


def test_sixteen_languages_have_claims_of_every_kind():
    assert len(LANGUAGES) == 16
    for language in LANGUAGES:
        assert all(len(data.words(f"claims/{language}")[kind]) >= 8 for kind in KINDS)


@pytest.mark.parametrize(("language", "kind", "entry"), ENTRIES)
def test_every_phrase_finds_its_example_and_misses_its_look_alike(language, kind, entry):
    assert PHRASES.find(folded(entry["match"]), kind)
    assert not PHRASES.find(folded(entry["miss"]), kind)


@pytest.mark.parametrize(
    "text",
    [
        "This product is not intended to diagnose, treat, cure or prevent any disease.",
        "Gel polish, UV cure in 60 seconds",
        "Cured ham, sliced",
        "Training treats for dogs",
        "Manicure and pedicure set",
        "100% cotton, best quality",
        "30-day money-back guarantee",
        "Slim fit trousers",
        "Weighted vest, 10 kg",
        "Soy candle, burn time 40 hours",
    ],
)
def test_honest_texts_are_left_alone(text):
    for rule in RULES:
        assert found(rule, title=text) == []
        assert found(rule, description=f"<p>{text}</p>") == []


def test_what_is_only_likely_is_a_note():
    (finding,) = found(ClaimMedical, description="<p>FDA approved formula.</p>")
    assert finding.severity is Severity.INFO


def test_all_places_are_quoted_up_to_a_limit():
    text = "<p>" + "It cures diabetes. " * 50 + "</p>"
    (finding,) = found(ClaimMedical, description=text)
    assert len(finding.evidence) == QUOTED


@given(
    st.lists(st.sampled_from(["cures", "diabetes ", "lose 10 kg ", "100% effective", "<p>", "."]))
)
def test_evidence_cuts_out_exactly_what_it_quotes(words):
    text = " ".join(words)
    for rule in READY:
        for flat, field in ((flatten(text), "description"), (plain(text), "title")):
            for finding in rule.check(sample.product(), field, flat):
                for quote in finding.evidence:
                    assert quote.text == text[quote.start : quote.end]


def test_no_words_no_claims():
    assert claims_of(lambda _: {}).find("cures diabetes", "medical") == []
