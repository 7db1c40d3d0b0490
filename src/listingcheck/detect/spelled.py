# SPDX-License-Identifier: Apache-2.0
"""Reads hosts whose dots are spelled out: "example dot com", "example [.] com", "example . com".

A host is read label by label; between two labels stands a dot in one guise or another. How much a
guise says by itself differs, so it is told with the host.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from listingcheck.detect.folding import folded
from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import pattern

OPEN, CLOSE = r"[(\[{<【「『〔（*_\-~/|]", r"[)\]}>】」』〕）*_\-~/|]"
BLANK = "[ \t\u00a0]"
LABEL = rf"[{LATIN}]{{1,63}}(?:-{{1,3}}[{LATIN}]{{1,63}}){{0,8}}"
_WHOLE_LABEL = rf"[{LATIN}]{{1,63}}+(?:-{{1,3}}[{LATIN}]{{1,63}}+){{0,8}}+"
_SIGNS = (
    ",、|;:\u00b7\u2022*\u2026_'\u2019`^+=\u30fb\u2219\u22c5"
    "\u25a0-\u25ff\u2600-\u27bf\U0001f300-\U0001faff"
)
PLACES = 35
"""How many spelled-out addresses of one text are looked at: judging one reads its neighbourhood."""
ADORNED = "[ \t\u00a0\u2605\u2606\u2661\u2665\u266a\u30fb*~]{0,2}"
"""What stands around a word for a sign in a script without spaces."""
_LABELS = 7
_REACH = 140


class Guise(IntEnum):
    """How a dot is written; the higher, the less it says."""

    PLAIN = 0
    BRACKETED = 1
    WORDED = 2
    SPACED = 3
    SIGN = 4


class Host(NamedTuple):
    """A host as it is written, and as it is meant; offsets in the text."""

    start: int
    end: int
    labels: tuple[str, ...]
    guises: tuple[Guise, ...]
    pair: str
    """The last dot and the last label, as they are written."""

    @property
    def name(self) -> str:
        """The host in lower case."""
        return ".".join(self.labels)

    @property
    def ending(self) -> str:
        """The top-level domain."""
        return self.labels[-1]


class Spelled:
    """Reads them.

    Args:
        words: the lists of ``redirect/spelled``.
        endings: top-level domains that are known.
        sure: those of them that need no word for the dot.
    """

    def __init__(
        self, words: Mapping[str, Any], endings: Iterable[str], sure: Iterable[str]
    ) -> None:
        self._endings: Mapping[str, str] = {
            folded(written): meant for written, meant in words.get("endings", {}).items()
        }
        self._known, self._sure = frozenset(endings), frozenset(sure)
        self._dots = ["dot", *words.get("dot", ())]

    @cached_property
    def guises(self) -> Sequence[tuple[Guise, str]]:
        """The ways to write a dot, as patterns."""
        latin, other = by_script(self._dots)
        near = rf"{BLANK}{{0,2}}"
        return (
            (
                Guise.BRACKETED,
                f"{near}{OPEN}{near}(?:{latin}|{other}|[.]){near}{CLOSE}{near}|\u3002",
            ),
            (
                Guise.WORDED,
                rf"(?:{BLANK}{{1,3}}(?:{latin}){BLANK}{{1,3}}|{ADORNED}(?:{other}){ADORNED})",
            ),
            (Guise.SPACED, f"{BLANK}{{1,3}}[.\u3002]{near}"),
            (Guise.SIGN, rf"(?:{BLANK}{{1,2}}[{_SIGNS}]{near}|[{_SIGNS}]|[.]{BLANK}{{1,2}})"),
        )

    @cached_property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds such a host."""
        return [f"(?i)[{LATIN}]{tail}(?:$|[^{LATIN}])" for tail in self._tails]

    @cached_property
    def tail(self) -> str:
        """What follows the first label of a host whose dots are plain or words, as a pattern."""
        dot = "|".join(["[.]", *(body for guise, body in self.guises if guise <= Guise.WORDED)])
        ends = rf"(?:{_any(self._known)}|{_any(self._endings)}|[a-z] [a-z])"
        return rf"(?:(?:{dot})[{LATIN}\-]+){{0,{_LABELS - 2}}}(?:{dot}){ends}"

    @cached_property
    def dot(self) -> str:
        """A pattern for a dot in any guise."""
        return "|".join(["[.]", *(f"(?:{guise})" for _, guise in self.guises)])

    def find(self, text: str) -> Iterator[Host]:
        """Yield the hosts in a text that hold a dot in disguise."""
        done = 0
        for tail in islice(filter(self._ends, self._tail.finditer(text)), PLACES):
            if tail.start() < done:
                continue
            host = self._around(text, max(done, tail.start() - _REACH), tail.end())
            done = tail.end()
            if host:
                done = host.end
                yield host

    def read(self, text: str, start: int) -> Host | None:
        """The host that begins at an offset, if one does."""
        label = self._label.match(text, start)
        return self.follow(text, start, label.end(), label[0]) if label else None

    def follow(self, text: str, start: int, end: int, first: str) -> Host | None:
        """The host whose first label stands between two offsets, if one does."""
        labels, guises, read = [first.lower()], [Guise.PLAIN], None
        while len(labels) < _LABELS and (step := self._step.match(text, end)):
            guise = Guise[step.lastgroup or "PLAIN"]
            written = step[step.lastindex or 0]
            labels.append(self._meant(text[end + len(written) : step.end()]))
            guises.append(guise)
            pair = " ".join(text[end : step.end()].lower().split())
            end = step.end()
            if labels[-1] in self._known:
                read = Host(start, end, tuple(labels), tuple(guises[1:]), pair)
        return read

    def _around(self, text: str, first: int, end: int) -> Host | None:
        for label in self._head.finditer(text, first, end):
            host = self.read(text, label.start())
            if host and host.end >= end:
                return host
        return None

    def _meant(self, written: str) -> str:
        plain = written.lower()
        spaced = plain.replace(" ", "")
        return self._endings.get(plain, spaced if spaced in self._known else plain)

    @cached_property
    def _tails(self) -> Sequence[str]:
        apart = "|".join(f"{each[0]} {each[1]}" for each in sorted(self._known) if len(each) == 2)
        known = f"(?:{_any(self._known)}|{_any(self._endings)}|{apart}|c o m)"
        sure = f"(?:{_any(self._sure)}|{_any(self._endings)}|c o m)"
        bracketed, worded, spaced, sign = (guise for _, guise in self.guises)
        return (rf"(?:{bracketed}|{worded}){known}", rf"(?:{spaced}|{sign}){sure}")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        bracketed, worded, spaced, sign = (guise for _, guise in self.guises)
        # Any letters: looking up what they are is faster than hundreds of alternatives.
        ending = (
            rf"((?:[a-z] [a-z](?: m)?|[a-z]{{1,3}}\d[a-z]|[a-z]{{2,13}}+|{_any(self._endings)}))"
        )
        guises = rf"(?:(?:{bracketed}|{worded}){ending}|(?:{spaced}|{sign}){ending})"
        return re.compile(rf"(?i)(?<=[{LATIN}]){guises}(?![{LATIN}])")

    def _ends(self, tail: re.Match[str]) -> bool:
        if tail[1]:
            return self._meant(tail[1]) in self._known
        return self._meant(tail[2]) in self._sure

    @cached_property
    def _head(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?<![{LATIN}@])(?<![{LATIN}]-){_WHOLE_LABEL}(?={self.dot})")

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(rf"(?i){_WHOLE_LABEL}")

    @cached_property
    def _step(self) -> re.Pattern[str]:
        guises = "|".join(f"(?P<{guise.name}>{body})" for guise, body in self.guises)
        apart = rf"(?:[a-z] [a-z](?: m)?(?![{LATIN}]))"
        return re.compile(
            rf"(?i)(?:(?P<PLAIN>[.])|{guises})(?:(?:{_any(self._endings)})(?![{LATIN}])|{apart}|{_WHOLE_LABEL})"
        )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words without signs, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word))) or "com"


def hosts_of(words: Mapping[str, Any], domains: Mapping[str, Any]) -> Spelled:
    """What reads hosts under the top-level domains of ``redirect/domains``."""
    sure = {*domains.get("sure", ()), *domains.get("generic", ())}
    hosts = (*domains.get("short_hosts", ()), *domains.get("shops", ()))
    known = {*domains.get("words", ()), *domains.get("countries", ())}
    plain = sure | {*domains.get("clear", ())}
    return Spelled(words, plain | known | {host.rpartition(".")[2] for host in hosts}, plain)


def by_script(words: Iterable[str]) -> tuple[str, str]:
    """Patterns for words in Latin letters, and for those in scripts without spaces."""
    plain = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    is_latin = re.compile(f"[{LATIN}]")
    latin = "|".join(pattern(word) for word in plain if is_latin.match(word))
    other = "|".join(pattern(word) for word in plain if not is_latin.match(word))
    return latin or "dot", other or "\u70b9"
