# SPDX-License-Identifier: Apache-2.0
from operator import attrgetter
from typing import ClassVar

import pytest

from listingcheck import registry, sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Origin
from listingcheck.rule import CatalogueRule, ProductRule, TextRule, VariantRule
from listingcheck.tally import Tally


def bound(rule, **settings):
    return BoundRule(rule=rule(), severity=Severity.ERROR, source_url=None, **settings)


def run(rules, products):
    tally = Tally()
    return list(Engine(rules).stream(products, tally)), tally


def broken(self, *looked_at):
    raise ZeroDivisionError("boom")


class AlwaysVariant(VariantRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-variant"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)
    asked: ClassVar = []

    def check(self, product, variant):
        self.asked.append(variant.index)
        if variant.price is None:
            yield Finding(field=variant.at("price"), message="None.", fix=Fix("Add."))


class ShapedVariant(AlwaysVariant):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-shaped"
    absent = "variants[].price"
    shape: ClassVar = attrgetter("price")


class Broken(ProductRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)
    check = broken


class BrokenShape(Broken):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken-shape"
    shape: ClassVar = lambda product: {}


class BrokenText(TextRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken-text"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)
    check = broken

    def patterns(self):
        return ["Northwind"]


class BrokenKeys(CatalogueRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken-keys"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)
    keys = path = broken
    check = broken


class BrokenGroups(BrokenKeys):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-broken-groups"

    def keys(self, product):
        return ["same"], [product.title]

    def path(self, place, variants):
        return "title"


@pytest.mark.parametrize("rule", [Broken, BrokenShape, BrokenText, BrokenKeys, BrokenGroups])
def test_a_rule_that_raises_is_named_and_the_others_still_run(rule):
    products = [sample.product(variants=[sample.variant(price=None)]), sample.product()]
    failures, tally = run([bound(rule), bound(AlwaysVariant)], products)
    internal = [f for f in failures if f.rule == "internal-error"]
    assert internal
    assert {f.value for f in internal} == {rule.id}
    assert "ZeroDivisionError: boom" in internal[0].message or "unhashable" in internal[0].message
    assert [f.rule for f in failures if f.rule != "internal-error"] == ["test-variant"]
    assert tally.broken_rules == {rule.id}


def test_a_known_shape_is_asked_once():
    ShapedVariant.asked.clear()
    run([bound(ShapedVariant)], [sample.product(variants=sample.variants(["S"], ["M"]))] * 3)
    assert ShapedVariant.asked == [0]


def test_a_shape_with_a_failure_is_asked_every_time():
    failures, _ = run(
        [bound(ShapedVariant)], [sample.product(variants=[sample.variant(price=None)])] * 3
    )
    assert len(failures) == 3


def test_what_a_source_cannot_carry_is_said_once_with_the_count():
    origin = Origin(platform="shopify", file="a.csv", lacks=frozenset({"variants[].price"}))
    bare = [sample.variant(price=None), sample.variant(price=None)]
    failures, tally = run(
        [bound(ShapedVariant)], [sample.product(variants=bare, origin=origin)] * 3
    )
    assert [(f.product, f.value, f.severity) for f in failures] == [(None, "6", Severity.INFO)]
    assert tally.outcomes["ready"] == 3


def test_two_runs_of_one_engine_count_apart():
    origin = Origin(platform="shopify", lacks=frozenset({"variants[].price"}))
    products = [sample.product(variants=[sample.variant(price=None)], origin=origin)]
    engine = Engine([bound(ShapedVariant)])
    first, second = (list(engine.stream(products, Tally())) for _ in range(2))
    assert first == second
    assert first[0].value == "1"


def test_check_finds_duplicates_inside_the_product():
    from listingcheck.rules.sku.duplicate import SkuDuplicate

    twins = sample.product(options=("Size",), variants=[sample.variant("S"), sample.variant("M")])
    failures = Engine([bound(SkuDuplicate)]).check(twins)
    assert [f.field for f in failures] == ["variants[0].sku", "variants[1].sku"]


def test_a_long_value_is_quoted_in_short():
    class Long(ProductRule):
        """x What it checks: Why the marketplace minds: How to fix it:"""

        id = "test-long"
        stage = Stage.SYNC
        VALID = INVALID = (None, None)

        def check(self, product):
            yield Finding(field="title", message="Long.", fix=Fix("Cut."), value=product.title)

    failures, _ = run([bound(Long)], [sample.product(title="x" * 1_000_000)])
    assert len(failures[0].value) < 1_100


def test_products_of_two_sources_and_long_texts_stay_in_order():
    origins = [Origin(platform="a"), Origin(platform="b")]
    products = [
        sample.product(
            key=str(n),
            origin=origins[n // 40 % 2],
            description="x" * (200_000 if n % 7 == 0 else 10),
            variants=[sample.variant(price=None)],
        )
        for n in range(100)
    ]
    failures, _ = run([bound(AlwaysVariant)], products)
    assert [f.product for f in failures] == [str(n) for n in range(100)]


@pytest.mark.parametrize(
    ("absent", "product"),
    [
        ("images[].url", sample.product(images=0)),
        ("variants", sample.product(variants=[])),
        ("variants[].options", sample.product(variants=sample.variants([], []))),
    ],
)
def test_what_a_source_cannot_carry_is_said_once_for_the_whole_run(absent, product):
    rules = [bound(rule) for rule in registry.built_in() if rule.absent == absent]
    limited = [
        product.changed(key=f"{n}", origin=Origin("test", "a.csv", lacks=frozenset({absent})))
        for n in range(3)
    ]
    failures, _ = run(rules, limited)
    [failure] = failures
    assert (failure.severity, failure.product, failure.value) == (Severity.INFO, None, "3")
    assert "3 products could not be checked for it" in failure.message
    assert run(rules, [product])[0][0].product == product.key


def test_origins_may_differ_in_their_columns_and_share_what_is_said():
    lacks = frozenset({"title"})
    rules = [bound(rule) for rule in registry.built_in() if rule.id == "title-missing"]
    products = [
        sample.product(title=None).changed(origin=Origin("test", "a.csv", columns, lacks))
        for columns in ({"key": "a"}, {"key": "b"})
    ]
    [failure] = run(rules, products)[0]
    assert failure.value == "2"


def test_a_source_may_know_better_what_to_do():
    origin = Origin(
        "test", lacks=frozenset({"title"}), remedies={"title": "Give the products file too."}
    )
    rules = [bound(rule) for rule in registry.built_in() if rule.id == "title-missing"]
    [failure] = run(rules, [sample.product(title=None).changed(origin=origin)])[0]
    assert failure.fix.text == "Give the products file too."


def test_what_could_not_be_checked_of_one_product_is_what_a_run_says_of_it():
    engine = Engine([bound(ShapedVariant), bound(Broken)])
    lacking = sample.product(
        variants=[sample.variant(price=None)],
        origin=Origin("test", lacks=frozenset({"variants[].price"})),
    )
    [unchecked] = engine.unchecked(lacking)
    assert unchecked == [*engine.stream([lacking], Tally())][-1]
    assert engine.unchecked(lacking) == [unchecked]
    assert [failure.rule for failure in engine.check(lacking)] == ["internal-error"]
    assert engine.unchecked(sample.product(variants=[sample.variant(price=None)])) == []
