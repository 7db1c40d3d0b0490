# SPDX-License-Identifier: Apache-2.0
"""Which failures are listed. Whatever is not is counted, so that nothing is hidden."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar, TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity
from listingcheck.outputs import Output
from listingcheck.outputs.account import NOUNS, counted
from listingcheck.product import Product
from listingcheck.tally import Tally

HEARS_ALL = frozenset({"github", "junit", "markdown", "statistics", "tiktok"})
"""Formats that speak of rules or of products, and so need every failure to say what is true."""


class Outputs:
    """All outputs of one run. Each lists the first failures of every rule, or hears of all.

    Args:
        told: each output with the name of its format.
        most: how many failures of a rule are listed; None for all.
        tally: where the others are counted, rule by rule.
    """

    def __init__(self, told: Sequence[tuple[str, Output]], most: int | None, tally: Tally) -> None:
        self._all = [out for _, out in told]
        self._hear_all = [out for name, out in told if name in HEARS_ALL]
        self._most = most
        self._tally = tally
        self._listed: Counter[str] = Counter()

    @property
    def watchers(self) -> list[Callable[[Product], None]]:
        """Who wants to see every product."""
        return [out.product for out in self._all if out.product is not None]

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Begin every output."""
        for out in self._all:
            out.begin(profile, rules)

    def failure(self, failure: Failure) -> None:
        """Hand a failure to all, or where its rule has been listed enough, to those that count."""
        for out in self._all if self._has_room(failure.rule) else self._hear_all:
            out.failure(failure)

    def end(self) -> None:
        """End every output."""
        for out in self._all:
            out.end(self._tally)

    def _has_room(self, rule: str) -> bool:
        if self._most is None or self._listed[rule] < self._most:
            self._listed[rule] += 1
            return True
        self._tally.unlisted[rule] += 1
        return False


class Shown:
    """An output that lists what is as severe as asked for, and says how much is not listed.

    What concerns the run as a whole is always told: it says what was not checked.
    """

    marketplace: ClassVar[str | None] = None

    def __init__(self, out: Output, stream: TextIO, show: Severity) -> None:
        self._out = out
        self._write = stream.write
        self._show = show
        self._told: Counter[Severity] = Counter()

    @property
    def product(self) -> Callable[[Product], None] | None:
        """What the output itself wants."""
        return self._out.product

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Begin the output."""
        self._out.begin(profile, rules)

    def failure(self, failure: Failure) -> None:
        """Hand on what is shown."""
        is_of_the_run = failure.product is None and failure.where.line is None
        if is_of_the_run or failure.severity.rank <= self._show.rank:
            self._told[failure.severity] += 1
            self._out.failure(failure)

    def end(self, tally: Tally) -> None:
        """End the output, and say what it did not list and how to see it."""
        self._out.end(tally)
        milder = [s for s in Severity if s.rank > self._show.rank]
        hidden = {s: tally.by_severity[s.value] - self._told[s] for s in milder}
        told = [counted(count, NOUNS[s]) for s, count in hidden.items() if count]
        if told:
            mildest = max((s for s, count in hidden.items() if count), key=lambda s: s.rank)
            self._write(f"{' and '.join(told)} not listed: --show {mildest} lists them.\n")
