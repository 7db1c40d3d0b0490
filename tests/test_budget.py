# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import Checker, sample, sources
from listingcheck.budget import Budget
from listingcheck.errors import ListingcheckError
from listingcheck.failure import Severity
from listingcheck.profile import RuleSetting
from listingcheck.suppression import Suppression
from listingcheck.tally import Tally


def tally_of(products, pack, budgets, **said):
    tally = Tally()
    settings = {rule: RuleSetting(budget=budget) for rule, budget in budgets.items()}
    for _ in Checker(pack, settings=settings, **said).stream(products, tally):
        pass
    return tally


@pytest.mark.parametrize(
    ("said", "shown"), [(0, "0"), (1200, "1,200"), ("0.5 %", "0.5 %"), (" 0,5% ", "0.5 %")]
)
def test_a_budget_is_a_count_or_a_share(said, shown):
    assert str(Budget.model_validate(said)) == shown


@pytest.mark.parametrize("said", [-1, True, 0.5, Decimal("0.5"), "ten", "10", "-1 %", "%", "٥ %", None, []])  # fmt: skip
def test_anything_else_is_refused(said):
    with pytest.raises(ValueError, match=r"as a number of failures, 10, or a share, '0.5 %'"):
        Budget.model_validate(said)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_share_is_of_the_products(failures, products):
    assert Budget.model_validate("0.5 %").keeps(failures, products) is (failures * 200 <= products)
    assert Budget.model_validate(7).keeps(failures, products) is (failures <= 7)


@pytest.mark.parametrize(
    ("budget", "fails"), [(0, True), (1, True), (2, False), ("199 %", True), ("200 %", False)]
)
def test_a_rule_with_a_budget_fails_the_run_exactly_when_it_is_over(pack, budget, fails):
    zero = [sample.variant(sku=sku, price="0") for sku in "ab"]
    tally = tally_of([sample.product(variants=zero)], pack, {"price-zero": budget})
    assert tally.by_severity["error"] == 2
    assert [tally.fails(severity) for severity in Severity] == [fails] * 3
    assert tally.counts()["budgets"]["price-zero"]["kept"] is not fails


def test_other_rules_fail_it_as_ever(pack):
    products = [sample.product(title="Mug", variants=[sample.variant(price="0")])]
    assert tally_of(products, pack, {"price-zero": 9}).fails(Severity.ERROR)
    assert not tally_of(products, pack, {"price-zero": 9, "title-length": 9}).fails(Severity.INFO)


def test_without_budgets_nothing_is_said_of_them(pack):
    assert "budgets" not in tally_of([sample.product()], pack, {}).counts()


def test_what_is_suppressed_spends_nothing(pack):
    class Everything(Suppression):
        def suppresses(self, failure, product):
            return True

    tally = tally_of([sample.product(title="Mug")], pack, {"title-length": 0}, suppress=Everything())  # fmt: skip
    assert (tally.suppressed, tally.fails(Severity.INFO)) == (1, False)


def test_what_the_source_cannot_carry_spends_nothing(export):
    settings = {"weight-missing": RuleSetting(budget=0)}
    tally = Tally()
    checker = Checker(select=["weight-missing"], settings=settings)
    assert len([*checker.stream(sources.read(export), tally)]) == 1
    assert not tally.fails(Severity.ERROR)
    assert tally.fails(Severity.INFO)


def test_a_pack_of_ones_own_may_say_it(tmp_path, pack):
    own = tmp_path / "own.yaml"
    own.write_text(
        Path(pack).read_text("utf-8").replace("price-zero: {}", "price-zero: {budget: 3 %}"),
        "utf-8",
    )
    (spending,) = tally_of([], str(own), {}).spending()
    assert (spending.rule, str(spending.budget)) == ("price-zero", "3 %")
    own.write_text(own.read_text("utf-8").replace("3 %", "some"), "utf-8")
    with pytest.raises(ListingcheckError, match=r"price-zero\.budget"):
        tally_of([], str(own), {})
