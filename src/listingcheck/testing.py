# SPDX-License-Identifier: Apache-2.0
"""Turns a rule's examples into tests: ``check_examples(MyRule)`` and a plugin is tested."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from listingcheck import data, registry
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Edit, Failure
from listingcheck.fixes.apply import apply
from listingcheck.product import Product
from listingcheck.rule import Context, EchoRule, Invalid, Rule, Valid
from listingcheck.tally import Tally


@dataclass(frozen=True, slots=True)
class Complaint:
    """What one example expects of a rule, and what was found."""

    place: str
    """Which example, such as ``INVALID[0]``."""
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}; found {self.found}"


def check_examples(rule: type[Rule]) -> None:
    """Run a rule on its own examples.

    Raises:
        AssertionError: the rule speaks on a VALID example, stays silent on an INVALID one, names
            another field than the example says, or proposes an edit that does not help.
    """
    for place, example in examples(rule):
        for complaint in complaints(rule, place, example):
            raise AssertionError(f"{rule.id}: {complaint}")


def examples(rule: type[Rule]) -> Iterator[tuple[str, Valid]]:
    """The examples of a rule, each with its place."""
    for name, listed in (("VALID", rule.VALID), ("INVALID", rule.INVALID)):
        yield from ((f"{name}[{number}]", example) for number, example in enumerate(listed))


def complaints(rule: type[Rule], place: str, example: Valid) -> Iterator[Complaint]:
    """Everything in which a rule and one of its examples disagree."""
    wanted = Valid if place.startswith("VALID") else Invalid
    if not isinstance(example, wanted):
        yield Complaint(place, f"{wanted.__name__}(...)", f"a {type(example).__name__}")
    elif wanted is Invalid and isinstance(example, Invalid):
        yield from _of_invalid(rule, place, example)
    else:
        for failure in findings(rule, example):
            yield Complaint(place, "nothing wrong", _told(failure))


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


def _of_invalid(rule: type[Rule], place: str, example: Invalid) -> Iterator[Complaint]:
    found = findings(rule, example)
    crashed = [failure for failure in found if failure.rule != rule.id]
    if crashed or not found:
        told = _told(crashed[0]) if crashed else "nothing wrong"
        yield Complaint(place, f"a failure of {example.field!r}", told)
        return
    named = list(dict.fromkeys(failure.field for failure in found))
    if example.field not in named:
        yield Complaint(place, f"a failure of {example.field!r}", f"one of {_listed(named)}")
    else:
        yield from _of_edit(place, example, found)
    for failure in found:
        yield from _of_fix(rule, place, example, failure)


def _of_edit(place: str, example: Invalid, found: Sequence[Failure]) -> Iterator[Complaint]:
    edits = list(_edits(found, example.field))
    new = edits[0].new if edits else None
    if new != example.fixed:
        yield Complaint(place, _proposal(example.fixed), _proposal(new))


def _of_fix(
    rule: type[Rule], place: str, example: Invalid, failure: Failure
) -> Iterator[Complaint]:
    if not failure.message.strip():
        yield Complaint(place, "a message", "none")
    if not failure.fix.text.strip():
        yield Complaint(place, "a fix in words", "none")
    if not failure.fix.edits:
        return
    fixed = _fixed(example.catalogue, failure)
    again = findings(rule, Valid(fixed, example.options, example.shop))
    same = [f for f in again if (f.field, f.value) == (failure.field, failure.value)]
    if same:
        yield Complaint(place, "nothing wrong after its own fix", _told(same[0]))
    if _fixed(fixed, failure) != fixed:
        yield Complaint(place, "a fix that changes nothing the second time", "that it does")


def _fixed(products: Sequence[Product], failure: Failure) -> tuple[Product, ...]:
    return tuple(
        apply(product, failure.fix.edits) if product.key == failure.product else product
        for product in products
    )


def _edits(found: Sequence[Failure], field: str) -> Iterator[Edit]:
    for failure in found:
        if failure.field == field:
            yield from (edit for edit in failure.fix.edits if edit.field == field)


def _told(failure: Failure) -> str:
    return f"{failure.field}: {failure.message}" if failure.field else failure.message


def _listed(fields: Sequence[str | None]) -> str:
    return ", ".join(map(repr, fields))


def _proposal(new: str | None) -> str:
    return "no edit" if new is None else f"the edit {new!r}"
