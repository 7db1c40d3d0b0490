# SPDX-License-Identifier: Apache-2.0
"""Checks the copies as often as they change, and compares one check with the next."""

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from listingcheck import sources
from listingcheck.config import Config
from listingcheck.correction.copies import Copy
from listingcheck.correction.names import kind_of
from listingcheck.failure import Failure, Safety, Severity
from listingcheck.sources.reading import Reading, Settings
from listingcheck.tally import Tally

Sign = int
"""What stays the same of a failure while values, lines and positions change: its rule, its product,
and the kind of field."""


@dataclass(slots=True)
class Found:
    """What one check found, as far as correcting needs it."""

    tally: Tally = field(default_factory=Tally)
    signs: Counter[Sign] = field(default_factory=Counter)
    fixable: list[Failure] = field(default_factory=list)
    """The failures that have edits."""
    fresh: list[Failure] = field(default_factory=list)
    """The failures that the check before did not find."""

    @property
    def structure(self) -> list[dict[str, Any]]:
        """What became of the records of every file."""
        return [source.to_dict() for source in self.tally.sources]


@dataclass(frozen=True, slots=True)
class Desk:
    """Reads and checks copies the same way each time.

    Args:
        asked: for whom, and with which rules.
        settings: what the exports do not say.
    """

    asked: Config
    settings: Settings

    def read(self, copies: Mapping[str, Copy]) -> Reading:
        """The products of all copies, read together."""
        given = [copy.source() for copy in copies.values()]
        return sources.read_all(given, self.asked.platform, self.settings)

    def check(self, copies: Mapping[str, Copy], before: Found | None = None) -> Found:
        """Check all copies, and compare what is found with the check before."""
        found, known = Found(), Counter(before.signs) if before else None
        with closing(self.asked.checker(self.asked.suppression())) as checker:
            for failure in checker.stream(self.read(copies), found.tally):
                sign = sign_of(failure)
                found.signs[sign] += 1
                if failure.fix.edits and failure.fix.safety is not Safety.MANUAL:
                    found.fixable.append(failure)
                if known is not None:
                    known[sign] -= 1
                    if known[sign] < 0 and not _is_note(failure):
                        found.fresh.append(failure)
        return found


def _is_note(failure: Failure) -> bool:
    """Whether it is about the run, such as an entry of the baseline that matches nothing now."""
    return failure.product is None and failure.severity is Severity.INFO


def sign_of(failure: Failure) -> Sign:
    """The sign of a failure."""
    where = failure.where
    product = failure.product if where.record is None else where.record
    return hash((failure.rule, where.file, product, kind_of(failure.field)))
