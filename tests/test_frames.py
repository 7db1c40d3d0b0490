# SPDX-License-Identifier: Apache-2.0
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import check, frames, sample
from listingcheck.checker import Checker
from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.profile import RuleSetting
from listingcheck.report import Report
from listingcheck.roll import LONGEST_TITLE
from listingcheck.tally import Tally

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

KINDS = pytest.mark.parametrize("kind", frames.KINDS)
OUTCOME_COLUMNS = [
    *("product", "title", "outcome", "errors", "warnings"),
    *("brand", "category", "file", "record"),
]


def report_of(pack, *prices, **fields):
    products = [
        sample.product(key=f"p{n}", variants=[sample.variant(price=price, sku=None)], **fields)
        for n, price in enumerate(prices)
    ]
    return Checker(pack, ignore=["title", "sku"]).run(products)


@KINDS
def test_a_frame_of_failures_has_one_row_each(pack, kind):
    frame = report_of(pack, "0", "1", "0.0").failures_frame(kind)
    assert frame.shape == (2, len(frames.COLUMNS))
    assert list(frame["product"]) == ["p0", "p2"]
    assert list(frame["value"]) == ["0", "0.0"]


@KINDS
def test_a_frame_of_outcomes_has_one_row_a_product_ready_ones_included(pack, kind):
    frame = report_of(pack, "0", "1", "0.0").outcomes_frame(kind)
    assert list(frame.columns) == OUTCOME_COLUMNS
    assert list(frame["product"]) == ["p0", "p1", "p2"]
    assert list(frame["outcome"]) == ["sync_failed", "ready", "sync_failed"]
    assert list(frame["errors"]) == [1, 0, 1]


@KINDS
def test_an_empty_frame_has_its_columns(pack, kind):
    report = report_of(pack)
    assert list(report.failures_frame(kind).columns) == list(frames.COLUMNS)
    assert list(report.outcomes_frame(kind).columns) == OUTCOME_COLUMNS
    assert len(report.failures_frame(kind)) == len(report.outcomes_frame(kind)) == 0


def test_products_are_told_apart_by_place_even_if_they_share_a_key(pack):
    products = [
        sample.product(key="same", variants=[sample.variant(price=price)]) for price in ("1", "0")
    ]
    frame = Checker(pack, select=["price-zero"]).run(products).outcomes_frame("polars")
    assert frame["outcome"].to_list() == ["ready", "sync_failed"]
    assert frame["errors"].to_list() == [0, 1]


def test_warnings_are_counted_beside_errors(pack):
    settings = {"price-zero": RuleSetting(severity="warning")}
    products = [sample.product(variants=[sample.variant(price="0")])]
    frame = Checker(pack, select=["price-zero"], settings=settings).run(products).outcomes_frame()
    assert frame.row(0)[2:5] == ("ready", 0, 1)


def test_brand_and_category_are_known_or_missing(pack):
    products = [
        sample.product(key="a", brand="Harbour", category="Home > Mugs"),
        sample.product(key="b", brand=None, category=None, product_type="Mug"),
        sample.product(key="c", brand=None, category=None, product_type=None),
    ]
    frame = Checker(pack, select=["price-zero"]).run(products).outcomes_frame("polars")
    assert frame["brand"].to_list() == ["Harbour", None, None]
    assert frame["category"].to_list() == ["Home > Mugs", "Mug", None]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Enamel mug", "Enamel mug"),
        (None, None),
        ("x" * LONGEST_TITLE, "x" * LONGEST_TITLE),
        ("x" * 1_000_000, "x" * (LONGEST_TITLE - 3) + "..."),
    ],
)
def test_a_product_is_known_by_its_title(pack, title, kept):
    products = [sample.product(title=title)]
    frame = Checker(pack, select=["price-zero"]).run(products).outcomes_frame("polars")
    assert frame["title"].to_list() == [kept]


def test_a_product_has_its_place_in_the_file(pack, export):
    frame = check(export, profile=pack).outcomes_frame("polars")
    assert frame["file"].to_list() == [export] * 3
    assert frame["record"].to_list() == [1, 2, 3]
    assert frame["outcome"].to_list() == ["sync_failed", "sync_failed", "ready"]


@given(prices=st.lists(st.sampled_from(["0", "1"]), max_size=70))
def test_outcomes_of_products_add_up_to_the_outcomes_of_the_run(prices):
    products = [sample.product(variants=[sample.variant(price=price)]) for price in prices]
    report = Checker(select=["price-zero"]).run(products)
    counted = report.outcomes_frame("polars")["outcome"].to_list()
    assert {name: counted.count(name) for name in report.outcomes} == report.outcomes


def test_a_report_without_its_products_says_where_they_are_had(pack):
    with pytest.raises(ConfigurationError, match=r"listingcheck\.check or Checker\.run"):
        Report("a-market", Tally(), ()).outcomes_frame()


def test_numbers_stay_numbers(pack):
    report = report_of(pack, "0")
    assert str(report.to_pandas()["line"].dtype) == "Int64"
    assert str(report.outcomes_frame("pandas")["errors"].dtype) == "Int64"
    assert report.to_polars()["line"].dtype == polars.Int64
    assert report.outcomes_frame("polars")["record"].dtype == polars.Int64


@KINDS
def test_half_a_character_does_no_harm(pack, kind):
    report = report_of(pack, "0", brand="\ud83d brand")
    report.failures = (replace(report.failures[0], value="\ud83d broken"),)
    assert report.failures_frame(kind)["value"][0] == "\ufffd broken"
    assert report.outcomes_frame(kind)["brand"][0] == "\ufffd brand"


def test_the_short_names_are_the_frames_of_failures(pack):
    report = report_of(pack, "0")
    assert isinstance(report.to_pandas(), pandas.DataFrame)
    assert isinstance(report.to_polars(), polars.DataFrame)
    assert report.to_polars().equals(report.failures_frame("polars"))


def test_the_first_installed_kind_is_taken(pack, monkeypatch):
    report = report_of(pack, "0")
    assert isinstance(report.failures_frame(), polars.DataFrame)
    monkeypatch.setitem(sys.modules, "polars", None)
    assert isinstance(report.failures_frame(), pandas.DataFrame)
    assert isinstance(report.outcomes_frame(), pandas.DataFrame)


def test_an_unknown_kind_is_named_with_the_known(pack):
    with pytest.raises(ConfigurationError, match=r"'polar'.*polars, pandas"):
        report_of(pack, "0").failures_frame("polar")


@pytest.mark.parametrize("name", frames.KINDS)
def test_a_missing_package_names_its_extra(pack, monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"listingcheck\[{name}\]"):
        report_of(pack).failures_frame(name)


def test_without_any_package_both_are_named(pack, monkeypatch):
    for name in frames.KINDS:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match="polars or pandas"):
        report_of(pack).outcomes_frame()
