# SPDX-License-Identifier: Apache-2.0
"""Suggests the marketplace's categories for those of a shop."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from listingcheck.mapping.features import features_of
from listingcheck.mapping.languages import Names, readings
from listingcheck.mapping.leaning import Leaning
from listingcheck.mapping.likeness import Index, Likeness, in_order
from listingcheck.mapping.tree import SEPARATOR, Tree
from listingcheck.mapping.words import known, terms

AT_MOST = 3
"""How many categories are suggested for one."""
LEAST = 0.35
"""The score below which names are alike by accident."""
_KEPT = 10
"""How many of the likest may still be reordered."""
_LONGEST = 1_000
"""Characters of a path that are compared."""
_READINGS = 2
"""In how many languages a category is compared."""
_SAMPLE = 1_000
"""How many categories of a public taxonomy tell which branches go together."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category of the marketplace that may be meant."""

    category: str
    """Its path, or its id where several have that path."""
    id: str
    score: float
    """How like it is, from 0 to 1."""
    why: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a category is wanted for."""

    name: str
    """A path, an id or a product type."""
    taxonomy: str | None
    titles: tuple[str, ...] = ()
    """Of some of its products."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one reading of a name is like."""

    names: Names
    is_translated: bool
    likest: tuple[Likeness, ...]


class Suggester:
    """Compares names with a tree.

    Args:
        tree: the marketplace's categories.
        references: public taxonomies, in which source categories are looked up.
    """

    def __init__(self, tree: Tree, references: Sequence[Tree] = ()) -> None:
        self._tree = tree
        self._references = references
        self._index = Index(tree.fileable)

    def suggest(self, wanted: Sequence[Wanted]) -> list[tuple[Suggestion, ...]]:
        """Up to three categories for each, the likest first; none where nothing is like it.

        All are looked at together, since together they tell which branches go with which.
        """
        found = [[*self._compared(each)] for each in wanted]
        leaning = Leaning()
        for reading in self._samples({each.taxonomy for each in wanted}):
            leaning.learn(reading, self._index.nearest(features_of(reading)))
        for each in (each for several in found for each in several):
            leaning.learn(each.names, each.likest)
        return [tuple(self._chosen(several, leaning)) for several in found]

    def _compared(self, wanted: Wanted) -> Iterator[_Found]:
        """The likest of a category, in each of the languages that the tree knows best."""
        own, *others = readings(wanted.name[:_LONGEST], wanted.taxonomy, self._references)
        known_best = sorted((own, *others), key=self._index.hears, reverse=True)
        for names in known_best[:_READINGS]:
            likest = self._index.nearest(features_of(names, wanted.titles))
            yield _Found(names, names != own, tuple(likest[:_KEPT]))

    def _samples(self, taxonomies: Iterable[str | None]) -> Iterator[Names]:
        """Categories from all over each taxonomy, in the language that the tree knows best."""
        for taxonomy in sorted(filter(None, taxonomies)):
            trees = [tree for tree in self._references if tree.taxonomy == taxonomy]
            if trees:
                yield from max(map(_sample, trees), key=self._heard)

    def _heard(self, sample: Sequence[Names]) -> float:
        return sum(map(self._index.hears, sample))

    def _chosen(self, several: Iterable[_Found], leaning: Leaning) -> Iterator[Suggestion]:
        best: dict[str, tuple[Likeness, _Found]] = {}
        for found in several:
            for likeness in found.likest:
                score = likeness.score * leaning.factor(found.names, likeness)
                other = best.get(likeness.branch.id)
                if score >= LEAST and (other is None or other[0].score < score):
                    best[likeness.branch.id] = (replace(likeness, score=score), found)
        likest = sorted(best.values(), key=lambda pair: in_order(pair[0]))
        for likeness, found in likest[:AT_MOST]:
            branch = likeness.branch
            score = round(min(1.0, likeness.score), 2)
            yield Suggestion(
                self._tree.written(branch), branch.id, score, _why(likeness, found, branch.notice)
            )


def _sample(tree: Tree) -> list[Names]:
    step = len(tree.branches) // _SAMPLE + 1
    return [branch.names for branch in tree.branches[::step]]


def _why(likeness: Likeness, found: _Found, notice: str) -> str:
    """What a category and its suggestion have in common, in one phrase."""
    words = ", ".join(repr(word) for word in _shared(likeness))
    said = f"titles of its products say {words}" if likeness.is_by_titles else f"shares {words}"
    read = f"; read as {SEPARATOR.join(found.names)}" if found.is_translated else ""
    return f"{said}{read}{notice}"


def _shared(likeness: Likeness) -> list[str]:
    """The shared words as the suggested category writes them, those of its last name first."""
    written: dict[str, None] = {}
    for name in reversed(likeness.branch.names):
        for word in _WORD.findall(name.lower()):
            if any(term.word in likeness.shared for term in terms(word)):
                written[word] = None
    listed = sorted(written, key=lambda word: all(t.word in known().vague for t in terms(word)))
    return listed[:_QUOTED]
