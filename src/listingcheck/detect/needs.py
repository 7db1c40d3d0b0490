# SPDX-License-Identifier: Apache-2.0
"""What a text must hold for a rule to have something to say, looked for in linear time.

A need is a pattern, as :mod:`listingcheck.detect.patterns` takes them, or a set of words, or of
pairs of words with a space between, of which one must occur. Words are what most rules look for,
thousands of them; they are looked up as they come, so their number costs nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from functools import cache, cached_property
from itertools import chain, pairwise

from listingcheck.detect.folding import lowered
from listingcheck.detect.patterns import PatternSet, pattern_set

LATIN = "0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
"""Letters of scripts that set words apart by spaces, and digits."""
OTHER = f"[^{LATIN}\\x00-\\x7f\\s]"
"""Letters of scripts in which a word may stand anywhere, and signs."""
Need = str | frozenset[str]
_LATIN_WORD = re.compile(f"[{LATIN}]+")
_OTHER_RUN = re.compile(f"{OTHER}+")
_EVERYWHERE = frozenset([
    "0", "1", "10", "2", "3", "4", "5", "6", "7", "8", "9", "a", "al", "and", "at", "auf", "by",
    "com", "con", "d", "da", "das", "de", "del", "der", "des", "di", "do", "du", "e", "el",
    "en", "est", "et", "for", "from", "im", "in", "is", "it", "ke", "l", "la", "las", "le",
    "les", "los", "na", "no", "o", "of", "on", "or", "para", "por", "sa", "se", "su", "the",
    "this", "to", "um", "un", "una", "und", "via", "von", "with", "x", "y",
])  # fmt: skip
"""Words that stand in every other text of one language or another, and tell nothing."""
_WORTH = 2
"""How many Latin letters a sign of a script without spaces is worth."""


class Needs:
    """Tells which of its needs a text meets, by their places in the order given."""

    def __init__(self, needs: Iterable[Need]) -> None:
        self._patterns: dict[int, str] = {}
        self._words: dict[str, list[int]] = {}
        self._pairs: dict[tuple[str, str], list[int]] = {}
        """Two Latin words, one after the other."""
        for place, need in enumerate(needs):
            if isinstance(need, str):
                self._patterns[place] = need
                continue
            for word in need:
                first, space, second = word.partition(" ")
                if space:
                    self._pairs.setdefault((first, second), []).append(place)
                else:
                    self._words.setdefault(word, []).append(place)
        self._openings = frozenset(first for first, _ in self._pairs)
        others = [word for word in self._words if not _LATIN_WORD.fullmatch(word)]
        self._signs = {word for word in others if len(word) == 1}
        self._runs: dict[tuple[str, str], list[str]] = {}
        """Words of scripts without spaces, by their first two signs."""
        for word in set(others) - self._signs:
            self._runs.setdefault((word[0], word[1]), []).append(word)

    def only(self, places: Collection[int]) -> "Needs":
        """The same needs, of whose patterns only those at some places are looked for."""
        needs = copy(self)
        kept = {place: need for place, need in self._patterns.items() if place in places}
        vars(needs).pop("_set", None)
        needs._patterns = kept  # noqa: SLF001 - a copy of itself
        return needs

    @cached_property
    def _set(self) -> tuple[PatternSet, Sequence[int]]:
        return pattern_set(self._patterns.values()), list(self._patterns)

    def met(self, text: str) -> set[int]:
        """The places of the needs that a text meets."""
        patterns, places = self._set
        met = {places[number] for number in patterns.match(text)}
        low = lowered(text)
        listed = _LATIN_WORD.findall(low)
        words = set(listed)
        for word in self._words.keys() & words:
            met.update(self._words[word])
        if not self._openings.isdisjoint(words):
            for pair in self._pairs.keys() & set(pairwise(listed)):
                met.update(self._pairs[pair])
        if not low.isascii():
            for run in _OTHER_RUN.findall(low):
                for word in self._within(run):
                    met.update(self._words[word])
        return met

    def _within(self, run: str) -> Iterator[str]:
        """Yield the words inside a run of letters without spaces."""
        yield from self._signs & set(run)
        for pair in self._runs.keys() & set(pairwise(run)):
            yield from (word for word in self._runs[pair] if word in run)


class Standing:
    """Where the words of needs stand in a text; of pairs, where the first word does."""

    def __init__(self, text: str) -> None:
        self._text = lowered(text)
        listed = _LATIN_WORD.findall(self._text)
        self._words = {*listed, *map(" ".join, pairwise(listed))}
        self._known: dict[frozenset[str], list[int]] = {}

    def __getitem__(self, need: frozenset[str]) -> list[int]:
        """The places of a need's words, rising."""
        if need not in self._known:
            others = () if self._text.isascii() else _others(need)
            words = [*(need & self._words), *filter(self._text.__contains__, others)]
            places = chain.from_iterable(self._places(word.partition(" ")[0]) for word in words)
            self._known[need] = sorted(set(places))
        return self._known[need]

    def _places(self, word: str) -> Iterator[int]:
        place = self._text.find(word)
        while place >= 0:
            yield place
            place = self._text.find(word, place + 1)


@cache
def _others(need: frozenset[str]) -> list[str]:
    return [word for word in need if not _LATIN_WORD.match(word)]


def ranked(needs: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """Needs in order, first those that the fewest texts meet by chance."""
    return sorted(set(map(frozenset, needs)), key=lambda need: (_chance(need), sorted(need)))


def telling(needs: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The first of some ranked needs, and those others that not every other text meets."""
    first, *others = needs
    return [first, *(need for need in others if _chance(need) < 1)]


def rarity(word: str) -> tuple[float, str]:
    """Sorts words, first those that the fewest texts hold."""
    return _chance_of(word), word


@cache
def _chance(need: frozenset[str]) -> float:
    """Roughly how often one of some words stands in a text; from 1 on it tells nothing."""
    return sum(map(_chance_of, need))


@cache
def _chance_of(word: str) -> float:
    if word in _EVERYWHERE:
        return 1
    first, _, second = word.partition(" ")
    if second:
        return _chance_of(first) * _chance_of(second) / 100
    letters = len(word) if _LATIN_WORD.match(word) else _WORTH * len(word)
    return 1 / (letters + 0.5) ** 6
