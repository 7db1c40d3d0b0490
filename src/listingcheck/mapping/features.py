# SPDX-License-Identifier: Apache-2.0
"""What the names of a category say, as words with weights.

The last name of a path weighs more than those above it, and the head of a name ("shelf" in "book
shelf") more than the words beside it. Titles of products weigh least.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from listingcheck.mapping.words import Term, known, terms

_ABOVE = (1.0, 0.5, 0.3, 0.2)
"""What a name weighs by how far above the last one it stands."""
_BESIDE = 0.55
"""What a word weighs that only says which thing a head names."""
_VAGUE = 0.45
"""What a word weighs that says little without others."""
_TITLES = 0.3
"""What a word weighs that all titles have."""
_TITLES_OF_VAGUE = 0.6
"""The same where the category says little itself: "Clothing", "Accessories"."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the names of a category say."""

    weights: Mapping[str, float]
    """Words with what they weigh by their place, before rarity."""
    named: frozenset[str]
    """The words of the names themselves, titles left out."""
    heads: frozenset[str]
    """What the last name names."""
    beside: frozenset[str]
    """The words beside those heads, which say what kind of thing it is."""
    audiences: frozenset[str]

    @property
    def without_names(self) -> "Features":
        """What the titles alone say."""
        weights = {word: weight for word, weight in self.weights.items() if word not in self.named}
        return Features(weights, frozenset(), frozenset(), frozenset(), self.audiences)


def features_of(names: Sequence[str], titles: Sequence[str] = ()) -> Features:
    """What the names of a path say, and the titles of the products under it."""
    weights: dict[str, float] = {}
    depth = 0
    for name in reversed(names):
        found = terms(name)
        for term in found:
            weight = _ABOVE[min(depth, len(_ABOVE) - 1)] * _weight(term.word, term.is_head)
            weights[term.word] = max(weight, weights.get(term.word, 0.0))
        # A last name such as "Accessories" leaves the word to the one above it.
        depth += not (depth == 0 and _is_vague(found))
    named, last = frozenset(weights), terms(names[-1])
    of_titles = _TITLES_OF_VAGUE if _is_vague(last) else _TITLES
    for word, weight in _in_titles(titles).items():
        weights[word] = max(weights.get(word, 0.0), of_titles * weight)
    heads = frozenset(term.word for term in last if term.is_head)
    beside = frozenset(term.word for term in last if not (term.is_head or term.is_pair))
    return Features(weights, named, heads, beside - known().vague, frozenset(_audiences(weights)))


def _weight(word: str, is_head: bool) -> float:  # noqa: FBT001 - a word and what it is
    return (1.0 if is_head else _BESIDE) * (_VAGUE if word in known().vague else 1.0)


def _is_vague(name: Iterable[Term]) -> bool:
    return all(term.word in known().vague for term in name if not term.is_pair)


def _in_titles(titles: Sequence[str]) -> dict[str, float]:
    """The words of titles; one weighs by the share of titles that it stands in."""
    found: Counter[str] = Counter()
    for title in titles:
        weights: dict[str, float] = {}
        for term in terms(title):
            weight = _weight(term.word, term.is_head)
            weights[term.word] = max(weight, weights.get(term.word, 0.0))
        found.update(weights)
    return {word: weight / len(titles) for word, weight in found.items()}


def _audiences(words: Iterable[str]) -> Iterator[str]:
    audiences = known().audiences
    return (audiences[word] for word in words if word in audiences)
