# SPDX-License-Identifier: Apache-2.0
"""Reads digits, and letters in place of some, as they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from listingcheck.detect.phone.shapes import GAP, STAND_INS, in_digits
from listingcheck.detect.span import WINDOWS

FEWEST, LONGEST = 7, 15
"""Digits of a telephone number."""
FEWEST_UNPROVEN = 9
"""Digits of one that nothing is said of."""
_WRITTEN = re.compile(
    rf"(?<![0-9=/_\-])(?<![0-9][.,])\+?\(?[0-9](?:{GAP}{{0,3}}[0-9]){{6,14}}(?![0-9])"
)
_MIXED = re.compile(
    rf"(?<![0-9A-Za-z=/_\-])\+?\(?[{STAND_INS}]{{0,2}}"
    rf"(?:[0-9]{GAP}{{0,3}}(?:[{STAND_INS}]{GAP}{{0,3}}){{0,2}}){{5,15}}(?![0-9A-Za-z])"
)
_MIXED_TOKEN = re.compile(rf"[0-9{STAND_INS}]+")
_UNIT = re.compile(r"[0-9]+[A-Za-z]")
_DIGITS_IN_TEN = 6
"""How many of ten signs are digits where letters stand for the others."""
ALONE = (
    rf"\+\(?[0-9](?:{GAP}{{0,3}}[0-9]){{{FEWEST - 1}}}",
    rf"(?:^|[^0-9])0[0-9]{{{FEWEST_UNPROVEN - 1}}}",
    (f"[0-9](?:{GAP}{{0,3}}[0-9]){{{FEWEST_UNPROVEN - 1}}}", f"[0-9]{GAP}{{1,3}}[0-9]"),
)
"""What numbers look like that nothing else is said of: a plus, a zero, or groups."""
_LETTERS = f"[{STAND_INS}]"
_SIGN = f"[0-9{STAND_INS}]"
_EDGE = "[^0-9A-Za-z]"
LETTERED = (
    f"(?:^|{_EDGE})(?:{_SIGN}{GAP}{{0,3}}){{{FEWEST},{LONGEST}}}(?:$|{_EDGE})",
    f"(?:[0-9]|^|{_EDGE}){_LETTERS}{{1,2}}[0-9]|[0-9]{GAP}{{0,3}}{_LETTERS}{{2}}",
)
GROUPED = f"(?:^|{_EDGE}){_SIGN}{{1,9}}{GAP}{{1,3}}(?:{_SIGN}{GAP}{{0,3}}){{3,14}}(?:$|{_EDGE})"
"""What numbers look like that have letters in place of digits."""


class Number(NamedTuple):
    """Digits in groups; offsets in the text."""

    start: int
    end: int
    groups: Sequence[str]
    plus: bool = False

    @property
    def digits(self) -> str:
        """All digits without what stands between."""
        return "".join(self.groups)


def written(text: str) -> Iterator[Number]:
    """Yield digits with the signs between them that honest numbers have."""
    for match in islice(_WRITTEN.finditer(text), WINDOWS):
        groups = re.findall("[0-9]+", match[0])
        yield Number(match.start(), match.end(), groups, match[0][0] == "+")


def mixed(text: str) -> Iterator[Number]:
    """Yield digits with letters among them that may stand for digits."""
    for match in islice(_MIXED.finditer(text), WINDOWS):
        read = match[0].rstrip(" .-/(")
        tokens = _MIXED_TOKEN.findall(read)
        signs = sum(map(len, tokens))
        figures = sum(map(str.isdigit, read))
        if not FEWEST <= signs <= LONGEST or figures in (signs, 0):
            continue
        if figures * 10 < signs * _DIGITS_IN_TEN or _are_measures(tokens):
            continue
        groups = [in_digits(token) for token in tokens]
        yield Number(match.start(), match.start() + len(read), groups, read[0] == "+")


def _are_measures(tokens: Sequence[str]) -> bool:
    """Whether letters stand by themselves or only as units: "10 l", "5g 20g"."""
    if any(len(token) == 1 and token.isalpha() for token in tokens):
        return True
    return all(token.isdigit() or _UNIT.fullmatch(token) for token in tokens)


def windows(text: str, number: Number, *, is_told: bool) -> Iterator[Number]:
    """Yield a number, then without what a space sets apart at either end: "24/7"."""
    yield number
    if not is_told and "0" not in {group[0] for group in number.groups}:
        return
    read = text[number.start : number.end]
    spaces = [match.start() for match in re.finditer(" ", read)]
    ends = [(0, cut) for cut in spaces[::-1][:2]] + [(cut + 1, len(read)) for cut in spaces[:2]]
    for first, last in ends:
        groups = re.findall("[0-9]+", read[first:last])
        if sum(map(len, groups)) >= FEWEST:
            start = number.start + first
            plus = number.plus and first == 0
            yield Number(start, number.start + last, groups, plus)
