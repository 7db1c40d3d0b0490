# SPDX-License-Identifier: Apache-2.0
"""Tests rules by their examples and packs by what they state; nothing stops the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from listingcheck import registry, testing
from listingcheck.authoring import packs
from listingcheck.authoring.finding import Found
from listingcheck.profile import Pack
from listingcheck.rule import Rule, Valid
from listingcheck.testing import Complaint


@dataclass(frozen=True, slots=True)
class Result:
    """What came of testing one rule, or one pack."""

    name: str
    counted: str
    """How much was tested, and how much of it passes."""
    complaints: tuple[Complaint, ...]


def results_of(found: Found, known: Mapping[str, type[Rule]]) -> Iterator[Result]:
    """Test what a file or module holds; ``known`` are the rules a pack may name, by id."""
    yield from map(result_of, found.rules)
    if found.pack is not None:
        yield _result_of_pack(found.pack, known)


def result_of(rule: type[Rule]) -> Result:
    """Test one rule."""
    listed = list(testing.examples(rule))
    disagreed = [
        complaint for place, example in listed for complaint in _tried(rule, place, example)
    ]
    failing = {complaint.place for complaint in disagreed}
    counts = (
        _counted([place in failing for place, _ in listed if place.startswith(kind)], kind.lower())
        for kind in ("VALID", "INVALID")
    )
    return Result(rule.id, ", ".join(counts), (*_taken(rule), *disagreed))


def _tried(rule: type[Rule], place: str, example: Valid) -> Iterator[Complaint]:
    try:
        yield from testing.complaints(rule, place, example)
    except ValidationError as error:
        for each in error.errors():
            option = ".".join(map(str, each["loc"]))
            yield Complaint(place, "options the rule takes", f"{option}: {each['msg']}")
    except Exception as error:  # noqa: BLE001 - an example that breaks must not stop the others
        yield Complaint(place, "an example that runs", f"{type(error).__name__}: {error}")


def _counted(failing: list[bool], kind: str) -> str:
    passing = failing.count(False)
    return f"{len(failing)} {kind}" if not any(failing) else f"{passing} of {len(failing)} {kind}"


def _taken(rule: type[Rule]) -> Iterator[Complaint]:
    """A complaint where a built-in rule has the id: both together would stop every check."""
    for other in registry.built_in():
        if other.id == rule.id and other is not rule:
            yield Complaint("id", "an id of its own", f"a rule of listingcheck is {rule.id!r} too")


def _result_of_pack(pack: Pack, known: Mapping[str, type[Rule]]) -> Result:
    limits = sum(bool(setting.options) for setting in pack.rules.values())
    rules = "1 rule" if len(pack.rules) == 1 else f"{len(pack.rules)} rules"
    counted = f"{rules}, {limits} with options"
    # What an option's change inherits is wrong in each of them alike.
    complaints = dict.fromkeys(packs.complaints(pack, known))
    return Result(pack.title, counted, tuple(complaints))
