# SPDX-License-Identifier: Apache-2.0
"""GitLab's code quality report: one JSON array, the most severe first."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity, Stage
from listingcheck.outputs.anchors import Files, told
from listingcheck.outputs.spool import Spool
from listingcheck.tally import Tally

LIMIT = 25_000
"""How many are written, so that the report stays one a server takes."""


class Output:
    """Keeps failures in temporary files and writes the most severe at the end."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._spool = Spool(LIMIT)
        self._files = Files()

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Say nothing: the format has no place for it."""

    def failure(self, failure: Failure) -> None:
        """Keep one failure where there is room."""
        place = self._files.of(failure), failure.where.line or 1

        def line(name: str) -> str:
            return _issue(told(failure), failure.rule, name, _severity(failure), place)

        self._spool.add(failure, line)

    def end(self, tally: Tally) -> None:
        """Write the array."""
        separator = "["
        for issue in self._issues(tally.unlisted.total()):
            self._stream.write(f"{separator}\n{issue}")
            separator = ","
        self._stream.write("[]\n" if separator == "[" else "\n]\n")

    def _issues(self, unlisted: int) -> Iterator[str]:
        yield from self._spool.lines()
        if left_out := self._spool.left_out + unlisted:
            message = f"{left_out:,} more are left out here; the JSON report counts them all."
            yield _issue(message, "left-out", "left-out", "info", (self._files.last, 1))


def _issue(message: str, rule: str, name: str, severity: str, place: tuple[str, int]) -> str:
    issue: dict[str, Any] = {
        "description": message,
        "check_name": rule,
        "fingerprint": name,
        "severity": severity,
        "location": {"path": place[0], "lines": {"begin": place[1]}},
    }
    return _dump(issue)


def _severity(failure: Failure) -> str:
    """In GitLab's words: a listing that cannot be created at all blocks."""
    if failure.severity is Severity.ERROR:
        return "blocker" if failure.stage is Stage.SYNC else "critical"
    if failure.severity is Severity.WARNING:
        return "minor" if failure.stage is Stage.QUALITY else "major"
    return "info"


_dump = json.JSONEncoder().encode
