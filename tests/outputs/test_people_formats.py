# SPDX-License-Identifier: Apache-2.0
import csv
import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.cli import main
from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.failure import Edit, Evidence, Failure, Fix, Safety, Severity, Stage
from listingcheck.outputs import csv as table
from listingcheck.outputs import html as page
from listingcheck.outputs import xlsx as workbook
from listingcheck.outputs.html.change import change
from listingcheck.outputs.html.marks import passages
from listingcheck.outputs.html.summary import summary
from listingcheck.outputs.legible import one_line
from listingcheck.product import Where
from listingcheck.tally import SourceCount, Tally

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "]]>",
    "\"'`&lt;",
    "\u202egnp.exe\u202c",
    "half \ud83d of it",
    "\x00\x08\x1b]0;owned\x07",
    "\u2028\u2029\ufeff\uffff",
    "x" * 1_000_000,
]


def failure(**fields):
    known = {
        "rule": "test-rule",
        "stage": Stage.SYNC,
        "severity": Severity.ERROR,
        "product": "tee",
        "variant": "TEE-1",
        "field": "variants[0].price",
        "where": Where("export.csv", 1, 7, "Variant Price"),
        "value": "0",
        "limit": "above 0",
        "message": "The price is 0; it must be above 0.",
        "fix": Fix("Enter the price."),
    }
    return Failure(**{**known, **fields})


def evil(text):
    return failure(
        product=text,
        variant=text,
        value=text,
        limit=text,
        message=text,
        where=Where(text, 1, 1, text),
        fix=Fix(text, Safety.SAFE, (Edit("title", text, text),)),
        evidence=(Evidence(text[:4], 0, len(text[:4])), Evidence("\ud83d</script>", 9, 19)),
        codes=(text,),
        source_url="javascript:alert(1)",
    )


def counted(found, path="export.csv"):
    tally = Tally()
    tally.sources = [SourceCount(path, "shopify", 4, 4, 10)]
    for number, one in enumerate(found):
        tally.failure(one, number % 4)
    return tally


def written(form, found, stream=None, path="export.csv"):
    stream = stream or io.StringIO()
    out = form.Output(stream)
    out.begin("a-market/xx", ())
    for one in found:
        out.failure(one)
    out.end(counted(found, path))
    return stream


def rows_of(found):
    text = written(table, found).getvalue()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


class Elements(HTMLParser):
    """What a browser makes of a page: its tags, and the text of its scripts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.contents, self.parts = [], [], {}, []
        self._open = None
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]
        if tag == "rect":
            self.parts.append(attributes)
        if tag in {"script", "style"}:
            self._open = dict(attributes).get("id", tag)

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open:
            self.contents[self._open] = self.contents.get(self._open, "") + data
        else:
            self.words += data

    @property
    def failures(self):
        return json.loads(self.contents["failures"])


def elements(found, **said):
    return Elements(written(page, found, **said).getvalue())


def test_a_table_says_what_a_merchandiser_needs():
    fix = Fix("Write 1.00.", Safety.SAFE, (Edit("variants[0].price", "0", "1.00"),))
    assert rows_of([failure(fix=fix)]) == [
        {
            "severity": "error",
            "stage": "sync",
            "product": "tee",
            "sku": "TEE-1",
            "field": "Variant Price",
            "line": "7",
            "value": "0",
            "what is wrong": "The price is 0; it must be above 0.",
            "accepted": "above 0",
            "what to do": "Write 1.00.",
            "new value": "1.00",
            "rule": "test-rule",
            "file": "export.csv",
        }
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 415 555 0132", "'+1 415 555 0132"),
        ("-cmd", "'-cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1+1", "' =1+1"),
        ("\r=1+1", "' =1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
        ("-5.00", "-5.00"),
        ("+8.71125E+12", "+8.71125E+12"),
        ("-1,234.50", "-1,234.50"),
        ("a = b", "a = b"),
        ("two\r\nlines", "two lines"),
    ],
)
def test_no_cell_is_a_formula(value, cell):
    assert rows_of([failure(value=value, product=value)])[0]["value"] == cell
    assert rows_of([failure(value=value, product=value)])[0]["product"] == cell


def test_a_new_value_that_a_cell_would_change_is_not_given():
    for edits in ((Edit("a", "b", "two\nlines"),), (Edit("a", "b", "c"), Edit("d", "e", "f"))):
        row = rows_of([failure(fix=Fix("Mend it.", Safety.SAFE, edits))])[0]
        assert row["new value"] == ""


@given(st.text(st.characters()))
def test_any_text_is_one_line_of_a_table(text):
    written_text = written(table, [evil(text)]).getvalue()
    assert written_text.count("\n") == 2
    written_text.encode("utf-8")
    row = rows_of([evil(text)])[0]
    assert not row["what is wrong"].lstrip().startswith(("=", "@"))


def test_rows_are_written_as_they_come():
    stream = io.StringIO()
    out = table.Output(stream)
    out.begin("a-market/xx", ())
    for _ in range(100):
        out.failure(failure())
    assert stream.getvalue().count("test-rule") == 100


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_merchant_writes_becomes_markup(text):
    clean, found = elements([failure()]), elements([evil(text)], path=text)
    assert found.tags == clean.tags
    assert len(written(page, [evil(text)], path=text).getvalue()) < 60_000
    assert not {name for _, name, _ in found.attributes if name.startswith("on")}
    assert found.contents["script"] == clean.contents["script"]
    assert "\x1b" not in found.words
    assert json.loads(found.contents["references"])[0]["source"] is None


@given(st.text(st.characters()))
def test_any_text_comes_through_a_page(text):
    found = written(page, [evil(text)], path=text).getvalue()
    found.encode("utf-8")
    assert len(Elements(found).failures) == 1


def test_a_page_shows_what_is_wrong_and_what_to_do():
    fix = Fix("Write 1.00.", Safety.SAFE, (Edit("variants[0].price", "0", "1.00"),))
    found = elements([failure(fix=fix, codes=("12052571",), source_url="https://example.com/a")])
    assert found.failures == [
        {
            "severity": "error",
            "stage": "sync",
            "rule": "test-rule",
            "product": "tee",
            "sku": "TEE-1",
            "path": "variants[0].price",
            "column": "Variant Price",
            "file": "export.csv",
            "line": 7,
            "value": ["0"],
            "message": "The price is 0; it must be above 0.",
            "limit": "above 0",
            "fix": "Write 1.00.",
            "edit": ["", "0", "1.00", ""],
            "of": 0,
            "reference": 0,
        }
    ]
    assert json.loads(found.contents["references"]) == [
        {"codes": ["12052571"], "source": "https://example.com/a"}
    ]


def test_the_counts_need_no_script():
    mild = failure(rule="test-hint", severity=Severity.INFO)
    words = re.sub(r"\s+", " ", elements([failure(), failure(), mild]).words)
    assert "2 of 4 products ready to list" in words
    assert "2 sync failed" in words
    assert "2 errors" in words
    assert "1 recommendation" in words
    assert "2errortest-rule" in words


def test_rules_stand_by_severity_and_then_by_number():
    mild = failure(rule="test-hint", severity=Severity.INFO)
    other = failure(rule="test-other")
    found = elements([mild, mild, mild, failure(), other, other])
    assert [value for _, name, value in found.attributes if name == "data-rule"] == [
        "test-other",
        "test-rule",
        "test-hint",
    ]


def test_the_bar_is_divided_as_the_products_are():
    refused = failure(stage=Stage.REVIEW)
    found = elements([failure(), refused])
    assert [(part["class"], part["x"], part["width"]) for part in map(dict, found.parts)] == [
        ("ready", "0.0", "500.0"),
        ("review_failed", "500.0", "250.0"),
        ("sync_failed", "750.0", "250.0"),
    ]


def test_what_was_suppressed_or_not_read_is_said():
    tally = counted([])
    tally.suppressed = 3
    tally.sources[0].unread = 2
    tally.sources[0].skipped["blank"] = 1
    words = Elements(summary("a-market/xx", tally, {}, {})).words
    assert "3 failures suppressed, which change nothing here." in words
    assert "export.csv: 2 records could not be read" in words
    assert "export.csv: 1 record left out (blank)" in words


def test_a_page_lets_nothing_in_but_its_own_style_and_script():
    found = elements([failure()])
    policy = next(value for _, _, value in found.attributes if "default-src" in (value or ""))
    assert policy.startswith("default-src 'none'")
    for name in ("style", "script"):
        digest = b64encode(sha256(found.contents[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "style" not in {name for _, name, _ in found.attributes}
    assert not {name for _, name, _ in found.attributes} & {"src", "srcset", "href"}


def test_a_page_says_what_it_leaves_out(monkeypatch):
    monkeypatch.setattr(page, "LISTED", 3)
    found = elements([failure()] * 5)
    assert len(found.failures) == 3
    assert "The first 3 failures are listed and 2 failures left out" in found.words
    assert "5 errors" in found.words
    assert "left out" not in elements([failure()] * 3).words


def test_failures_stream_into_a_page():
    stream = io.StringIO()
    out = page.Output(stream)
    out.begin("a-market/xx", ())
    for _ in range(100):
        out.failure(failure())
    assert stream.getvalue().count("TEE-1") == 100
    out.end(Tally())


def test_a_page_without_failures_says_so():
    found = elements([])
    assert "Every product is ready to list" in found.words
    assert "Nothing has to be put right." in found.words
    assert found.failures == []


@pytest.mark.parametrize(
    ("value", "words", "pieces"),
    [
        ("call me now", [("me", 5)], ["call ", "me", " now"]),
        ("call me now", [("me", 0)], ["call ", "me", " now"]),
        ("a b a b", [("b", 6), ("a", 0)], ["", "a", " b a ", "b", ""]),
        ("abcdef", [("abcd", 0), ("cdef", 2)], ["", "abcd", "", "ef", ""]),
        ("abcdef", [("abcdef", 0), ("cd", 2)], ["", "abcdef", ""]),
        ("short", [("far away", 2_000)], ["short … ", "far away", ""]),
        ("", [("SALE", 3)], ["", "SALE", ""]),
        ("plain", [], ["plain"]),
        ("", [], []),
        ("x" * 500 + "me" + "y" * 500, [("me", 500)], ["…" + "x" * 120, "me", "y" * 120 + "…"]),
    ],
)
def test_the_offending_words_are_marked(value, words, pieces):
    evidence = tuple(Evidence(text, start, start + len(text)) for text, start in words)
    assert passages(failure(value=value, evidence=evidence)) == pieces


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("073", "73", ["", "073", "73", ""]),
        ("73", None, ["", "73", "", ""]),
        (
            "a" * 50 + " write to me " + "b" * 50,
            "a" * 50 + " " + "b" * 50,
            ["…" + "a" * 39 + " ", "write to me ", "", "b" * 40 + "…"],
        ),
        (
            "very " * 20 + "soft towel",
            "very " * 20 + "soap towel",
            ["…" + "very " * 8, "soft", "soap", " towel"],
        ),
        (
            "Any questions? Write to me." + "b" * 90,
            "Any questions?" + "b" * 90,
            ["Any questions?", " Write to me.", "", "b" * 40 + "…"],
        ),
        ("x" * 90, "x" * 91, ["…" + "x" * 40, "", "x", ""]),
    ],
)
def test_of_a_long_edit_only_what_changes_is_shown(old, new, shown):
    assert change(Fix("Mend it.", Safety.SAFE, (Edit("title", old, new),))) == shown


@given(st.text("ab \ud83d\n", max_size=200), st.text("ab \ud83d\n", max_size=200))
def test_what_an_edit_shows_is_there(old, new):
    before, gone, come, behind = change(Fix("Mend it.", Safety.SAFE, (Edit("title", old, new),)))
    for whole, middle in ((old, gone), (new, come)):
        shown = before.removeprefix("…") + middle + behind.removesuffix("…")
        assert one_line(shown, 1_000) in one_line(whole, 2_000) or "\n" in whole


def workbook_of(found):
    openpyxl = pytest.importorskip("openpyxl")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    written(workbook, found, stream)
    return openpyxl.load_workbook(io.BytesIO(stream.buffer.getvalue()))


def test_a_workbook_has_the_rows_of_the_table():
    book = workbook_of([failure()])
    names, cells = book["Failures"].iter_rows(values_only=True)
    expected = {**rows_of([failure()])[0], "line": 7, "new value": None}
    assert dict(zip(names, cells, strict=True)) == expected
    assert book["Failures"].freeze_panes == "A2"
    assert book["Failures"].auto_filter.ref == "A1:M2"
    summary = dict(book["Summary"].iter_rows(values_only=True))
    assert summary["failures"] == 1
    assert summary["sync failed"] == 1


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "#N/A", "@x"])
def test_a_workbook_holds_any_text_as_text(text):
    cells = workbook_of([evil(text)])["Failures"][2]
    assert cells[7].data_type in {"s", "inlineStr"}
    if text.isascii() and text.isprintable() and len(text) < 100:
        assert cells[7].value == text


def test_a_workbook_says_what_a_sheet_cannot_hold(monkeypatch):
    monkeypatch.setattr(workbook, "ROWS", 3)
    book = workbook_of([failure()] * 5)
    assert book["Failures"].max_row == 3
    assert dict(book["Summary"].iter_rows(values_only=True))["failures left out"] == 3


@pytest.mark.parametrize("form", ["csv", "html", "xlsx"])
def test_the_command_writes_it(form, export, pack, tmp_path):
    path = tmp_path / "report"
    args = ["check", export, "--for", pack, "--format", f"{form}={path}"]
    assert CliRunner().invoke(main, args).exit_code == 1
    begin = {"csv": b"\xef\xbb\xbfseverity,", "html": b"<!doctype html>", "xlsx": b"PK"}
    assert path.read_bytes().startswith(begin[form])


def test_a_workbook_needs_a_file():
    with pytest.raises(ConfigurationError, match="xlsx=FILE"):
        workbook.Output(io.StringIO())


def test_a_workbook_needs_its_package(monkeypatch):
    monkeypatch.setattr(workbook, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match="listingcheck\\[xlsx-report\\]"):
        workbook.Output(io.TextIOWrapper(io.BytesIO()))
