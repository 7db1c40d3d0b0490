# SPDX-License-Identifier: Apache-2.0
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import listingcheck as lc
from listingcheck.engine import BoundRule
from listingcheck.failure import Edit, Evidence, Failure, Fix, Safety, Severity, Stage
from listingcheck.outputs import github, gitlab, junit, markdown, output, sarif, spool
from listingcheck.product import Where
from listingcheck.tally import SourceCount, Tally

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
FORMATS = ("github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif")
EVIL = "\x1b]0;owned\x07\r\n::error::|<b>&`@you`\ud83d\u202e\uffff,:%" + "x" * 5000


def failing(rule="price-zero", severity=Severity.ERROR, **said):
    known = {
        "stage": Stage.SYNC,
        "product": "tee",
        "variant": None,
        "field": "title",
        "where": Where("export.csv", 1, 2, "Title"),
        "value": "x",
        "limit": None,
        "message": "It is odd.",
        "fix": Fix("Mend it."),
    }
    return Failure(rule=rule, severity=severity, **{**known, **said})


def evil(text, severity=Severity.ERROR):
    return failing(
        rule="test-evil",
        severity=severity,
        product=text,
        variant=text,
        field=text,
        value=text,
        message=text,
        where=Where(text, 1, 2, text),
        fix=Fix(text, Safety.SAFE, (Edit("title", text, text),)),
        evidence=(Evidence(text, 0, len(text)),),
    )


def written(form, failures, rules=(), profile="a-market/xx"):
    stream, tally = io.StringIO(), Tally()
    out = output(form)(stream)
    out.begin(profile, rules)
    tally.sources = [SourceCount("export.csv", "shopify", 2, 2, 2)]
    for number, failure in enumerate(failures):
        tally.failure(failure, number % 2 if failure.product else None)
        out.failure(failure)
    out.end(tally)
    return stream.getvalue()


def read(form, failures, rules=()):
    return json.loads(written(form, failures, rules))


def of_every_severity():
    for severity in reversed(Severity):
        yield failing(severity=severity, product=f"{severity}-1")
        yield failing(severity=severity, product=f"{severity}-2")


def strict(schema):
    """The schema, refusing what it does not name."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: strict(each) for key, each in schema.items()}
    if said.get("type") == "object" and "additionalProperties" not in said and "oneOf" not in said:
        said["additionalProperties"] = False
    return said


LINE = {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_report_is_as_its_schema_says(export, pack):
    report = lc.check(export, profile=pack)
    assert report.failures
    Draft202012Validator(strict(SCHEMA)).validate(json.loads(json.dumps(report.to_dict())))


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_report_of_anything_is_as_its_schema_says(form):
    failures = [*of_every_severity(), evil(EVIL), failing(stage=None, product=None, where=Where())]
    text = written(form, failures)
    if form == "json":
        Draft202012Validator(strict(SCHEMA)).validate(json.loads(text))
    else:
        for line in text.splitlines():
            Draft202012Validator(LINE).validate(json.loads(line))


def test_the_lines_make_the_report():
    failures = list(of_every_severity())
    lines = [json.loads(line) for line in written("jsonl", failures).splitlines()]
    kinds = [line.pop("kind") for line in lines]
    assert kinds == ["heading", *["failure"] * 6, "summary"]
    assert {**lines[0], **lines[-1], "failures": lines[1:-1]} == read("json", failures)


def test_lines_are_written_as_failures_come():
    stream = io.StringIO()
    out = output("jsonl")(stream)
    out.begin("a-market/xx", ())
    out.failure(failing())
    assert len(stream.getvalue().splitlines()) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_any_text_can_be_written(form):
    text = written(form, [evil(EVIL, severity) for severity in Severity], profile=EVIL)
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x07\r\u202e\ud83d")


@pytest.mark.parametrize("form", ["github", "gitlab", "markdown", "sarif"])
def test_a_megabyte_of_text_is_cut(form):
    long = "y" * 1_000_000
    assert len(written(form, [failing(product=long, message=long, fix=Fix(long))])) < 20_000


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_the_most_severe_come_first(form):
    text = written(form, of_every_severity())
    places = [text.index(f"{severity}-{number}") for severity in Severity for number in (1, 2)]
    assert places == sorted(places)


@pytest.mark.parametrize(("form", "module"), [("gitlab", gitlab), ("sarif", sarif)])
def test_what_there_is_no_room_for_is_counted(form, module, monkeypatch):
    monkeypatch.setattr(module, "LIMIT", 3)
    text = written(form, of_every_severity())
    named = set(re.findall("(?:error|warning|info)-[12]", text))
    assert named == {"error-1", "error-2", "warning-1"}
    assert "3 more are left out here" in text
    monkeypatch.setattr(module, "LIMIT", 6)
    assert "left out" not in written(form, of_every_severity())


@pytest.mark.parametrize(("form", "module"), [("gitlab", gitlab), ("sarif", sarif)])
def test_no_rule_crowds_out_another(form, module, monkeypatch):
    monkeypatch.setattr(module, "LIMIT", spool.OF_EACH + 2)
    many = [failing() for _ in range(spool.OF_EACH * 3)]
    hint = failing(product="cap", severity=Severity.INFO)
    text = written(form, [*many, failing(product="mug", rule="test-rare"), hint])
    assert "mug: " in text
    assert "cap: " not in text
    assert f"{spool.OF_EACH * 2:,} more" in text


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_names_are_unique_and_survive_sorting(form):
    alike = [failing(), failing(), failing(value="y")]
    names = names_in(form, alike)
    assert len(set(names)) == 3
    moved = [failing(where=Where("export.csv", 9, number)) for number in (8, 9)]
    assert names_in(form, moved) == names[:2]


def names_in(form, failures):
    if form == "gitlab":
        return [issue["fingerprint"] for issue in read(form, failures)]
    results = read(form, failures)["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif"])
def test_files_are_named_as_a_repository_names_them(form, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = str(tmp_path / "data" / "export.csv")
    text = written(form, [failing(where=Where(place, 1, 2))])
    assert "data/export.csv" in text
    assert str(tmp_path) not in text


def test_what_concerns_the_run_stands_at_a_file_all_the_same():
    """GitHub and GitLab refuse what has no place."""
    failures = [failing(), failing(product=None, where=Where())]
    assert [issue["location"]["path"] for issue in read("gitlab", failures)] == ["export.csv"] * 2
    for result in read("sarif", failures)["runs"][0]["results"]:
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"] == {"uri": "export.csv"}


# SARIF

TEXT = {"type": "string", "minLength": 1}
LEVEL = {"enum": ["error", "warning", "note"]}


def closed(required, **optional):
    properties = {**required, **optional}
    return {
        "type": "object",
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


MESSAGE = closed({"text": TEXT})
HELP = closed({"text": TEXT, "markdown": TEXT})
TAGS = {"type": "array", "items": TEXT, "uniqueItems": True, "maxItems": 20}
DESCRIPTOR = closed(
    {
        "id": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": HELP,
        "defaultConfiguration": closed({"level": LEVEL}),
        "properties": closed({"tags": TAGS}),
    },
    helpUri={"type": "string", "pattern": "^https?://"},
)
PLACE = closed(
    {"artifactLocation": closed({"uri": {"type": "string", "pattern": "^[!-~]+$"}})},
    region=closed({"startLine": {"type": "integer", "minimum": 1}}),
)
LOGICAL = closed({"name": TEXT, "fullyQualifiedName": TEXT})
LOCATION = closed({"physicalLocation": PLACE}, logicalLocations={"type": "array", "items": LOGICAL})
RESULT = closed(
    {
        "ruleId": TEXT,
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": closed({"listingcheck/v1": TEXT, "primaryLocationLineHash": TEXT}),
    },
    ruleIndex={"type": "integer", "minimum": 0},
)
NOTIFICATION = closed({"level": LEVEL, "message": MESSAGE})
INVOCATION = closed(
    {"executionSuccessful": {"type": "boolean"}},
    toolExecutionNotifications={"type": "array", "items": NOTIFICATION},
)
DRIVER = closed(
    {
        "name": TEXT,
        "version": TEXT,
        "rules": {"type": "array", "items": DESCRIPTOR, "uniqueItems": True},
    }
)
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "automationDetails": closed({"id": TEXT}),
        "results": {"type": "array", "items": RESULT},
        "invocations": {"type": "array", "items": INVOCATION},
        "properties": {"type": "object"},
    }
)
LOG = closed(
    {
        "$schema": TEXT,
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)
"""What SARIF 2.1.0 says of the part that is written here, and what GitHub asks beyond it."""


@pytest.fixture(scope="module")
def rules():
    return lc.Checker("tiktok-shop/us").rules


def test_sarif_is_as_the_standard_says(rules, monkeypatch):
    monkeypatch.setattr(sarif, "LIMIT", 7)
    failures = [*of_every_severity(), evil(EVIL), failing(product=None, where=Where())]
    Draft202012Validator(LOG).validate(read("sarif", failures, rules))
    Draft202012Validator(LOG).validate(read("sarif", []))


def test_every_rule_is_described_once(rules):
    run = read("sarif", [failing(), failing(rule="row-unreadable"), failing(rule="else")], rules)[
        "runs"
    ][0]
    described = run["tool"]["driver"]["rules"]
    assert {bound.rule.id for bound in rules} < {rule["id"] for rule in described}
    assert len({rule["id"] for rule in described}) == len(described)
    first, second, third = run["results"]
    assert [described[result["ruleIndex"]]["id"] for result in (first, second)] == [
        "price-zero",
        "row-unreadable",
    ]
    assert "ruleIndex" not in third


def test_a_rule_has_the_level_it_is_bound_at(rules):
    price = next(bound for bound in rules if bound.rule.id == "price-zero")
    milder = BoundRule(price.rule, Severity.INFO, "https://example.com/limits")
    rule = read("sarif", [], [milder])["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["defaultConfiguration"] == {"level": "note"}
    assert rule["helpUri"] == "https://example.com/limits"
    assert "**How to fix it:**" in rule["help"]["markdown"]


def test_a_logical_name_holds_no_position():
    failure = failing(variant="TEE-1", field="variants[7].price")
    location = read("sarif", [failure])["runs"][0]["results"][0]["locations"][0]
    assert location["logicalLocations"] == [
        {"name": "price", "fullyQualifiedName": "tee/TEE-1/price"}
    ]


def test_a_file_is_named_by_a_uri():
    place = Where("my data/50% off é.csv", 1, 2)
    result = read("sarif", [failing(where=place)])["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "my%20data/50%25%20off%20%C3%A9.csv"


def test_a_run_in_which_a_rule_broke_did_not_succeed():
    broken = failing(rule="internal-error", value="price-zero")
    assert read("sarif", [broken])["runs"][0]["invocations"] == [{"executionSuccessful": False}]


# JUnit


def cases(failures, rules=()):
    suite = ElementTree.fromstring(written("junit", failures, rules))[0]
    found = suite.findall("testcase")
    assert int(suite.get("tests")) == len(found)
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    return found


def test_one_case_a_product_and_one_for_the_run():
    found = cases([failing(), failing(severity=Severity.INFO), failing(product="mug")])
    assert [case.get("name") for case in found] == ["tee", "mug", "The run as a whole"]
    assert [[child.tag for child in case] for case in found] == [
        ["failure", "system-out"],
        ["failure"],
        [],
    ]


def test_a_clean_run_has_a_case_too():
    assert [case.get("name") for case in cases([])] == ["The run as a whole"]


def test_what_several_products_share_is_one_case_a_rule(rules):
    shared = [failing(rule="sku-duplicate", product=name) for name in ("tee", "mug", "tee")]
    found = cases([failing(), *shared], rules)
    assert [case.get("name") for case in found][:2] == ["tee", "sku-duplicate"]
    assert len(found) == 3


def test_a_case_tells_so_many_and_counts_the_rest():
    found = cases([failing(variant=str(number)) for number in range(junit.TOLD + 5)])
    lines = found[0].find("failure").text.splitlines()
    assert len(lines) == junit.TOLD + 1
    assert lines[-1] == "and 5 more"


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x00", "\x0b", "\ud83d"])
def test_what_xml_cannot_hold_is_not_in_it(character):
    text = written("junit", [failing(message=f"a{character}b")])
    assert text.isascii()
    assert not {f"&#{ord(character)};", character} & set(re.findall(r"&#\d+;|.", text))


@given(st.text(st.characters(codec=None), max_size=20))
def test_any_text_is_xml(text):
    assert len(cases([evil(text)])) == 2


# GitHub


def test_a_rule_is_annotated_once_with_its_count():
    lines = written("github", [failing(), failing(), failing("title-length")]).splitlines()
    assert [line.startswith("::error file=export.csv,line=2,") for line in lines[:2]] == [True] * 2
    assert "title=price-zero (2 times)::" in lines[0]
    assert lines[-1] == "1 more counted here and not shown."


def test_no_more_is_annotated_than_github_shows():
    rules = [f"test-{number}" for number in range(github.SHOWN + 3)]
    failures = [failing(rule, severity) for severity in reversed(Severity) for rule in rules]
    lines = [line for line in written("github", failures).splitlines() if line.startswith("::")]
    commands = [line[2:].split()[0] for line in lines]
    assert commands == [name for name in ("error", "warning", "notice") for _ in range(10)]


def test_what_commands_are_made_of_is_escaped():
    place = Where("a,b:c%.csv", 1, 2)
    line = written("github", [failing(where=place, message="100%: a, b")]).splitlines()[0]
    assert line == (
        "::error file=a%2Cb%3Ac%25.csv,line=2,title=price-zero::tee: 100%25: a, b Fix: Mend it."
    )


@given(st.text(st.characters(codec=None)))
def test_no_text_becomes_a_command(text):
    lines = written("github", [evil(text)]).split("\n")
    assert [line[:2] for line in lines] == ["::", "Ch", ""]


# GitLab


@pytest.mark.parametrize(
    ("severity", "stage", "word"),
    [
        (Severity.ERROR, Stage.SYNC, "blocker"),
        (Severity.ERROR, Stage.REVIEW, "critical"),
        (Severity.ERROR, None, "critical"),
        (Severity.WARNING, Stage.REVIEW, "major"),
        (Severity.WARNING, Stage.QUALITY, "minor"),
        (Severity.INFO, Stage.SYNC, "info"),
    ],
)
def test_severities_in_gitlabs_words(severity, stage, word):
    assert read("gitlab", [failing(severity=severity, stage=stage)])[0]["severity"] == word


def test_a_clean_run_is_an_empty_array():
    assert read("gitlab", []) == []


# Markdown


def rows(failures):
    return [line for line in written("markdown", failures).splitlines() if line.startswith("|")][2:]


@given(st.text(st.characters(codec=None)))
def test_no_text_is_structure(text):
    (row,) = rows([evil(text)])
    assert row.count("|") == 5
    cell = re.sub(r"</?code>|&#\d+;", "", row.split("|")[4])
    assert not set(cell) & set("`*_[]<>&@#~\\")


def test_so_many_rules_are_listed():
    failures = [failing(f"test-{number}") for number in range(markdown.ROWS + 4)]
    assert len(rows(failures)) == markdown.ROWS
    assert written("markdown", failures).endswith("\n4 more rules are in the report.\n")


def test_a_clean_run_has_no_table():
    assert rows([]) == []
    assert written("markdown", []).startswith("## listingcheck: 2 ready\n")
