# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.product import Origin
from listingcheck.rule import Valid
from listingcheck.rules.stock.missing import StockMissing
from listingcheck.rules.stock.out import StockOut
from listingcheck.rules.stock.out_of_range import StockOutOfRange
from listingcheck.testing import findings


def found(rule, stock, **options):
    return findings(rule, Valid(sample.product(variants=[sample.variant(stock=stock)]), options))


@given(st.text(min_size=1))
def test_at_most_one_rule_speaks_of_a_stock(stock):
    rules = (StockMissing, StockOut, StockOutOfRange)
    failures = [f for rule in rules for f in found(rule, stock)]
    assert {f.rule for f in failures} <= {rule.id for rule in rules}
    assert len(failures) <= 1


@pytest.mark.parametrize(
    ("stock", "message"),
    [
        ("lots", "The stock is 'lots'; it must be a plain number."),
        ("-3", "The stock is -3; 0 to 99,999 is accepted."),
        ("100000", "The stock is 100000; 0 to 99,999 is accepted."),
        ("2.5", "The stock is 2.5; it must be a whole number."),
    ],
)
def test_each_problem_has_words_of_its_own(stock, message):
    (failure,) = found(StockOutOfRange, stock, maximum=99_999)
    assert failure.message == message


def test_only_text_is_certain_to_fail():
    assert found(StockOutOfRange, "lots")[0].severity is Severity.ERROR
    assert found(StockOutOfRange, "-1")[0].severity is Severity.WARNING


def test_a_source_without_stock_is_named_once():
    origin = Origin(platform="google", lacks=frozenset({"variants[].stock"}))
    listings = tuple(
        sample.product(key=key, variants=[sample.variant(stock=None)], origin=origin)
        for key in ("a", "b")
    )
    (failure,) = findings(StockMissing, Valid(listings))
    assert (failure.product, failure.value) == (None, "2")


def test_a_long_text_is_quoted_in_part():
    (failure,) = found(StockOutOfRange, "x" * 1_000_000)
    assert len(failure.message) < 200
