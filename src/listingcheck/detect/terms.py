# SPDX-License-Identifier: Apache-2.0
"""Finds the names of kinds of goods in a title.

Words are looked up whole, a few at a time, so the cost does not grow with the number of terms.
Scripts that write words without spaces are searched as they stand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from listingcheck.detect.folding import folded
from listingcheck.detect.heads import TOKEN, Grammar, Title, Token
from listingcheck.detect.phrases import any_of, pattern

_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HEAD_LAST = frozenset({"brands", "de", "en"})
_PLURALS = frozenset({"en", "es", "fr", "pt"})
_GAP = "[^0-9A-Za-z]"
LONGEST_TITLE = 1_000
"""How many characters of a title are read; every marketplace takes fewer."""


class Strength(StrEnum):
    """How much a term says by itself."""

    SURE = "sure"
    """Names the thing and nothing else."""
    LIKELY = "likely"
    """Mostly names the thing."""
    SUPPORTED = "supported"
    """Says nothing unless something else agrees."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one kind of goods."""

    kind: str
    terms: Mapping[Strength, Mapping[str, Iterable[str]]]
    """By strength and language."""
    exceptions: Iterable[str] = ()
    """Phrases that hide the terms inside them: "root beer"."""
    clears: Iterable[str] = ()
    """Phrases that clear the whole title: "alcohol free"."""
    companions: Iterable[str] = ()
    """Phrases that agree with a term: "abv"."""
    followers: Iterable[str] = ()
    """Words that may follow the name of this thing: "extra"."""
    accessories: bool = False
    """Whether what goes with the thing is refused as well."""


class Match(NamedTuple):
    """A term in a title; offsets in the title."""

    kind: str
    strength: Strength
    start: int
    end: int
    is_head: bool = True
    """Whether the title, or a part of it, is about the thing itself."""
    is_backed: bool = False
    """Whether a companion stands in the title."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    strength: Strength = Strength.SURE
    head_last: bool = False


@dataclass(slots=True)
class _Index:
    """Phrases by their words."""

    worded: dict[str, list[_Entry]] = field(default_factory=dict)
    spaceless: dict[str, list[_Entry]] = field(default_factory=dict)
    longest: int = 1

    def add(self, phrase: str, entry: _Entry) -> None:
        phrase = folded(phrase)
        if _SPACELESS.search(phrase):
            self.spaceless.setdefault(phrase.lower(), []).append(entry)
            return
        words = [match[0].lower() for match in TOKEN.finditer(phrase)]
        self.longest = max(self.longest, len(words))
        self.worded.setdefault(" ".join(words), []).append(entry)

    def runs(self, tokens: list[Token]) -> Iterator[tuple[int, int, _Entry]]:
        """Yield the runs of tokens that are phrases, the longest first at each place."""
        words = [token.word for token in tokens]
        for first in range(len(words)):
            for last in range(min(len(words), first + self.longest), first, -1):
                for entry in self.worded.get(" ".join(words[first:last]), ()):
                    yield first, last, entry

    def kinds(self, folded: str, tokens: list[Token]) -> set[str]:
        """The kinds of which a phrase stands in the title."""
        spaceless = (entries for phrase, entries in self.spaceless.items() if phrase in folded)
        found = {entry.kind for entries in spaceless for entry in entries}
        return found | {entry.kind for _, _, entry in self.runs(tokens)}


class Terms:
    """The vocabularies of several kinds, ready for titles.

    Args:
        vocabularies: the words of each kind.
        grammar: words that say what part a term plays in a title.
        unrelated: things that only show the goods: "poster".
        accessories: things that go with the goods: "bottle opener".
    """

    def __init__(
        self,
        vocabularies: Iterable[Vocabulary],
        grammar: Grammar,
        unrelated: Iterable[str] = (),
        accessories: Iterable[str] = (),
    ) -> None:
        self._vocabularies = {vocabulary.kind: vocabulary for vocabulary in vocabularies}
        self._grammar = grammar
        self._followers = {
            vocabulary.kind: frozenset(vocabulary.followers) | grammar.packaging
            for vocabulary in self._vocabularies.values()
        }
        self._terms, self._exceptions = _Index(), _Index()
        self._companions, self._clears = _Index(), _Index()
        for vocabulary in self._vocabularies.values():
            self._add(vocabulary)
        self._unrelated, self._accessories = any_of(unrelated), any_of(accessories)

    @property
    def patterns(self) -> list[str]:
        """What must occur in a title that holds a term."""
        worded = [_whole(words) for words in self._terms.worded]
        return [*worded, *(f"(?i){pattern(term)}" for term in self._terms.spaceless)]

    def find(self, text: str) -> list[Match]:
        """The terms in a title that may be what it sells, kind by kind."""
        text = text[:LONGEST_TITLE]
        title, folded = Title(text, self._grammar), text.lower()
        found = [*self._worded(title), *self._spaceless(folded)]
        if not found or len(folded) != len(text):
            return []
        cleared = self._clears.kinds(folded, title.tokens)
        backed = self._companions.kinds(folded, title.tokens)
        kept = (
            match._replace(is_backed=match.kind in backed)
            for match in found
            if match.kind not in cleared and not self._is_aside(text, match)
        )
        return sorted(kept, key=lambda match: (match.kind, match.start))

    def _add(self, vocabulary: Vocabulary) -> None:
        for strength, languages in vocabulary.terms.items():
            for language, terms in languages.items():
                entry = _Entry(vocabulary.kind, strength, language in _HEAD_LAST)
                for term in terms:
                    for form in _forms(term, language):
                        self._terms.add(form, entry)
        for phrases, index in (
            (vocabulary.exceptions, self._exceptions),
            (vocabulary.companions, self._companions),
            (vocabulary.clears, self._clears),
        ):
            for phrase in phrases:
                index.add(phrase, _Entry(vocabulary.kind))

    def _worded(self, title: Title) -> Iterator[Match]:
        exceptions = list(self._exceptions.runs(title.tokens))
        taken: set[tuple[int, str]] = set()
        for first, last, entry in self._terms.runs(title.tokens):
            places = {(place, entry.kind) for place in range(first, last)}
            if places & taken or any(_hides(run, first, last, entry) for run in exceptions):
                continue
            taken |= places
            followers = self._followers[entry.kind] if entry.head_last else None
            start, end = title.tokens[first].start, title.tokens[last - 1].end
            yield Match(
                entry.kind, entry.strength, start, end, title.is_head(first, last, followers)
            )

    def _spaceless(self, folded: str) -> Iterator[Match]:
        if not _SPACELESS.search(folded):
            return
        for phrase in self._exceptions.spaceless:
            folded = folded.replace(phrase, "\n" * len(phrase))
        for term, entries in self._terms.spaceless.items():
            start = folded.find(term)
            if start >= 0:
                for entry in entries:
                    yield Match(entry.kind, entry.strength, start, start + len(term))

    def _is_aside(self, text: str, match: Match) -> bool:
        """Whether the words around a term say that only its picture or accessory is sold."""
        around = f"{text[: match.start]}\n{text[match.end :]}"
        if self._unrelated.search(around):
            return True
        tolerant = not self._vocabularies[match.kind].accessories
        return tolerant and self._accessories.search(around) is not None


def _whole(words: str) -> str:
    """A run of words as a pattern: whatever signs stand between them, no letter at either end."""
    body = f"{_GAP}+".join(map(pattern, words.split(" ")))
    return f"(?i)(?:^|{_GAP}){body}(?:$|{_GAP})"


def _hides(run: tuple[int, int, _Entry], first: int, last: int, entry: _Entry) -> bool:
    """Whether an exception hides a term: "root beer" hides "beer", but not "hard root beer"."""
    begin, end, exception = run
    overlaps = begin < last and first < end and exception.kind == entry.kind
    is_wider = first <= begin and end <= last and last - first > end - begin
    return overlaps and not is_wider


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
