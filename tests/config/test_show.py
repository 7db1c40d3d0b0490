# SPDX-License-Identifier: Apache-2.0
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from listingcheck import Checker, config
from listingcheck.cli import main
from listingcheck.config import lines
from listingcheck.config.rule_origins import rules_shown

FILE = """\
profile = "tiktok-shop/us"   # the market
select = [
    "price",
    "title",
]

shop.currency = "USD"

[rules.title-length]
severity = "warning"
options.maximum = 80

[rules.price-compare-at]
budget = "0.5 %"

[[override]]
brands = ["Harbour", "Contoso"]
ignore = "price"
rules.title-length.options.maximum = 60

[[ignore]]
rules = "price-zero"
products = "free-*"
reason = "They are free."
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def show(*said):
    ran = CliRunner().invoke(main, ["config", "show", *said])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def rows(*said):
    """Value and origin of each key."""
    shown = json.loads(show(*said, "--format", "json"))
    return {each["key"]: (each["value"], each["origin"]) for each in shown["values"]}


def test_the_page(folder, snapshot):
    (folder / config.FILE).write_text(FILE, "utf-8")
    said = ("--for", "tiktok-shop/de", "--config", "jobs = 3")
    page = show(*said) + "\n" + show(*said, "title-length", "price-compare-at", "sku-space")
    snapshot("config_show.txt", page.replace(str(folder), "FOLDER"))


def test_each_value_has_an_origin(folder):
    (folder / config.FILE).write_text(FILE, "utf-8")
    found = rows("--currency", "EUR", "--config", 'shop.currency = "SEK"', "--fail-on", "info")
    here = {"kind": "file", "name": str(folder / config.FILE)}
    assert found["profile"] == ("tiktok-shop/us", {**here, "line": 1})
    assert found["select"] == (["price", "title"], {**here, "line": 2})
    assert found["rules.title-length.options.maximum"] == (80, {**here, "line": 11})
    assert found["rules.price-compare-at.budget"] == ("0.5 %", {**here, "line": 14})
    assert found["the 1st [[override]]"][1] == {**here, "line": 16}
    assert found["the 1st [[ignore]]"][0]["reason"] == "They are free."
    assert found["the 1st [[ignore]]"][1] == {**here, "line": 21}
    said = {"kind": "inline", "name": "--config 'shop.currency = \"SEK\"'"}
    assert found["shop.currency"] == ("SEK", said)
    assert found["shop.source_currency"] == ("EUR", {"kind": "option", "name": "--currency"})
    assert found["fail-on"] == ("info", {"kind": "option", "name": "--fail-on"})
    assert found["jobs"] == (None, {"kind": "usual"})


def test_which_file_was_found_is_said(folder):
    assert show().startswith(f"There is no configuration file in {folder} or above.\n")
    (folder / "pyproject.toml").write_text("[tool.listingcheck]\njobs = 2\n", "utf-8")
    assert show().startswith(f"Configuration file: {folder / 'pyproject.toml'}\n")
    assert rows()["jobs"][1]["line"] == 2
    assert show("--isolated").startswith("Configuration files are left aside: --isolated.\n")
    assert json.loads(show("--isolated", "--format", "json"))["file"] is None


def test_a_mistake_is_told_here_too(folder):
    (folder / config.FILE).write_text("[rules.price-zer]\nseverity = 'off'", "utf-8")
    ran = CliRunner().invoke(main, ["config", "show"])
    assert (ran.exit_code, "Did you mean 'price-zero'" in ran.stderr) == (2, True)
    ran = CliRunner().invoke(main, ["config", "show", "--isolated", "price-zer"])
    assert "There is no rule 'price-zer'. Did you mean 'price-zero'" in ran.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tiktok-shop/us", ()),
        ("tiktok-shop/de", ("rules.title-length = {severity='info', options.maximum=9}",)),
        ("google-merchant/us", ("date = 2027-02-01",)),
        ("google-merchant/de", ('ignore = "image"', 'select = "image,price,title"')),
    ],
)
def test_what_is_shown_is_what_a_check_does(name, said):
    read = config.load(f"profile = {name!r}", *said)
    bound = {each.rule.id: each for each in read.checker().rules}
    from listingcheck import registry

    for shown in rules_shown(read, [rule.id for rule in registry.built_in()]):
        assert shown.on.value == (shown.rule in bound), shown.rule
        if shown.on.value:
            found = {each.key: each.value for each in shown.values}
            each = bound[shown.rule]
            assert found.pop("severity") == each.severity
            given = {key.removeprefix("options."): value for key, value in found.items()}
            assert type(each.rule.options).model_validate(given) == each.rule.options


def shown_rule(rule, *said):
    (found,) = json.loads(show(rule, *said, "--format", "json"))["rules"]
    return found, {each["key"]: each["origin"] for each in found["values"]}


def test_a_dated_change_is_named():
    said = ("--for", "google-merchant/us", "--date", "2027-02-01")
    found, origins = shown_rule("image-too-small", *said)
    assert origins["severity"]["days"] == "from 2027-01-31"
    assert origins["severity"]["name"] == "google-merchant/base"
    assert "days" not in shown_rule("image-too-small", *said[:2])[1]["severity"]
    assert found["because"]["kind"] == "pack"


def test_what_switches_a_rule_off_is_named(folder):
    (folder / "house.toml").write_text("[rules.price-zero]\nseverity = 'off'\n", "utf-8")
    found, _ = shown_rule("price-zero", "--config", "house.toml")
    assert (found["on"], found["because"]["line"]) == (False, 2)
    for option in ("--select", "--ignore"):
        found, _ = shown_rule(
            "price-zero", option, {"--select": "sku", "--ignore": "price"}[option]
        )
        assert (found["on"], found["because"]) == (False, {"kind": "option", "name": option})


def test_lines_of_hostile_files(folder):
    file = folder / config.FILE
    text = (
        'a = """\njobs = 1\n"""\n# jobs = 2\n\njobs = 3\nb = [\n 1,\n] \n[shop]\n\ncurrency = "x"'
    )
    file.write_text(text, "utf-8")
    assert lines.lines_of(file) == {("a",): 1, ("jobs",): 6, ("b",): 7, ("shop",): 10, ("shop", "currency"): 12}  # fmt: skip
    file.write_text("jobs = 3\n" * (lines.MOST_LINES + 1), "utf-8")
    assert lines.lines_of(file) == {}
    assert lines.lines_of(Path("nowhere")) == {}


def test_control_characters_do_not_reach_the_terminal(folder):
    (folder / config.FILE).write_text(r'shop.currency = "\u001b[31mEUR\u202e"', "utf-8")
    assert not {"\x1b", "\u202e"} & set(show())


def test_checkers_made_by_hand_agree(pack):
    assert [b.rule.id for b in Checker(pack).rules] == [
        shown.rule
        for shown in rules_shown(config.load(f"profile = {pack!r}"), ["price-zero", "sku-duplicate", "title-length"])
        if shown.on.value
    ]  # fmt: skip
