# SPDX-License-Identifier: Apache-2.0
"""Finds the names of kinds of goods in a title or a sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from listingcheck.detect.folding import lowered
from listingcheck.detect.gate import Gate
from listingcheck.detect.heads import Grammar, Title
from listingcheck.detect.needs import Need
from listingcheck.detect.term_index import Forms, Run, TermIndex, forms_of
from listingcheck.kept import kept

_HEAD_LAST = frozenset({"en", "de", "nl"})
LONGEST = 1_000
"""How many characters of a title or sentence are read; every marketplace takes fewer."""
_SENTENCE_ENDS = ".!?\n\u3002\uff01\uff1f"
_NUMBER = r"\d[\d.,]*\s*"


class Strength(StrEnum):
    """How much a term says by itself."""

    SURE = "sure"
    """Names the thing and nothing else."""
    LIKELY = "likely"
    """Mostly names the thing."""
    SUPPORTED = "supported"
    """Says nothing unless something else agrees."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of goods."""

    kind: str
    terms: Mapping[Strength, Mapping[str, Iterable[str]]]
    """By strength and language."""
    names: Mapping[Strength, Iterable[str]] = field(default_factory=dict)
    """Brands, models and appellations: they stand without the word for the thing."""
    exceptions: Iterable[str] = ()
    """Phrases that hide the terms inside them: "root beer"."""
    clears: Iterable[str] = ()
    """Phrases that clear the whole text: "alcohol free"."""
    units: Sequence[str] = ()
    """What is measured of this thing only: "# puffs", where # is any number."""
    accessories: bool = False
    """Whether what goes with the thing is refused as well."""
    any_form: bool = False
    """Whether the thing may come as anything: as a ring, a shirt, a toy."""


class Match(NamedTuple):
    """A term in a text; offsets in the text."""

    kind: str
    strength: Strength
    start: int
    end: int
    is_head: bool = True
    """Whether the text, or a part of it, is about the thing itself."""


class _Entry(NamedTuple):
    kind: str
    strength: Strength = Strength.SURE
    head_last: bool = False
    is_name: bool = False


class Terms:
    """The words of several kinds, ready for titles and sentences.

    Args:
        kinds: the words of each kind.
        grammar: words that say what part a term plays in a title.
        unrelated: things that only show the goods: "poster".
        accessories: things that go with the goods: "bottle opener".
    """

    def __init__(
        self,
        kinds: Iterable[Words],
        grammar: Grammar,
        unrelated: Iterable[str] = (),
        accessories: Iterable[str] = (),
    ) -> None:
        self._kinds = {words.kind: words for words in kinds}
        self._grammar = grammar
        self._units: dict[str, re.Pattern[str]] = {}
        self._terms, self._exceptions = TermIndex[_Entry](), TermIndex[_Entry]()
        self._clears, self._asides = TermIndex[str](), TermIndex[bool]()
        for words in self._kinds.values():
            self._add(words)
        self._asides.add(forms_of(unrelated), False)
        self._asides.add(forms_of(accessories), True)

    @cached_property
    def needs(self) -> list[Need]:
        """What must occur in a text that holds a term."""
        return self._terms.need()

    @cached_property
    def sure_needs(self) -> list[Need]:
        """What must occur in running text that says an unambiguous name."""
        return self._terms.need(_is_sure)

    def find(self, text: str) -> list[Match]:
        """The terms in a text that may be what it sells, kind by kind."""
        low = lowered(text[:LONGEST])
        title = Title(low, self._grammar)
        found = [*self._worded(title), *self._spaceless(low)]
        if not found:
            return []
        cleared = self._clears.entries(title.tokens, low)
        kept = [match for match in found if match.kind not in cleared]
        kept = [match for match in kept if not self._is_aside(title, low, match)]
        return sorted(kept, key=lambda match: (match.kind, match.start, -match.end))

    def mentions(self, text: str) -> list[Match]:
        """The unambiguous names of goods in running text, in sentences that are about them."""
        if not self._gate.open(text):
            return []
        low = lowered(text)
        tokens = Title(low, self._grammar).tokens
        places = {
            tokens[run.first].start for run in self._terms.runs(tokens) if _is_sure(run.entry)
        }
        places |= {start for start, _, _ in self._terms.spaceless(low)}
        sentences = {_sentence(text, place) for place in places}
        return [
            match._replace(start=match.start + first, end=match.end + first)
            for first, last in sorted(sentences)
            for match in self.find(text[first:last])
            if match.strength is Strength.SURE and match.is_head
        ]

    def units(self, kind: str, text: str) -> re.Match[str] | None:
        """The first measure in a text that only this kind of goods has."""
        if kind not in self._units:
            self._units[kind] = _measures(self._kinds[kind].units)
        return self._units[kind].search(text)

    def _add(self, words: Words) -> None:
        forms = iter(_forms(words))
        for strength, languages in words.terms.items():
            for language in languages:
                entry = _Entry(words.kind, strength, head_last=language in _HEAD_LAST)
                self._terms.add(next(forms), entry)
        for strength in words.names:
            self._terms.add(next(forms), _Entry(words.kind, strength, is_name=True))
        self._exceptions.add(next(forms), _Entry(words.kind))
        self._clears.add(next(forms), words.kind)

    def _worded(self, title: Title) -> Iterator[Match]:
        runs = list(self._terms.runs(title.tokens))
        exceptions = list(self._exceptions.runs(title.tokens)) if runs else []
        taken: set[tuple[int, str]] = set()
        for run in runs:
            first, last, entry = run
            places = {(place, entry.kind) for place in range(first, last)}
            if places & taken or any(_hides(other, run) for other in exceptions):
                continue
            taken |= places
            start, end = title.tokens[first].start, title.tokens[last - 1].end
            yield Match(entry.kind, entry.strength, start, end, self._is_head(title, run))

    def _is_head(self, title: Title, run: Run[_Entry]) -> bool:
        if run.entry.is_name:
            return True
        # A name of several words hardly is a part of something else's.
        is_vague = run.entry.strength is not Strength.SURE and run.last - run.first == 1
        is_strict = run.entry.head_last and is_vague
        followers = self._grammar.packaging if is_strict else None
        return title.is_head(run.first, run.last, followers)

    def _spaceless(self, low: str) -> Iterator[Match]:
        exceptions = [Run(*found) for found in self._exceptions.spaceless(low)]
        for start, end, entry in self._terms.spaceless(low):
            if not any(_hides(other, Run(start, end, entry)) for other in exceptions):
                yield Match(entry.kind, entry.strength, start, end)

    def _is_aside(self, title: Title, low: str, match: Match) -> bool:
        """Whether the words around a term say that only its picture or accessory is sold."""
        words = self._kinds[match.kind]
        if words.any_form:
            return False
        before = [token for token in title.tokens if token.end <= match.start]
        first = next((n for n, token in enumerate(title.tokens) if token.start >= match.end), None)
        after = title.tokens[first : title.main(first)] if first else []
        around = f"{low[: match.start]}\n{low[match.end : after[-1].end if after else match.end]}"
        tolerant = not words.accessories
        # Tokens on either side make no phrase across the term.
        found = {run.entry for tokens in (before, after) for run in self._asides.runs(tokens)}
        found |= {entry for _, _, entry in self._asides.spaceless(around)}
        return False in found or (tolerant and True in found)

    @cached_property
    def _gate(self) -> Gate:
        return Gate([self.sure_needs])


def _forms(words: Words) -> Sequence[Forms]:
    """The forms of each list of a kind, which are kept: most kinds have thousands of phrases."""
    lists = [(language, list(phrases)) for language, phrases in _lists(words)]
    given = chain.from_iterable((f"{language}:", *phrases) for language, phrases in lists)
    worked_out: Sequence[Forms] = kept(
        f"terms-{words.kind}",
        given,
        lambda: [forms_of(phrases, language) for language, phrases in lists],
    )
    return worked_out


def _lists(words: Words) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield all lists of a kind, each with its language where that forms plurals."""
    for languages in words.terms.values():
        yield from languages.items()
    yield from (("", names) for names in words.names.values())
    yield from (("", words.exceptions), ("", words.clears))


def _is_sure(entry: _Entry) -> bool:
    return entry.strength is Strength.SURE


def _sentence(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, as far as it is read."""
    first = max(text.rfind(sign, max(0, place - LONGEST), place) for sign in _SENTENCE_ENDS) + 1
    ends = (text.find(sign, place, place + LONGEST) for sign in _SENTENCE_ENDS)
    return first, min((end for end in ends if end >= 0), default=len(text))


def _measures(units: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of some measures."""
    bodies = (r"\s*".join(map(_measure, unit.split(" "))) for unit in sorted(units, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(bodies) or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _measure(word: str) -> str:
    return re.escape(word).replace(r"\#", _NUMBER)


def _hides(exception: Run[_Entry], term: Run[_Entry]) -> bool:
    """Whether an exception hides a term: "root beer" hides "beer", but not "hard root beer"."""
    overlaps = exception.first < term.last and term.first < exception.last
    is_wider = (
        term.first <= exception.first
        and exception.last <= term.last
        and term.last - term.first > exception.last - exception.first
    )
    return overlaps and exception.entry.kind == term.entry.kind and not is_wider
