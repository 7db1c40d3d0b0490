# SPDX-License-Identifier: Apache-2.0
"""Turns a rule's examples into tests: ``check_examples(MyRule)`` and a plugin is tested."""

from collections.abc import Iterator, Sequence

from listingcheck import data, registry
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Edit, Failure
from listingcheck.fixes.apply import apply
from listingcheck.product import Product
from listingcheck.report import Tally
from listingcheck.rule import Context, EchoRule, Invalid, Rule, Valid


def check_examples(rule: type[Rule]) -> None:
    """Run a rule on its own examples.

    Raises:
        AssertionError: the rule speaks on a VALID example, stays silent on an INVALID one, names
            another field than the example says, or proposes an edit that does not help.
    """
    for number, example in enumerate(rule.VALID):
        found = findings(rule, example)
        assert not found, f"{rule.id}: VALID[{number}] fails: {found[0].message}"
    for number, example in enumerate(rule.INVALID):
        assert isinstance(example, Invalid), f"{rule.id}: INVALID[{number}] must be an Invalid"
        _check_invalid(rule, number, example)


def findings(rule: type[Rule], example: Valid) -> list[Failure]:
    """What a rule alone says of an example."""
    context = Context(
        shop=example.shop,
        marketplace="tiktok-shop",
        market="US",
        currency="USD",
        language="en",
        words=data.words,
    )
    asked = [rule(example.options, context), *(heard({}, context) for heard in _heard(rule))]
    bound = [BoundRule(rule=each, severity=each.severity, source_url=None) for each in asked]
    said = Engine(bound).stream(example.catalogue, Tally())
    return [failure for failure in said if failure.rule in (rule.id, "internal-error")]


def _heard(rule: type[Rule]) -> Iterator[type[Rule]]:
    """The rules that a rule goes by."""
    if issubclass(rule, EchoRule):
        yield from (known for known in registry.built_in() if known.id in rule.echoes)


def _check_invalid(rule: type[Rule], number: int, example: Invalid) -> None:
    name = f"{rule.id}: INVALID[{number}]"
    found = findings(rule, example)
    assert found, f"{name} passes"
    assert all(failure.rule == rule.id for failure in found), f"{name}: {found[0].message}"
    named = [failure.field for failure in found]
    assert example.field in named, f"{name} names {named}, not {example.field!r}"
    edits = list(_edits(found, example.field))
    new = edits[0].new if edits else None
    assert new == example.fixed, f"{name} proposes {new!r}, not {example.fixed!r}"
    for failure in found:
        _check_fix(rule, name, example, failure)


def _check_fix(rule: type[Rule], name: str, example: Invalid, failure: Failure) -> None:
    assert failure.message.strip(), f"{name}: no message"
    assert failure.fix.text.strip(), f"{name}: no fix"
    if not failure.fix.edits:
        return
    fixed = tuple(
        apply(product, failure.fix.edits) if product.key == failure.product else product
        for product in example.catalogue
    )
    again = _findings_on(rule, example, fixed)
    same = [f for f in again if (f.field, f.value) == (failure.field, failure.value)]
    assert not same, f"{name}: still fails after its own fix: {same[0].message}"
    twice = tuple(
        apply(product, failure.fix.edits) if product.key == failure.product else product
        for product in fixed
    )
    assert twice == fixed, f"{name}: its fix changes something the second time"


def _findings_on(rule: type[Rule], example: Invalid, products: Sequence[Product]) -> list[Failure]:
    return findings(rule, Valid(tuple(products), example.options, example.shop))


def _edits(found: Sequence[Failure], field: str) -> Iterator[Edit]:
    for failure in found:
        if failure.field == field:
            yield from (edit for edit in failure.fix.edits if edit.field == field)
