# SPDX-License-Identifier: Apache-2.0
"""What came of correcting exports: which cells were changed, and what is left to a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Safety
from listingcheck.fixes.delimited import Spot
from listingcheck.tally import Tally

Place = tuple[str, Spot]
"""The name of a file, and a cell of it."""


class Reason(StrEnum):
    """Why a fix that a machine could make was not applied."""

    UNSAFE = "unsafe"
    """It may change the meaning, and nobody agreed to that."""
    ELSEWHERE = "elsewhere"
    """No cell of these files is known to hold the value."""
    DIFFERENT = "different"
    """The cell holds something else: the value was taken out of it, joined or inherited."""
    NOT_WRITABLE = "not-writable"
    """The encoding or the row has no place for the new value, or the old one is no text."""
    NAMED_ELSEWHERE = "named-elsewhere"
    """Other cells name the same SKU or option value, and would no longer find it."""
    CONFLICT = "conflict"
    """Another correction of the same cell went first."""
    WORSE = "worse"
    """With it another failure appeared, or its own stayed, so it was taken back."""


class NotApplied(Exception):  # noqa: N818 - says why, and never leaves the room
    """A fix cannot be applied."""

    def __init__(self, reason: Reason, said: str) -> None:
        super().__init__(said)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed. The line is that of the export as it was given."""

    file: str
    product: str | None
    record: int | None
    line: int
    column: str
    old: str
    new: str
    rules: tuple[str, ...]
    safety: Safety


@dataclass(frozen=True, slots=True)
class Left:
    """A failure that could be put right by its edits and was not."""

    failure: Failure
    reason: Reason
    said: str
    """The same as a sentence."""


@dataclass(frozen=True, slots=True, repr=False)
class Correction:
    """Corrected exports, and an account of every fix."""

    files: Mapping[str, bytes]
    """The bytes of every file, corrected, by the name it was given with."""
    changes: tuple[Change, ...]
    """The cells that were changed, in the order of the files."""
    left: tuple[Left, ...]
    before: Tally
    """What was found in the files as they were given."""
    after: Tally
    """What is found in the corrected files."""

    @property
    def data(self) -> bytes:
        """The bytes of the one file there is.

        Raises:
            ConfigurationError: there are several.
        """
        if len(self.files) != 1:
            raise ConfigurationError("Several files were corrected: take them from files.")
        return next(iter(self.files.values()))

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the files in which a cell was changed."""
        return tuple(dict.fromkeys(change.file for change in self.changes))

    @property
    def reasons(self) -> Counter[str]:
        """How many fixes were not applied, by reason."""
        return Counter(left.reason.value for left in self.left)

    def __repr__(self) -> str:
        # Never the bytes, which may be the whole export.
        return f"<Correction of {', '.join(self.files)}: {self}>"

    def __str__(self) -> str:
        """The account in a line."""
        return self.account("corrected")

    def account(self, done: str) -> str:
        """The account in a line: ``2 cells corrected, 31 failures remain``.

        Args:
            done: what is said of the cells.
        """
        unsafe = self.reasons[Reason.UNSAFE]
        left, failures = len(self.left) - unsafe, self.after.failures
        parts = (
            f"{_counted(len(self.changes), 'cell', 'cells')} {done}",
            f"{_counted(unsafe, 'fix waits', 'fixes wait')} for --unsafe-fixes" if unsafe else "",
            f"{_counted(left, 'fix', 'fixes')} left to a person" if left else "",
            _counted(failures, "failure remains", "failures remain"),
        )
        return f"{', '.join(filter(None, parts))}."


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
