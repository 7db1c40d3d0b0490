# SPDX-License-Identifier: Apache-2.0
"""``[[ignore]]``: failures of some products that a project does not want to be told of."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from listingcheck.conditions import NAMES, Conditions, traits_of
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.suppression.suppressing import (
    ENDED,
    UNUSED,
    Suppression,
    counted,
    is_named,
    listed,
    remark,
)


class Ignore(Conditions):
    """Which failures are ignored, and why."""

    rules: tuple[str, ...] = ()
    """Ids or families; every rule when left out."""
    reason: str = Field(min_length=1)
    until: date | None = None
    """The last day on which it ignores anything."""

    @field_validator("rules", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in CONDITIONS):
            raise ValueError(f"say what to ignore with one of: {', '.join(CONDITIONS)}")
        return self

    def covers(self, rule: str) -> bool:
        """Whether it speaks of a rule."""
        return not self.rules or any(is_named(rule, name) for name in self.rules)


CONDITIONS = ("rules", *NAMES)


class Ignores(Suppression):
    """Suppresses what ``[[ignore]]`` tables name.

    Args:
        tables: the tables.
        today: the day by which they have ended.
    """

    def __init__(self, tables: Sequence[Ignore], today: date) -> None:
        self._tables = tuple(enumerate(tables, 1))
        self._today = today
        self._by_rule: dict[str, list[_Numbered]] = {}
        self._met: set[int] = set()
        self._ended: dict[int, Ignore] = {}

    def named(self) -> Collection[str]:
        """The rules and families of all tables."""
        return [name for _, table in self._tables for name in table.rules]

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether a table that has not ended matches."""
        tables = self._of(failure.rule)
        traits = traits_of(product) if tables and product is not None else None
        for number, table in tables:
            if table.hold(failure, traits):
                self._met.add(number)
                if table.until is None or table.until >= self._today:
                    return True
                self._ended[number] = table
        return False

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:
        """Say which tables have ended and would still match, and which match nothing."""
        met, ended = self._met, [*self._ended.items()]
        self._met, self._ended = set(), {}
        if ended:
            yield _told_again(ended)
        unmet = [(n, table) for n, table in self._tables if n not in met]
        if unused := [(n, table) for n, table in unmet if any(map(table.covers, rules))]:
            yield _unused(unused)

    def _of(self, rule: str) -> "list[_Numbered]":
        if rule not in self._by_rule:
            self._by_rule[rule] = [each for each in self._tables if each[1].covers(rule)]
        return self._by_rule[rule]


_Numbered = tuple[int, Ignore]
"""A table and which one it is, from 1."""


def _told_again(ended: Sequence[_Numbered]) -> Failure:
    named = listed([f"{table.reason}, until {table.until}" for _, table in ended])
    return remark(
        ENDED,
        None,
        f"The day of {counted(len(ended), 'table', 'tables')} [[ignore]] has passed, so "
        f"what they hid is told again: {named}.",
        "Put the listings right, or give the table a later day in 'until'.",
        len(ended),
    )


def _unused(unused: Sequence[_Numbered]) -> Failure:
    named = listed([f"table {number} ({table.reason})" for number, table in unused])
    return remark(
        UNUSED,
        None,
        f"No failure needs {counted(len(unused), 'table', 'tables')} [[ignore]]: {named}.",
        "Take them out; nothing, where this run saw only some of the products.",
        len(unused),
    )
