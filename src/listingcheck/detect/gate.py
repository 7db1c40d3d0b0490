# SPDX-License-Identifier: Apache-2.0
"""Tells, after one pass over a text, who has to read it."""

from collections.abc import Collection, Sequence
from copy import copy

from listingcheck.detect.needs import Need, Needs


class Gate:
    """What many readers need a text to hold, each need looked for once.

    Args:
        readers: for each reader its needs; of those in a tuple, all must be met.
    """

    def __init__(self, readers: Sequence[Sequence[Need | tuple[Need, ...]]]) -> None:
        self._numbers = frozenset(range(len(readers)))
        places: dict[Need, int] = {}
        self._alone: dict[int, list[int]] = {}
        """Which readers a need calls, by itself."""
        self._pairs: dict[int, dict[int, list[tuple[frozenset[int], int]]]] = {}
        """With which second need, and which others, a need calls which reader."""
        for number, needs in enumerate(readers):
            for each in needs:
                joint = each if isinstance(each, tuple) else (each,)
                first, *others = (places.setdefault(need, len(places)) for need in joint)
                if not others:
                    self._alone.setdefault(first, []).append(number)
                    continue
                partners = self._pairs.setdefault(first, {})
                partners.setdefault(others[0], []).append((frozenset(others[1:]), number))
        self._needs = Needs(places)
        self._places = places
        self._readers = readers

    def only(self, numbers: Collection[int]) -> "Gate":
        """The same gate for some of the readers, looking for no one else's patterns."""
        gate = copy(self)
        joint = (each for number in numbers for each in self._readers[number])
        needs = (need for each in joint for need in (each if isinstance(each, tuple) else (each,)))
        gate._needs = self._needs.only({self._places[n] for n in needs})  # noqa: SLF001 - a copy
        gate._numbers = frozenset(numbers)  # noqa: SLF001
        return gate

    def met(self, text: str) -> set[int]:
        """The needs that a text meets."""
        return self._needs.met(text)

    def called(self, met: set[int]) -> list[int]:
        """The numbers of the readers whose needs are met, in order."""
        called: set[int] = set()
        for need in self._alone.keys() & met:
            called.update(self._alone[need])
        for need in self._pairs.keys() & met:
            partners = self._pairs[need]
            for partner in partners.keys() & met:
                called.update(number for rest, number in partners[partner] if rest <= met)
        return sorted(called & self._numbers)

    def open(self, text: str) -> list[int]:
        """The numbers of the readers that have to read a text, in order."""
        return self.called(self.met(text))
