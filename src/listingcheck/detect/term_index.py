# SPDX-License-Identifier: Apache-2.0
"""Finds phrases by their words: what is looked up does not grow with the number of phrases.

Latin words stand by themselves. Scripts that write words without spaces are searched as they stand.
A phrase that begins with a hyphen is the end of a compound: ``-wein`` stands in "Rotwein".
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import filterfalse, islice, pairwise
from typing import Generic, NamedTuple, TypeVar

from listingcheck.detect.folding import folded
from listingcheck.detect.heads import TOKEN, Token
from listingcheck.detect.needs import LATIN, OTHER_RUN, Need, Vocabulary, rarity
from listingcheck.detect.span import WINDOWS

_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLURALS = frozenset({"en", "es", "fr", "pt"})
_FEWEST_PLAIN = 5
"""Letters of a phrase that sellers also write without its accents."""
_FEWEST_BEFORE = 2
"""Letters of a compound before its end."""
_TAIL = 3
"""Letters by which most words are known to end no compound."""

Entry = TypeVar("Entry", bound=Hashable)


class Run(NamedTuple, Generic[Entry]):
    """A phrase among the tokens of a text: the first, and the one after the last."""

    first: int
    last: int
    entry: Entry


class TermIndex(Generic[Entry]):
    """Phrases, and what each stands for."""

    def __init__(self) -> None:
        self._worded: dict[str, tuple[Entry, ...]] = {}
        self._spaceless: dict[str, tuple[Entry, ...]] = {}
        self._endings: dict[str, tuple[Entry, ...]] = {}
        self._shared: dict[tuple[Entry, ...], tuple[Entry, ...]] = {}
        """What many phrases stand for, kept once: there are a hundred thousand phrases."""
        self._lengths: dict[str, int] = {}
        """How many words the longest phrase has that begins with a word."""

    def add(self, phrase: str, entry: Entry, language: str = "") -> None:
        """Add a phrase, its plurals and what it is without accents."""
        low = phrase.lower() if phrase.isascii() else folded(phrase).lower()
        for form in _forms(low, language):
            for plain in {form, _plain(form)}:
                self._add(plain, entry)

    def need(self, wanted: Callable[[Entry], bool] = lambda _: True) -> list[Need]:
        """What must occur in a text that holds one of the phrases, or one of those wanted."""

        def chosen(phrases: Mapping[str, Iterable[Entry]]) -> list[str]:
            return sorted(phrase for phrase, each in phrases.items() if any(map(wanted, each)))

        words = frozenset(
            {*map(_anchor, chosen(self._spaceless)), *map(_telling, chosen(self._worded))}
        )
        found: list[Need] = [words] if words else []
        if endings := "|".join(chosen(self._endings)):
            found.append(f"(?i)[{LATIN}]{{{_FEWEST_BEFORE}}}(?:{endings})(?:$|[^{LATIN}])")
        return found

    def runs(self, tokens: Sequence[Token]) -> Iterator[Run[Entry]]:
        """Yield the runs of tokens that are phrases, the longest first at each place."""
        words = [token.word for token in tokens]
        for first, word in enumerate(words):
            if word in self._lengths:
                for last in range(min(len(words), first + self._lengths[word]), first, -1):
                    for entry in self._worded.get(" ".join(words[first:last]), ()):
                        yield Run(first, last, entry)
            if word[-_TAIL:] in self._tails:
                for entry in self._ending(word):
                    yield Run(first, first + 1, entry)

    def spaceless(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield where phrases of scripts without spaces stand in a text in lower case."""
        if not self._spaceless or not _SPACELESS.search(text):
            return
        for phrase in self._standing(text):
            for match in islice(re.finditer(re.escape(phrase), text), WINDOWS):
                yield from ((*match.span(), entry) for entry in self._spaceless[phrase])

    def entries(self, tokens: Sequence[Token], text: str) -> set[Entry]:
        """What stands in a text in lower case, given with its tokens."""
        spaceless = (entry for _, _, entry in self.spaceless(text))
        return {*spaceless, *(run.entry for run in self.runs(tokens))}

    @cached_property
    def _tails(self) -> frozenset[str]:
        """The last letters of all ends of compounds."""
        return frozenset(ending[-_TAIL:] for ending in self._endings)

    def _standing(self, text: str) -> list[str]:
        """The phrases of scripts without spaces that stand in a text, the longest first."""
        anchors = set(self._vocabulary.unspaced(text))
        found = {each for anchor in anchors for each in self._anchored[anchor] if each in text}
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    @cached_property
    def _anchored(self) -> Mapping[str, Sequence[str]]:
        """The phrases of scripts without spaces, by what stands in them without a Latin letter."""
        anchored: dict[str, list[str]] = {}
        for phrase in self._spaceless:
            anchored.setdefault(_anchor(phrase), []).append(phrase)
        return anchored

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._anchored)

    def _add(self, phrase: str, entry: Entry) -> None:
        if phrase.startswith("-"):
            phrases, key = self._endings, phrase[1:]
        elif _SPACELESS.search(phrase):
            phrases, key = self._spaceless, phrase
        else:
            words = TOKEN.findall(phrase)
            phrases, key = self._worded, " ".join(words)
            self._lengths[words[0]] = max(self._lengths.get(words[0], 0), len(words))
        known = phrases.get(key, ())
        # Several languages may have the same word.
        if entry not in known:
            both = (*known, entry)
            phrases[key] = self._shared.setdefault(both, both)

    def _ending(self, word: str) -> Iterable[Entry]:
        for first in range(_FEWEST_BEFORE, len(word) - _TAIL + 1):
            yield from self._endings.get(word[first:], ())


def _anchor(phrase: str) -> str:
    """The longest stretch of a phrase without spaces and Latin letters."""
    runs: list[str] = OTHER_RUN.findall(phrase)
    return max(runs, key=len)


@cache
def _telling(words: str) -> str:
    """The two neighbours in a phrase that the fewest texts hold, or its only word."""
    listed = words.split(" ")
    return min(map(" ".join, pairwise(listed)), key=rarity, default=words)


def _plain(phrase: str) -> str:
    """A phrase without accents, where it is long enough to be known without them."""
    if phrase.isascii() or len(phrase) < _FEWEST_PLAIN or _SPACELESS.search(phrase):
        return phrase
    letters = unicodedata.normalize("NFD", phrase.replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, letters))


def _forms(term: str, language: str) -> Iterator[str]:
    """A term and its plural, where that is formed by rule."""
    yield term
    if language not in _PLURALS or _SPACELESS.search(term) or not term[-1].isalpha():
        return
    if language == "en" and term.endswith(("x", "ch", "sh")):
        yield f"{term}es"
    elif language == "en" and term.endswith("y") and term[-2] not in "aeiou":
        yield f"{term[:-1]}ies"
    elif language == "en" and term.endswith("fe"):
        yield f"{term[:-2]}ves"
    elif not term.endswith("s"):
        yield f"{term}s"
