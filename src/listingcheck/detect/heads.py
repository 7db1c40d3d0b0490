# SPDX-License-Identifier: Apache-2.0
"""What a title is about: "wine glass" is a glass, "glass of wine" is wine for once.

In English and German the last word of a part of the title names the thing, in Romance and most
Asian languages the first. A part ends at a comma, a bracket, a dash or a word such as "for".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from listingcheck.detect.needs import LATIN

TOKEN = re.compile(rf"[{LATIN}]+|[^\W_{LATIN}]+")
"""A word; where scripts meet, another one begins: "CBDリキッド"."""
_BREAK = re.compile(r"[,;:|()\[\]{}\u2013\u2014\u2022\u00b7!?\u3002\uff0c\u3001]|\s[-/]\s")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words that decide what part a name plays in a title."""

    packaging: frozenset[str] = frozenset()
    """May follow the name of the thing: "bottle", "pack"."""
    breaks: frozenset[str] = frozenset()
    """End a part of the title: "for", "with"."""
    leads: frozenset[str] = frozenset()
    """Make the name after them a part or use of something else: "de", "faux"."""
    extras: frozenset[str] = frozenset()
    """Begin what comes with the thing: "with", "incl"."""

    @classmethod
    def of(cls, lists: Mapping[str, Any]) -> "Grammar":
        """The lists of ``goods/kinds``."""
        return cls(
            *(frozenset(lists.get(name, ())) for name in ("packaging", "breaks", "leads", "extras"))
        )


class Token(NamedTuple):
    """A word in lower case, and where it stands."""

    word: str
    start: int
    end: int


class Title:
    """A title in words."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._text = text
        self._grammar = grammar
        self.tokens = [Token(m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]

    def is_head(self, first: int, last: int, followers: frozenset[str] | None) -> bool:
        """Whether a part of the title is about what its tokens ``first`` to ``last`` name.

        Nothing but ``followers`` and numbers may come after; None lets anything follow.
        """
        begin = first
        while begin > 0 and not self._begins_part(begin):
            begin -= 1
        if begin > 0 and self._word(begin - 1) in self._grammar.breaks:
            return False
        if first > begin and self._word(first - 1) in self._grammar.leads:
            return False
        return followers is None or self._ends_part(last, followers)

    def main(self, last: int) -> int:
        """Where, after a thing's name that ends before ``last``, what comes with it begins."""
        for place in range(last, len(self.tokens)):
            gap = self._text[self.tokens[place - 1].end : self.tokens[place].start]
            if "+" in gap or self._word(place) in self._grammar.extras:
                return place
        return len(self.tokens)

    def _ends_part(self, place: int, followers: frozenset[str]) -> bool:
        """Whether nothing but numbers and followers stand between a token and the part's end."""
        while place < len(self.tokens) and not self._begins_part(place):
            word = self._word(place)
            if word in self._grammar.breaks:
                return True
            if word not in followers and not any(map(str.isdigit, word)):
                return False
            place += 1
        return True

    def _begins_part(self, place: int) -> bool:
        before = self.tokens[place - 1]
        gap = self._text[before.end : self.tokens[place].start]
        return before.word in self._grammar.breaks or _BREAK.search(gap) is not None

    def _word(self, place: int) -> str:
        return self.tokens[place].word
