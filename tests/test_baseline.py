# SPDX-License-Identifier: Apache-2.0
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import listingcheck as lc
from listingcheck import sample
from listingcheck.checker import Checker
from listingcheck.cli import main
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Where
from listingcheck.suppression import Baseline, entry_of, read_entries, write_entries

FILE = "listingcheck-baseline.json"


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def call(export, pack):
    def called(*arguments):
        return CliRunner().invoke(main, [*arguments, export, "--for", pack])

    return called


def lines():
    return Path(FILE).read_text("utf-8")


def failure(**fields):
    known = {
        "rule": "title-length",
        "stage": None,
        "severity": Severity.ERROR,
        "product": "mug",
        "variant": None,
        "field": "title",
        "where": Where(),
        "value": "Mug",
        "limit": None,
        "message": "Short.",
        "fix": Fix("Write more."),
    }
    return Failure(**{**known, **fields})


def counts(ran):
    return json.loads(ran.stdout)["counts"]


def edit(path, old, new):
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), "utf-8")


def test_what_a_baseline_names_is_counted_and_not_told(call):
    ran = call("baseline", "create", "--reason", "Before we began", "--author", "Kim")
    assert (ran.exit_code, ran.stdout) == (0, f"Written: {FILE}, with 4 entries.\n")
    ran = call("check", "--baseline", FILE)
    assert ran.exit_code == 0
    assert "price-zero" not in ran.stdout
    assert "3 ready." in ran.stdout
    assert "0 errors, 0 warnings, 0 recommendations, 4 suppressed." in ran.stdout


def test_the_json_report_counts_what_is_suppressed(call):
    call("baseline", "create")
    ran = call("check", "--baseline", FILE, "--format", "json")
    assert counts(ran)["suppressed"] == 4
    assert counts(ran)["failures"] == 0
    assert json.loads(ran.stdout)["failures"] == []


def test_the_file_is_one_sorted_entry_a_line(call, snapshot):
    call("baseline", "create", "--reason", "Before we began", "--until", "2027-01-31")
    snapshot("baseline.json", lines())
    assert [each.until for each in read_entries(FILE)] == [date(2027, 1, 31)] * 4


def test_it_is_known_whatever_the_order_of_rows(call, export):
    call("baseline", "create")
    head, one, two, three, four = Path(export).read_text("utf-8").splitlines()
    moved = [head, four, three, two.replace("linen-apron,,", "linen-apron,Linen Apron,"), one]
    Path(export).write_text("\n".join(moved) + "\n", "utf-8")
    found = counts(call("check", "--baseline", FILE, "--format", "json"))
    assert (found["suppressed"], found["failures"]) == (4, 0)


TITLES = st.sampled_from(["Mug", "Cup", "A mug of steel", "Mug " * 100])
PRICES = st.sampled_from(["0.00", "9.90", "free"])
ROWS = st.lists(st.tuples(TITLES, PRICES), min_size=1, max_size=8)


def written(rows):
    head = "Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price"
    return "\n".join((head, *(f"p{n},{t},x,y,S{n},{price}" for n, (t, price) in rows))).encode()


def about_products(report):
    return [failure for failure in report.failures if failure.product is not None]


@settings(max_examples=20)
@given(ROWS.flatmap(lambda rows: st.tuples(*[st.permutations([*enumerate(rows)])] * 2)))
def test_it_is_known_in_any_order_and_nothing_else_is(tmp_path_factory, orders):
    path = str(tmp_path_factory.mktemp("baseline") / FILE)
    before, after = ([*lc.read(written(rows))] for rows in orders)
    rules = ("title-length", "price")
    found = about_products(Checker("tiktok-shop/us", select=rules).run(before))
    write_entries(path, map(entry_of, found))
    known = Checker("tiktok-shop/us", select=rules, suppress=Baseline(path, date(2026, 1, 1)))
    report = known.run(after)
    assert (about_products(report), report.tally.suppressed) == ([], len(found))
    renamed = [product.changed(key=f"{product.key}-new") for product in after]
    assert len(about_products(known.run(renamed))) == len(found)


def test_another_value_is_another_failure(call, export):
    call("baseline", "create")
    edit(export, ",Mug,", ",Cup,")
    ran = call("check", "--baseline", FILE)
    assert ran.exit_code == 1
    assert "title-length" in ran.stdout


def test_what_is_not_needed_any_more_is_said_once(call, export):
    call("baseline", "create")
    edit(export, ",Mug,", ",A mug of steel,")
    edit(export, "0.00", "9.00")
    ran = call("check", "--baseline", FILE)
    assert ran.exit_code == 0
    assert ran.stdout.count("baseline-unused") == 2  # told, and in the table of counts
    assert (
        "No failure matches 2 entries of the baseline any more: price-zero of linen-apron "
        "(APR-1), title-length of steel-mug." in ran.stdout
    )
    assert "listingcheck baseline prune" in ran.stdout


def test_entries_of_rules_that_did_not_run_are_not_unused(call):
    call("baseline", "create")
    ran = call("check", "--baseline", FILE, "--select", "price")
    assert "baseline-unused" not in ran.stdout
    assert "1 suppressed" in ran.stdout


def test_update_adds_and_keeps_what_is_known(call, export):
    call("baseline", "create", "--reason", "old")
    edit(export, ",Mug,", ",Cup,")
    ran = call("baseline", "update", "--reason", "new", "--author", "Kim")
    assert "with 5 entries." in ran.stdout
    assert "Added: 1." in ran.stdout
    added = [entry for entry in read_entries(FILE) if entry.reason == "new"]
    assert [(entry.rule, entry.author) for entry in added] == [("title-length", "Kim")]
    assert sum(entry.reason == "old" for entry in read_entries(FILE)) == 4


def test_an_update_of_nothing_changes_nothing(call):
    call("baseline", "create", "--reason", "old")
    before = lines()
    call("baseline", "update", "--reason", "new")
    assert lines() == before


def test_prune_drops_what_matches_nothing(call, export):
    call("baseline", "create")
    edit(export, ",Mug,", ",A mug of steel,")
    ran = call("baseline", "prune")
    assert "Dropped: 1." in ran.stdout
    assert "title-length" not in {entry.rule for entry in read_entries(FILE)}
    assert "baseline-unused" not in call("check", "--baseline", FILE).stdout


def test_prune_keeps_the_entries_of_rules_that_did_not_run(call):
    call("baseline", "create")
    assert "Dropped: 0." in call("baseline", "prune", "--select", "price").stdout


@pytest.mark.parametrize(("day", "suppressed"), [("2026-10-31", 4), ("2026-11-01", 0)])
def test_an_entry_counts_to_the_end_of_its_day(call, day, suppressed):
    call("baseline", "create", "--until", "2026-10-31")
    ran = call("check", "--baseline", FILE, "--date", day, "--format", "json")
    assert counts(ran)["suppressed"] == suppressed
    ended = [f for f in json.loads(ran.stdout)["failures"] if f["rule"] == "suppression-ended"]
    assert len(ended) == (0 if suppressed else 1)
    assert ran.exit_code == (0 if suppressed else 1)
    if ended:
        assert "The day of 4 entries" in ended[0]["message"]
        assert "and 1 more" in ended[0]["message"]


def test_the_configuration_names_it_beside_itself(call, tmp_path, monkeypatch):
    call("baseline", "create")
    (tmp_path / "listingcheck.toml").write_text(f'baseline = "{FILE}"', "utf-8")
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert "4 suppressed" in call("check").stdout


def test_a_baseline_is_not_replaced_in_silence(call, export):
    call("baseline", "create")
    ran = call("baseline", "create")
    assert ran.exit_code == 2
    assert "--force" in ran.stderr
    assert call("baseline", "create", "--force").exit_code == 0
    ran = call("baseline", "create", "--force", "--out", export)
    assert ran.exit_code == 2
    assert "would overwrite what is checked" in ran.stderr


def test_a_run_that_checked_nothing_makes_no_baseline(call, export, tmp_path):
    Path(export).write_text("Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price\n", "utf-8")
    assert call("baseline", "create").exit_code == 2
    assert not (tmp_path / FILE).exists()


ENTRY = '{"rule": "a", "product": "b", "fingerprint": "%s"%s}'
GOOD = ENTRY % ("0" * 16, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: this is not valid JSON"),
        ('{"baseline_version": 1,\n<<<<<<< HEAD\n', "line 2: this is not valid JSON"),
        ("[1]", "line 1: this is no baseline of version 1"),
        ('{"baseline_version": 2, "entries": []}', "line 1: this is no baseline of version 1"),
        ("[" * 100_000, "not valid JSON"),
        (f"[{'9' * 5000}]", "not valid JSON"),
        (
            f'{{"baseline_version": 1, "entries": [\n{GOOD},\n{ENTRY % ("0" * 16, ", %sx%s: 1")}\n]}}'.replace("%s", '"'),
            "line 3: unknown key 'x'.",
        ),
        (
            f'{{"baseline_version": 1, "entries": [\n{ENTRY % ("zz", "")}\n]}}',
            "line 2: fingerprint:",
        ),
        ('{"baseline_version": 1, "entries": [\n\n3]}', "line 3: entry:"),
    ],
)  # fmt: skip
def test_a_damaged_file_names_file_line_and_remedy(call, tmp_path, text, said):
    (tmp_path / FILE).write_text(text, "utf-8")
    ran = call("check", "--baseline", FILE)
    assert ran.exit_code == 2
    assert f"listingcheck: {FILE}, " in ran.stderr
    assert said in ran.stderr
    assert "listingcheck baseline create --force" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["check"], ["baseline", "update"], ["baseline", "prune"]])
def test_a_file_that_is_not_there_is_said_with_its_remedy(call, command):
    ran = call(*command, "--baseline", "nowhere.json")
    assert ran.exit_code == 2
    assert "There is no baseline nowhere.json." in ran.stderr
    assert "listingcheck baseline create EXPORT --out nowhere.json" in ran.stderr


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=30)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), max_size=8))
def test_any_failure_can_be_written_and_is_known_again(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("baseline") / FILE
    found = [failure(product=key, variant=sku, value=value) for key, sku, value in rows]
    write_entries(str(path), [entry_of(each, reason="\ud800\n") for each in found])
    known = Baseline(str(path), date(2026, 1, 1))
    assert all(known.suppresses(each, None) for each in found)
    assert not known.suppresses(failure(rule="price-zero"), None)
    assert path.read_text("ascii").count("\n") == len(found) + 2


def test_a_megabyte_of_text_makes_a_short_entry(tmp_path):
    path = str(tmp_path / FILE)
    write_entries(path, [entry_of(failure(product="x" * 1_000_000), reason="y" * 1_000_000)])
    assert (tmp_path / FILE).stat().st_size < 2_000


def test_a_baseline_of_the_library_begins_anew_with_every_run(tmp_path):
    product = sample.product(title="Mug " * 100)
    checker = Checker("tiktok-shop/us", select=("title-length",))
    found = checker.run([product]).failures
    assert found
    path = str(tmp_path / FILE)
    write_entries(path, map(entry_of, found))
    checker = Checker(
        "tiktok-shop/us", select=("title-length",), suppress=Baseline(path, date(2026, 1, 1))
    )
    assert checker.run([product]).failures == ()
    assert [f.rule for f in checker.run([sample.product()]).failures] == ["baseline-unused"]
    assert checker.run([product]).tally.suppressed == len(found)
    assert checker.check(product) == []


def test_a_baseline_that_is_a_folder_is_an_error_of_its_own(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be read"):
        Baseline(str(tmp_path), date(2026, 1, 1))
