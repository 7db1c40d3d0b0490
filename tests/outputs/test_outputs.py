# SPDX-License-Identifier: Apache-2.0
import io
import json
import sys
from collections import Counter

import pytest

from listingcheck import sample
from listingcheck.engine import BoundRule
from listingcheck.errors import ConfigurationError
from listingcheck.failure import (
    Edit,
    Evidence,
    Failure,
    Fix,
    Safety,
    Severity,
    Stage,
)
from listingcheck.outputs import FORMATS, output
from listingcheck.outputs.account import OUTCOMES
from listingcheck.product import Origin, Where
from listingcheck.report import Report
from listingcheck.rule import CatalogueRule, Invalid, Valid
from listingcheck.tally import Outcome, SourceCount, Tally


class Twins(CatalogueRule):
    """Two products are twins.

    What it checks: their titles.

    Why the marketplace minds: for the test.

    How to fix it: part them.
    """

    id = "test-twins"
    stage = Stage.REVIEW
    VALID = (Valid(sample.product()), Valid(sample.product(title="Tee")))
    INVALID = (Invalid(sample.product()), Invalid(sample.product(title="Tee")))


PRODUCTS = [
    sample.product(key=key, record=number, origin=Origin("shopify", "export.csv"))
    for number, key in ((1, "tee"), (3, "mug"), (4, "cap"))
]
RULES = [BoundRule(Twins(), Severity.WARNING, None)]


def failure(**fields):
    known = {
        "rule": "test-rule",
        "stage": Stage.SYNC,
        "severity": Severity.ERROR,
        "product": "p",
        "variant": None,
        "field": "title",
        "where": Where(),
        "value": "x",
        "limit": None,
        "message": "Odd.",
        "fix": Fix("Fix it."),
    }
    return Failure(**{**known, **fields})


def failures():
    """One of each kind, in the order of a run: by product, of several products, of the run."""
    for number in range(9):
        yield failure(
            rule="test-price",
            product="tee",
            variant=f"TEE-{number}",
            field=f"variants[{number}].price",
            where=Where("export.csv", 1, 2 + number, "Variant Price"),
            value="0",
            limit="above 0",
            message="The price is 0; it must be above 0." if number != 3 else "The price is 0.00.",
            codes=("Price out of range", "12052571"),
            source_url="https://example.com/limits",
        )
    yield failure(
        rule="row-unreadable",
        stage=None,
        product=None,
        field=None,
        where=Where("export.csv", 2, 11),
        value="x | y",
        message="The row has a value too many.",
    )
    title = "Write to a@b.example, or better to c@d.example, " + "very " * 12 + "soon"
    yield failure(
        rule="test-hint",
        stage=Stage.QUALITY,
        severity=Severity.INFO,
        product="mug",
        where=Where("export.csv", 3, 12, "Title"),
        fix=Fix("Trim it.", Safety.SAFE, (Edit("title", " Mug", "Mug"),)),
    )
    yield failure(
        rule="test-contact",
        stage=Stage.REVIEW,
        product="mug",
        where=Where("export.csv", 3, 12, "Title"),
        value=title,
        message="The title gives 2 contacts.",
        fix=Fix("Remove them.", Safety.UNSAFE, (Edit("title", title, "very soon"),)),
        evidence=(Evidence("a@b.example", 9, 20), Evidence("c@d.example", 35, 46)),
    )
    for product in ("tee", "mug"):
        yield failure(
            rule="test-twins",
            stage=Stage.REVIEW,
            severity=Severity.WARNING,
            product=product,
            variant="T-1",
            where=Where("export.csv", 1, 2, "Title"),
            message="Also stands elsewhere.",
        )
    yield failure(rule="test-absent", product=None, severity=Severity.INFO, field="category")


def tally():
    counted = Tally()
    counted.sources = [SourceCount("export.csv", "shopify", 4, 2, 10, 1, Counter({"blank": 1}))]
    for found in failures():
        counted.failure(found, {"tee": 0, "mug": 1}.get(found.product))
    return counted


def written(form, stream):
    write(form, stream)
    return stream.getvalue()


def write(form, stream):
    out = output(form)(stream)
    out.begin("a-market/xx", RULES)
    for product in PRODUCTS if out.product else ():
        out.product(product)
    for found in failures():
        out.failure(found)
    out.end(tally())


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("listingcheck.__version__", "0.0.0")


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"xlsx"}))
def test_a_report_looks_as_it_did(form, snapshot):
    snapshot(f"report.{form}", written(form, io.StringIO()))


def test_a_workbook_looks_as_it_did(snapshot):
    load_workbook = pytest.importorskip("openpyxl").load_workbook
    with io.TextIOWrapper(io.BytesIO()) as stream:
        write("xlsx", stream)
        book = load_workbook(stream.buffer)
    lines = [
        "\t".join(str(cell) for cell in row)
        for sheet in book
        for row in [(f"# {sheet.title}",), *sheet.iter_rows(values_only=True)]
    ]
    snapshot("report.xlsx.txt", "\n".join(lines) + "\n")


def test_a_report_on_a_terminal_looks_as_it_did(snapshot):
    snapshot("report.terminal", written("text", Terminal()))


def test_an_unknown_format_is_guessed():
    with pytest.raises(ConfigurationError, match="Did you mean 'json'"):
        output("jsn")


def test_streamed_json_says_what_a_collected_report_says():
    collected = Report("a-market/xx", tally(), failures()).to_dict()
    assert json.loads(written("json", io.StringIO())) == json.loads(json.dumps(collected))
    assert list(collected) == [
        "schema_version",
        "tool",
        "profile",
        "sources",
        "counts",
        "outcomes",
        "failures",
    ]


def test_json_without_failures_is_json():
    stream = io.StringIO()
    out = output("json")(stream)
    out.begin("a-market/xx", ())
    out.end(Tally())
    assert json.loads(stream.getvalue())["failures"] == []


def test_json_holds_any_text():
    stream = io.StringIO()
    out = output("json")(stream)
    out.begin("a-market/xx", ())
    out.failure(failure(value="half \ud83d of it"))
    out.end(Tally())
    assert stream.getvalue().isascii()
    assert json.loads(stream.getvalue())["failures"][0]["value"] == "half \ud83d of it"


@pytest.mark.parametrize("form", ["json", "text"])
def test_failures_are_written_as_they_come(form):
    """After many products an output holds no more than the last one."""
    stream = io.StringIO()
    out = output(form)(stream)
    out.begin("a-market/xx", ())
    for number in range(1000):
        out.failure(failure(product=f"p{number}"))
    assert stream.getvalue().count("Odd.") >= 999


def test_no_control_character_reaches_a_terminal():
    stream = io.StringIO()
    out = output("text")(stream)
    out.begin("a-market/xx", ())
    evil = "\x1b]0;owned\x07\u202e"
    out.failure(
        failure(
            product=evil,
            variant=evil,
            field=evil,
            value=evil,
            message=evil,
            where=Where(file=evil, record=1, line=1, column=evil),
            fix=Fix(evil, Safety.SAFE, (Edit("title", evil, evil),)),
            evidence=(Evidence(evil, 0, len(evil)),),
        )
    )
    counted = Tally()
    counted.sources = [SourceCount(path=evil, platform="x", unread=1)]
    counted.sources[0].skipped[evil] += 1
    out.end(counted)
    assert not set(stream.getvalue()) & set("\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours_are_for_terminals(monkeypatch, environment, terminal, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.StringIO()
    out = output("text")(stream)
    out.begin("a-market/xx", ())
    out.failure(failure())
    out.end(Tally())
    assert ("\x1b[" in stream.getvalue()) is coloured


def test_plain_text_needs_no_rich(monkeypatch):
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    out = output("text")(io.StringIO())
    out.begin("a-market/xx", ())
    out.failure(failure())
    out.end(Tally())


def test_nothing_is_said_twice_but_nothing_is_lost():
    """A product whose two thousand variants fail alike is told once, with the number of them."""
    stream = io.StringIO()
    out = output("text")(stream)
    out.begin("a-market/xx", ())
    counted = Tally()
    for number in range(2000):
        counted.failure(failure(), 0)
        out.failure(failure(variant=f"V-{number}"))
    out.end(counted)
    assert stream.getvalue().count("Odd.") == 1
    assert "and 1,994 more, 2,000 times" in stream.getvalue()
    assert "2,000  error    test-rule" in stream.getvalue()


def test_words_that_the_message_names_are_not_quoted_again():
    stream = io.StringIO()
    out = output("text")(stream)
    out.begin("a-market/xx", ())
    out.failure(failure(message="It says 'SALE'.", evidence=(Evidence("SALE", 90, 94),)))
    out.failure(failure(message="It says so.", evidence=(Evidence("NOW", 90, 93),)))
    out.end(Tally())
    assert [line.strip() for line in stream.getvalue().splitlines()].count("NOW") == 1
    assert stream.getvalue().count("SALE") == 1
    assert "^^^\n" in stream.getvalue()


def test_the_words_for_outcomes_are_all_there():
    assert set(OUTCOMES) == {outcome.value for outcome in Outcome}
