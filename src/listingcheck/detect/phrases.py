# SPDX-License-Identifier: Apache-2.0
"""Finds fixed wordings, written as data.

A phrase is plain words with alternatives in brackets: ``visit (our|my) (website|web site)``. An
empty alternative makes a word optional: ``folge uns (auch |)auf``. Any white space stands between
words, in any case. A phrase in Latin letters must not touch another Latin letter or digit; one
in a script that writes words without spaces may stand anywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from listingcheck.detect.patterns import PatternSet, pattern_set
from listingcheck.detect.span import WINDOWS, Confidence, Span

LATIN = "0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
EDGE = rf"(?:(?<![{LATIN}])|(?![{LATIN}]))"
"""Anywhere but between two Latin letters or digits."""
_FLAGS = re.IGNORECASE | re.ASCII
_SPACE = "[ \\t\\r\\n\u00a0]+"
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")


class Phrases:
    """A list of phrases, each with an optional ``confidence``."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        self._entries = {pattern(entry["phrase"]): _confidence(entry) for entry in entries}

    @property
    def patterns(self) -> Sequence[str]:
        """What must occur in a text that holds one of the phrases."""
        return [f"(?i){body}" for body in self._entries]

    def find(self, text: str) -> list[Span]:
        """Where phrases stand, from left to right; of two that overlap the longer one."""
        found = [span for position in self._set.match(text) for span in self._all(position, text)]
        return list(_apart(sorted(found, key=lambda span: (span.start, -span.end))))

    @cached_property
    def _set(self) -> PatternSet:
        return pattern_set(self.patterns)

    @cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], Confidence]]:
        return [
            (re.compile(EDGE + body + EDGE, _FLAGS), confidence)
            for body, confidence in self._entries.items()
        ]

    def _all(self, position: int, text: str) -> Iterator[Span]:
        compiled, confidence = self._compiled[position]
        for match in islice(compiled.finditer(text), WINDOWS):
            yield Span(match.start(), match.end(), confidence)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some words, the longest first, each standing by itself."""
    bodies = [pattern(word) for word in sorted(words, key=len, reverse=True)]
    return re.compile(f"{EDGE}(?:{'|'.join(bodies) or '(?!)'}){EDGE}", _FLAGS)


def pattern(phrase: str) -> str:
    """A phrase in the syntax that RE2 and the standard library share, without its flag."""
    # Flat texts are folded so, and a Thai vowel may fall into two characters.
    pieces = _ALTERNATIVES.split(unicodedata.normalize("NFKC", phrase))
    return "".join(_group(piece) if i % 2 else _words(piece) for i, piece in enumerate(pieces))


def _group(alternatives: str) -> str:
    return f"(?:{'|'.join(_words(words) for words in alternatives.split('|'))})"


def _words(text: str) -> str:
    return _SPACE.join("".join(map(_letter, word)) for word in text.split(" "))


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else "\\" + character
    # Engines differ on the case of letters beyond ASCII, so both cases are spelled out.
    cases = {character, character.lower(), character.upper()}
    letters = sorted(case for case in cases if len(case) == 1)
    return letters[0] if len(letters) == 1 else f"[{''.join(letters)}]"


def _confidence(entry: Mapping[str, Any]) -> Confidence:
    return Confidence(entry.get("confidence", Confidence.SURE))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
