# SPDX-License-Identifier: Apache-2.0
"""Says when a title plainly speaks of another branch of trade than its category.

It takes two that agree: what the title is about, and one more word of the title, the product type
or the first sentence of the description. One word that fits the category, and nothing is said.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from listingcheck.detect.branches.forms import folded, words_of
from listingcheck.detect.branches.lexicon import Words, lexicon
from listingcheck.detect.branches.nouns import Noun, find
from listingcheck.detect.branches.shelves import Shelves, Sides
from listingcheck.detect.heads import TOKEN
from listingcheck.detect.text import flatten

_SENTENCE = re.compile(r"[^.!?\n|]{3,250}")
_MARKUP_READ = 2_000
"""How many characters of a description are flattened to find its first sentence."""
_FEW = 2
"""A word that occurs in names of at most so many branches speaks of them."""
_MANY = 6
"""Enough to fit a category that nothing but the title speaks against."""
_SHORTEST = 3
"""Letters of a word that may agree."""


class Misplaced(NamedTuple):
    """What a title says against its category."""

    branch: str
    """What to call the likelier branch."""
    filed: str
    """What to call the branch of the category."""
    head: tuple[int, int]
    """Where the title names the thing."""
    support: str
    """The words that agree."""
    place: tuple[int, int] | None
    """Where in the title those stand; None when elsewhere."""


class Listing(NamedTuple):
    """The texts of one listing."""

    title: str
    category: str
    product_type: str | None = None
    description: str | None = None


class Judge:
    """Compares titles with categories."""

    def __init__(self, words: Words) -> None:
        self._lexicon = lexicon(words)
        self._shelves = Shelves(self._lexicon)

    def judge(self, listing: Listing) -> Misplaced | None:
        """What speaks against a listing's category; None when nothing, or not enough, does."""
        sides = self._shelves.sides(listing.category)
        if not sides.own:
            return None
        by_type = self._by_type(listing.product_type, sides)
        if not self._may_differ(listing.title, sides, _FEW if by_type else _MANY):
            return None
        nouns = find(listing.title, self._lexicon)
        head = self._head(nouns, sides)
        if head is None or self._fits(listing.product_type, sides):
            return None
        if by_type & self._lexicon.near(head.branches):
            return self._found(head, listing.product_type or "", None, sides)
        return self._supported(listing, head, nouns, sides)

    def _may_differ(self, title: str, sides: Sides, few: int) -> bool:
        """Whether no word fits the category and one may speak against it.

        A word that names a thing by itself, such as "coffee", does not count as part of "coffee
        maker". This is all that most titles cost.
        """
        own, away, facts = sides.own, ~sides.near, self._lexicon.facts
        differs = False
        for word in words_of(title.lower()):
            alone, touches, hints, _, _ = facts[word]
            if alone & own or (touches & own and not alone and touches.bit_count() <= few):
                return False
            differs = differs or hints & away != 0
        return differs

    def _head(self, nouns: Sequence[Noun], sides: Sides) -> Noun | None:
        """What the title is about, if nothing else in it says otherwise."""
        heads = [noun for noun in nouns if noun.is_head]
        if not heads or not sides.against(heads[0].branches):
            return None
        if any(noun.branches & sides.own for noun in nouns):
            return None
        agreeing = self._lexicon.near(heads[0].branches) & ~sides.near
        if any(noun.branches and not noun.branches & agreeing for noun in heads):
            return None
        return heads[0]

    def _supported(
        self, listing: Listing, head: Noun, nouns: Sequence[Noun], sides: Sides
    ) -> Misplaced | None:
        if not sides.own & self._lexicon.pictured:
            for start, end in self._in_title(listing.title, head, nouns, sides):
                return self._found(head, listing.title[start:end], (start, end), sides)
        told = self._by_description(listing, head, sides)
        return self._found(head, told, None, sides) if told else None

    def _fits(self, product_type: str | None, sides: Sides) -> bool:
        """Whether the merchant's own word for the product agrees with the category."""
        if product_type is None:
            return False
        branches = self._shelves.sides(product_type).own
        facts = self._lexicon.facts
        return (branches & sides.own) != 0 or (
            not branches
            and any(facts[w].touches & sides.own for w in words_of(product_type.lower()))
        )

    def _by_type(self, product_type: str | None, sides: Sides) -> int:
        """The branches of the merchant's own word, where that speaks against the category."""
        branches = self._shelves.sides(product_type).own if product_type else 0
        return branches if sides.against(branches) else 0

    def _in_title(
        self, title: str, head: Noun, nouns: Sequence[Noun], sides: Sides
    ) -> list[tuple[int, int]]:
        """Where other words of the title agree: names of things first, then mere words."""
        agreeing = self._lexicon.near(head.branches)
        named = [
            (noun.start, noun.end)
            for noun in nouns
            if noun.name != head.name and noun.branches & agreeing and sides.against(noun.branches)
        ]
        touching = [
            match.span()
            for match in TOKEN.finditer(title)
            if not head.start <= match.start() < head.end
            and self._agrees(match[0].lower(), head, agreeing, sides)
        ]
        return named + touching

    def _agrees(self, word: str, head: Noun, agreeing: int, sides: Sides) -> bool:
        """Whether a mere word occurs in names of the same branch, and of hardly any other."""
        touched = self._lexicon.facts[word].touches
        is_narrow = len(word) >= _SHORTEST and touched.bit_count() <= _FEW
        fits = touched & head.branches and not touched & ~agreeing
        return bool(is_narrow and fits) and sides.against(touched)

    def _by_description(self, listing: Listing, head: Noun, sides: Sides) -> str | None:
        """A name of the same branch in the first sentence of the description."""
        text = flatten((listing.description or "")[:_MARKUP_READ]).text.strip()
        text = text.removeprefix(listing.title)
        match = _SENTENCE.search(text)
        if match is None:
            return None
        facts = self._lexicon.facts
        if any(facts[word].touches & sides.own for word in words_of(folded(match[0]))):
            return None
        for noun in find(match[0], self._lexicon):
            if noun.branches & head.branches and sides.against(noun.branches):
                return match[0][noun.start : noun.end]
        return None

    def _found(
        self, head: Noun, support: str, place: tuple[int, int] | None, sides: Sides
    ) -> Misplaced:
        name = self._lexicon.name
        return Misplaced(
            name(head.branches), name(sides.own), (head.start, head.end), support, place
        )
