# SPDX-License-Identifier: Apache-2.0
"""What a view of a report lists: the most severe first, and failures that are alike once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from listingcheck.failure import Failure, Severity

if TYPE_CHECKING:
    from listingcheck.report import Report
    from listingcheck.roll import Roll

SHOWN = 20
"""How many rows of failures are shown before the rest are counted."""
RULES = 20
"""How many rules are shown before the rest are counted."""
LINES = 4
"""How many lines of one row are named before the rest are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """Failures of one product that say the same, and the title the product is known by."""

    failures: Sequence[Failure]
    title: str | None

    @property
    def first(self) -> Failure:
        """The one that stands for all."""
        return self.failures[0]

    @property
    def place(self) -> str:
        """Where they stand, as short as it can be said: ``Variant Price, lines 12, 13``."""
        lines = dict.fromkeys(f.where.line for f in self.failures if f.where.line)
        count = len(self.failures)
        parts = (
            self.first.where.column or self.first.field,
            _lines(list(lines)),
            f"{count:,} times" if count > 1 else "",
        )
        return ", ".join(part for part in parts if part)


def rows(report: "Report") -> list[Row]:
    """The first failures of a report, the most severe before all others."""
    alike: dict[object, list[Failure]] = {}
    for failure in _most_severe_first(report.found):
        key = _said(failure)
        if key in alike or len(alike) < SHOWN:
            alike.setdefault(key, []).append(failure)
    titles = _titles(report.tally.roll, {found[0].product for found in alike.values()})
    return [Row(found, _title(found[0], titles)) for found in alike.values()]


def _most_severe_first(failures: Sequence[Failure]) -> Iterator[Failure]:
    for severity in Severity:
        yield from (failure for failure in failures if failure.severity is severity)


def _said(failure: Failure) -> object:
    where = failure.where
    of = failure.product, where.file, where.record
    return *of, failure.severity, failure.rule, failure.message, failure.evidence


_Titles = dict[tuple[str, int | None], str | None]
"""By the key of a product and its record, and by its key alone."""


def _titles(roll: "Roll | None", keys: set[str | None]) -> _Titles:
    titles: _Titles = {}
    if roll is not None:
        for key, record, title in zip(roll.keys, roll.records, roll.titles, strict=True):
            if key in keys:
                titles.setdefault((key, record), title)
                titles.setdefault((key, None), title)
    return titles


def _title(failure: Failure, titles: _Titles) -> str | None:
    if failure.product is None:
        return None
    alone = titles.get((failure.product, None))
    return titles.get((failure.product, failure.where.record), alone)


def _lines(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    named = ", ".join(f"{line:,}" for line in lines[:LINES])
    rest = f" and {len(lines) - LINES:,} more" if len(lines) > LINES else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {named}{rest}"


def left(report: "Report", listed: Iterable[Row]) -> int:
    """How many failures of a report the rows do not hold."""
    return len(report.found) - sum(len(row.failures) for row in listed)
