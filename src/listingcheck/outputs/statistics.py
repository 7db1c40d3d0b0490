# SPDX-License-Identifier: Apache-2.0
"""Counts instead of a list: by rule, and by brand and category where products have them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Safety, Severity
from listingcheck.outputs.account import STYLES, checked, outcomes, ranked, severities
from listingcheck.outputs.legible import one_line
from listingcheck.outputs.paint import paint_for, plain
from listingcheck.product import Product
from listingcheck.roll import category_of
from listingcheck.tally import Tally

TOP = 10
"""How many brands or categories are named before the rest are counted together."""
_LONGEST = 60
_NUMBER = 10
"""Columns of a number, with what parts it from the one before."""

Shelf = tuple[str | None, str | None]
"""A brand and a category."""
_Counts = dict[str | None, Counter[Severity]]


class Output:
    """Counts failures; of a product it keeps its brand, its category and a number for its key."""

    marketplace = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._paint = paint_for(stream) or plain
        self._profile = ""
        self._fixable: Counter[tuple[Severity, str]] = Counter()
        self._shelves: dict[int, Shelf] = {}
        self._once: dict[Shelf, Shelf] = {}
        self._found: Counter[tuple[Shelf, Severity]] = Counter()

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - only those that speak are told
        """Remember for whom the catalogue is checked."""
        self._profile = profile

    def product(self, product: Product) -> None:
        """Note where a product belongs: failures that several share come at the end of a run."""
        shelf = product.brand or None, category_of(product) or None
        self._shelves[hash(product.key)] = self._once.setdefault(shelf, shelf)

    def failure(self, failure: Failure) -> None:
        """Count one failure."""
        if failure.fix.edits and failure.fix.safety is not Safety.MANUAL:
            self._fixable[failure.severity, failure.rule] += 1
        shelf = self._shelves.get(hash(failure.product)) if failure.product is not None else None
        if shelf is not None:
            self._found[shelf, failure.severity] += 1

    def end(self, tally: Tally) -> None:
        """Write the tables and the outcomes."""
        self._write("\n".join(self._lines(tally)) + "\n")

    def _lines(self, tally: Tally) -> Iterator[str]:
        yield from checked(tally, self._profile)
        yield from self._rules(tally)
        yield from self._top("Brand", "brands", self._by(0))
        yield from self._top("Category", "categories", self._by(1))
        yield ""
        yield outcomes(tally, self._paint)
        yield severities(tally)

    def _rules(self, tally: Tally) -> Iterator[str]:
        found = ranked(tally)
        if not found:
            return
        yield ""
        heading = f"{'Failures':>{_NUMBER}}{'Fixable':>{_NUMBER}}  Severity  Rule"
        yield self._paint(heading, "bold")
        for severity, rule, count in found:
            numbers = _numbers((count, self._fixable[severity, rule]))
            yield f"{numbers}  {self._paint(f'{severity:<8}', STYLES[severity])}  {rule}"

    def _by(self, part: int) -> _Counts:
        """Failures of each brand or category by severity."""
        counts: _Counts = {}
        for (shelf, severity), count in self._found.items():
            counts.setdefault(shelf[part], Counter())[severity] += count
        return counts

    def _top(self, title: str, several: str, counts: _Counts) -> Iterator[str]:
        """A table of those with most errors; nothing where no product has any of it."""
        if not any(counts):
            return
        yield ""
        heads = "".join(f"{head:>{_NUMBER}}" for head in ("Errors", "Warnings", "Info"))
        yield self._paint(f"{heads}  {title}", "bold")
        ordered = sorted(counts.items(), key=lambda item: _weight(item[1]), reverse=True)
        for name, found in ordered[:TOP]:
            yield f"{_numbers([found[s] for s in Severity])}  {_named(name, title)}"
        if rest := ordered[TOP:]:
            total = sum((found for _, found in rest), Counter())
            numbers = _numbers([total[s] for s in Severity])
            yield f"{numbers}  {self._paint(f'{len(rest):,} more {several}', 'dim')}"


def _weight(found: Mapping[Severity, int]) -> tuple[int, ...]:
    return tuple(found[severity] for severity in Severity)


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"{number:>{_NUMBER},}" if number else f"{'-':>{_NUMBER}}" for number in numbers)


def _named(name: str | None, title: str) -> str:
    return one_line(name, _LONGEST) or f"(no {title.lower()})"
