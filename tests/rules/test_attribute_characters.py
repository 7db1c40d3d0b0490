# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.product import Attribute
from listingcheck.rules.attribute.characters import AttributeCharacters


def checked(*values):
    rule = AttributeCharacters()
    product = sample.product(attributes=tuple(Attribute(name="Note", value=v) for v in values))
    engine = Engine([BoundRule(rule, rule.severity, None)])
    return engine, product


def said_of(*values):
    engine, product = checked(*values)
    return engine.check(product)


@pytest.mark.parametrize(
    "value",
    [
        "Cotton & Linen",
        "First line\nsecond line\twith a tab",
        "-",
        "<p>Salt &amp; Pepper</p>",
        '[{"a": "&amp;"}]',
        "https://example.com/?a=1&amp;b=2",
        "R&B; AT&T;",
        "&amp; " * 500,
    ],
)
def test_what_is_no_plain_value_is_left_alone(value):
    assert said_of(value) == []


@pytest.mark.parametrize(
    ("value", "new", "safety"),
    [
        ("Salt &amp;amp; Pepper", "Salt & Pepper", "safe"),
        ("Steel\x07, brushed", "Steel, brushed", "safe"),
        ("Dry 🔥 fast", "Dry fast", "unsafe"),
        ("Wow!!!!!!!!!!!!", "Wow!!!!!!!!!", "unsafe"),
    ],
)
def test_each_fault_has_its_fix(value, new, safety):
    engine, product = checked("Cotton", value)
    (failure,) = engine.check(product)
    assert failure.field == "attributes[1].value"
    assert (failure.fix.edits[0].new, failure.fix.safety) == (new, safety)
    assert engine.check(apply(product, failure.fix.edits)) == []


def test_a_value_is_judged_wherever_it_stands_again():
    engine, product = checked("Cotton", "A &amp; B", "Cotton", "A &amp; B")
    for _ in range(2):
        fields = [failure.field for failure in engine.check(product)]
        assert fields == ["attributes[1].value", "attributes[3].value"]
