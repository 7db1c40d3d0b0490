# SPDX-License-Identifier: Apache-2.0
"""Keeps what could not be read until the rows around it are booked: numbers stay in order."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from listingcheck.sources.inputs import Input
from listingcheck.sources.reading import Ledger
from listingcheck.tally import SourceCount

AGAIN = "Export the products again, or ask the API for them again."

Fault = tuple[str, str, int | None, str | None]
"""What is wrong, what to do, the line and the value."""


class Later(Ledger):
    """A ledger that keeps unreadable records; of the rest it tells another."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(SourceCount(ledger.count.path, ledger.count.platform), deque(maxlen=0))
        self._ledger = ledger
        self.faults: list[Fault] = []

    def unread(
        self,
        problem: str,
        fix: str,
        *,
        record: int | None = None,  # noqa: ARG002 - it gets its number when it is booked
        line: int | None = None,
        value: str | None = None,
    ) -> None:
        """Keep a record that could not be read."""
        self.faults.append((problem, fix, line, value))

    def odd(
        self, problem: str, fix: str, *, line: int | None = None, value: str | None = None
    ) -> None:
        """Note that a part of a record could not be read."""
        self._ledger.odd(problem, fix, line=line, value=value)


@contextmanager
def kept(source: Input) -> Iterator[list[Fault]]:
    """The unreadable records of a source, which are kept instead of booked meanwhile."""
    ledger = source.ledger
    source.ledger = later = Later(ledger)
    try:
        yield later.faults
    finally:
        source.ledger = ledger
