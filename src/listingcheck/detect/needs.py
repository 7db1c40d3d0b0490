# SPDX-License-Identifier: Apache-2.0
"""What a text must hold for a rule to have something to say, looked for in linear time.

A need is a pattern, as :mod:`listingcheck.detect.patterns` takes them, or a set of words, or of
pairs of words with a space between, of which one must occur. Words are what most rules look for,
thousands of them; they are looked up as they come, so their number costs nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import mul

from listingcheck.detect.folding import lowered

LATIN = "0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
"""Letters of scripts that set words apart by spaces, and digits."""
OTHER = f"[^{LATIN}\\x00-\\x7f\\s]"
"""Letters of scripts in which a word may stand anywhere, and signs."""
Need = str | frozenset[str]
LATIN_WORD = re.compile(f"[{LATIN}]+")
OTHER_RUN = re.compile(f"{OTHER}+")
_EVERYWHERE = frozenset([
    "0", "1", "10", "2", "3", "4", "5", "6", "7", "8", "9", "a", "al", "and", "at", "auf", "by",
    "com", "con", "d", "da", "das", "de", "del", "der", "des", "di", "do", "du", "e", "el",
    "en", "est", "et", "for", "from", "im", "in", "is", "it", "ke", "l", "la", "las", "le",
    "les", "los", "na", "no", "o", "of", "on", "or", "para", "por", "sa", "se", "su", "the",
    "this", "to", "um", "un", "una", "und", "via", "von", "with", "x", "y",
])  # fmt: skip
"""Words that stand in every other text of one language or another, and tell nothing."""
_OFTEN = frozenset([
    "add", "all", "available", "be", "best", "blue", "box", "brand", "buy", "can", "card", "check",
    "color", "colour", "compra", "comprar", "day", "delivery", "design", "details", "envío", "fast",
    "free", "full", "go", "has", "have", "home", "like", "line", "link", "me", "model", "more",
    "más", "new", "not", "number", "off", "official", "one", "online", "only", "order", "orders",
    "our", "pack", "page", "phone", "photo", "pink", "plus", "precio", "price", "pro", "que", "red",
    "sale", "scan", "see", "shipping", "shop", "show", "size", "store", "support", "that", "tienda",
    "type", "up", "use", "video", "watch", "white", "you", "your",
])  # fmt: skip
"""Words that stand in one listing of fifty, and tell little."""
_WORTH = 2
"""How many Latin letters a sign of a script without spaces is worth."""


class Vocabulary:
    """Tells which words a text holds, of scripts without spaces only those that are known."""

    def __init__(self, known: Iterable[str]) -> None:
        others = {word for word in known if not (word.isascii() or LATIN_WORD.match(word))}
        self._signs = {word for word in others if len(word) == 1}
        self._runs: dict[tuple[str, str], list[str]] = {}
        """Words of scripts without spaces, by their first two signs."""
        for word in others - self._signs:
            self._runs.setdefault((word[0], word[1]), []).append(word)

    def words(self, text: str) -> frozenset[str]:
        """Words, and pairs of Latin words that follow each other."""
        low = lowered(text)
        words = latin_words(low)
        if low.isascii():
            return words
        return words.union(self.unspaced(low))

    def unspaced(self, low: str) -> Iterator[str]:
        """Yield the known words of scripts without spaces in a text in lower case."""
        for run in OTHER_RUN.findall(low):
            yield from self._within(run)

    def _within(self, run: str) -> Iterator[str]:
        """Yield the known words in some signs that no space divides."""
        yield from self._signs & set(run)
        for pair in self._runs.keys() & set(pairwise(run)):
            yield from (word for word in self._runs[pair] if word in run)


@lru_cache(maxsize=4)
def latin_words(low: str) -> frozenset[str]:
    """The Latin words of a text in lower case, and pairs that follow each other."""
    listed = LATIN_WORD.findall(low)
    return frozenset([*listed, *map(" ".join, pairwise(listed))])


class Standing:
    """Where the words of needs stand in a text; of pairs, where the first word does."""

    def __init__(self, text: str) -> None:
        self._text = lowered(text)
        self._words = latin_words(self._text)
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
    return [word for word in need if not LATIN_WORD.match(word)]


def ranked(needs: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """Needs in order, first those that the fewest texts meet by chance."""
    known = set(map(frozenset, needs))
    if len(known) == 1:
        return [*known]
    return sorted(known, key=lambda need: (_chance(need), min(need)))


def telling(needs: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The first of some ranked needs, and those others that not every other text meets."""
    first, *others = needs
    return [first, *(need for need in others if _chance(need) < 1)]


def rarest(words: Sequence[str]) -> str:
    """Of words in a row the two neighbours that the fewest texts hold, or the only word."""
    if len(words) <= 2:
        return " ".join(words)
    chances = [*map(_chance_of_one, words)]
    pairs = zip(map(mul, chances, chances[1:]), map(" ".join, pairwise(words)), strict=True)
    return min(pairs)[1]


def rarity(word: str) -> tuple[float, str]:
    """Sorts words and pairs, first those that the fewest texts hold."""
    return _chance_of(word), word


@cache
def _chance(need: frozenset[str]) -> float:
    """Roughly how often one of some words stands in a text; from 1 on it tells nothing."""
    return sum(map(_chance_of, need))


def _chance_of(word: str) -> float:
    first, _, second = word.partition(" ")
    return _chance_of_one(first) * _chance_of_one(second) / 100 if second else _chance_of_one(word)


@cache
def _chance_of_one(word: str) -> float:
    if word in _EVERYWHERE:
        return 1
    if word in _OFTEN:
        return 1 / 50
    letters = len(word) if LATIN_WORD.match(word) else _WORTH * len(word)
    return 1 / (letters + 0.5) ** 6
