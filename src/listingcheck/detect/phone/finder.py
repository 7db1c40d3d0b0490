# SPDX-License-Identifier: Apache-2.0
"""Weighs what stands in a text against what is said of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from listingcheck.detect.phone.beside import Beside, Told
from listingcheck.detect.phone.numbers import (
    ALONE,
    FEWEST,
    FEWEST_UNPROVEN,
    GROUPED,
    LETTERED,
    LONGEST,
    Number,
    mixed,
    windows,
    written,
)
from listingcheck.detect.phone.plan import Plan, is_grouped, is_mobile, is_possible
from listingcheck.detect.phone.shapes import (
    EXTENSION,
    MEASURE,
    ODD,
    is_count_up,
    is_even,
    is_other,
    is_price,
    is_row,
)
from listingcheck.detect.phone.short import Short
from listingcheck.detect.phone.spoken import Run, Spoken
from listingcheck.detect.span import Confidence, Span, apart

_LONGEST_LOCAL = 13
_FEWEST_SPOKEN = 8
_SINGLES = 6
"""How many digits standing alone are no row of sizes."""
_MOST_JUDGED = 100
_WORDS = 3
_FEWEST_WORDS = 2
_TOLD = (Told.DIALLED, Told.NAMED)
_SHORTEST_GROUP = 2
_LONGEST_TAIL = 6
_Odd = Callable[[int, int], bool]


def _never(_start: int, _end: int) -> bool:
    return False


class Phones:
    """Finds numbers.

    Args:
        region: ISO 3166 country whose numbers are local; None knows only those with a "+".
        proof: words beside a number that say it is one.
        veto: words before a number that say it is none.
        hotlines: words that nothing but a number follows, however short.
        spoken: reads number words.
        goods: what holds a word of proof and is sold: "phone case".
    """

    def __init__(
        self,
        region: str | None,
        proof: Iterable[str] = (),
        veto: Iterable[str] = (),
        hotlines: Iterable[str] = (),
        spoken: Spoken | None = None,
        *,
        goods: Iterable[str] = (),
    ) -> None:
        self._plan, self._beside = Plan(region), Beside(proof, veto, goods)
        self._short, self._spoken = Short(hotlines, self._beside), spoken or Spoken()

    @property
    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        """What occurs in a text that holds a number."""
        proof = self._beside.pattern
        return (
            *ALONE,
            (f"[0-9](?:[{ODD}]{{0,4}}[0-9]){{{FEWEST - 1}}}", proof),
            (*LETTERED, GROUPED),
            (*LETTERED, proof),
            *self._short.patterns,
            *self._spoken.patterns,
        )

    def find(self, text: str, codes: Collection[str] = (), is_odd: _Odd = _never) -> list[Span]:
        """Where numbers stand, from left to right.

        Args:
            text: what is searched.
            codes: numbers, digits only, that are known to be others.
            is_odd: tells of a stretch whether its digits were written to look like none.
        """
        judged = islice(self._judged(text, codes, is_odd), _MOST_JUDGED)
        found = [*filter(None, judged), *self._short.find(text)]
        found.sort(key=lambda span: (span.start, span.confidence is Confidence.LIKELY, -span.end))
        return list(apart(found))

    def _judged(self, text: str, codes: Collection[str], is_odd: _Odd) -> Iterator[Span | None]:
        for number in written(text):
            if number.digits not in codes and not self._beside.touches_letters(text, number.start):
                yield self._written_span(text, number, is_odd)
        for number in mixed(text):
            if number.digits not in codes:
                yield self._mixed_span(text, number)
        for runs in self._spoken.runs(text):
            fitting = (run for run in runs if FEWEST <= len(run.digits) <= LONGEST)
            spans = (self._run_span(text, run) for run in fitting if run.digits not in codes)
            yield next((span for span in spans if span), None)

    def _written_span(self, text: str, number: Number, is_odd: _Odd) -> Span | None:
        told = self._beside.says(text, number.start, number.end)
        if told is Told.OTHER or (not number.plus and is_row(number.groups)):
            return None
        likely = None
        extended = told is Told.DIALLED and EXTENSION.match(text, number.end)
        for part in windows(text, number, is_told=told is not Told.NOTHING or number.plus):
            if MEASURE.match(text, part.end) and not extended:
                continue
            if not number.plus and is_price(text, part.start):
                continue
            confidence = self._judge(text, part, told, is_odd)
            if confidence is Confidence.SURE:
                return Span(part.start, part.end)
            if confidence and likely is None:
                likely = Span(part.start, part.end, confidence)
        return likely

    def _judge(self, text: str, number: Number, told: Told, is_odd: _Odd) -> Confidence | None:
        groups, digits = number.groups, number.digits
        is_told = told in _TOLD or number.plus
        odd = is_odd(number.start, number.end)
        if is_other(text[number.start : number.end], groups) or (odd and is_count_up(digits)):
            return None
        loose = odd or told is Told.HINTED
        bare = odd or digits[0] == "0"
        # Asking the numbering plan is slow, so rows of sizes are left out before.
        if not is_told and (
            len(digits) < FEWEST_UNPROVEN or (len(groups) < 2 and not (loose and bare))
        ):
            return None
        valid = self._plan.number(digits, plus=number.plus)
        if valid is None and told is Told.DIALLED:
            valid = self._plan.foreign(digits)
        if valid is None:
            is_near = told is Told.DIALLED and self._beside.is_near(text, number.start)
            is_likely = is_near and _looks_local(groups)
            is_likely = is_likely or (number.plus and _looks_foreign(groups))
        elif is_told:
            return Confidence.SURE
        else:
            is_likely = (loose and bare) or _is_written_so(groups, valid)
        return Confidence.LIKELY if is_likely else None

    def _mixed_span(self, text: str, number: Number) -> Span | None:
        told = self._beside.says(text, number.start, number.end)
        if told is Told.OTHER or MEASURE.match(text, number.end):
            return None
        valid = self._plan.number(number.digits, plus=number.plus)
        if valid is None:
            possible = number.plus or number.digits[0] == "0"
            possible = possible and len(number.digits) >= FEWEST_UNPROVEN
            if told is not Told.DIALLED or not possible or not _looks_local(number.groups):
                return None
            return Span(number.start, number.end, Confidence.LIKELY)
        if told in _TOLD:
            return Span(number.start, number.end)
        if len(number.groups) > 1 and _is_written_so(number.groups, valid):
            return Span(number.start, number.end, Confidence.LIKELY)
        return None

    def _run_span(self, text: str, run: Run) -> Span | None:
        told = self._beside.says(text, run.start, run.end)
        is_told = told in _TOLD
        if told is Told.OTHER or is_other(text[run.start : run.end], run.tokens):
            return None
        if (run.words < _FEWEST_WORDS and not is_told) or (run.joined and not run.words):
            return None
        if run.words and is_even(run.tokens):
            return None
        valid = self._plan.number(run.digits)
        confidence = self._run_confidence(run, valid, is_told=is_told)
        return Span(run.start, run.end, confidence) if confidence else None

    def _run_confidence(self, run: Run, valid: Any, *, is_told: bool) -> Confidence | None:
        if valid is not None and (is_told or run.words >= _SINGLES):
            return Confidence.SURE
        if is_told and run.words >= _WORDS:
            return Confidence.SURE
        if is_told:
            return None
        spelled = run.words >= _WORDS and len(run.digits) >= _FEWEST_SPOKEN
        if spelled and (valid is not None or run.words >= _SINGLES):
            return Confidence.LIKELY
        return None


def _looks_local(groups: Sequence[str]) -> bool:
    """Whether digits that no plan knows may still be dialled: not too many, no row of sizes."""
    lengths = [len(group) for group in groups]
    return sum(lengths) <= _LONGEST_LOCAL and max(lengths) >= 3


def _looks_foreign(groups: Sequence[str]) -> bool:
    digits = "".join(groups)
    return len(groups) >= 3 and len(digits) >= FEWEST_UNPROVEN and is_possible(digits)


def _is_written_so(groups: Sequence[str], number: Any) -> bool:
    """Whether digits are grouped as a number that nothing else is said of."""
    if is_grouped(groups, number):
        return True
    lengths = [len(group) for group in groups]
    if lengths.count(1) >= _SINGLES:
        return True
    if groups[0][0] != "0" or min(lengths) < _SHORTEST_GROUP:
        return False
    return lengths[1] >= _LONGEST_TAIL if len(groups) == 2 else is_mobile(number)
