# SPDX-License-Identifier: Apache-2.0
"""Turns a YAML file into rules."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from string import Formatter
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from listingcheck.declarative.checks import CHECKS, Verdict, shown
from listingcheck.declarative.fields import FIELDS, Field, Value
from listingcheck.errors import RuleDefinitionError, RuleError
from listingcheck.failure import Evidence, Finding, Fix, Severity, Stage
from listingcheck.product import Product, present
from listingcheck.rule import Invalid, ProductRule, Rule, Valid
from listingcheck.spelling import guess

_HOLES = ("value", "limit", "length")
_LONGEST = 80
"""Characters of a value that a message names."""


def _as_source(value: Any) -> Any:
    """An example as a reader would give it: numbers as text, blank as missing."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return present(value) if isinstance(value, str) else value


_Example = Annotated[str | None, BeforeValidator(_as_source)]


class Declaration(BaseModel):
    """One rule of a YAML file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    stage: Stage
    severity: Severity = Severity.ERROR
    field: str
    check: str
    limit: Any = None
    message: str
    fix: str
    why: str
    valid: tuple[_Example, ...]
    invalid: tuple[_Example, ...]


class DeclaredRule(ProductRule):
    """The base of rules written in YAML."""

    declaration: ClassVar[Declaration]
    looked_at: ClassVar[Field]
    is_wrong: ClassVar[Verdict]

    def check(self, product: Product) -> Iterator[Finding]:
        """Ask the question of every value of the field."""
        wrong = type(self).is_wrong
        for value in self.looked_at.values(product):
            verdict = wrong(value)
            if verdict is not False:
                yield self._finding(value, () if verdict is True else (_quote(value, verdict),))

    def _finding(self, value: Value, evidence: tuple[Evidence, ...]) -> Finding:
        declared = self.declaration
        text, limit = value.text or "", shown(declared.limit)
        named = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
        return Finding(
            field=value.path,
            message=declared.message.format(value=named, limit=limit, length=len(text)),
            fix=Fix(declared.fix),
            value=value.text,
            limit=limit,
            evidence=evidence,
        )


def rules_from_yaml(loaded: Any, name: str) -> tuple[type[Rule], ...]:
    """The rules of a YAML file that is read already.

    Raises:
        RuleError: something in it makes no sense; names the file, the rule and the key.
    """
    listed = loaded.get("rules") if isinstance(loaded, dict) else None
    if not isinstance(listed, list) or not listed:
        raise RuleError(f"{name} holds no rule: it needs a list under 'rules'.")
    for key in loaded:
        if key != "rules":
            raise RuleError(f"{name}: unknown key {key!r}.{guess(str(key), ['rules'])}")
    rules = tuple(_rule(entry, number, name) for number, entry in enumerate(listed, 1))
    for number, rule in enumerate(rules):
        if rule.id in [other.id for other in rules[:number]]:
            raise RuleError(f"{name}, rule {rule.id}, id: another rule of this file has it.")
    return rules


def _rule(entry: Any, number: int, name: str) -> type[Rule]:
    declared = _declaration(entry, number, name)
    place = f"{name}, rule {declared.id}"
    _known(declared.field, FIELDS, f"{place}, field")
    _known(declared.check, CHECKS, f"{place}, check")
    _check_message(declared.message, f"{place}, message")
    try:
        verdict = CHECKS[declared.check].verdict(declared.limit)
    except ValueError as error:
        raise RuleError(f"{place}, limit: it {error}.") from None
    _check_examples(declared, verdict, place)
    try:
        return _class(declared, verdict)
    except RuleDefinitionError:
        raise RuleError(f"{place}, id: {declared.id!r} is not like 'house-title'.") from None


def _declaration(entry: Any, number: int, name: str) -> Declaration:
    known = entry.get("id", number) if isinstance(entry, dict) else number
    try:
        return Declaration.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(step) for step in first["loc"]) or "rules"
        hint = guess(key, Declaration.model_fields) if first["type"] == "extra_forbidden" else ""
        raise RuleError(f"{name}, rule {known}, {key}: {first['msg']}.{hint}") from None


def _known(word: str, words: Mapping[str, object], place: str) -> None:
    if word not in words:
        hint = guess(word, words)
        raise RuleError(f"{place}: {word!r} is unknown.{hint} Known: {', '.join(words)}.")


def _check_message(message: str, place: str) -> None:
    """Refuse holes that nothing fills, and braces that are no holes."""
    try:
        holes = [(hole, spec, how) for _, hole, spec, how in Formatter().parse(message)]
    except ValueError as error:
        raise RuleError(f"{place}: {error}.") from None
    for hole, spec, how in holes:
        if hole is not None and (hole not in _HOLES or spec or how):
            raise RuleError(f"{place}: it may use {{value}}, {{limit}} and {{length}} only.")


def _check_examples(declared: Declaration, verdict: Verdict, place: str) -> None:
    """Refuse examples that contradict the rule."""
    for key, examples, wanted in (
        ("valid", declared.valid, False),
        ("invalid", declared.invalid, True),
    ):
        if len(examples) < 2:
            raise RuleError(f"{place}, {key}: give two examples or more.")
        for example in examples:
            if (_first_wrong(declared, verdict, example) is not None) is not wanted:
                said = "does not fail" if wanted else "fails"
                raise RuleError(f"{place}, {key}: {example!r} {said}.")


def _first_wrong(declared: Declaration, verdict: Verdict, text: str | None) -> Value | None:
    field = FIELDS[declared.field]
    values = field.values(field.example(text))
    return next((value for value in values if verdict(value) is not False), None)


def _class(declared: Declaration, verdict: Verdict) -> type[Rule]:
    example = FIELDS[declared.field].example
    name = "".join(word.capitalize() for word in declared.id.split("-"))
    body = {
        "__doc__": _docstring(declared),
        "id": declared.id,
        "stage": declared.stage,
        "severity": declared.severity,
        "absent": declared.field if declared.check == "required" else None,
        "declaration": declared,
        "looked_at": FIELDS[declared.field],
        "is_wrong": staticmethod(verdict),
        "VALID": tuple(Valid(example(text)) for text in declared.valid),
        "INVALID": tuple(_invalid(declared, verdict, text) for text in declared.invalid),
    }
    return type(name, (DeclaredRule,), body)


def _invalid(declared: Declaration, verdict: Verdict, text: str | None) -> Invalid:
    wrong = _first_wrong(declared, verdict, text)
    return Invalid(FIELDS[declared.field].example(text), field=wrong.path if wrong else "")


def _docstring(declared: Declaration) -> str:
    phrase = CHECKS[declared.check].phrase.format(
        field=FIELDS[declared.field].spoken, limit=shown(declared.limit)
    )
    return (
        f"{phrase[0].upper()}{phrase[1:]}.\n\n"
        f"What it checks: whether {phrase}.\n\n"
        f"Why the marketplace minds: {declared.why}\n\n"
        f"How to fix it: {declared.fix}\n"
    )


def _quote(value: Value, span: tuple[int, int]) -> Evidence:
    text = value.text or ""
    return Evidence(text[slice(*span)], *span)
