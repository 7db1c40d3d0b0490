# SPDX-License-Identifier: Apache-2.0
"""Finds ids and numbers on messengers: "LINE ID: oak.shop", "WA 0812 3456 7890"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from listingcheck.detect.account import Accounts
from listingcheck.detect.names import Names
from listingcheck.detect.phrases import any_of
from listingcheck.detect.span import Span, longest

_JOIN = "[ \u00a0().\\-/\u2010-\u2013]"
_DIGITS = rf"\+?\(?[0-9](?:{_JOIN}{{0,3}}[0-9]){{5,14}}(?![0-9])"
_GAP = r"(?:(?:no|nr|tel|hp|n\u00ba|num)\.|[^.!?\n\u30020-9]){0,24}?"
_NUMBER = re.compile(rf"{_GAP}({_DIGITS})", re.IGNORECASE)
_NEAR = re.compile(
    rf"[^\w.!?\n\u3002]{{0,6}}(?:(?:no|nr|id|num|number|nomor|admin|me|us)\b)?[^\w!?\n]{{0,4}}({_DIGITS})",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"[^\w.!?\n\u3002]{0,4}((?=(?:[^0-9\n]{0,3}[0-9]){5})[0-9oOlISB](?:[ .\-]?[0-9oOlISB]){7,12})"
    r"(?![0-9A-Za-z])"
)
_MEASURE = re.compile(
    r" ?(?:[\"\u2033\u00b0%x\u00d7*\u20ac$]|(?:mm|cm|m|kg|g|mg|oz|lb|lbs|ml|l|pcs|px|dpi|hz|mah|wh"
    r"|w|v|k|inch|in|ft)(?![a-z]))",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"(?:19|20)[0-9]{2}(?:[ \-/\u2013]+(?:19|20)?[0-9]{2})+"
    r"|[0-9]{1,4}[./\-][0-9]{1,2}[./\-][0-9]{1,4}"
    r"|[0-9]{1,4} ?[\-\u2013] ?[0-9]{1,4}|([0-9])\1+|[0-9]{1,3}(?:[., ]000)+"
)
_DIALLED = re.compile(r"[+(]|0[0-9() .\-]{3}")
_SHORTEST_NUMBER, _SHORTEST_ID, _SURELY_DIALLED = 7, 6, 10


_DIALLED_PATTERN = (
    r"[^0-9A-Za-z.!?\n]{0,6}(?:no|nr|id|num|number|nomor|admin|me|us)?[^0-9A-Za-z!?\n]{0,4}"
    rf"\+?\(?[0-9](?:{_JOIN}{{0,3}}[0-9]){{{_SHORTEST_NUMBER - 1}}}"
)
"""What follows an ordinary word that is a messenger before a number, as a pattern."""


class Messengers:
    """Finds them.

    Args:
        names: names of messengers.
        short: ordinary words that are messengers beside a mark: "line", "wa".
        codes: short forms that an id follows directly: "vx".
        signs: pictures that stand for a messenger before a number.
        veto: words before a number that say it is none.
        accounts: finds ids beside the names.
    """

    def __init__(
        self,
        names: Iterable[str],
        short: Iterable[str] = (),
        *,
        codes: Iterable[str] = (),
        signs: Iterable[str] = (),
        veto: Iterable[str] = (),
        accounts: Accounts | None = None,
    ) -> None:
        self._codes, self._signs = Names(codes), Names(signs)
        self._short = Names(short)
        ordinary = self._codes.words | self._short.words | self._signs.words
        self._names = Names(names, ordinary)
        self._no_numbers, self._accounts = list(veto), accounts or Accounts()

    @property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds an id or a number."""
        accounts = self._accounts
        latin, other = (
            f"(?:{each}|{_DIALLED_PATTERN})" for each in (accounts.latin, accounts.other)
        )
        return (
            *self._names.patterns,
            *self._codes.patterns,
            *self._signs.before(_DIALLED_PATTERN, other),
            *self._short.before(latin, other),
        )

    @cached_property
    def _veto(self) -> re.Pattern[str]:
        return any_of(self._no_numbers)

    def find(self, text: str) -> list[Span]:
        """Where they stand with the name of their messenger, from left to right."""
        return list(longest(self._all(text)))

    def _all(self, text: str) -> Iterator[Span]:
        for name in self._names.find(text):
            found = self._number(text, name.end(), _NUMBER, _SHORTEST_NUMBER)
            found = found or self._accounts.after(text, name)
            if found or (found := self._lettered(text, name.end())):
                yield found._replace(start=name.start())
        for name in self._codes.find(text):
            joined = text.startswith("-", name.end())
            found = None if joined else self._number(text, name.end(), _NEAR, _SHORTEST_ID)
            found = found or self._accounts.directly_after(text, name.end())
            if found:
                yield found._replace(start=name.start())
        for names in (self._short, self._signs):
            for name in names.find(text):
                found = self._dialled(text, name.end())
                found = found or self._accounts.after_word(text, name)
                if found:
                    yield found._replace(start=name.start())

    def _dialled(self, text: str, end: int) -> Span | None:
        """A number behind an ordinary word: it begins as one that is dialled, or a colon leads."""
        found = self._number(text, end, _NEAR, _SHORTEST_NUMBER)
        if found is None:
            return None
        between = text[end : found.start]
        if ":" in between or between.endswith(("(", "+")) or _DIALLED.match(text, found.start):
            return found
        groups = text[found.start : found.end].split()
        return found if len(groups) > 1 and sum(map(len, groups)) >= _SURELY_DIALLED else None

    def _number(self, text: str, end: int, shape: re.Pattern[str], shortest: int) -> Span | None:
        match = shape.match(text, end)
        if match is None or _MEASURE.match(text, match.end()) or _NO_NUMBER.fullmatch(match[1]):
            return None
        if sum(map(str.isdigit, match[1])) < shortest:
            return None
        return None if self._veto.search(text, end, match.start(1)) else Span(*match.span(1))

    def _lettered(self, text: str, end: int) -> Span | None:
        """A number with letters in place of some digits: "o9l2.34S.678"."""
        match = _LETTERED.match(text, end)
        return Span(*match.span(1)) if match and re.search("[A-Za-z]", match[1]) else None
