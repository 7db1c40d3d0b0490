# SPDX-License-Identifier: Apache-2.0
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from listingcheck import registry
from listingcheck.cli import main
from listingcheck.cli import progress as shown_progress
from listingcheck.cli import run as running
from listingcheck.sources import Reading
from listingcheck.tally import SourceCount, Tally

BROKEN_RULE = '''
"""A rule that breaks."""
from listingcheck import sample
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, ProductRule, Valid


class Broken(ProductRule):
    """Breaks. What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken"
    stage = Stage.SYNC
    VALID = (Valid(sample.product()), Valid(sample.product(title="Tee")))
    INVALID = (Invalid(sample.product()), Invalid(sample.product(title="Tee")))

    def check(self, product):
        raise ZeroDivisionError("boom")
        yield
'''


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def call(*arguments, **more):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **more)


def process(*arguments, **more):
    command = [sys.executable, "-m", "listingcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def clean_export(export, tmp_path):
    head, *_, last = Path(export).read_text("utf-8").splitlines(keepends=True)
    path = tmp_path / "clean.csv"
    path.write_text(head + last, "utf-8")
    return path


def test_failures_exit_with_1_and_are_told_by_product(export, pack):
    ran = call("check", export, "--for", pack)
    assert ran.exit_code == 1
    assert "linen-apron" in ran.stdout
    assert "price-zero  Variant Price, line 2, SKU APR-1" in ran.stdout
    assert "1 ready, 2 sync failed." in ran.stdout
    assert ran.stderr == ""


def test_a_clean_export_exits_with_0(export, tmp_path, pack):
    ran = call("check", clean_export(export, tmp_path), "--for", pack)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "1 ready." in ran.stdout


@pytest.mark.parametrize(
    ("chosen", "threshold", "code"),
    [
        ("sku-duplicate", None, 0),
        ("sku-duplicate", "error", 0),
        ("sku-duplicate", "warning", 1),
        ("sku-duplicate", "info", 1),
        ("price-zero", "error", 1),
    ],
)
def test_the_severity_that_fails_is_chosen(export, pack, chosen, threshold, code):
    options = ["--fail-on", threshold] if threshold else []
    assert call("check", export, "--for", pack, "--select", chosen, *options).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.csv", "--for", "PACK"], "nowhere.csv"),
        (["check", "EXPORT", "--for", "tiktok-shop/atlantis"], "There is no profile"),
        (["check", "EXPORT", "--for", "PACK", "--format", "jsn"], "Did you mean 'json'"),
        (["check", "EXPORT", "--for", "PACK", "--select", "prize"], "Did you mean"),
        (["check", "EXPORT", "--for", "PACK", "--config", "no.toml"], "no.toml"),
        (["check", "EXPORT", "--for", "PACK", "--format", "json=no/where.json"], "no/where.json"),
        (["explain", "qqqq zzzz"], "Nothing here is known as"),
        (["rules", "--for", "tiktok-shop/atlantis"], "There is no profile"),
    ],
)
def test_what_cannot_be_done_exits_with_2_and_one_line(export, pack, arguments, said):
    named = {"EXPORT": export, "PACK": pack}
    ran = call(*(named.get(argument, argument) for argument in arguments))
    assert ran.exit_code == 2
    assert ran.stderr.startswith("listingcheck: ")
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "Traceback" not in ran.output


@pytest.mark.parametrize("option", ["--fetch", "--fix", "--selct"])
def test_an_unknown_option_is_not_accepted_in_silence(export, pack, option):
    ran = call("check", export, "--for", pack, option, "1")
    assert ran.exit_code == 2
    assert option in ran.stderr


def test_nothing_to_check_is_no_success(tmp_path, export, pack):
    empty = tmp_path / "empty.csv"
    empty.write_text(Path(export).read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    for paths in ([empty], [export, empty]):
        ran = call("check", *paths, "--for", pack)
        assert ran.exit_code == 2
        assert "empty.csv" in ran.stderr


def test_a_row_that_cannot_be_read_is_a_failure(tmp_path, export, pack):
    lines = clean_export(export, tmp_path).read_text("utf-8")
    broken = tmp_path / "broken.csv"
    broken.write_text(lines + ",Orphan,,,,,,,\n", "utf-8")
    ran = call("check", broken, "--for", pack)
    assert ran.exit_code == 1
    assert "row-unreadable" in ran.stdout
    assert "1 record could not be read" in ran.stdout


def test_a_rule_that_breaks_exits_with_2_and_the_report_is_written(tmp_path, export, pack):
    (tmp_path / "broken.py").write_text(BROKEN_RULE, "utf-8")
    (tmp_path / "listingcheck.toml").write_text('plugins = ["broken.py"]', "utf-8")
    ran = call("check", export, "--for", pack)
    assert ran.exit_code == 2
    assert "test-broken failed" in ran.stderr
    assert "price-zero" in ran.stdout
    assert "ZeroDivisionError: boom" in ran.stdout


def test_several_exports_are_one_run(tmp_path, export, pack):
    other = tmp_path / "other.csv"
    other.write_text(Path(export).read_text("utf-8").replace("APR-2", "MUG-2"), "utf-8")
    ran = call("check", export, other, "--for", pack, "--format", "json")
    report = json.loads(ran.stdout)
    assert [source["path"] for source in report["sources"]] == [export, str(other)]
    assert [source["products"] for source in report["sources"]] == [3, 3]
    assert report["counts"]["products"] == 6
    shared = [f["where"]["file"] for f in report["failures"] if f["rule"] == "sku-duplicate"]
    assert set(shared) == {export, str(other)}


def test_standard_input_is_read(export, pack):
    text = Path(export).read_bytes()
    ran = call("check", "-", "--for", pack, "--format", "json", input=text)
    assert json.loads(ran.stdout)["counts"]["products"] == 3
    assert ran.exit_code == 1


def test_several_formats_in_one_run(tmp_path, export, pack):
    ran = call("check", export, "--for", pack, "--format", "text", "--format", "json=report.json")
    assert "2 sync failed" in ran.stdout
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["outcomes"]["sync_failed"] == 2
    assert report["profile"] == pack


def test_tiktoks_format_answers_for_every_product_in_order(export, pack):
    ran = call("check", export, "--for", pack, "--format", "tiktok")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(answer["request_id"], answer["data"]["check_result"]) for answer in answers] == [
        ("linen-apron", "FAILED"),
        ("steel-mug", "FAILED"),
        ("soy-candle", "PASS"),
    ]
    assert (ran.exit_code, ran.stderr) == (1, "")


def test_what_products_share_stands_in_the_answers_of_both(export, pack):
    options = ("--format", "tiktok", "--select", "sku-duplicate")
    answers = map(json.loads, call("check", export, "--for", pack, *options).stdout.splitlines())
    assert [len(answer["data"]["diagnoses"]) for answer in answers] == [1, 1, 0]


def test_a_format_of_one_marketplace_is_refused_for_another_and_harms_no_file(
    tmp_path, export, pack
):
    other = tmp_path / "other.yaml"
    other.write_text(Path(pack).read_text("utf-8").replace("tiktok-shop", "elsewhere"), "utf-8")
    (tmp_path / "kept.txt").write_text("kept", "utf-8")
    ran = call("check", export, "--for", other, "--format", "tiktok=kept.txt")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "tiktok-shop alone, but the profile is of elsewhere" in ran.stderr
    assert (tmp_path / "kept.txt").read_text("utf-8") == "kept"


def test_products_are_shown_only_to_outputs_that_want_them(monkeypatch, export, pack):
    seen = []
    real = running.watched
    monkeypatch.setattr(running, "watched", lambda *given: seen.append(given) or real(*given))
    for form in ("json", "tiktok"):
        call("check", export, "--for", pack, "--format", form)
    assert [len(watchers) for _, watchers in seen] == [0, 1]
    assert real(seen[0][0], []) is seen[0][0]


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (["text", "json"], "Two formats would write to standard output"),
        (["text=a", "json=a"], "Two formats would write to a"),
        (["json=export.csv"], "would overwrite what is checked"),
    ],
)
def test_reports_do_not_overwrite_one_another_or_the_export(export, pack, formats, said):
    before = Path(export).read_bytes()
    options = [part for form in formats for part in ("--format", form)]
    ran = call("check", "export.csv", "--for", pack, *options)
    assert (ran.exit_code, said in ran.stderr) == (2, True)
    assert Path(export).read_bytes() == before


def test_a_misspelt_format_harms_no_file(tmp_path, export, pack):
    (tmp_path / "kept.txt").write_text("kept", "utf-8")
    assert call("check", export, "--for", pack, "--format", "jsn=kept.txt").exit_code == 2
    assert (tmp_path / "kept.txt").read_text("utf-8") == "kept"


def test_ids_and_families_are_joined_with_commas(export, pack):
    ran = call("check", export, "--for", pack, "--select", "price, sku", "--format", "json")
    assert set(json.loads(ran.stdout)["counts"]["by_rule"]) == {"price-zero", "sku-duplicate"}
    ran = call("check", export, "--for", pack, "--ignore", "price,sku", "--format", "json")
    assert set(json.loads(ran.stdout)["counts"]["by_rule"]) == {"title-length"}


def test_what_the_file_does_not_say_is_said_on_the_command_line(monkeypatch, export, pack):
    seen = []
    real = running.sources.read_all

    def read(paths, platform, settings):
        seen.append((platform, settings.currency, settings.weight_unit, settings.dimension_unit))
        return real(paths, platform, settings)

    monkeypatch.setattr(running.sources, "read_all", read)
    call(
        *("check", export, "--for", pack, "--from", "shopify", "--currency", "SEK"),
        *("--weight-unit", "oz", "--dimension-unit", "in"),
    )
    assert seen == [("shopify", "SEK", "oz", "in")]


def test_the_configuration_is_found_and_the_command_line_wins(tmp_path, export, pack):
    (tmp_path / "listingcheck.toml").write_text(
        'profile = "market.yaml"\nselect = ["price"]\nformat = "json=r.json"\nfail-on = "info"',
        "utf-8",
    )
    call("check", export)
    assert set(json.loads((tmp_path / "r.json").read_text())["counts"]["by_rule"]) == {"price-zero"}
    ran = call("check", export, "--select", "sku", "--format", "json", "--fail-on", "error")
    assert set(json.loads(ran.stdout)["counts"]["by_rule"]) == {"sku-duplicate"}
    assert ran.exit_code == 0


def test_rules_are_listed(pack):
    ran = call("rules", "--for", pack)
    assert [line.split()[0] for line in ran.stdout.splitlines()] == [
        "price-zero",
        "sku-duplicate",
        "title-length",
    ]


def test_rules_are_listed_as_json():
    listed = json.loads(call("rules", "--format", "json").stdout)
    assert {rule.id for rule in registry.built_in()} < {rule["id"] for rule in listed}


def test_rules_are_listed_as_a_table_in_markdown(pack):
    rows = call("rules", "--for", pack, "--format", "markdown").stdout.splitlines()
    assert rows[2] == ("| `price-zero` | sync | error |  | The price is 0. |")
    assert len(rows) == 5


def test_a_rule_is_explained():
    shown = call("explain", "price-zero").stdout
    for part in ("What it checks:", "Why the marketplace minds:", "Price out of range", "'0.00'"):
        assert part in shown


def test_a_message_needs_no_quotes_and_the_others_are_named():
    shown = call("explain", "price").stdout
    assert "See also" in shown
    assert call("explain", "Price", "out", "of", "range").exit_code == 0


@pytest.mark.parametrize("command", [[], ["check"], ["explain"], ["reconcile"], ["rules"]])
def test_help_is_short(command):
    ran = call(*command, "--help")
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) < 56


def test_the_version_is_told():
    from listingcheck import __version__

    assert __version__ in call("--version").stdout


def test_it_runs_as_a_module(export, pack):
    ran = process("check", export, "--for", pack)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "\x1b[" not in ran.stdout


def test_no_terminal_no_escape_and_any_encoding(export, pack):
    Path(export).write_text(Path(export).read_text("utf-8").replace("Mug", "茶"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    ran = process("check", export, "--for", pack, env=environment)
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way")
def test_a_reader_that_leaves_is_no_traceback(export, pack):
    many = Path(export).read_text("utf-8").splitlines(keepends=True)
    rows = [many[1].replace("linen-apron", f"apron-{n}") for n in range(3000)]
    Path(export).write_text(many[0] + "".join(rows), "utf-8")
    command = [sys.executable, "-m", "listingcheck", "check", export, "--for", pack]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait() == 2


def test_stopping_it_is_quiet(monkeypatch, export, pack):
    def stop(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "run", stop)
    ran = call("check", export, "--for", pack)
    assert (ran.exit_code, ran.output) == (130, "")


def test_a_bug_of_ours_does_not_look_like_failures(monkeypatch, export, pack):
    def stumble(*arguments):
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(running, "run", stumble)
    ran = call("check", export, "--for", pack)
    assert ran.exit_code == 2
    assert "ZeroDivisionError: boom" in ran.stderr


def test_recommendations_are_counted_and_listed_when_asked_for(export):
    usual = call("check", export)
    assert "image-few  images" not in usual.stdout
    assert "info     image-few  (not listed)" in usual.stdout
    assert "--show info lists them" in usual.stdout
    asked = call("check", export, "--show", "info")
    assert "image-few  images" in asked.stdout
    assert "not listed" not in asked.stdout
    assert asked.stdout.splitlines()[-1] == usual.stdout.splitlines()[-2]


def test_what_makes_a_run_fail_is_listed(export):
    assert "image-few  images" in call("check", export, "--fail-on", "info").stdout
    quiet = call("check", export, "--fail-on", "info", "--show", "error").stdout
    assert "image-few  images" not in quiet


def test_what_is_shown_changes_neither_other_formats_nor_the_exit_code(export):
    report = ("--format", "json", "--select", "image,gtin")
    all_told, errors = (call("check", export, *report, "--show", s) for s in ("info", "error"))
    assert all_told.stdout == errors.stdout
    quiet = call("check", export, "--select", "image", "--fail-on", "info", "--show", "error")
    assert quiet.exit_code == 1


def test_so_many_failures_of_a_rule_are_listed(tmp_path, export):
    options = ("check", export, "--select", "image,gtin", "--format", "json")
    report = json.loads(call(*options, "--max-per-rule", "1").stdout)
    whole = json.loads(call(*options).stdout)["counts"]
    assert len(report["failures"]) == len(whole["by_rule"])
    assert {**report["counts"], "unlisted": None} == {**whole, "unlisted": None}
    (tmp_path / "listingcheck.toml").write_text("max-per-rule = 1\nshow = 'error'", "utf-8")
    assert json.loads(call(*options).stdout)["failures"] == report["failures"]
    assert call("check", export, "--max-per-rule", "0").exit_code == 2


def test_statistics_take_the_place_of_the_list(export, pack):
    ran = call("check", export, "--for", pack, "--statistics")
    assert ran.exit_code == 1
    assert "SKU APR-1" not in ran.stdout
    assert ran.stdout == call("check", export, "--for", pack, "--format", "statistics").stdout
    assert [line.split() for line in ran.stdout.splitlines() if "Harbour" in line] == [
        ["2", "2", "-", "Harbour"]
    ]


@pytest.mark.parametrize(
    ("option", "environment", "seen"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "auto"), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_are_chosen(monkeypatch, export, pack, option, environment, seen):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    ran = call("check", export, "--for", pack, *option, color=True)
    assert ("\x1b[" in ran.stdout) is seen


JSON_EXPORT = (
    '[{"id": 7, "handle": "cup", "title": "Cup", "variants": [{"id": 8, "price": "0.00"}]}]'
)


@pytest.mark.parametrize("option", [(), ("--from", "shopify")])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_standard_input_needs_no_name_for_its_kind(export, pack, option, kind):
    text = Path(export).read_text("utf-8") if kind == "csv" else JSON_EXPORT
    ran = process("check", "-", "--for", pack, "--select", "price", *option, input=text)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "price-zero" in ran.stdout


class Terminal:
    def __init__(self, stream):
        self._stream = stream

    def isatty(self):
        return True

    def __getattr__(self, name):
        return getattr(self._stream, name)


@pytest.mark.parametrize(
    ("environment", "seen"),
    [({}, True), ({"CI": "true"}, False), ({"PRE_COMMIT": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_progress_is_shown_to_terminals_and_never_in_a_log(monkeypatch, capsys, environment, seen):
    for name, value in ({"CI": "", "PRE_COMMIT": "", "TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    tally = Tally()
    tally.sources.append(SourceCount("export.csv", "shopify", products=1))
    monkeypatch.setattr(sys, "stderr", Terminal(sys.stderr))
    with shown_progress.progress(tally, Reading()) as take_away:
        take_away()
        take_away()
    assert ("1 products checked" in capsys.readouterr().err) is seen


def test_no_progress_is_shown_without_a_terminal(capsys):
    with shown_progress.progress(Tally(), Reading()) as take_away:
        take_away()
    assert capsys.readouterr().err == ""


def test_how_long_the_rest_takes_is_told():
    said = shown_progress.said
    assert said(90, 30, 90.2) == "90 products checked, 3 a second, about 1:30 left"
    assert said(90, 30, None) == "90 products checked, 3 a second"


def test_how_long_the_rest_takes_is_judged_without_the_beginning():
    pace = shown_progress.Pace()
    told = [
        pace.left(second, share) for second, share in ((1, 0.1), (60, 0.1), (61, 0.2), (62, 0.3))
    ]
    assert told == [None] * 4
    assert pace.left(65, 0.6) == pytest.approx(4)
    assert pace.left(70, 1) is None
    assert pace.left(70, None) is None


def test_files_of_one_shop_are_joined_in_any_order(tmp_path):
    (tmp_path / "list.xml").write_text(
        '<pricebook><header pricebook-id="list"><currency>USD</currency></header><price-tables>'
        '<price-table product-id="MUG"><amount quantity="1">0.00</amount></price-table>'
        "</price-tables></pricebook>"
    )
    (tmp_path / "catalog.xml").write_text(
        '<catalog catalog-id="c"><product product-id="MUG">'
        '<display-name xml:lang="x-default">Mug</display-name>'
        '<display-name xml:lang="de-DE">Becher</display-name>'
        '<custom-attributes><custom-attribute attribute-id="ean-code">4006381333931'
        "</custom-attribute></custom-attributes></product></catalog>"
    )
    flags = ("--language", "de-DE", "--gtin-attribute", "ean-code", "--format", "json")
    ran = call("check", "list.xml", "catalog.xml", *flags)
    assert ran.exit_code == 1, ran.output
    report = json.loads(ran.stdout)
    assert [(s["path"], s["products"], s["skipped"]) for s in report["sources"]] == [
        ("list.xml", 0, {"price of a product": 1}),
        ("catalog.xml", 1, {}),
    ]
    [zero] = [f for f in report["failures"] if f["rule"] == "price-zero"]
    assert (zero["product"], zero["where"]["file"]) == ("MUG", "list.xml")
    assert not any(f["rule"].startswith("gtin") for f in report["failures"])


def test_a_part_without_its_products_stops_with_a_sentence(tmp_path):
    (tmp_path / "list.xml").write_text(
        '<pricebook><header pricebook-id="list"><currency>USD</currency></header><price-tables/></pricebook>'
    )
    ran = call("check", "list.xml")
    assert ran.exit_code == 2
    assert "Give the catalogue too" in ran.stderr


def test_a_unit_in_the_cell_is_not_said_twice(tmp_path):
    head = "id\ttitle\tlink\timage_link\tavailability\tprice\tshipping_weight"
    size = "shipping_length\tshipping_width\tshipping_height"
    row = "a\tMug\thttps://x.example/a\thttps://x.example/a.jpg\tin_stock\t5 USD\t900 kg"
    (tmp_path / "feed.tsv").write_text(f"{head}\t{size}\n{row}\t900 cm\t10 cm\t5 cm\n")
    ran = call("check", "feed.tsv", "--select", "weight,dimensions")
    assert "The package weight is 900 kg; " in ran.stdout
    assert "The package size is 900 cm x 10 cm x 5 cm; " in ran.stdout


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [("sfcc", "a,b\n1,2\n", "is a table"), ("shopify", "<a><b/></a>", "is no XML export")],
)
def test_a_platform_that_does_not_export_a_format_says_so(tmp_path, name, content, what):
    (tmp_path / "export").write_text(content)
    ran = call("check", "export", "--from", name)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert what in ran.stderr
