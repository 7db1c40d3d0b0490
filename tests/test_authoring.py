# SPDX-License-Identifier: Apache-2.0
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample, testing
from listingcheck.authoring.skeleton import well_formed
from listingcheck.cli import main
from listingcheck.cli.new_rule import command as new_rule
from listingcheck.errors import RuleDefinitionError
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.rule import Invalid, ProductRule, Valid

ROOT = Path(__file__).parents[1]
KINDS = next(option for option in new_rule.params if option.name == "kind").type.choices


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Everything happens in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_passes_at_once(folder, kind):
    assert run("new-rule", "house-first", "--kind", kind).exit_code == 0
    (written,) = folder.iterdir()
    ran = run("test", written)
    assert ran.exit_code == 0, ran.output
    assert re.search(r"house-first  \d valid, \d invalid  ok\n1 tested, all pass\.", ran.output)


@pytest.mark.parametrize("kind", KINDS)
def test_the_way_on_can_be_followed(folder, kind):
    ran = run(
        "new-rule",
        "house-first",
        "--kind",
        kind,
        "--out",
        "my rule.py" if kind != "yaml" else "my rule.yml",
    )
    lines = ran.output.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("Test it: listingcheck test 'my rule.")
    (folder / "listingcheck.toml").write_text(lines[2].rpartition(": ")[2], "utf-8")
    (folder / "a.csv").write_text("Handle,Title,Variant Price\nmug,Mug,1.00\n", "utf-8")
    assert run("check", "a.csv", "--select", "house-first").exit_code in (0, 1)


def test_nothing_is_overwritten(folder):
    (folder / "house_first.py").write_text("mine", "utf-8")
    ran = run("new-rule", "house-first")
    assert ran.exit_code == 2
    assert "house_first.py is there already" in ran.output
    assert (folder / "house_first.py").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("House_Title", "Did you mean 'house-title'?"),
        ("title", "Did you mean 'house-title'?"),
        ("HouseSKUForm", "Did you mean 'house-sku-form'?"),
        ("3d-print", "Did you mean 'house-3d-print'?"),
        ("../evil", "Did you mean 'house-evil'?"),
        ("", "Did you mean 'house-rule'?"),
        ("price-zero", "listingcheck has a rule 'price-zero'"),
    ],
)
def test_an_id_that_cannot_be_is_refused_with_a_guess(folder, rule_id, words):
    ran = run("new-rule", rule_id)
    assert ran.exit_code == 2
    assert words in ran.output
    assert not list(folder.iterdir())


def test_a_file_of_another_kind_is_refused(folder):
    ran = run("new-rule", "house-first", "--kind", "yaml", "--out", "first.py")
    assert (ran.exit_code, list(folder.iterdir())) == (2, [])
    assert "A rule of kind yaml is a .yaml file; first.py is none." in ran.output


@given(st.text() | st.from_regex(r"[a-z0-9-]{0,9}", fullmatch=True))
def test_an_id_is_well_formed_where_a_rule_takes_it(text):
    assert taken(well_formed(text))
    assert taken(text) == (well_formed(text) == text)


def taken(rule_id):
    try:
        made(id=rule_id)
    except RuleDefinitionError:
        return False
    return True


MUG, TEE = sample.product(title="Mug"), sample.product(title="Tee")


def check(self, product):
    """Titles are to be in capitals."""
    title = product.title or ""
    if title == "boom":
        raise RuntimeError("broken \x1b[31m")
    if title != title.upper():
        edit = Edit("title", title, title.upper())
        yield Finding("title", "Small letters.", Fix("Shout.", Safety.UNSAFE, (edit,)), title)


def made(**changes):
    """A rule that passes, but for the changes."""
    body = {
        "__doc__": "Small.\n\nWhat it checks: a.\n\nWhy the marketplace minds: b.\n\nHow to fix it: c.",
        "__module__": __name__,
        "id": "house-capitals",
        "stage": Stage.QUALITY,
        "severity": Severity.WARNING,
        "VALID": (Valid(sample.product(title="MUG")), Valid(sample.product(title=None))),
        "INVALID": (
            Invalid(MUG, field="title", fixed="MUG"),
            Invalid(TEE, field="title", fixed="TEE"),
        ),
        "check": check,
    }
    return type("HouseCapitals", (ProductRule,), {**body, **changes})


def said(rule):
    return [
        (each.place, each.expected, each.found)
        for place, example in testing.examples(rule)
        for each in testing.complaints(rule, place, example)
    ]


def test_a_rule_that_does_what_it_says_has_no_complaints():
    assert said(made()) == []
    testing.check_examples(made())


def never(self, product):
    yield from ()


def wordless(self, product):
    yield Finding("title", " ", Fix(" "), product.title)


def useless(self, product):
    if product.title in ("Mug", "Tee"):
        edit = Edit("brand", product.brand, "MUG")
        yield Finding("title", "No.", Fix("x", Safety.UNSAFE, (edit,)), product.title)


def restless(self, product):
    if product.title in ("Mug", "Tee"):
        first, second = f"{product.title}!", f"{product.title}?"
        edits = Edit("title", first, second), Edit("title", product.title, first)
        yield Finding("title", "No.", Fix("x", Safety.UNSAFE, edits), product.title)


FIRST = Invalid(TEE, field="title", fixed="TEE")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {"VALID": (Valid(MUG), Valid(TEE))},
            ("VALID[1]", "nothing wrong", "title: Small letters."),
        ),
        ({"VALID": (FIRST, Valid(MUG))}, ("VALID[0]", "nothing wrong", "title: Small letters.")),
        ({"VALID": (TEE, Valid(MUG))}, ("VALID[0]", "Valid(...)", "a Product")),
        ({"INVALID": (FIRST, Valid(MUG))}, ("INVALID[1]", "Invalid(...)", "a Valid")),
        ({"check": never}, ("INVALID[0]", "a failure of 'title'", "nothing wrong")),
        (
            {"INVALID": (FIRST, Invalid(MUG, field="titel"))},
            ("INVALID[1]", "a failure of 'titel'", "one of 'title'"),
        ),
        (
            {"INVALID": (FIRST, Invalid(MUG, field="title"))},
            ("INVALID[1]", "no edit", "the edit 'MUG'"),
        ),
        (
            {"INVALID": (FIRST, Invalid(MUG, field="title", fixed="mug"))},
            ("INVALID[1]", "the edit 'mug'", "the edit 'MUG'"),
        ),
        ({"check": wordless}, ("INVALID[0]", "a message", "none")),
        ({"check": wordless}, ("INVALID[0]", "a fix in words", "none")),
        (
            {"check": restless},
            ("INVALID[0]", "a fix that changes nothing the second time", "that it does"),
        ),
        ({"check": useless}, ("INVALID[0]", "nothing wrong after its own fix", "title: No.")),
        (
            {"INVALID": (FIRST, Invalid(sample.product(title="boom"), field="title"))},
            (
                "INVALID[1]",
                "a failure of 'title'",
                "The rule house-capitals failed on product 'organic-cotton-tee': RuntimeError: broken \x1b[31m",
            ),
        ),
    ],
)
def test_each_disagreement_says_what_was_expected_and_found(changes, complaint):
    rule = made(**changes)
    assert complaint in said(rule)
    with pytest.raises(
        AssertionError, match=r"house-capitals: (IN)?VALID\[\d\]: expected .*; found "
    ):
        testing.check_examples(rule)


RULES = """
from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid

class Small(ProductRule):
    '''Small.

    What it checks: a.

    Why the marketplace minds: b.

    How to fix it: c.
    '''
    id = "RULE-ID"
    stage = Stage.QUALITY
    VALID = (Valid(sample.product(title="MUG"), options={"x": 1}), "no example", Valid(sample.product()))
    INVALID = (Invalid(sample.product(title="boom"), field="title"), Invalid(sample.product(title="Tee"), field="title"))

    def check(self, product):
        if product.title == "boom":
            raise RuntimeError("broken \\x1b[31m \\ud800")
        if product.title != product.title.upper():
            yield Finding("title", "Small \\x1b[31mletters.", Fix("Shout."), product.title)
"""


def test_nothing_stops_the_other_examples(folder, snapshot):
    (folder / "house.py").write_text(RULES.replace("RULE-ID", "price-zero"), "utf-8")
    ran = run("test", "house.py")
    assert ran.exit_code == 1
    snapshot("authoring_complaints.txt", ran.output)


def test_what_came_of_it_is_there_for_programs_too(folder):
    (folder / "house.py").write_text(RULES.replace("RULE-ID", "price-zero"), "utf-8")
    (folder / "compose.yaml").write_text("services: []", "utf-8")
    ran = run("test", ".", "--format", "json")
    assert ran.exit_code == 1
    said = json.loads(ran.stdout)
    [file] = said["tested"]
    assert (said["failing"], file["name"], file["trouble"]) == (1, "house.py", None)
    [result] = file["results"]
    assert {"place", "expected", "found"} == result["complaints"][0].keys()


def test_nothing_stops_the_other_files(folder):
    (folder / "broken.py").write_text("def", "utf-8")
    (folder / "ends.py").write_text("class A:\n    id = 1\nimport sys\nsys.exit(0)", "utf-8")
    (folder / "latin.yaml").write_bytes(b"rules: \xff")
    (folder / "script.py").write_text("raise SystemExit('a script was run')", "utf-8")
    (folder / "compose.yaml").write_text("services: []", "utf-8")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "hidden.py").write_text("def", "utf-8")
    run("new-rule", "house-first")
    ran = run("test", ".", "nowhere.py", "house_frist.py", "no_such_module", "json")
    assert ran.exit_code == 2
    for line in (
        "  house-first  3 valid, 2 invalid  ok",
        "1 tested, all pass. Passed over, for want of rules: 2 files.",
        "broken.py does not load: SyntaxError",
        "ends.py does not load: it ends the program.",
        "latin.yaml is not UTF-8",
        "There is no file nowhere.py.",
        "There is no file house_frist.py. Did you mean 'house_first.py'?",
        "There is no file, folder or installed module 'no_such_module'.",
        "The module json holds no rule",
    ):
        assert line in ran.output, line
    assert "hidden" not in ran.output


def test_a_failing_example_beside_a_file_that_does_not_load_is_no_failing_example(folder):
    (folder / "broken.py").write_text("def", "utf-8")
    (folder / "house.py").write_text(RULES.replace("RULE-ID", "house-small"), "utf-8")
    assert run("test", "house.py").exit_code == 1
    assert run("test", "house.py", "broken.py").exit_code == 2


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds neither a .py nor a .yaml file"),
        ({"a.yaml": "x: 1"}, "nothing was tested"),
        ({"a.yaml": "rules: []"}, "holds no rule"),
        ({"a.yaml": "extends: tiktok-shop/us"}, "title: Field required"),
        (
            {"a.yaml": "rules: {}\ntitle: A\nmarketplace: b\nextends: no/such"},
            "no profile 'no/such'",
        ),
        ({"a.yaml": "rules: {}\ntitle: A\nmarketplace: b\nmarkt: US"}, "Did you mean 'market'?"),
        ({"a.yaml": "a: [1"}, "a.yaml, line"),
    ],
)
def test_where_there_is_nothing_to_test_it_says_why(folder, files, words):
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / name).write_text(text, "utf-8")
    ran = run("test", "in")
    assert ran.exit_code == 2
    assert words in ran.output


def test_a_module_is_tested_with_all_below_it_but_never_run(folder, monkeypatch):
    package = folder / "house_package" / "inner"
    package.mkdir(parents=True)
    for place in (package, package.parent):
        (place / "__init__.py").write_text("", "utf-8")
        (place / "__main__.py").write_text("raise SystemExit(5)", "utf-8")
    (package / "known.py").write_text(
        "from listingcheck.rules.price.zero import PriceZero", "utf-8"
    )
    (package / "small.py").write_text(RULES.replace("RULE-ID", "house-small"), "utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.chdir(folder.parent)
    ran = run("test", "house_package")
    assert "  house-small  0 of 3 valid, 1 of 2 invalid  fails\n" in ran.output
    assert "price-zero" not in ran.output
    assert ran.exit_code == 1
    (package / "later.py").write_text("import no_such_thing", "utf-8")
    ran = run("test", "house_package")
    assert "The module house_package.inner.later does not load" in ran.output
    assert ran.exit_code == 2


def test_the_shipped_rules_and_packs_pass():
    assert run("test", "listingcheck.rules.price").exit_code == 0
    ran = run("test", ROOT / "rules" / "tiktok-shop")
    assert (ran.exit_code, "fails" in ran.output) == (0, False)


PACK = """
title: Ours
marketplace: tiktok-shop
extends: tiktok-shop/base
sources:
  HOUSE: {url: "https://example.com", checked: 2026-11}
rules:
  house-first: {}
  title-length:
    options: {minimun: 5}
    source: HOUS
    changes:
      - {from: 2027-01-01, options: {maximum: many}, confidence: A}
  price-zeroes: {severity: error}
"""


def test_everything_wrong_with_a_pack_is_said(folder, snapshot):
    (folder / "market.yaml").write_text(PACK, "utf-8")
    run("new-rule", "house-first")
    ran = run("test", ".")
    assert ran.exit_code == 1
    snapshot("authoring_pack.txt", ran.output)
    assert "rules.house-first" in run("test", "market.yaml").output
