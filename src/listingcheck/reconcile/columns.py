# SPDX-License-Identifier: Apache-2.0
"""Adds refusals and predictions up, by reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from listingcheck.reconcile.desk import Desk
from listingcheck.reconcile.predictions import EXAMPLES, Predictions
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.result import Group, Row

_MOST_MESSAGES = 5
"""How many wordings of one reason are named."""


@dataclass(slots=True)
class _Column:
    """The refused products of one reason, by their places."""

    predicted: set[int] = field(default_factory=set)
    missed: set[int] = field(default_factory=set)
    messages: dict[str, None] = field(default_factory=dict)


class Columns:
    """Refused products by reason, against those that were predicted."""

    def __init__(self, predictions: Predictions, desk: Desk) -> None:
        self._predictions = predictions
        self._desk = desk
        self._columns: defaultdict[str, _Column] = defaultdict(_Column)

    def predicted(self, rule: str, refusal: Refusal, place: int) -> None:
        """Enter a refusal that a rule has predicted."""
        self._columns[rule].predicted.add(place)
        self._columns[rule].messages[refusal.message] = None

    def missed(self, reason: str, refusal: Refusal, place: int) -> None:
        """Enter a refusal that nothing has predicted."""
        self._columns[reason].missed.add(place)
        self._columns[reason].messages[refusal.message] = None

    def rows(self, rules: frozenset[str]) -> tuple[Row, ...]:
        """The table, most refusals first.

        Args:
            rules: the reasons that are rules.
        """
        names = self._columns.keys() | self._predictions.by_rule.keys()
        return tuple(
            sorted((self._row(name, is_rule=name in rules) for name in names), key=_weight)
        )

    def _row(self, name: str, *, is_rule: bool) -> Row:
        column = self._columns.get(name) or _Column()
        predicted = column.predicted | self._marked(name, column.missed)
        return Row(
            reason=name,
            is_rule=is_rule,
            messages=tuple(column.messages)[:_MOST_MESSAGES],
            both=Group(len(predicted), tuple(self._named(predicted))),
            predicted_only=self._only(name, predicted),
            missed=Group(
                len(column.missed - predicted), tuple(self._named(column.missed - predicted))
            ),
        )

    def _only(self, rule: str, happened: set[int]) -> Group:
        """The products that a rule predicts and nobody has refused for it."""
        count = sum(self._predictions.by_rule.get(rule, ()))
        asked_for = self._named(self._marked(rule, self._desk.keys) - happened)
        named = (*asked_for, *self._predictions.examples.get(rule, ()))
        return Group(count - len(self._marked(rule, happened)), named[:EXAMPLES])

    def _marked(self, rule: str, places: Iterable[int]) -> set[int]:
        """Those of some products that a rule predicts to be refused."""
        marks = self._predictions.by_rule.get(rule, b"")
        return {place for place in places if place < len(marks) and marks[place]}

    def _named(self, places: Iterable[int]) -> Iterator[str]:
        return (self._desk.keys[place] for place in sorted(places))


def _weight(row: Row) -> tuple[int, int, str]:
    return -(row.both.count + row.missed.count), -row.predicted_only.count, row.reason
