# SPDX-License-Identifier: Apache-2.0
"""Text for the people who put listings right: product by product, with a summary at the end."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Safety, Severity
from listingcheck.outputs.account import STYLES, budgets, checked, outcomes, ranked, severities
from listingcheck.outputs.cells import screen_of, wrapped
from listingcheck.outputs.excerpts import Excerpt, excerpts
from listingcheck.outputs.paint import paint_for, plain
from listingcheck.outputs.quoting import QUOTED, safe, short
from listingcheck.outputs.recent import Recent
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule
from listingcheck.tally import Tally

NAMED = 6
"""How many lines or SKUs of one failure are named before the rest are counted."""
_INDENT = " " * 11
_DEEPER = f"{_INDENT}  "
_LINE = 100
"""Columns of an excerpt where nobody's screen says how many there are."""
_LONGEST_EDIT = 60


class _Group(NamedTuple):
    """What failures printed under one heading have in common."""

    heading: str
    place: str
    product: str | None
    record: int | None


class Output:
    """Groups failures by product; those alike within a product are told once."""

    marketplace = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._paint = paint_for(stream) or plain
        self._screen = screen_of(stream)
        self._recent = Recent()
        self._group: _Group | None = None
        self._alike: dict[object, list[Failure]] = {}
        self._listed: Counter[tuple[Severity, str]] = Counter()
        self._profile = ""
        self._shared: frozenset[str] = frozenset()

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Learn which rules judge several products together."""
        self._profile = profile
        self._shared = frozenset(b.rule.id for b in rules if isinstance(b.rule, CatalogueRule))

    @property
    def product(self) -> Callable[[Product], None]:
        """Remembers the product for a while: failures quote from its texts."""
        return self._recent.add

    def failure(self, failure: Failure) -> None:
        """Write the failures of a product once the next product begins."""
        self._listed[failure.severity, failure.rule] += 1
        group = self._group_of(failure)
        if group != self._group or failure.rule in self._shared:
            self._flush()
        if group != self._group:
            self._write("\n" if self._group else "")
            place = self._paint(group.place, "dim")
            self._write(f"{self._paint(group.heading, 'bold')}{place}\n")
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
            return _Group("Several products together", "", None, None)
        if failure.product is not None:
            place = _place(where.file, f"product {where.record:,}" if where.record else None)
            return _Group(safe(failure.product), place, failure.product, where.record)
        if where.line is not None:
            return _Group("Not read", _place(where.file), None, None)
        return _Group("The run as a whole", "", None, None)

    def _flush(self) -> None:
        in_order = sorted(self._alike.values(), key=lambda alike: alike[0].severity.rank)
        for alike in in_order:
            self._write("\n".join(self._block(alike)) + "\n")
        self._alike.clear()

    def _block(self, alike: Sequence[Failure]) -> Iterator[str]:
        first = alike[0]
        yield from self._heading(alike)
        yield from self._told(short(first.message))
        room = (self._screen or _LINE) - len(_DEEPER)
        for excerpt in excerpts(first.evidence, self._recent.text_of(first), room):
            # Words alone say nothing new where the message names them.
            if not excerpt.is_bare or excerpt.words not in first.message:
                yield from self._marked(excerpt, STYLES[first.severity])
        if len(first.evidence) > QUOTED:
            yield f"{_DEEPER}and {len(first.evidence) - QUOTED:,} more"
        fix, *more = self._told(f"Fix: {short(first.fix.text)}{_edit(first)}")
        yield fix.replace("Fix:", self._paint("Fix:", "green"), 1)
        yield from more

    def _heading(self, alike: Sequence[Failure]) -> Iterator[str]:
        first = alike[0]
        severity = self._paint(f"{first.severity:<8}", STYLES[first.severity])
        room = self._screen and self._screen - len(_INDENT)
        # The rule stands on the first of these lines, in a dress of its own.
        place, *more = wrapped(f"{first.rule}  {self._places(alike)}".rstrip(), room)
        rule, behind = place[: len(first.rule)], place[len(first.rule) :]
        yield f"  {severity} {self._paint(rule, 'bold')}{self._paint(behind, 'dim')}"
        yield from (_INDENT + self._paint(line, "dim") for line in more)

    def _told(self, sentence: str) -> Iterator[str]:
        """A sentence on as many lines as the screen asks for."""
        room = self._screen and self._screen - len(_INDENT)
        yield from (_INDENT + line for line in wrapped(sentence, room))

    def _marked(self, excerpt: Excerpt, style: str) -> Iterator[str]:
        """A piece of the value with the words underlined."""
        is_plain = self._paint is plain
        mark = "«{}»" if is_plain and excerpt.is_turned else "{}"
        pieces = (
            mark.format(self._paint(piece, f"{style} underline")) if number % 2 else piece
            for number, piece in enumerate(excerpt.pieces)
        )
        yield _DEEPER + "".join(pieces)
        if is_plain and not excerpt.is_turned:
            yield _DEEPER + excerpt.marks

    def _places(self, alike: Sequence[Failure]) -> str:
        first = alike[0]
        parts = [safe(first.product or "")] if first.rule in self._shared else []
        parts.append(safe(first.where.column or first.field or ""))
        parts.append(_listed("line", "lines", [f.where.line for f in alike]))
        parts.append(_listed("SKU", "SKUs", [f.variant for f in alike]))
        parts.append(f"{len(alike):,} times" if len(alike) > 1 else "")
        return ", ".join(part for part in parts if part)

    def _summary(self, tally: Tally) -> Iterator[str]:
        yield from checked(tally, self._profile)
        yield from self._table(tally)
        yield ""
        yield outcomes(tally, self._paint)
        yield severities(tally)
        yield from budgets(tally, self._paint)

    def _table(self, tally: Tally) -> Iterator[str]:
        rules = ranked(tally)
        if rules:
            yield ""
        for severity, rule, count in rules:
            rest = self._paint(_unlisted(count, self._listed[severity, rule]), "dim")
            yield f"{count:>8,}  {self._paint(f'{severity:<8}', STYLES[severity])} {rule}{rest}"


def _unlisted(found: int, listed: int) -> str:
    """What the list above does not hold of a rule."""
    if listed >= found:
        return ""
    return f"  ({found - listed:,} of them not listed)" if listed else "  (not listed)"


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
