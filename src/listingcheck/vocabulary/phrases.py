# SPDX-License-Identifier: Apache-2.0
"""Compares what a merchant typed with the texts of messages: by words, without case or marks."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from listingcheck import data

_HOLE = re.compile(r"\{\{[^{}]*\}\}|\{[a-z_]*\}|<[a-z_ ]*>|%[sd]|\b[XY]\b")
"""Where a message has something to fill in."""
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "ly", "s", "e", "y")
_SHORTEST_STEM = 3
_SHORTEST_FILLED = 10
"""Characters that must stand around the holes of a message for it to be told apart."""
_LONG = 5
"""Words of a message that are enough to recognise it in any text."""
_NEAR = 0.85


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text of a message, folded."""

    text: str
    """Its words, holes left as they are written."""
    parts: tuple[str, ...]
    """Its words between the holes."""
    is_code: bool
    """Whether it is a code, such as ``12052251``, that means nothing else anywhere."""

    def span(self, question: str) -> tuple[int, int] | None:
        """Where it stands in a folded question, with its holes filled in."""
        if len(self.parts) > 1 and sum(map(len, self.parts)) < _SHORTEST_FILLED:
            return None
        padded, start, place = f" {question} ", -1, 0
        for part in self.parts:
            place = padded.find(f" {part} ", place)
            if place < 0:
                return None
            start = place if start < 0 else start
            place += len(part) + 1
        return start, place

    def is_told_by(self, question: str) -> bool:
        """Whether it is so much of a question that holds it that nothing else can be meant."""
        long = sum(len(part.split()) for part in self.parts) >= _LONG
        said = sum(len(keywords(part)) for part in self.parts)
        return self.is_code or long or 0 < said * 2 >= len(keywords(question))


def folded(text: str) -> str:
    """The words of a text, in lower case, one space apart."""
    return " ".join(_WORD.findall(text.casefold()))


def phrase(text: str) -> Phrase:
    """Fold a text of a message."""
    parts = tuple(filter(None, map(folded, _HOLE.split(text))))
    is_code = " " not in text and (text.count("_") > 1 or any(map(str.isdigit, text)))
    return Phrase(folded(text), parts, is_code)


@lru_cache(maxsize=4096)
def keywords(text: str) -> frozenset[str]:
    """The words of a folded text that carry meaning, stemmed, each by the name messages use."""
    asked = data.words("questions")
    ignored, same = frozenset(asked["ignored"]), asked["same"]
    return frozenset(stem(same.get(word, word)) for word in text.split() if word not in ignored)


def stem(word: str) -> str:
    """A word without its ending: ``images`` and ``image`` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def spelled(question: str, known: Collection[str]) -> str:
    """A folded question with words that nobody knows put right, where one is near."""
    return " ".join(word if word in known else _nearest(word, known) for word in question.split())


def _nearest(word: str, known: Collection[str]) -> str:
    alike = [other for other in known if other[0] == word[0]]
    return next(iter(get_close_matches(word, alike, n=1, cutoff=_NEAR)), word)
