# SPDX-License-Identifier: Apache-2.0
"""The first failure of each rule and how many there are: what is told where room is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity
from listingcheck.tally import Tally


@dataclass(slots=True)
class Ranked:
    """One rule at one severity."""

    first: Failure
    count: int = 0


class Ranking:
    """Counts failures by severity and rule, and remembers the first of each."""

    def __init__(self) -> None:
        self._rules: dict[tuple[Severity, str], Ranked] = {}

    def add(self, failure: Failure) -> None:
        """Count one failure."""
        key = failure.severity, failure.rule
        ranked = self._rules.get(key)
        if ranked is None:
            ranked = self._rules[key] = Ranked(failure)
        ranked.count += 1

    def ranked(self) -> list[Ranked]:
        """The most severe first, then the most frequent."""
        return sorted(self._rules.values(), key=_place)


class ByRule:
    """What outputs share that count failures by rule and write at the end."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._ranking = Ranking()
        self._profile = ""

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - only those that speak are told
        """Remember for whom the catalogue is checked."""
        self._profile = profile

    def failure(self, failure: Failure) -> None:
        """Count one failure."""
        self._ranking.add(failure)


def _place(ranked: Ranked) -> tuple[int, int, str]:
    return ranked.first.severity.rank, -ranked.count, ranked.first.rule


def outcomes(tally: Tally) -> str:
    """``812 ready, 31 sync failed``: what becomes of the products."""
    return ", ".join(
        f"{count:,} {name.replace('_', ' ')}"
        for name, count in tally.outcomes.items()
        if count or name == "ready"
    )


def severities(tally: Tally) -> str:
    """``9 errors, 2 warnings, 1 info, 31 suppressed``."""
    counts = [(tally.by_severity[severity.value], severity.value) for severity in Severity]
    found = ", ".join(
        f"{count:,} {name}{'' if count == 1 or name == Severity.INFO else 's'}"
        for count, name in counts
    )
    return f"{found}, {tally.suppressed:,} suppressed" if tally.suppressed else found
