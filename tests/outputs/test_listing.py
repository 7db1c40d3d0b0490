# SPDX-License-Identifier: Apache-2.0
import io
import json
from dataclasses import replace

import pytest

from listingcheck import sample
from listingcheck.failure import Evidence, Failure, Fix, Severity
from listingcheck.outputs import FORMATS, output
from listingcheck.outputs.listing import HEARS_ALL, Outputs, Shown
from listingcheck.outputs.recent import LONGEST, MOST, Recent
from listingcheck.product import Where
from listingcheck.tally import SourceCount, Tally

FOUND = Failure(
    "test-rule", None, Severity.ERROR, "p", None, "title", Where(record=1, line=2), "x", None,
    "Odd.", Fix("Fix it."),
)  # fmt: skip


def written(form, found, most=None, show=None):
    stream, tally = io.StringIO(), Tally()
    tally.sources = [SourceCount("x.csv", "shopify", products=len(found))]
    out = output(form)(stream)
    outputs = Outputs([(form, Shown(out, stream, show) if show else out)], most, tally)
    outputs.begin("a-market/xx", ())
    for number, failure in enumerate(found):
        tally.failure(failure, number)
        outputs.failure(failure)
    outputs.end()
    return stream.getvalue()


def many(count=9, **fields):
    return [replace(FOUND, product=f"p{n}", **fields) for n in range(count)]


def test_json_lists_so_many_of_each_rule_and_counts_all():
    report = json.loads(written("json", [*many(), *many(2, rule="test-other")], most=3))
    assert [f["rule"] for f in report["failures"]] == ["test-rule"] * 3 + ["test-other"] * 2
    assert report["counts"]["by_rule"] == {"test-rule": 9, "test-other": 2}
    assert report["counts"]["unlisted"] == {"test-rule": 6}


def test_where_nothing_is_left_out_nothing_is_said():
    assert "unlisted" not in json.loads(written("json", many(3), most=3))["counts"]
    assert "not listed" not in written("text", many(3), most=3)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "9  error    test-rule  (6 of them not listed)"),
        ("jsonl", '"unlisted": {"test-rule": 6}'),
        ("csv", ",6 more of this rule are not listed.,"),
        ("html", "not listed: 6 of test-rule."),
        ("sarif", "6 more are left out here"),
        ("gitlab", "6 more are left out here"),
    ],
)
def test_every_list_says_what_it_leaves_out(form, said):
    assert said in written(form, many(), most=3)
    assert said not in written(form, many())


@pytest.mark.parametrize("form", sorted(HEARS_ALL))
def test_what_speaks_of_rules_or_products_hears_of_every_failure(form):
    assert form in FORMATS
    assert written(form, many(), most=3) == written(form, many())


def test_a_text_shows_what_is_severe_and_counts_the_rest():
    hints = many(5, severity=Severity.INFO, rule="test-hint", message="A hint.")
    text = written("text", [*many(2), *hints], show=Severity.WARNING)
    assert "A hint." not in text
    assert "5  info     test-hint  (not listed)" in text
    assert text.endswith("5 recommendations not listed: --show info lists them.\n")
    assert written("text", [*many(2), *hints], show=Severity.INFO).count("A hint.") == 5


def test_what_concerns_the_run_is_always_shown():
    missing = replace(
        FOUND, product=None, where=Where(), severity=Severity.INFO, message="No size."
    )
    text = written("text", [missing], show=Severity.ERROR)
    assert "No size." in text
    assert "not listed" not in text


def test_both_limits_together_still_count_everything():
    hints = many(5, severity=Severity.INFO, rule="test-hint")
    text = written("text", [*many(), *hints], most=2, show=Severity.ERROR)
    assert "9  error    test-rule  (7 of them not listed)" in text
    assert "5 recommendations not listed" in text


def test_a_product_is_remembered_until_its_failures_have_come():
    recent = Recent()
    recent.add(sample.product(key="p", record=1, title="Write to a@b"))
    failure = replace(FOUND, value="a@b", evidence=(Evidence("a@b", 9, 12),))
    assert recent.text_of(failure) == "Write to a@b"
    assert recent.text_of(replace(failure, field="no field")) == "a@b"
    assert recent.text_of(replace(failure, where=Where(record=2))) == "a@b"
    for number in range(MOST):
        recent.add(sample.product(key="other", record=number))
    assert recent.text_of(failure) == "a@b"


def test_long_descriptions_are_not_hoarded():
    recent = Recent()
    for number in range(2):
        recent.add(sample.product(key="p", record=number, description="x" * LONGEST, title="a@b!"))
    failure = replace(FOUND, value="a@b", evidence=(Evidence("a@b", 0, 3),))
    assert recent.text_of(replace(failure, where=Where(record=0))) == "a@b"
    assert recent.text_of(replace(failure, where=Where(record=1))) == "a@b!"
