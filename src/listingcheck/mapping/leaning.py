# SPDX-License-Identifier: Apache-2.0
"""Which branches of one tree go with which of another, learned from their likest categories.

Most categories under "Home & Garden" are like some under "Home Supplies", hardly any like one
under "Beauty". So the one that is has that likeness by accident, most probably.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from listingcheck.mapping.likeness import Likeness
from listingcheck.shop import folded

_LEARNED_FROM = 3
"""How many of the likest of each category count."""
_OFTEN = 0.12
"""The share from which on two branches go together."""
_LEAST = 0.5
"""What is left of a likeness between branches that never go together."""
_FEW = 5
"""Categories that say about as much as knowing nothing."""


class Leaning:
    """What every top-level branch leans to."""

    def __init__(self) -> None:
        self._weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._counts: Counter[str] = Counter()

    def learn(self, names: Sequence[str], found: Sequence[Likeness]) -> None:
        """Take in what a category is most like; a bare name is in no branch."""
        if len(names) < 2 or not found:
            return
        top = folded(names[0])
        self._counts[top] += 1
        for likeness in found[:_LEARNED_FROM]:
            other = likeness.branch.names[0]
            weight = self._weights[top].get(other, 0.0)
            self._weights[top][other] = weight + likeness.score**2

    def factor(self, names: Sequence[str], likeness: Likeness) -> float:
        """What the branches two categories are in leave of a likeness, from 0.5 to 1."""
        top = folded(names[0])
        if len(names) < 2 or not self._counts[top]:
            return 1.0
        weights = self._weights[top]
        share = weights.get(likeness.branch.names[0], 0.0) / (sum(weights.values()) or 1.0)
        sure = self._counts[top] / (self._counts[top] + _FEW)
        return 1.0 - sure * (1.0 - _LEAST) * (1.0 - min(1.0, share / _OFTEN))
