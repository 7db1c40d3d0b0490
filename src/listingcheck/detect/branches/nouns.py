# SPDX-License-Identifier: Apache-2.0
"""Finds the names of things in a text, and the one it is about."""

from collections.abc import Iterator
from typing import NamedTuple

from listingcheck.detect.branches.lexicon import Lexicon
from listingcheck.detect.heads import Title

LONGEST = 400
"""How many characters are read; no marketplace takes a longer title."""
_WORDS = 4
_LATEST = 6
"""Where a Romance head stands at the latest, in words."""


class Noun(NamedTuple):
    """The name of a thing in a text; offsets in the text."""

    name: str
    branches: int
    """A mask; 0 where it names things of many branches."""
    first: int
    last: int
    """The places of its words, the last one excluded."""
    start: int
    end: int
    is_head: bool
    """Whether the text, or a part of it, is about this thing."""


def find(text: str, lexicon: Lexicon) -> list[Noun]:
    """The names of things in a text, in order; the longest at each place."""
    title = Title(text[:LONGEST], lexicon.grammar)
    words = [token.word for token in title.tokens]
    found: list[Noun] = []
    last = len(words)
    while last > 0:
        name = lexicon.ending(words[max(0, last - _WORDS) : last])
        if name:
            first = last - name.length
            is_head = title.is_head(first, last, lexicon.followers)
            found.append(_noun(title, name.branches, first, last, is_head=is_head))
        last -= name.length if name else 1
    found += _beginning(title, words, {p for n in found for p in range(n.first, n.last)}, lexicon)
    return sorted(found, key=lambda noun: noun.first)


def _beginning(title: Title, words: list[str], taken: set[int], lexicon: Lexicon) -> Iterator[Noun]:
    """Romance names, where no other stands and the title is in a Romance language."""
    if lexicon.romance.isdisjoint(words):
        return
    for first in range(len(words)):
        name = lexicon.beginning(words[first : first + _WORDS])
        if name and taken.isdisjoint(range(first, first + name.length)):
            last = first + name.length
            is_head = first < _LATEST and title.is_head(first, last, None)
            yield _noun(title, name.branches, first, last, is_head=is_head)


def _noun(title: Title, branches: int, first: int, last: int, *, is_head: bool) -> Noun:
    tokens = title.tokens[first:last]
    name = " ".join(token.word for token in tokens)
    return Noun(name, branches, first, last, tokens[0].start, tokens[-1].end, is_head)
