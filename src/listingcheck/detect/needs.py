# SPDX-License-Identifier: Apache-2.0
"""What a text must hold for a rule to have something to say, looked for in linear time.

A need is a pattern, as :mod:`listingcheck.detect.patterns` takes them, or a set of words of which
one must occur. Words are what most rules look for, thousands of them; they are looked up as they
come, so their number costs nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from listingcheck.detect.patterns import pattern_set

LATIN = "0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
"""Letters of scripts that set words apart by spaces, and digits."""
OTHER = f"[^{LATIN}\\x00-\\x7f\\s]"
"""Letters of scripts in which a word may stand anywhere, and signs."""
Need = str | frozenset[str]
_LATIN_WORD = re.compile(f"[{LATIN}]+")
_OTHER_RUN = re.compile(f"{OTHER}+")
_WORD = re.compile(f"[{LATIN}]+|{OTHER}+")
_WORTH = 2
"""How many Latin letters a sign of a script without spaces is worth."""


class Needs:
    """Tells which of its needs a text meets, by their places in the order given."""

    def __init__(self, needs: Iterable[Need]) -> None:
        self._patterns: list[int] = []
        self._words: dict[str, list[int]] = {}
        patterns = []
        for place, need in enumerate(needs):
            if isinstance(need, str):
                self._patterns.append(place)
                patterns.append(need)
                continue
            for word in need:
                self._words.setdefault(word, []).append(place)
        self._set = pattern_set(patterns)
        others = [word for word in self._words if not _LATIN_WORD.fullmatch(word)]
        self._signs = {word for word in others if len(word) == 1}
        self._pairs: dict[tuple[str, str], list[str]] = {}
        for word in set(others) - self._signs:
            self._pairs.setdefault((word[0], word[1]), []).append(word)

    def met(self, text: str) -> set[int]:
        """The places of the needs that a text meets."""
        met = {self._patterns[number] for number in self._set.match(text)}
        lowered = _lower(text)
        for word in self._words.keys() & set(_LATIN_WORD.findall(lowered)):
            met.update(self._words[word])
        if not lowered.isascii():
            for run in _OTHER_RUN.findall(lowered):
                for word in self._within(run):
                    met.update(self._words[word])
        return met

    def places(self, text: str) -> Mapping[int, Sequence[int]]:
        """Where the words of each need stand in a text, rising; patterns are left out."""
        places: dict[int, list[int]] = defaultdict(list)
        for match in _WORD.finditer(_lower(text)):
            for need in self._words.get(match[0], ()):
                places[need].append(match.start())
            if not _LATIN_WORD.match(match[0]):
                for word in self._within(match[0]):
                    for need in self._words[word]:
                        places[need] += _all(match[0], word, match.start())
        return {need: sorted(set(found)) for need, found in places.items()}

    def _within(self, run: str) -> Iterator[str]:
        """Yield the words inside a run of letters without spaces."""
        yield from self._signs & set(run)
        for pair in self._pairs.keys() & set(pairwise(run)):
            yield from (word for word in self._pairs[pair] if word in run)


def best(needs: Iterable[Iterable[str]], at_most: int) -> tuple[frozenset[str], ...]:
    """The needs that the fewest texts meet by chance, the rarest first."""
    each = set(map(frozenset, needs))
    if len(each) > 1:
        ranked = sorted(each, key=lambda need: (sum(map(_chance, need)), sorted(need)))
        return tuple(ranked[:at_most])
    return tuple(each)


@cache
def _chance(word: str) -> float:
    """Roughly how often a word stands in a text: the shorter, the more often."""
    letters = len(word) if _LATIN_WORD.match(word) else _WORTH * len(word)
    return 1 / letters**4


def _lower(text: str) -> str:
    """A text in lower case, every letter at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _all(run: str, word: str, offset: int) -> Iterator[int]:
    place = run.find(word)
    while place >= 0:
        yield offset + place
        place = run.find(word, place + 1)
