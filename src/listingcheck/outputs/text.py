# SPDX-License-Identifier: Apache-2.0
"""Text for the people who put listings right: product by product, with a summary at the end."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Safety, Severity
from listingcheck.outputs.paint import paint_for, plain
from listingcheck.outputs.quoting import QUOTED, quotes, safe, short
from listingcheck.report import Tally
from listingcheck.rule import CatalogueRule

NAMED = 6
"""How many lines or SKUs of one failure are named before the rest are counted."""
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_OUTCOMES = {
    "ready": ("ready", "green"),
    "sync_failed": ("sync failed", "red"),
    "review_failed": ("review failed", "red"),
    "needs_approval": ("needs approval", "yellow"),
}
_INDENT = " " * 11
_LONGEST_EDIT = 60


class _Group(NamedTuple):
    """What failures printed under one heading have in common."""

    heading: str
    product: str | None
    record: int | None


class Output:
    """Groups failures by product; those alike within a product are told once."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        paint = paint_for(stream)
        self._paint = paint or plain
        self._mark = "{}" if paint else "«{}»"
        self._group: _Group | None = None
        self._alike: dict[object, list[Failure]] = {}
        self._counts: Counter[tuple[int, Severity, str]] = Counter()
        self._profile = ""
        self._shared: frozenset[str] = frozenset()

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Learn which rules judge several products together."""
        self._profile = profile
        self._shared = frozenset(b.rule.id for b in rules if isinstance(b.rule, CatalogueRule))

    def failure(self, failure: Failure) -> None:
        """Write the failures of a product once the next product begins."""
        self._counts[failure.severity.rank, failure.severity, failure.rule] += 1
        group = self._group_of(failure)
        if group != self._group or failure.rule in self._shared:
            self._flush()
        if group != self._group:
            self._write("\n" if self._group else "")
            self._write(f"{self._paint(group.heading, 'bold')}\n")
            self._group = group
        alike = (failure.severity.rank, failure.rule, failure.message, failure.evidence)
        self._alike.setdefault(alike, []).append(failure)

    def end(self, tally: Tally) -> None:
        """Write what is still held, the counts by rule and the outcomes."""
        self._flush()
        self._write("\n" if self._group else "")
        self._write("\n".join(self._summary(tally)) + "\n")

    def _group_of(self, failure: Failure) -> _Group:
        where = failure.where
        if failure.rule in self._shared and failure.product is not None:
            return _Group("Several products together", None, None)
        if failure.product is not None:
            place = _place(where.file, f"product {where.record:,}" if where.record else None)
            return _Group(safe(failure.product) + place, failure.product, where.record)
        if where.line is not None:
            return _Group(f"Not read{_place(where.file)}", None, None)
        return _Group("The run as a whole", None, None)

    def _flush(self) -> None:
        in_order = sorted(self._alike.values(), key=lambda alike: alike[0].severity.rank)
        for alike in in_order:
            self._write("\n".join(self._block(alike)) + "\n")
        self._alike.clear()

    def _block(self, alike: Sequence[Failure]) -> Iterator[str]:
        first = alike[0]
        severity = self._paint(f"{first.severity:<8}", _STYLES[first.severity])
        yield f"  {severity} {self._paint(first.rule, 'bold')}  {self._places(alike)}".rstrip()
        yield _INDENT + short(first.message)
        for before, words, behind in quotes(first):
            # Words alone say nothing new where the message names them.
            if before or behind or words not in first.message:
                marked = self._mark.format(self._paint(words, "bold underline"))
                yield f"{_INDENT}  {before}{marked}{behind}"
        if len(first.evidence) > QUOTED:
            yield f"{_INDENT}  and {len(first.evidence) - QUOTED:,} more"
        yield f"{_INDENT}{self._paint('Fix:', 'green')} {short(first.fix.text)}{_edit(first)}"

    def _places(self, alike: Sequence[Failure]) -> str:
        first = alike[0]
        parts = [safe(first.product or "")] if first.rule in self._shared else []
        parts.append(safe(first.where.column or first.field or ""))
        parts.append(_listed("line", "lines", [f.where.line for f in alike]))
        parts.append(_listed("SKU", "SKUs", [f.variant for f in alike]))
        parts.append(f"{len(alike):,} times" if len(alike) > 1 else "")
        return self._paint(", ".join(part for part in parts if part), "dim")

    def _summary(self, tally: Tally) -> Iterator[str]:
        products = _counted(tally.products, "product")
        variants = _counted(tally.variants, "variant")
        yield f"Checked {products} with {variants} for {self._profile}."
        for source in tally.sources:
            name = safe(source.path or source.platform)
            for reason, count in source.skipped.items():
                yield f"{name}: {_counted(count, 'record')} left out ({safe(reason)})."
            if source.unread:
                yield f"{name}: {_counted(source.unread, 'record')} could not be read."
        yield from self._table()
        yield ""
        yield self._outcomes(tally)
        yield _severities(tally)
        for rule, failures, budget, kept in tally.spending():
            verdict = self._paint("kept", "green") if kept else self._paint("over", "bold red")
            yield f"{rule}: {_counted(failures, 'failure')}, budget {budget}: {verdict}."

    def _table(self) -> Iterator[str]:
        ranked = sorted(self._counts.items(), key=lambda item: (item[0][0], -item[1], item[0][2]))
        if ranked:
            yield ""
        for (_, severity, rule), count in ranked:
            yield f"{count:>8,}  {self._paint(f'{severity:<8}', _STYLES[severity])} {rule}"

    def _outcomes(self, tally: Tally) -> str:
        shown = (
            self._paint(f"{count:,} {_OUTCOMES[name][0]}", _OUTCOMES[name][1])
            for name, count in tally.outcomes.items()
            if count or name == "ready"
        )
        return ", ".join(shown) + "."


def _place(*parts: str | None) -> str:
    known = [safe(part) for part in parts if part]
    return f"  ({', '.join(known)})" if known else ""


def _listed(one: str, many: str, values: Sequence[object]) -> str:
    """``lines 2, 3, 4 and 12 more``, each value once."""
    known = list(dict.fromkeys(value for value in values if value is not None))
    named = ", ".join(safe(str(value)) for value in known[:NAMED])
    rest = f" and {len(known) - NAMED:,} more" if len(known) > NAMED else ""
    return f"{one if len(known) == 1 else many} {named}{rest}" if known else ""


def _edit(failure: Failure) -> str:
    """What its first edit would change, where a machine can and it is short."""
    edits = failure.fix.edits
    if not edits or failure.fix.safety is Safety.MANUAL:
        return ""
    old, new = safe(edits[0].old or ""), safe(edits[0].new or "")
    fits = len(old) <= _LONGEST_EDIT and len(new) <= _LONGEST_EDIT
    return f" '{old}' -> '{new}'" if fits else ""


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _severities(tally: Tally) -> str:
    found = [_counted(tally.by_severity[s], _NOUNS[s]) for s in Severity]
    suppressed = f", {tally.suppressed:,} suppressed" if tally.suppressed else ""
    return f"{', '.join(found)}{suppressed}."


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
