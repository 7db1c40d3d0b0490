# SPDX-License-Identifier: Apache-2.0
"""Pre-sale and order quantities: what the examples of the rules leave open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Severity
from listingcheck.product import Offer, PreSale, Quantity, number
from listingcheck.rule import Context, Valid
from listingcheck.rules._terms import terms
from listingcheck.rules.order_quantity.out_of_range import OrderQuantityOutOfRange
from listingcheck.rules.pre_sale._family import day, example
from listingcheck.rules.pre_sale.handling_time import PreSaleHandlingTime
from listingcheck.rules.pre_sale.mixed import PreSaleMixed
from listingcheck.rules.pre_sale.type import PreSaleType
from listingcheck.tally import Tally
from listingcheck.testing import findings

AMERICAN = {
    "days": {"MADE_TO_ORDER": [3, 14], "CUSTOM": [3, 30]},
    "release": {"PRE_ORDER": [3, 60]},
}
ELSEWHERE = {"days": {"PRE_ORDER": [3, 30]}}
TODAY = date(2026, 11, 22)
RULES = (PreSaleType, PreSaleHandlingTime, PreSaleMixed, OrderQuantityOutOfRange)


def found(rule, *variants, **options):
    return findings(rule, Valid(sample.product(variants=variants), options))


def on(today, *variants, **options):
    rule = PreSaleHandlingTime(options, Context(on=today))
    bound = BoundRule(rule=rule, severity=rule.severity, source_url=None)
    return list(Engine([bound]).stream([sample.product(variants=variants)], Tally()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        (" 2026-12-24T08:00:00Z", date(2026, 12, 24)),
        ("2026-12-24 08:00", date(2026, 12, 24)),
        ("1798070400", date(2026, 12, 24)),
        ("1798070400000", date(2026, 12, 24)),
        ("2026-02-30", None),
        ("24.12.2026", None),
        ("2026-12-245", None),
        ("soon", None),
        ("9" * 40, None),
        ("", None),
    ],
)
def test_a_day_is_read_or_left_alone(text, expected):
    assert day(text) == expected


@pytest.mark.parametrize(
    ("options", "kind", "days", "speaks"),
    [
        (AMERICAN, "MADE_TO_ORDER", "3", False),
        (AMERICAN, "MADE_TO_ORDER", "14", False),
        (AMERICAN, "made to order", "15", True),
        (ELSEWHERE, "preorder", "31", True),
        (AMERICAN, "MADE_TO_ORDER", "2", True),
        (AMERICAN, "CUSTOM", "30", False),
        (AMERICAN, "CUSTOM", "31", True),
        (AMERICAN, "CUSTOM", "3.5", True),
        (AMERICAN, "CUSTOM", "a week", True),
        (AMERICAN, "CUSTOM", "0", True),
        (AMERICAN, "CUSTOM", None, True),
        (ELSEWHERE, "PRE_ORDER", "30", False),
        (ELSEWHERE, "PRE_ORDER", "31", True),
        (ELSEWHERE, "CUSTOM", "31", False),
        (ELSEWHERE, None, "31", False),
    ],
)
def test_each_kind_has_days_of_its_own(options, kind, days, speaks):
    failures = found(PreSaleHandlingTime, example(kind, days), **options)
    assert bool(failures) is speaks
    assert all(f.field.endswith("handling_days") for f in failures)


def test_either_of_both_is_a_time():
    assert not found(PreSaleHandlingTime, example("PRE_ORDER", "7"), **AMERICAN)
    assert not found(PreSaleHandlingTime, example("PRE_ORDER", release="2026-12-24"), **ELSEWHERE)
    [failure] = found(PreSaleHandlingTime, example("PRE_ORDER"), **AMERICAN)
    assert failure.field == "variants[0].offer.pre_sale.release"


def test_what_is_missing_is_milder_than_what_is_wrong():
    assert found(PreSaleHandlingTime, example("CUSTOM"), **AMERICAN)[0].severity == "warning"
    assert found(PreSaleHandlingTime, example("CUSTOM", "99"), **AMERICAN)[0].severity == "error"
    assert found(PreSaleType, example(None))[0].severity == "warning"
    assert found(PreSaleType, example("LATER"))[0].severity == "error"


def test_the_kinds_of_the_market_are_named():
    [failure] = found(PreSaleType, example("made to order"), types=["PRE_ORDER", "CUSTOM"])
    assert failure.message == (
        "The pre-sale is of type 'made to order'; PRE_ORDER or CUSTOM is accepted."
    )


@pytest.mark.parametrize(
    ("release", "speaks"),
    [
        ("2026-11-24", True),
        ("2026-11-25", False),
        ("2027-01-21", False),
        ("2027-01-22", True),
        ("2026-11-01", True),
        ("soon", False),
        ("0", True),
        (None, True),
    ],
)
def test_a_release_is_judged_on_the_day_that_is_given(release, speaks):
    failures = on(TODAY, example("PRE_ORDER", release=release), **AMERICAN)
    assert bool(failures) is speaks
    assert all(f.severity is Severity.WARNING for f in failures)


def test_without_a_day_no_release_is_judged():
    assert not on(None, example("PRE_ORDER", release="2001-01-01"), **AMERICAN)


def test_one_of_several_kinds_is_named_and_a_part_in_stock_is_a_warning():
    both = example("PRE_ORDER", "9", size="S"), example("CUSTOM", "9", size="M")
    [failure] = found(PreSaleMixed, *both)
    assert (failure.field, failure.severity) == ("variants[1].offer.pre_sale.type", "error")
    [failure] = found(PreSaleMixed, *both[:1], sample.variant("M"))
    assert failure.severity is Severity.WARNING
    assert failure.message.startswith("1 of 2 variants are sold early;")


@pytest.mark.parametrize(
    ("raw", "maximum", "speaks"),
    [
        ("20", 20, False),
        ("21", 20, True),
        ("1", 1, False),
        ("0", 1, False),
        ("2", 1, True),
        ("-1", 20, True),
        ("a pair", 20, True),
        ("999", None, False),
    ],
)
def test_a_minimum_order_is_judged_by_the_market(raw, maximum, speaks):
    offer = Offer(minimum_order=Quantity(raw=raw, amount=number(raw)))
    variant = sample.variant().model_copy(update={"offer": offer})
    failures = found(OrderQuantityOutOfRange, variant, maximum=maximum)
    assert bool(failures) is speaks


def test_links_and_conditions_do_not_make_a_shape():
    def with_link(link):
        offer = Offer(link=link, condition="new")
        return sample.product(variants=[sample.variant().model_copy(update={"offer": offer})])

    assert terms(with_link("https://a.example")) == terms(with_link("https://b.example"))
    assert terms(sample.product()) is None
    early = sample.product(variants=[example("CUSTOM", "5")])
    assert terms(early) != terms(sample.product(variants=[example("CUSTOM", "6")]))
    assert hash(terms(early)) == hash(terms(sample.product(variants=[example("CUSTOM", "5")])))


texts = st.none() | st.text(max_size=12)


@given(texts, texts, texts, texts)
def test_no_text_breaks_a_rule(kind, days, release, fewest):
    quantities = [Quantity(raw=t, amount=number(t)) if t else None for t in (days, fewest)]
    pre_sale = PreSale(type=kind, handling_days=quantities[0], release=release)
    offer = Offer(pre_sale=pre_sale, minimum_order=quantities[1])
    variant = sample.variant().model_copy(update={"offer": offer})
    for rule in RULES:
        options = AMERICAN if rule is PreSaleHandlingTime else {}
        assert all(f.rule == rule.id for f in found(rule, variant, **options))
    assert all(f.severity != "internal" for f in on(TODAY, variant, **AMERICAN))
