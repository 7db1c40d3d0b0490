# SPDX-License-Identifier: Apache-2.0
"""How like two categories are, by their names alone.

A path is a vector of words, in which rare words weigh more than common ones. Likeness is the cosine
of two vectors, made smaller where they name another thing or are for others (dogs, babies, cars).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import fsum, log, sqrt

from listingcheck.mapping.features import Features, features_of
from listingcheck.mapping.tree import Branch
from listingcheck.mapping.words import known, terms

_INSIDE = 0.7
"""What a word weighs that is only a part of one."""
_SHORTEST_PART = 4
"""Letters that such a part has at least."""
_OTHER_HEAD = 0.75
"""What is left of a likeness where the last names name different things."""
_PART_OF_IT = 0.8
"""The same where one is for the thing that the other is: "Iron Accessories" and "Irons"."""
_OTHER_KIND = 0.8
"""The same where both say which kind, and say different ones: "Door Mats" and "Bath Mats"."""
_OTHER_AUDIENCE = 0.55
"""The same for each audience that only the category found is for."""
_LOST_AUDIENCE = 0.7
"""The same for each that only the category wanted is for."""
_OPPOSITE = 0.4
"""The same where one is for women and the other for men."""
_BY_TITLES = 0.7
"""The same where only titles of products are like it."""
_ONE_WORD = 0.8
"""The same where it rests on one word of several."""
_UNHEARD = 0.75
"""How rare a word counts that no category has, of the rarest there is."""
_CANDIDATES = 40
"""How many of the nearest are looked at closely."""
_POSTINGS = 1_000
"""How many categories are looked up at most through words that many share."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A category that is like another."""

    branch: Branch
    score: float
    """From 0 to 1."""
    shared: frozenset[str]
    """The words both have."""
    is_by_titles: bool
    """Whether only titles of products have them."""


class Index:
    """Categories found by their words."""

    def __init__(self, branches: Sequence[Branch]) -> None:
        self._branches = branches
        self._features = [features_of(branch.names) for branch in branches]
        counts = Counter(word for each in self._features for word in each.weights)
        self._rarity = {word: log(1 + len(branches) / count) for word, count in counts.items()}
        self._unheard = log(1 + len(branches)) * _UNHEARD
        self._lengths = [self._length(each.weights) for each in self._features]

    @cached_property
    def _postings(self) -> dict[str, list[tuple[int, float]]]:
        """For every word the places of the categories that have it, and what it weighs there."""
        found: dict[str, list[tuple[int, float]]] = {}
        for place, (features, length) in enumerate(zip(self._features, self._lengths, strict=True)):
            for word, weight in features.weights.items():
                found.setdefault(word, []).append((place, weight / length))
        return found

    def hears(self, names: Sequence[str]) -> float:
        """The share of the words in names that categories here have, from 0 to 1."""
        words = [term.word for name in names for term in terms(name)]
        return sum(word in self._rarity for word in words) / len(words) if words else 0.0

    def nearest(self, wanted: Features) -> list[Likeness]:
        """The categories most like what is wanted, the likest first."""
        if not any(word in self._rarity or any(self._parts(word)) for word in wanted.named):
            wanted = wanted.without_names
        weights = self._taken_apart(wanted.weights)
        length = self._length(weights)
        found = [
            self._compared(wanted, weights, length, place) for place in self._candidates(weights)
        ]
        return sorted(found, key=in_order)

    def _taken_apart(self, weights: Mapping[str, float]) -> dict[str, float]:
        """The words, with the parts of compounds that no category has as a whole."""
        found = dict(weights)
        for word, weight in weights.items():
            if word not in self._rarity:
                for part in self._parts(word):
                    found[part] = max(found.get(part, 0.0), weight * _INSIDE)
        return found

    def _parts(self, word: str) -> Iterator[str]:
        """The longest known words that a word ends and begins with."""
        starts = range(1, len(word) - _SHORTEST_PART + 1)
        split = next((n for n in starts if word[n:] in self._rarity), len(word))
        if split < len(word):
            yield word[split:]
        ends = range(min(split, len(word) - 1), _SHORTEST_PART - 1, -1)
        yield from [word[:n] for n in ends if word[:n] in self._rarity][:1]

    def _candidates(self, weights: Mapping[str, float]) -> list[int]:
        """Those that share the rarest words; a word that most have finds none by itself."""
        scores: dict[int, float] = {}
        heard = [word for word in weights if word in self._rarity]
        looked_at = 0
        for word in sorted(heard, key=lambda word: (len(self._postings[word]), word)):
            places = self._postings[word]
            if looked_at and looked_at + len(places) > _POSTINGS:
                break
            looked_at += len(places)
            value = weights[word] * self._rarity[word] ** 2
            for place, share in places:
                scores[place] = scores.get(place, 0.0) + value * share
        return nlargest(_CANDIDATES, scores, key=lambda place: (scores[place], -place))

    def _compared(
        self, wanted: Features, weights: Mapping[str, float], length: float, place: int
    ) -> Likeness:
        other = self._features[place]
        shared = weights.keys() & other.weights.keys()
        # fsum is exact, so a sum does not depend on how a set of words happens to be laid out.
        product = fsum(
            weights[word] * other.weights[word] * self._rarity[word] ** 2 for word in shared
        )
        by_titles = shared <= wanted.weights.keys() - wanted.named
        factor = _agreement(wanted, other) * (_BY_TITLES if by_titles else 1.0)
        factor *= _ONE_WORD if len(shared) == 1 and len(wanted.named) > 2 else 1.0
        score = factor * product / (length * self._lengths[place])
        return Likeness(self._branches[place], round(score, 4), frozenset(shared), by_titles)

    def _length(self, weights: Mapping[str, float]) -> float:
        rarity, unheard = self._rarity, self._unheard
        squares = ((weight * rarity.get(word, unheard)) ** 2 for word, weight in weights.items())
        return sqrt(fsum(squares)) or 1.0


def in_order(likeness: Likeness) -> tuple[float, int, str]:
    """The likest first, then the shortest path, then the alphabet."""
    return -likeness.score, len(likeness.branch.names), likeness.branch.path


def _agreement(wanted: Features, other: Features) -> float:
    """What disagreement in the thing, and for whom it is, leaves of a likeness."""
    factor = _OTHER_HEAD if wanted.heads and not wanted.heads & other.heads else 1.0
    if wanted.heads and wanted.heads <= known().vague and not other.heads & known().vague:
        factor *= _PART_OF_IT
    if wanted.beside - other.named and other.beside - wanted.named:
        factor *= _OTHER_KIND
    factor *= _OTHER_AUDIENCE ** len(other.audiences - wanted.audiences - known().usual)
    factor *= _LOST_AUDIENCE ** len(wanted.audiences - other.audiences)
    return factor * (_OPPOSITE if _are_opposite(wanted.audiences, other.audiences) else 1.0)


def _are_opposite(wanted: frozenset[str], other: frozenset[str]) -> bool:
    pairs = ((one, two) for one in wanted - other for two in other - wanted)
    return any(pair in known().opposites for pair in pairs)
