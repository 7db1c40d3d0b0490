# SPDX-License-Identifier: Apache-2.0
"""``[[ignore]]``: failures of some products that a project does not want to be told of."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from listingcheck.conditions import NAMES, Conditions, traits_of
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.suppression.baseline import ENDED
from listingcheck.suppression.suppressing import Suppression, counted, is_named, listed, remark


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
        self._tables = tuple(tables)
        self._today = today
        self._by_rule: dict[str, list[Ignore]] = {}
        self._ended: dict[Ignore, None] = {}

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether a table that has not ended matches."""
        tables = self._of(failure.rule)
        traits = traits_of(product) if tables and product is not None else None
        for table in tables:
            if table.hold(failure, traits):
                if table.until is None or table.until >= self._today:
                    return True
                self._ended[table] = None
        return False

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:  # noqa: ARG002 - not in the contract
        """Say which tables have ended and would still match."""
        ended, self._ended = [*self._ended], {}
        if ended:
            named = listed([f"{table.reason}, until {table.until}" for table in ended])
            yield remark(
                ENDED,
                None,
                f"The day of {counted(len(ended), 'table', 'tables')} [[ignore]] has passed, so "
                f"what they hid is told again: {named}.",
                "Put the listings right, or give the table a later day in 'until'.",
                len(ended),
            )

    def _of(self, rule: str) -> list[Ignore]:
        if rule not in self._by_rule:
            self._by_rule[rule] = [table for table in self._tables if table.covers(rule)]
        return self._by_rule[rule]
