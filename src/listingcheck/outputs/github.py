# SPDX-License-Identifier: Apache-2.0
"""Annotations of a GitHub Actions run, as workflow commands: one per rule, most severe first.

GitHub shows ten of each severity per step and drops the rest without a word. So every rule is told
once, with how often it spoke, and a last line says what is not shown.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from listingcheck.failure import Severity
from listingcheck.outputs.anchors import relative, told
from listingcheck.outputs.quoting import safe
from listingcheck.outputs.ranking import ByRule, Ranked, outcomes, severities
from listingcheck.tally import Tally

SHOWN = 10
"""How many annotations of one severity GitHub shows per step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class Output(ByRule):
    """Counts failures by rule and writes at the end."""

    def end(self, tally: Tally) -> None:
        """Write the annotations and a summary."""
        shown = list(_within(self._ranking.ranked()))
        for ranked in shown:
            self._write(_command(ranked) + "\n")
        checked = f"Checked {tally.products:,} products for {safe(self._profile)}"
        self._write(f"{checked}: {outcomes(tally)}; {severities(tally)}.\n")
        if more := tally.failures - len(shown):
            self._write(f"{more:,} more counted here and not shown.\n")


def _within(ranking: Sequence[Ranked]) -> Iterator[Ranked]:
    """As many of each severity as are shown."""
    told_of: Counter[Severity] = Counter()
    for ranked in ranking:
        told_of[ranked.first.severity] += 1
        if told_of[ranked.first.severity] <= SHOWN:
            yield ranked


def _command(ranked: Ranked) -> str:
    failure = ranked.first
    times = f" ({ranked.count:,} times)" if ranked.count > 1 else ""
    said = {
        "file": relative(failure.where.file) if failure.where.file else None,
        "line": failure.where.line,
        "title": failure.rule + times,
    }
    properties = ",".join(f"{key}={_property(str(each))}" for key, each in said.items() if each)
    return f"::{_COMMANDS[failure.severity]} {properties}::{told(failure).translate(_DATA)}"


def _property(text: str) -> str:
    return safe(text).translate(_PROPERTY)
