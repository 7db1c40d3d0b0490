# SPDX-License-Identifier: Apache-2.0
"""Weighs what stands in a text against what is said of it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from listingcheck.detect.phone.beside import Beside, Told
from listingcheck.detect.phone.plan import Plan, is_grouped, is_mobile, is_possible
from listingcheck.detect.phone.shapes import (
    EXTENSION,
    GAP,
    MEASURE,
    ODD,
    STAND_INS,
    in_digits,
    is_count_up,
    is_even,
    is_other,
    is_price,
)
from listingcheck.detect.phone.short import Short
from listingcheck.detect.phone.spoken import Run, Spoken
from listingcheck.detect.phrases import apart
from listingcheck.detect.span import WINDOWS, Confidence, Span

_WRITTEN = re.compile(
    rf"(?<![0-9=/_\-])(?<![0-9][.,])\+?\(?[0-9](?:{GAP}{{0,3}}[0-9]){{6,14}}(?![0-9])"
)
_MIXED = re.compile(
    rf"(?<![0-9A-Za-z=/_\-])\+?\(?[{STAND_INS}]{{0,2}}"
    rf"(?:[0-9]{GAP}{{0,3}}(?:[{STAND_INS}]{GAP}{{0,3}}){{0,2}}){{5,15}}(?![0-9A-Za-z])"
)
_MIXED_TOKEN = re.compile(rf"[0-9{STAND_INS}]+")
_UNIT = re.compile(r"[0-9]+[A-Za-z]")
_LONGEST_LOCAL = 13
_LONGEST = 15
_FEWEST = 7
_FEWEST_UNPROVEN = 9
_FEWEST_SPOKEN = 8
_SINGLES = 6
"""How many digits standing alone are no row of sizes."""
_DIGITS_IN_TEN = 6
"""How many of ten signs are digits where letters stand for the others."""
_MOST_JUDGED = 100
_WORDS = 3
_FEWEST_WORDS = 2
_TOLD = (Told.DIALLED, Told.NAMED)
_SHORTEST_GROUP = 2
_LONGEST_TAIL = 6
_Odd = Callable[[int, int], bool]


def _never(_start: int, _end: int) -> bool:
    return False


class _Number(NamedTuple):
    start: int
    end: int
    groups: Sequence[str]
    plus: bool = False

    @property
    def digits(self) -> str:
        return "".join(self.groups)


class Phones:
    """Finds numbers.

    Args:
        region: ISO 3166 country whose numbers are local; None knows only those with a "+".
        proof: words beside a number that say it is one.
        veto: words before a number that say it is none.
        hotlines: words that nothing but a number follows, however short.
        spoken: reads number words.
    """

    def __init__(
        self,
        region: str | None,
        proof: Iterable[str] = (),
        veto: Iterable[str] = (),
        hotlines: Iterable[str] = (),
        spoken: Spoken | None = None,
    ) -> None:
        self._plan, self._beside = Plan(region), Beside(proof, veto)
        self._short, self._spoken = Short(hotlines, self._beside), spoken or Spoken()

    @property
    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        """What occurs in a text that holds a number."""
        letters = f"[{STAND_INS}]"
        gap = f"[{ODD}]{{0,4}}"
        mixed = f"(?:[0-9]{GAP}{{0,3}}(?:{letters}{GAP}{{0,3}}){{0,2}}){{4}}[0-9]"
        return (
            f"[0-9](?:{gap}[0-9]){{6}}",
            (mixed, f"[0-9]{letters}|{letters}[0-9]"),
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
        for number in _written(text):
            if number.digits not in codes and not self._beside.touches_letters(text, number.start):
                yield self._written_span(text, number, is_odd)
        for number in _mixed(text):
            if number.digits not in codes:
                yield self._mixed_span(text, number)
        for runs in self._spoken.runs(text):
            fitting = (run for run in runs if _FEWEST <= len(run.digits) <= _LONGEST)
            spans = (self._run_span(text, run) for run in fitting if run.digits not in codes)
            yield next((span for span in spans if span), None)

    def _written_span(self, text: str, number: _Number, is_odd: _Odd) -> Span | None:
        told = self._beside.says(text, number.start, number.end)
        if told is Told.OTHER:
            return None
        likely = None
        extended = told is Told.DIALLED and EXTENSION.match(text, number.end)
        for part in _windows(text, number, is_told=told is not Told.NOTHING or number.plus):
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

    def _judge(self, text: str, number: _Number, told: Told, is_odd: _Odd) -> Confidence | None:
        groups, digits = number.groups, number.digits
        is_told = told in _TOLD or number.plus
        odd = is_odd(number.start, number.end)
        if is_other(text[number.start : number.end], groups) or (odd and is_count_up(digits)):
            return None
        loose = odd or told is Told.HINTED
        bare = odd or digits[0] == "0"
        # Asking the numbering plan is slow, so rows of sizes are left out before.
        if not is_told and (
            len(digits) < _FEWEST_UNPROVEN or (len(groups) < 2 and not (loose and bare))
        ):
            return None
        valid = self._plan.number(digits, plus=number.plus)
        if valid is None and told is Told.DIALLED:
            valid = self._plan.foreign(digits)
        if valid is None:
            is_likely = told is Told.DIALLED and _looks_local(groups)
            is_likely = is_likely or (number.plus and _looks_foreign(groups))
        elif is_told:
            return Confidence.SURE
        else:
            is_likely = (loose and bare) or _is_written_so(groups, valid)
        return Confidence.LIKELY if is_likely else None

    def _mixed_span(self, text: str, number: _Number) -> Span | None:
        told = self._beside.says(text, number.start, number.end)
        if told is Told.OTHER or MEASURE.match(text, number.end):
            return None
        valid = self._plan.number(number.digits, plus=number.plus)
        if valid is None:
            possible = number.plus or number.digits[0] == "0"
            possible = possible and len(number.digits) >= _FEWEST_UNPROVEN
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


def _written(text: str) -> Iterator[_Number]:
    """Yield digits with the signs between them that honest numbers have."""
    for match in islice(_WRITTEN.finditer(text), WINDOWS):
        groups = re.findall("[0-9]+", match[0])
        yield _Number(match.start(), match.end(), groups, match[0][0] == "+")


def _mixed(text: str) -> Iterator[_Number]:
    """Yield digits with letters among them that may stand for digits."""
    for match in islice(_MIXED.finditer(text), WINDOWS):
        written = match[0].rstrip(" .-/(")
        tokens = _MIXED_TOKEN.findall(written)
        signs = sum(map(len, tokens))
        figures = sum(map(str.isdigit, written))
        if not _FEWEST <= signs <= _LONGEST or figures in (signs, 0):
            continue
        if figures * 10 < signs * _DIGITS_IN_TEN or _are_measures(tokens):
            continue
        groups = [in_digits(token) for token in tokens]
        yield _Number(match.start(), match.start() + len(written), groups, written[0] == "+")


def _are_measures(tokens: Sequence[str]) -> bool:
    """Whether letters stand by themselves or only as units: "10 l", "5g 20g"."""
    if any(len(token) == 1 and token.isalpha() for token in tokens):
        return True
    return all(token.isdigit() or _UNIT.fullmatch(token) for token in tokens)


def _windows(text: str, number: _Number, *, is_told: bool) -> Iterator[_Number]:
    """Yield a number, then without what a space sets apart at either end: "24/7"."""
    yield number
    if not is_told and "0" not in {group[0] for group in number.groups}:
        return
    written = text[number.start : number.end]
    spaces = [match.start() for match in re.finditer(" ", written)]
    ends = [(0, cut) for cut in spaces[::-1][:2]] + [(cut + 1, len(written)) for cut in spaces[:2]]
    for first, last in ends:
        groups = re.findall("[0-9]+", written[first:last])
        if sum(map(len, groups)) >= _FEWEST:
            start = number.start + first
            plus = number.plus and first == 0
            yield _Number(start, number.start + last, groups, plus)


def _looks_local(groups: Sequence[str]) -> bool:
    """Whether digits that no plan knows may still be dialled: not too many, no row of sizes."""
    lengths = [len(group) for group in groups]
    return sum(lengths) <= _LONGEST_LOCAL and max(lengths) >= 3


def _looks_foreign(groups: Sequence[str]) -> bool:
    digits = "".join(groups)
    return len(groups) >= 3 and len(digits) >= _FEWEST_UNPROVEN and is_possible(digits)


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
