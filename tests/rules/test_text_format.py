# SPDX-License-Identifier: Apache-2.0
import time

import pytest

from listingcheck import sample
from listingcheck.detect.patterns import pattern_set
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.rules.text._runs import run_pattern, runs
from listingcheck.rules.variant.option_characters import VariantOptionCharacters


def checked(*values, name="Color"):
    rule = VariantOptionCharacters()
    product = sample.product(options=(name,), variants=sample.variants(*([v] for v in values)))
    return Engine([BoundRule(rule, rule.severity, None)]), product


def said_of(*values, name="Color"):
    engine, product = checked(*values, name=name)
    return engine.check(product)


@pytest.mark.parametrize(
    "value", ["38½", "+", "Größe 7″", "黑色", "A&B;", "♥ 7", "25 m²", "aaaaaaaaa"]
)
def test_honest_values_pass(value):
    assert said_of(value, "M") == []


@pytest.mark.parametrize(
    ("value", "new"),
    [
        ("Black &amp; White", "Black & White"),
        ("Red\x7f", "Red"),
        ("🔥 Hot", "Hot"),
        ("Red&nbsp;", "Red"),
    ],
)
def test_a_value_is_mended_on_all_its_variants(value, new):
    engine, product = checked(value, "M", value)
    (failure,) = engine.check(product)
    fixed = apply(product, failure.fix.edits)
    assert [variant.options[0] for variant in fixed.variants] == [new, "M", new]
    assert engine.check(fixed) == []


def test_values_that_would_become_one_are_left_to_a_person():
    (failure,) = said_of("Red🔥", "red")
    assert failure.fix.edits == ()


@pytest.mark.parametrize(
    ("value", "severity"), [("-", "error"), ("/", "error"), ("★", "warning"), ("{", "warning")]
)
def test_symbols_alone_say_nothing(value, severity):
    (failure,) = said_of(value, "M")
    assert failure.severity == severity


def test_a_name_is_judged_too():
    (failure,) = said_of("Red", name="Colour🎨")
    assert (failure.field, failure.fix.edits[0].new) == ("options[0]", "Colour")


@pytest.mark.parametrize("character", [*map(chr, range(0x21, 0x7F)), "★", "…", "🔥"])
def test_both_engines_know_a_run_from_what_is_just_accepted(character):
    for linear in (True, False):
        found = pattern_set([run_pattern(9)], linear=linear)
        assert found.match(f"a b{character * 10}c d")
        assert not found.match(f"a b {character * 9} c d")
    assert runs(9).search(character * 10)
    assert not runs(9).search(character * 9)


@pytest.mark.parametrize("piece", ["&", "&amp", "-", "🔥", "<", "\u200d", "a"])
def test_a_hostile_value_ends(piece):
    start = time.monotonic()
    said_of(piece * (1_000_000 // len(piece)), "M")
    assert time.monotonic() - start < 10
