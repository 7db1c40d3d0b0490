# SPDX-License-Identifier: Apache-2.0
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from listingcheck import config, sample
from listingcheck.cli import main
from listingcheck.engine import BoundRule, Engine
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Finding, Fix, Severity, Stage
from listingcheck.product import Category, Where
from listingcheck.rule import CatalogueRule, ProductRule
from listingcheck.rules.sku.duplicate import SkuDuplicate
from listingcheck.sources.reading import Reading
from listingcheck.suppression import Ignore, Ignores, Suppression, Together
from listingcheck.tally import Outcome, Tally

TODAY = date(2026, 11, 1)
PRODUCT = sample.product(
    key="gift-card-10",
    brand="Northwind",
    tags=("Sale", "gift"),
    category=None,
    product_type="Gifts > Cards > Paper",
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Always(ProductRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-always"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)

    def check(self, product):
        yield Finding(field="title", message="Bad.", fix=Fix("Mend."), value=product.title)


class Broken(Always):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken"

    def check(self, product):
        raise ZeroDivisionError("boom")


class Recording(Suppression):
    """Suppresses everything, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def suppresses(self, failure, product):
        self.asked.append((failure.rule, failure.product, product))
        return True


def bound(*rules):
    return [BoundRule(rule(), rule.severity, None) for rule in rules]


def run(rules, products, suppress):
    tally = Tally()
    return list(Engine(bound(*rules), suppress=suppress).stream(products, tally)), tally


def failure(**fields):
    known = {
        "rule": "price-zero",
        "stage": Stage.SYNC,
        "severity": Severity.ERROR,
        "product": "gift-card-10",
        "variant": "GC-10",
        "field": "variants[0].price",
        "where": Where(file="exports/shop.csv"),
        "value": "0",
        "limit": None,
        "message": "Zero.",
        "fix": Fix("Fix it."),
    }
    return Failure(**{**known, **fields})


def ignores(product=PRODUCT, found=None, **table):
    return Ignores([Ignore(reason="why", **table)], TODAY).suppresses(found or failure(), product)


def test_what_is_suppressed_is_counted_and_changes_nothing_else():
    found, tally = run([Always], [PRODUCT, PRODUCT], Recording())
    assert found == []
    assert tally.suppressed == 2
    assert tally.failures == 0
    assert tally.outcomes[Outcome.READY] == 2


def test_a_suppression_sees_the_product_of_a_failure_of_one_alone():
    twins = [sample.product(key="a"), sample.product(key="b")]
    suppress = Recording()
    run([Always, SkuDuplicate], twins, suppress)
    assert issubclass(SkuDuplicate, CatalogueRule)
    assert suppress.asked == [
        ("test-always", "a", twins[0]),
        ("test-always", "b", twins[1]),
        ("sku-duplicate", "a", None),
        ("sku-duplicate", "b", None),
    ]


def test_one_product_is_suppressed_as_in_a_run():
    assert Engine(bound(Always), suppress=Recording()).check(PRODUCT) == []
    assert len(Engine(bound(Always)).check(PRODUCT)) == 1


def test_what_was_not_checked_is_always_told():
    reading = Reading.of([PRODUCT])
    reading.problems.append(failure(rule="row-unreadable", product=None))
    suppress = Recording()
    found, tally = run([Broken], reading, suppress)
    assert [each.rule for each in found] == ["internal-error", "row-unreadable"]
    assert tally.suppressed == 0
    assert suppress.asked == []


def test_the_first_of_several_answers():
    first, second = Recording(), Recording()
    assert Together([first, second]).suppresses(failure(), None)
    assert (len(first.asked), len(second.asked)) == (1, 0)
    assert not Together([]).suppresses(failure(), None)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"rules": "price"}, True),
        ({"rules": ["title", "price-zero"]}, True),
        ({"rules": "price-ze"}, False),
        ({"products": "gift-card-*"}, True),
        ({"products": "gift-card"}, False),
        ({"products": "*-[0-9]0"}, True),
        ({"skus": ["X", "GC-*"]}, True),
        ({"skus": "gc-*"}, False),
        ({"files": "shop.csv"}, True),
        ({"files": "exports/*"}, True),
        ({"files": "*.xlsx"}, False),
        ({"brands": "NORTHWIND"}, True),
        ({"brands": "North"}, False),
        ({"tags": ["x", "sale"]}, True),
        ({"tags": "sal"}, False),
        ({"categories": "gifts >  cards"}, True),
        ({"categories": "Gifts > Cards > Paper > A4"}, False),
        ({"categories": "Gifts > Card"}, False),
        ({"rules": "price", "brands": "Northwind", "tags": "gift"}, True),
        ({"rules": "price", "brands": "Northwind", "tags": "new"}, False),
        ({"rules": "title", "brands": "Northwind"}, False),
        ({"rules": "price", "until": TODAY}, True),
        ({"rules": "price", "until": date(2026, 10, 31)}, False),
    ],
)
def test_all_conditions_must_hold(table, expected):
    assert ignores(**table) is expected


def test_a_category_counts_before_the_kind_of_product():
    filed = PRODUCT.changed(category=Category(path="Home > Mugs"))
    assert ignores(filed, categories="Home")
    assert not ignores(filed, categories="Gifts")


def test_a_key_with_brackets_names_itself():
    assert ignores(found=failure(product="mug [new]"), products="mug [new]")


@pytest.mark.parametrize("name", ["brands", "tags", "categories"])
def test_what_describes_a_product_says_nothing_of_several(name):
    assert not ignores(None, **{name: ["Northwind", "gift", "Gifts"]})


@pytest.mark.parametrize(("name", "lost"), [("products", "product"), ("skus", "variant")])
def test_a_failure_without_a_name_is_not_matched_by_one(name, lost):
    assert not ignores(found=failure(**{lost: None}), **{name: "*"})
    assert not ignores(found=failure(where=Where()), files="*")


@pytest.mark.parametrize("table", [{}, {"rules": "price", "reason": ""}, {"reason": "why"}])
def test_a_table_needs_a_reason_and_a_condition(table):
    with pytest.raises(ValidationError):
        Ignore(**table)


def test_a_table_that_ended_is_told_once_where_it_would_still_match():
    table = Ignore(rules="test-always", reason="till the sale", until=date(2026, 10, 31))
    other = Ignore(rules="price", reason="unmatched", until=date(2026, 10, 31))
    suppress = Ignores([table, other], TODAY)
    found, tally = run([Always], [PRODUCT, PRODUCT], suppress)
    assert [each.rule for each in found] == ["test-always", "test-always", "suppression-ended"]
    assert "till the sale, until 2026-10-31" in found[-1].message
    assert "unmatched" not in found[-1].message
    assert found[-1].severity is Severity.INFO
    assert tally.suppressed == 0
    [unused] = run([Always], [], suppress)[0]
    assert unused.rule == "suppression-unused"


def write(text):
    Path(config.FILE).write_text(text, "utf-8")


def check(export, pack, *options):
    ran = CliRunner().invoke(main, ["check", export, "--for", pack, "--format", "json", *options])
    return ran.exit_code, json.loads(ran.stdout)


def test_a_project_ignores_by_tables(export, pack):
    write("""
[[ignore]]
rules = "price-zero"
products = "linen-*"
reason = "a free sample"

[[ignore]]
rules = ["title", "sku"]
reason = "the new shop will tell"
until = 2026-12-31
""")
    code, report = check(export, pack, "--date", "2026-12-31")
    assert (code, report["failures"], report["counts"]["suppressed"]) == (0, [], 4)
    code, report = check(export, pack, "--date", "2027-01-01")
    assert (code, report["counts"]["suppressed"]) == (1, 1)


def test_ids_and_tables_may_stand_together(export, pack):
    write('ignore = ["title-length", {rules = "price-zero", reason = "a free sample"}]')
    code, report = check(export, pack)
    assert (code, report["counts"]["suppressed"]) == (0, 1)
    assert report["counts"]["by_rule"] == {"sku-duplicate": 2}


def test_what_is_ignored_needs_no_place_in_a_baseline(export, pack):
    write('[[ignore]]\nrules = "price-zero"\nreason = "a free sample"')
    ran = CliRunner().invoke(main, ["baseline", "create", export, "--for", pack])
    assert "with 3 entries." in ran.stdout


def test_a_checker_suppresses_only_what_it_is_handed(pack):
    write(f'profile = {pack!r}\n[[ignore]]\nrules = "title"\nreason = "why"')
    product, loaded = sample.product(title="Mug"), config.load()
    assert len(loaded.checker().check(product)) == 1
    assert loaded.checker(loaded.suppression()).check(product) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rules = "price"', "the 1st [[ignore]], reason: Field required"),
        ('rules = "price"\nreason = ""', "the 1st [[ignore]], reason"),
        ('reason = "x"', "say what to ignore with one of: rules, files, products"),
        (
            'rule = "price"\nreason = "x"',
            "the 1st [[ignore]], unknown key 'rule'. Did you mean 'rules'",
        ),
        ('rules = "prize-zero"\nreason = "x"', "no rule or family 'prize-zero'. Did you mean"),
        ('rules = "internal-error"\nreason = "x"', "cannot be ignored"),
        ('rules = "row-unreadable"\nreason = "x"', "cannot be ignored"),
        ('rules = "price"\nreason = "x"\nuntil = "soon"', "the 1st [[ignore]], until"),
    ],
)
def test_a_mistake_in_a_table_names_file_and_key(text, said):
    write(f"[[ignore]]\n{text}")
    with pytest.raises(ConfigurationError) as caught:
        config.load()
    assert config.FILE in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("said", ['["title-emoji"]', '"title-emoji"'])
def test_a_list_beside_tables_is_told_apart(said):
    write(f'ignore = {said}\n[[ignore]]\nrules = "price"\nreason = "x"')
    with pytest.raises(ConfigurationError, match=r"as \[\[ignore\]\] tables too"):
        config.load()
