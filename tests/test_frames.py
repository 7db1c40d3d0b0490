# SPDX-License-Identifier: Apache-2.0
import sys

import pytest

from listingcheck import frames, sample
from listingcheck.checker import Checker
from listingcheck.errors import MissingExtraError
from listingcheck.htmltable import SHOWN

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")


def report_of(pack, *prices, **fields):
    products = [
        sample.product(key=f"p{n}", variants=[sample.variant(price=price, sku=None)], **fields)
        for n, price in enumerate(prices)
    ]
    return Checker(pack, ignore=["title", "sku"]).run(products)


@pytest.mark.parametrize("face", ["to_pandas", "to_polars"])
def test_a_frame_has_one_row_a_failure(pack, face):
    frame = getattr(report_of(pack, "0", "1", "0.0"), face)()
    assert frame.shape == (2, len(frames.COLUMNS))
    assert list(frame["product"]) == ["p0", "p2"]
    assert list(frame["value"]) == ["0", "0.0"]


@pytest.mark.parametrize("face", ["to_pandas", "to_polars"])
def test_a_frame_without_failures_has_its_columns(pack, face):
    frame = getattr(report_of(pack, "1"), face)()
    assert list(frame.columns) == list(frames.COLUMNS)
    assert len(frame) == 0


def test_numbers_stay_numbers(pack):
    failures = report_of(pack, "0").failures
    assert str(frames.to_pandas(failures)["line"].dtype) == "Int64"
    assert frames.to_polars(failures)["line"].dtype == polars.Int64


def test_half_a_character_does_no_harm(pack):
    report = report_of(pack, "0")
    odd = [failure_with_value(report.failures[0], "\ud83d broken")]
    assert frames.to_polars(odd)["value"][0] == "\ufffd broken"
    assert frames.to_pandas(odd)["value"][0] == "\ufffd broken"


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_package_names_its_extra(monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"listingcheck\[{name}\]"):
        getattr(frames, f"to_{name}")([])


def test_a_notebook_shows_outcomes_counts_and_failures(pack):
    shown = report_of(pack, "0", "1")._repr_html_()
    assert "1 ready, 1 sync failed" in shown
    assert "<td>price-zero</td><td>1</td>" in shown
    assert "The price is 0; it must be above 0." in shown


def test_a_notebook_escapes_what_merchants_write(pack):
    report = report_of(pack, "0")
    report.failures = (failure_with_message(report.failures[0], "<script>alert('x')</script>"),)
    assert "<script" not in report._repr_html_()
    assert "&lt;script&gt;" in report._repr_html_()


def test_a_notebook_says_how_many_failures_it_leaves_out(pack):
    shown = report_of(pack, *["0"] * (SHOWN + 7))._repr_html_()
    assert shown.count("must be above 0") == SHOWN
    assert "and 7 more failures" in shown


def test_a_notebook_without_products_says_so(pack):
    assert "nothing was checked" in report_of(pack)._repr_html_()


def failure_with_value(failure, value):
    from dataclasses import replace

    return replace(failure, value=value)


def failure_with_message(failure, message):
    from dataclasses import replace

    return replace(failure, message=message)
