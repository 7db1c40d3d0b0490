# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, sample
from listingcheck.failure import Safety, Severity
from listingcheck.fixes.apply import apply
from listingcheck.product import Money, Origin, number
from listingcheck.rule import Valid
from listingcheck.rules.price._reading import plain
from listingcheck.rules.price.compare_at import PriceCompareAt
from listingcheck.rules.price.currency import PriceCurrency
from listingcheck.rules.price.decimals import PriceDecimals
from listingcheck.rules.price.list_out_of_range import PriceListOutOfRange
from listingcheck.rules.price.list_unsupported import PriceListUnsupported
from listingcheck.rules.price.missing import PriceMissing
from listingcheck.rules.price.out_of_range import PriceOutOfRange
from listingcheck.rules.price.unreadable import PriceUnreadable
from listingcheck.rules.price.zero import PriceZero
from listingcheck.shop import Shop
from listingcheck.testing import findings

SIGNS = data.words("currencies")["signs"]
BAND = {"minimum": "0.01", "maximum": 7600, "currency": "USD"}


def found(rule, shop=None, options=None, **variant):
    listing = sample.product(variants=[sample.variant(**variant)])
    return findings(rule, Valid(listing, options or {}, shop or Shop()))


@pytest.mark.parametrize(
    ("raw", "currency", "expected"),
    [
        ("$19.99", "USD", "19.99"),
        ("19.99 USD", "USD", "19.99"),
        ("usd 19.99", "USD", "19.99"),
        ("19,90 €", "EUR", "19.90"),
        ("1,299.00", "USD", "1299.00"),
        ("1.299,00 €", "EUR", "1299.00"),
        ("1 299,00 kr", "SEK", "1299.00"),
        ("1\u202f299,00\u00a0€", "EUR", "1299.00"),
        ("1'299.00", "CHF", "1299.00"),
        ("Rp 1.299.000", "IDR", "1299000"),
        ("1,299,000", None, "1299000"),
        ("US$ 5", "USD", "5"),
        ("$1,299", "USD", None),
        ("Rp 19.000", "IDR", None),
        ("1,299,00", "USD", None),
        ("9,99,00", "USD", None),
        ("12,34,567.00", "INR", None),
        ("19.99 EUR", "USD", None),
        ("€19.99", "USD", None),
        ("$19.99", None, None),
        ("$19.99 - $29.99", "USD", None),
        ("2 for $5", "USD", None),
        ("-$5.00", "USD", None),
        ("1e999", "USD", None),
        ("19²", "USD", None),
        ("free", "USD", None),
        ("", "USD", None),
    ],
)
def test_a_price_is_read_only_where_there_is_one_way_to_read_it(raw, currency, expected):
    assert plain(raw, currency, SIGNS) == expected


@given(st.text(alphabet="0123456789.,' $€USDR-\u00a0e", max_size=14))
def test_what_is_read_is_a_number_with_the_same_digits(raw):
    read = plain(raw, "USD", SIGNS)
    if read is not None:
        assert number(read) is not None
        assert [c for c in read if c.isdigit()] == [c for c in raw if c.isdigit()]


@given(st.text(min_size=1))
def test_at_most_one_rule_speaks_of_a_price(raw):
    rules = (PriceMissing, PriceUnreadable, PriceZero, PriceOutOfRange)
    failures = [f for rule in rules for f in found(rule, price=raw)]
    assert {f.rule for f in failures} <= {rule.id for rule in rules}
    assert len(failures) <= 1


@given(st.text(), st.text())
def test_no_text_breaks_the_rules_about_two_prices_or_decimals(price, compare_at):
    for rule in (PriceCompareAt, PriceDecimals, PriceCurrency):
        failures = found(rule, price=price, compare_at=compare_at)
        assert all(f.rule == rule.id for f in failures)


def test_a_million_characters_are_not_searched_for_a_price():
    (failure,) = found(PriceUnreadable, price="1," * 500_000)
    assert failure.fix.safety is Safety.MANUAL
    assert len(failure.message) < 200


@pytest.mark.parametrize(
    ("raw", "fixed"),
    [("47.00 USD", None), ("USD 47.000", "USD 47.00"), ("47.000 USD", "47.00 USD")],
)
def test_a_currency_in_the_cell_is_no_decimal(raw, fixed):
    stated = Money(raw=raw, amount=Decimal(47), currency="USD")
    variant = sample.variant().model_copy(update={"price": stated})
    product = sample.product(variants=[variant])
    edits = [e.new for f in findings(PriceDecimals, Valid(product)) for e in f.fix.edits]
    assert edits == ([fixed] if fixed else [])


def test_the_number_proposed_is_unsafe():
    (failure,) = found(PriceUnreadable, price="$1,299.00")
    assert failure.fix.safety is Safety.UNSAFE
    assert "1299.00" in failure.fix.text


def test_a_sign_of_another_currency_is_not_dropped():
    (failure,) = found(PriceUnreadable, price="€19.99")
    assert not failure.fix.edits


@pytest.mark.parametrize(
    ("price", "fails"), [("0.01", 0), ("7600", 0), ("7600.01", 1), ("0.001", 1), ("-1", 1)]
)
def test_both_ends_belong_to_the_band(price, fails):
    assert len(found(PriceOutOfRange, options=BAND, price=price)) == fails


def test_a_price_out_of_range_names_value_band_and_currency():
    (failure,) = found(PriceOutOfRange, options=BAND, price="8200.00")
    assert failure.message == "The price is 8200.00; 0.01 to 7,600 USD is accepted."


@pytest.mark.parametrize("shop", [Shop(source_currency="JPY"), Shop(currency="jpy")])
def test_a_band_says_nothing_of_another_currency(shop):
    assert not found(PriceOutOfRange, shop, BAND, price="9800", currency=None)


@given(
    st.decimals(min_value=0, max_value=10**9, places=4),
    st.sampled_from(["USD", "JPY", "KWD", "VND"]),
)
def test_dropped_decimals_leave_the_price_as_it_was(amount, currency):
    listing = sample.product(variants=[sample.variant(price=f"{amount:f}", currency=currency)])
    for failure in findings(PriceDecimals, Valid(listing)):
        fixed = apply(listing, failure.fix.edits)
        assert fixed.variants[0].price.amount == amount
        assert (failure.severity is Severity.INFO) == bool(failure.fix.edits)


@pytest.mark.parametrize(
    ("price", "currency", "fixed"),
    [
        ("1980.00", "JPY", "1980"),
        ("19.9000", "USD", "19.90"),
        (" 5,00 ", "VND", "5"),
        ("0.000", "USD", "0.00"),
    ],
)
def test_spare_zeros_are_dropped_and_nothing_else(price, currency, fixed):
    (failure,) = found(PriceDecimals, price=price, currency=currency)
    assert failure.fix.safety is Safety.SAFE
    assert failure.fix.edits[0].new == fixed


@pytest.mark.parametrize(("price", "currency"), [("19.999", "USD"), ("150.000", "IDR")])
def test_decimals_that_may_mean_something_are_left_to_a_person(price, currency):
    (failure,) = found(PriceDecimals, price=price, currency=currency)
    assert failure.fix.safety is Safety.MANUAL
    assert failure.severity is Severity.WARNING


def test_an_option_overrides_one_currency_and_keeps_the_others():
    options = {"decimals": {"IDR": 2}}
    assert not found(PriceDecimals, options=options, price="150.55", currency="IDR")
    assert found(PriceDecimals, options=options, price="150.55", currency="JPY")


def test_the_source_currency_is_compared_with_the_shops():
    shop = Shop(currency="GBP", source_currency="EUR")
    (failure,) = found(PriceCurrency, shop, currency=None)
    assert failure.message == "The price is in EUR; the shop sells in GBP."
    assert failure.severity is Severity.ERROR


def test_a_currency_of_its_own_comes_before_the_source_currency():
    assert not found(PriceCurrency, Shop(source_currency="EUR"), currency="usd")


def test_a_source_without_currencies_is_named_once():
    origin = Origin(platform="shopify", lacks=frozenset({"variants[].price.currency"}))
    variants = [sample.variant(sku=f"S{n}", currency=None) for n in range(3)]
    failures = findings(PriceCurrency, Valid(sample.product(variants=variants, origin=origin)))
    assert [(f.product, f.value, f.severity) for f in failures] == [(None, "3", Severity.INFO)]


def test_compare_at_prices_in_another_currency_are_not_compared():
    variant = sample.variant(price="20", compare_at="15")
    euros = variant.compare_at_price.model_copy(update={"currency": "EUR"})
    listing = sample.product(variants=[variant.model_copy(update={"compare_at_price": euros})])
    assert not findings(PriceCompareAt, Valid(listing))


def test_a_compare_at_price_that_contradicts_is_emptied():
    listing = sample.product(variants=[sample.variant(price="20", compare_at="15")])
    (failure,) = findings(PriceCompareAt, Valid(listing))
    assert failure.fix.safety is Safety.UNSAFE
    assert apply(listing, failure.fix.edits).variants[0].compare_at_price is None


@pytest.mark.parametrize("price", [None, "free"])
def test_a_compare_at_price_needs_a_price_to_be_compared_with(price):
    assert not found(PriceCompareAt, price=price, compare_at="15")


def test_currencies_are_written_as_codes():
    words = data.words("currencies")
    codes = [*words["decimals"], *(code for named in words["signs"].values() for code in named)]
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in codes)
    assert all(0 <= digits <= 4 for digits in words["decimals"].values())


def test_amounts_keep_their_exact_digits():
    (failure,) = found(PriceOutOfRange, options={"maximum": Decimal("0.10")}, price="0.11")
    assert failure.limit == "0 to 0.10"


@pytest.mark.parametrize(
    ("compare_at", "currency", "speaks"),
    [
        ("0.01", "USD", False),
        ("7600", "USD", False),
        ("7600.01", "USD", True),
        ("0.00", "USD", False),
        ("-1", "USD", True),
        ("9900", "JPY", False),
        ("9900", None, True),
        ("was 30", "USD", False),
        (None, None, False),
    ],
)
def test_a_list_price_has_a_band_of_its_own(compare_at, currency, speaks):
    failures = found(PriceListOutOfRange, options=BAND, compare_at=compare_at, currency=currency)
    assert [f.field for f in failures] == ["variants[0].compare_at_price"] * speaks


@pytest.mark.parametrize(
    ("column", "speaks"), [("skus[].list_price.amount", True), ("Variant Compare At Price", False)]
)
def test_a_list_price_that_a_connector_leaves_out_is_no_failure(column, speaks):
    origin = Origin("any", columns={"variants[].compare_at_price": column})
    product = sample.product(variants=[sample.variant(compare_at="24.99")], origin=origin)
    options = {"columns": ["skus[].list_price.amount"]}
    failures = findings(PriceListUnsupported, Valid(product, options))
    assert bool(failures) is speaks
    for failure in failures:
        assert apply(product, failure.fix.edits).variants[0].compare_at_price is None
