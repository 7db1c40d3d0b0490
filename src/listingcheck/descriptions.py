# SPDX-License-Identifier: Apache-2.0
"""Rules in words: everything is derived from the class and from the packs, nothing is repeated."""

import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from listingcheck import registry
from listingcheck.failure import Failure, Severity, Stage
from listingcheck.fixes.apply import node_at, value_at
from listingcheck.product import Dimensions, Product
from listingcheck.profile import Change, Profile, load_profile, profiles
from listingcheck.rule import HEADINGS, Rule, Valid


@dataclass(frozen=True, slots=True)
class OptionDescription:
    """One option of a rule."""

    name: str
    description: str
    default: Any


@dataclass(frozen=True, slots=True)
class Limits:
    """What one profile says of a rule, and how it knows."""

    profile: str
    severity: str
    """``error``, ``warning``, ``info`` or ``off``."""
    options: dict[str, Any]
    url: str | None = None
    checked: str | None = None
    confidence: str | None = None
    note: str | None = None
    changes: tuple[str, ...] = ()
    """What differs for a time, in words."""


def alike(limits: Iterable[Limits]) -> list[tuple[str, Limits]]:
    """What several profiles say alike, said once: their names, joined, and what they say."""
    grouped: dict[str, list[Limits]] = {}
    for said in limits:
        grouped.setdefault(repr(replace(said, profile="")), []).append(said)
    return [(", ".join(said.profile for said in same), same[0]) for same in grouped.values()]


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, in short."""

    field: str
    value: str | None
    """What stands in the field; None when it is empty."""
    message: str | None = None
    """What the rule says of it; None where it is silent."""
    fixed: str | None = None
    """The value its fix proposes."""


@dataclass(frozen=True)
class Description:
    """A rule in words."""

    id: str
    stage: Stage | None
    severity: Severity
    summary: str
    """The first line of its docstring."""
    checks: str
    """What it checks."""
    why: str
    """Why the marketplace minds."""
    remedy: str
    """How to fix it."""
    options: tuple[OptionDescription, ...] = ()
    codes: tuple[str, ...] = ()
    """The marketplaces' own codes and messages."""
    limits: tuple[Limits, ...] = ()
    rule: type[Rule] | None = None
    """The class; None for what the engine itself reports."""

    @property
    def family(self) -> str:
        """The first word of its id."""
        return self.id.partition("-")[0]

    @property
    def fixable(self) -> bool:
        """Whether a machine can put it right, going by the rule's own examples."""
        return (
            any(example.fixed is not None for example in self.rule.INVALID) if self.rule else False
        )

    @cached_property
    def wrong(self) -> tuple[Example, ...]:
        """Examples on which it speaks."""
        return tuple(_examples(self.rule, self.rule.INVALID)) if self.rule else ()

    @cached_property
    def right(self) -> tuple[Example, ...]:
        """Examples on which it is silent."""
        return tuple(_examples(self.rule, self.rule.VALID)) if self.rule else ()

    def to_dict(self) -> dict[str, Any]:
        """As ``listingcheck rules --format json`` writes it."""
        return {
            "id": self.id,
            "family": self.family,
            "stage": self.stage,
            "severity": self.severity,
            "fixable": self.fixable,
            "summary": self.summary,
            "checks": self.checks,
            "why": self.why,
            "remedy": self.remedy,
            "options": [_plain(option) for option in self.options],
            "codes": list(self.codes),
            "limits": [_plain(limits) for limits in self.limits],
        }


ENGINE_RULES = (
    Description(
        id="baseline-unused",
        stage=None,
        severity=Severity.INFO,
        summary="Entries of the baseline match no failure any more.",
        checks="after a run, which entries of rules that ran nothing matched.",
        why="it does not: what was known has been put right.",
        remedy="take them out with listingcheck baseline prune.",
    ),
    Description(
        id="suppression-unused",
        stage=None,
        severity=Severity.INFO,
        summary="Tables [[ignore]] or notes on products match no failure.",
        checks="after a run, which tables and notes that speak of rules that ran nothing matched.",
        why="it does not: what was accepted has been put right.",
        remedy="take them out of the configuration or of the products.",
    ),
    Description(
        id="suppression-unreadable",
        stage=None,
        severity=Severity.WARNING,
        summary="A note on a product says what to ignore, and cannot be read.",
        checks="the attribute or column listingcheck_ignore, or the one a shop names.",
        why="it does not: what cannot be read suppresses nothing.",
        remedy="write rules, as in image-few until 2027-01-31: photo shoot in January.",
    ),
    Description(
        id="suppression-ended",
        stage=None,
        severity=Severity.INFO,
        summary="The day of a suppression has passed.",
        checks="entries of the baseline, [[ignore]] tables and notes on products with a last day.",
        why="it does not: these failures are told again.",
        remedy="put the listings right, or give a later day in 'until'.",
    ),
    Description(
        id="row-unreadable",
        stage=None,
        severity=Severity.ERROR,
        summary="A record of the source could not be read.",
        checks="every row, line or node of the source while it is read.",
        why="what cannot be read was not checked, and the marketplace will not read it either.",
        remedy="put the record right at the place the failure names, or export again.",
    ),
    Description(
        id="value-unreadable",
        stage=None,
        severity=Severity.ERROR,
        summary="A value of the source could not be read.",
        checks="every cell that must be more than text, such as a number or an encoding.",
        why="what cannot be read was not checked, and the marketplace will not read it either.",
        remedy="put the value right at the place the failure names, or export again.",
    ),
    Description(
        id="internal-error",
        stage=None,
        severity=Severity.ERROR,
        summary="A rule itself failed.",
        checks="that no rule breaks; the other rules were still applied.",
        why="it does not: the product may be fine, but this rule could not tell.",
        remedy="report it to the author of the rule, with the product.",
    ),
)
"""What a run reports without a rule."""


def everything() -> tuple[Description, ...]:
    """Every rule there is, with its limits in every shipped profile, sorted by id."""
    shipped = [load_profile(name) for name in profiles()]
    rules = registry.merged(registry.built_in(), registry.installed())
    found = [describe(rule, shipped) for rule in rules]
    return tuple(sorted([*found, *ENGINE_RULES], key=lambda description: description.id))


def described(profile: str | None = None) -> list[Description]:
    """Every rule there is, or those that one profile switches on.

    Raises:
        ConfigurationError: there is no such profile.
    """
    if profile is None:
        return list(everything())
    wanted = load_profile(profile)
    return [
        describe(rule, [wanted])
        for rule in registry.merged(registry.built_in(), registry.installed())
        if rule.id in wanted.rules and wanted.rules[rule.id].severity != "off"
    ]


def describe(rule: type[Rule], profiles: Iterable[Profile] = ()) -> Description:
    """Put one rule into words, with its limits in these profiles."""
    summary, checks, why, remedy = _paragraphs(rule)
    return Description(
        id=rule.id,
        stage=rule.stage,
        severity=rule.severity,
        summary=summary,
        checks=checks,
        why=why,
        remedy=remedy,
        options=tuple(_option(*item) for item in rule.Options.model_fields.items()),
        codes=rule.codes,
        limits=tuple(_limits(rule, profile) for profile in profiles if rule.id in profile.rules),
        rule=rule,
    )


def _paragraphs(rule: type[Rule]) -> tuple[str, str, str, str]:
    """The first line of the docstring and what stands under each heading, on one line each."""
    rest = inspect.cleandoc(rule.__doc__ or "")
    parts = []
    for heading in HEADINGS:
        before, _, rest = rest.partition(heading)
        parts.append(" ".join(before.split()))
    return parts[0], parts[1], parts[2], " ".join(rest.split())


def _option(name: str, field: FieldInfo) -> OptionDescription:
    default = to_jsonable_python(field.get_default(call_default_factory=True))
    return OptionDescription(name, field.description or "", default)


def _limits(rule: type[Rule], profile: Profile) -> Limits:
    setting = profile.rules[rule.id]
    reference = profile.reference(rule.id)
    return Limits(
        profile=profile.name,
        severity=str(setting.severity or rule.severity),
        options=to_jsonable_python(setting.options),
        url=reference.url if reference else None,
        checked=setting.checked or (reference.checked if reference else None),
        confidence=setting.confidence,
        note=setting.note,
        changes=tuple(map(_change, setting.changes)),
    )


def _change(change: Change) -> str:
    days = ("from", change.since), ("until", change.until)
    when = " ".join(f"{word} {day}" for word, day in days if day)
    options = [f"{name} {value}" for name, value in change.options.items()]
    return f"{when}: {', '.join(filter(None, (change.severity, *options)))}"


def _plain(described: OptionDescription | Limits) -> dict[str, Any]:
    return {name: getattr(described, name) for name in described.__slots__}


def _examples(rule: type[Rule], examples: Iterable[Valid]) -> Iterator[Example]:
    from listingcheck.testing import findings

    usual = rule.INVALID[0].field
    for example in examples:
        path = getattr(example, "field", usual)
        failures = [failure for failure in findings(rule, example) if failure.field == path]
        value = failures[0].value if failures else _first_value(example.catalogue, path)
        if failures or value:
            yield Example(path, value, *_said(failures))


def _first_value(products: Iterable[Product], path: str) -> str | None:
    return next((value for product in products if (value := _shown(product, path))), None)


def _shown(product: Product, path: str) -> str | None:
    """What stands at a path: its text; of several things their names, or how many there are."""
    if text := value_at(product, path):
        return text
    value = node_at(product, path)
    if isinstance(value, Dimensions):
        sides = [side for side in value.sides.values() if side]
        return f"{' x '.join(side.raw for side in sides)} {sides[0].unit or ''}".strip()
    if not isinstance(value, tuple) or not value:
        return None
    names = [each if isinstance(each, str) else getattr(each, "name", "") for each in value]
    return ", ".join(names) if all(names) else str(len(value))


def _said(failures: list[Failure]) -> tuple[str | None, str | None]:
    if not failures:
        return None, None
    edits = failures[0].fix.edits
    return failures[0].message, edits[0].new if edits else None
