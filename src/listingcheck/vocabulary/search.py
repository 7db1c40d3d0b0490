# SPDX-License-Identifier: Apache-2.0
"""Finds what a merchant asks for among things that have texts, by the surest way that finds any."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Generic, TypeVar

from listingcheck.vocabulary.phrases import Phrase, keywords, phrase, spelled

T = TypeVar("T")

_SHORTEST_PART = 10
"""Characters a part of a text must have to stand for the whole."""
_SMALL = 0.8
"""How much of a longer quotation a shorter one inside it must be to be meant as well."""
_MOST = 5
"""Things that are offered where none is certain."""
_NEAR = 0.33
_BEHIND = 0.8
"""How near the best one another must come to be offered as well."""
_UNHEARD = 0.25
"""What a word counts that no message has, against one that a single message has."""
_BESIDE = 0.5
"""What a word counts that stands in the explanation of a thing and in none of its texts."""
_WHOLE = 0.3
"""How much it counts that a text has no other words than the question."""


@dataclass(frozen=True)
class Entry(Generic[T]):
    """A thing as it is searched."""

    thing: T
    texts: tuple[str, ...]
    """What it may be called by."""
    beside: str
    """What else is said of it."""

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its texts, folded."""
        return tuple(map(phrase, self.texts))

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """The words of each of its texts."""
        return tuple(keywords(phrase.text) for phrase in self.phrases)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each of its words counts."""
        own = {word: 1.0 for words in self.said for word in words}
        return dict.fromkeys(keywords(" ".join(self.beside.split())), _BESIDE) | own


def search(entries: Sequence[Entry[T]], question: str, quoted: str = "") -> list[T]:
    """The things a folded question asks for, best first; none where nothing comes near it.

    ``quoted`` is what stands in quotation marks in it, folded.
    """
    return (
        exact(entries, question)
        or _quoted(entries, question)
        or exact(entries, quoted)
        or _holding(entries, question)
        or _near(entries, question)
    )


def exact(entries: Iterable[Entry[T]], question: str) -> list[T]:
    """The things that have the very words of a folded question as one of their texts."""
    return [e.thing for e in entries if any(p.text == question for p in e.phrases)]


def _quoted(entries: Iterable[Entry[T]], question: str) -> list[T]:
    """Those with a text in the question, the longest first; no small part of a longer one."""
    standing = [(span, entry) for entry in entries if (span := _span(entry, question))]
    standing.sort(key=lambda pair: -_length(pair[0]))
    kept: list[tuple[int, int]] = []
    found = []
    for span, entry in standing:
        if not any(_is_small_part(span, other) for other in kept):
            kept.append(span)
            found.append(entry.thing)
    return found


def _span(entry: Entry[T], question: str) -> tuple[int, int] | None:
    """Where the longest of its texts that stand in the question stands."""
    spans = [s for p in entry.phrases if (s := p.span(question)) and p.is_told_by(question)]
    return max(spans, key=_length, default=None)


def _is_small_part(span: tuple[int, int], other: tuple[int, int]) -> bool:
    inside = other[0] <= span[0] and span[1] <= other[1]
    return inside and _length(span) < _SMALL * _length(other)


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _holding(entries: Iterable[Entry[T]], question: str) -> list[T]:
    """Those with a text that the question is a part of, the shortest first."""
    if len(question) < _SHORTEST_PART or len(keywords(question)) < 2:
        return []
    holding = [
        (min(lengths), entry.thing)
        for entry in entries
        if (lengths := [len(p.text) for p in entry.phrases if question in p.text])
    ]
    return [thing for _, thing in sorted(holding, key=lambda pair: pair[0])[:_MOST]]


def _near(entries: Sequence[Entry[T]], question: str) -> list[T]:
    """Those that share the question's words, rare words before frequent ones."""
    rarity = _rarity(entries)
    unheard = _UNHEARD * log(1 + len(entries))
    asked = {
        word: rarity.get(word, unheard) for word in keywords(spelled(question, _spoken(entries)))
    }
    scores = [(_likeness(entry, asked, rarity), entry.thing) for entry in entries]
    scores.sort(key=lambda pair: -pair[0])
    least = max(_NEAR, _BEHIND * scores[0][0]) if scores else 1.0
    return [thing for score, thing in scores[:_MOST] if score >= least]


def _rarity(entries: Sequence[Entry[T]]) -> dict[str, float]:
    """How much a word tells: the more, the fewer things have it."""
    count = Counter(word for entry in entries for word in entry.weights)
    return {word: log(1 + len(entries) / times) for word, times in count.items()}


def _spoken(entries: Iterable[Entry[T]]) -> frozenset[str]:
    """Every word that is used anywhere, as it is written."""
    return frozenset(word for e in entries for p in e.phrases for word in p.text.split())


def _likeness(entry: Entry[T], asked: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """How much of the question a thing has, and how much of one of its texts the question."""
    shared = sum(told * entry.weights.get(word, 0.0) for word, told in asked.items())
    if not shared:
        return 0.0
    fitting = max(_covered(words, asked, rarity) for words in entry.said)
    return shared / sum(asked.values()) * (1 - _WHOLE + _WHOLE * fitting)


def _covered(
    words: frozenset[str], asked: Mapping[str, float], rarity: Mapping[str, float]
) -> float:
    whole = sum(rarity[word] for word in words)
    return sum(rarity[word] for word in words if word in asked) / whole if whole else 0.0
