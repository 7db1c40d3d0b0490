# SPDX-License-Identifier: Apache-2.0
"""Reads a category: "Kitchenware > Tea & Coffeeware" stands for kitchenware."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from listingcheck.detect.branches.forms import folded, parts_of, words_of
from listingcheck.detect.branches.lexicon import Lexicon

REMEMBERED = 10_000
"""How many categories are remembered before it starts anew."""
LONGEST = 1_000
"""How many characters of a category are read, so that runs of spaces cost little."""
_SEGMENT = re.compile(r"\s*[>/|\u00bb\u203a;\\]\s*")
_SLUG = re.compile(r"[-_]")
_WORDS = 4
_FEW = 2


class Sides(NamedTuple):
    """The branches of a category, and those with their neighbours; 0 where it is unclear."""

    own: int
    near: int

    def against(self, branches: int) -> bool:
        """Whether these branches have nothing to do with the category."""
        return branches != 0 and not branches & self.near


class Shelves:
    """Tells which branches a category stands for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Sides] = {}

    def sides(self, path: str) -> Sides:
        """The branches of a category."""
        found = self._known.get(path)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            own = self._read(folded(path[:LONGEST]))
            found = self._known[path] = Sides(own, self._lexicon.near(own))
        return found

    def _read(self, path: str) -> int:
        branches = 0
        for segment in _SEGMENT.split(path):
            name = segment if " " in segment else _SLUG.sub(" ", segment)
            branches |= self._lexicon.shelves.get(name) or self._joined(name)
        return branches

    def _joined(self, name: str) -> int:
        branches = 0
        for part in parts_of(name):
            if part not in self._lexicon.unspoken:
                branches |= self._part(words_of(part))
        return branches

    def _part(self, words: Sequence[str]) -> int:
        """What a name says that no list has: its end, its beginning, or else all its words."""
        lexicon = self._lexicon
        named = lexicon.ending(words[-_WORDS:])
        mask = self._known_end(words) or (named.branches if named else 0)
        is_romance = len(words) == 1 or not lexicon.romance.isdisjoint(words)
        if not mask and is_romance and (begun := lexicon.beginning(words)):
            mask = begun.branches
        for word in () if mask else words:
            touched = lexicon.facts[word].touches
            mask |= touched if touched.bit_count() <= _FEW else 0
        return mask if mask.bit_count() <= _FEW else 0

    def _known_end(self, words: Sequence[str]) -> int:
        """The branches of the longest category that ends the words."""
        ends = (" ".join(words[-length:]) for length in range(min(len(words), _WORDS), 0, -1))
        return next((self._lexicon.shelves[end] for end in ends if end in self._lexicon.shelves), 0)
