# SPDX-License-Identifier: Apache-2.0
"""Tells the language of a text from its small words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_READ = 4_000
"""Characters that are looked at: enough for any language to show itself."""
_SHORTEST_SIGN = 2
_TIMES = 4
"""How often a language must outdo another to be the one that a text is in."""

NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ms": "Malay",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "th": "Thai",
    "tl": "Filipino",
    "vi": "Vietnamese",
}
"""What a message calls a language."""


class Languages:
    """The small words of the languages that a word list has."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._same = words.get("same", {})
        self._words = {name: frozenset(w) for name, w in words.get("words", {}).items()}
        self._unspaced = {
            name: re.compile("|".join(map(re.escape, w)))
            for name, w in words.get("unspaced", {}).items()
        }

    def known(self, names: Iterable[str]) -> frozenset[str]:
        """These languages as the list calls them; those it does not have are left out."""
        listed = {self._same.get(name, name) for name in names}
        return frozenset(listed & (self._words.keys() | self._unspaced.keys()))

    def others(self, names: Collection[str]) -> frozenset[str]:
        """The languages that are not among these and set spaces between words."""
        return frozenset(self._words.keys() - set(names))

    def pattern(self, wanted: Iterable[str], against: Iterable[str]) -> str:
        """A pattern that stands in any longer text of some languages, and rarely in the others."""
        shared = self._all(against)
        signs = sorted(word for word in self._all(wanted) - shared if len(word) > _SHORTEST_SIGN)
        return f"(?i) (?:{'|'.join(map(re.escape, signs))}) "

    def prevailing(
        self, text: str, wanted: Iterable[str], against: Iterable[str], minimum: int
    ) -> str | None:
        """The one of some languages that a text is in, rather than in one of the others."""
        rivals, read = list(against), text[:_READ].lower()
        words = Counter(_WORD.findall(read))
        shared = self._all(rivals)
        found = {n: _count(words, self._words[n] - shared) for n in wanted}
        best = max(found, key=lambda n: found[n], default=None)
        if best is None or found[best] < minimum:
            return None
        beaten = (_TIMES * self._said(n, read, words, best) <= found[best] for n in rivals)
        return best if all(beaten) else None

    def _said(self, name: str, text: str, words: Counter[str], than: str) -> int:
        """How many words of a text are of one language rather than of another."""
        if name in self._unspaced:
            return len(self._unspaced[name].findall(text))
        return _count(words, self._words[name] - self._words[than])

    def _all(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._words.get(name, frozenset()) for name in names))


def _count(words: Counter[str], wanted: frozenset[str]) -> int:
    return sum(words[word] for word in wanted)
