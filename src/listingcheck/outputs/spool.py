# SPDX-License-Identifier: Apache-2.0
"""Keeps the lines that matter most of a run in temporary files, however many there are."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile

from listingcheck.failure import Failure, Severity

OF_EACH = 100
"""How many of every rule come before the rest, so that none is crowded out by another."""
_IN_MEMORY = 1 << 20


def temporary() -> "SpooledTemporaryFile[str]":
    """A file for ASCII that goes to disk once it is more than a megabyte."""
    return SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii", newline="\n")


class Spool:
    """The most severe so many lines of a run.

    A run comes in the order of its products, while systems that show reports take only so much.
    So lines are kept by severity, the first of every rule apart from the rest of it.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: Counter[tuple[Severity, str]] = Counter()
        self._kept: Counter[tuple[Severity, bool]] = Counter()
        self._names: Counter[str] = Counter()
        self._files = {
            (severity, rest): temporary() for severity in Severity for rest in (False, True)
        }

    def add(self, failure: Failure, line: Callable[[str], str]) -> None:
        """Keep a failure where there is room.

        Args:
            failure: what was found.
            line: makes its line, ASCII and without a break, given a name that no other line has.
        """
        rule = failure.severity, failure.rule
        self._found[rule] += 1
        shelf = failure.severity, self._found[rule] > OF_EACH
        if self._kept[shelf] < self._limit:
            self._kept[shelf] += 1
            self._files[shelf].write(f"{line(self._name(failure.fingerprint))}\n")

    def _name(self, fingerprint: str) -> str:
        """The fingerprint; those alike in one field are told apart by which comes first."""
        self._names[fingerprint] += 1
        number = self._names[fingerprint]
        again = hashlib.sha256(f"{fingerprint}:{number}".encode()).hexdigest()[:16]
        return fingerprint if number == 1 else again

    @property
    def left_out(self) -> int:
        """How many there is no room for."""
        return max(0, self._found.total() - self._limit)

    def lines(self) -> Iterator[str]:
        """Yield what there is room for, most severe first, and let go of it."""
        room = self._limit
        for file in self._files.values():
            file.seek(0)
            for line in file:
                if room:
                    room -= 1
                    yield line.rstrip("\n")
            file.close()
