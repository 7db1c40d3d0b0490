# SPDX-License-Identifier: Apache-2.0
"""A baseline: the failures a catalogue had on the day someone began to check it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.suppression.entries import Entry, read_entries
from listingcheck.suppression.suppressing import (
    BASELINE_UNUSED,
    ENDED,
    Suppression,
    counted,
    listed,
    remark,
)


class Baseline(Suppression):
    """Suppresses the failures that a baseline file names, by their fingerprints.

    Args:
        path: the file.
        today: the day by which entries have ended.

    Raises:
        ConfigurationError: the file is not there or damaged.
    """

    def __init__(self, path: str, today: date) -> None:
        self._path = path
        self._today = today
        self._entries = by_fingerprint(read_entries(path))
        self._met: set[str] = set()

    def suppresses(self, failure: Failure, product: Product | None) -> bool:  # noqa: ARG002 - not in the contract
        """Whether the file names it, and its entry has not ended."""
        entry = self._entries.get(failure.fingerprint)
        if entry is None:
            return False
        self._met.add(entry.fingerprint)
        return not entry.is_over(self._today)

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:
        """Say what has ended, and what no failure of these rules matches any more."""
        met, self._met = self._met, set()
        over = [e for e in self._entries.values() if e.is_over(self._today)]
        if ended := [entry for entry in over if entry.fingerprint in met]:
            yield self._ended(ended)
        unmet = [e for e in self._entries.values() if e.fingerprint not in met and e.rule in rules]
        if unmet:
            yield self._unused(unmet)

    def _ended(self, ended: list[Entry]) -> Failure:
        count = counted(len(ended), "entry", "entries")
        named = listed([f"{entry.name}, until {entry.until}" for entry in ended])
        return remark(
            ENDED,
            self._path,
            f"The day of {count} of the baseline has passed, so these failures are told again: "
            f"{named}.",
            "Put these listings right, or give the entries a later day in 'until'.",
            len(ended),
        )

    def _unused(self, unmet: list[Entry]) -> Failure:
        count = counted(len(unmet), "entry", "entries")
        return remark(
            BASELINE_UNUSED,
            self._path,
            f"No failure matches {count} of the baseline any more: "
            f"{listed([entry.name for entry in unmet])}.",
            "Where this run saw only some of the exports, that is as it should be. Else take them "
            "out: listingcheck baseline prune, with all exports.",
            len(unmet),
        )


def by_fingerprint(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by what they are known by; where two are alike, the first counts."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.fingerprint, entry)
    return found
