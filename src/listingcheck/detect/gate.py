# SPDX-License-Identifier: Apache-2.0
"""Tells, after one pass over a text, who has to read it."""

from collections.abc import Collection, Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple

from listingcheck.detect.needs import Need, Vocabulary
from listingcheck.detect.patterns import PatternSet, pattern_set

_MANY = 1_000
"""From how many words on a need is asked as a whole: an index of them would cost more to make."""


class _Joint(NamedTuple):
    """What must all be met to call a reader."""

    reader: int
    patterns: frozenset[str]
    words: tuple[frozenset[str], ...]


class Gate:
    """Waits for the needs of several readers.

    Args:
        readers: for each reader its needs; of those in a tuple, all must be met.
    """

    def __init__(self, readers: Sequence[Sequence[Need | tuple[Need, ...]]]) -> None:
        self._joints = [
            _joint(number, need if isinstance(need, tuple) else (need,))
            for number, needs in enumerate(readers)
            for need in needs
        ]
        known = frozenset[str]().union(*{need for joint in self._joints for need in joint.words})
        self._vocabulary = Vocabulary(known)
        self._numbers = frozenset(range(len(readers)))
        self._by_word: dict[str, list[tuple[int, Sequence[frozenset[str]]]]] = {}
        """Readers that need no pattern, by the words of their first need; and their other needs."""
        self._by_many: list[tuple[int, Sequence[frozenset[str]]]] = []
        """The same where the first need has so many words that it is asked as a whole."""
        for reader, patterns, needs in self._joints:
            if not patterns and len(needs[0]) > _MANY:
                self._by_many.append((reader, needs))
            for word in () if patterns or len(needs[0]) > _MANY else needs[0]:
                self._by_word.setdefault(word, []).append((reader, needs[1:]))

    def only(self, numbers: Collection[int]) -> "Gate":
        """The same gate for some of the readers, looking for no one else's patterns."""
        gate = copy(self)
        vars(gate).pop("_patterns", None)
        gate._numbers = frozenset(numbers)  # noqa: SLF001 - a copy of itself
        return gate

    def open(self, text: str) -> set[int]:
        """The numbers of the readers that have to read a text."""
        automaton, matched_by = self._patterns
        words = self._vocabulary.words(text)
        places = automaton.match(text)
        matched = {matched_by[place][0] for place in places}
        called = set[int]()
        for joint in (joint for place in places for joint in matched_by[place][1]):
            if joint.patterns <= matched and _all_stand(joint.words, words):
                called.add(joint.reader)
        for word in self._by_word.keys() & words:
            for reader, others in self._by_word[word]:
                if not others or _all_stand(others, words):
                    called.add(reader)
        called.update(reader for reader, needs in self._by_many if _all_stand(needs, words))
        return called & self._numbers

    @cached_property
    def _patterns(self) -> tuple[PatternSet, Sequence[tuple[str, Sequence[_Joint]]]]:
        """All patterns, and for each the joints that wait for it."""
        waiting: dict[str, list[_Joint]] = {}
        for joint in self._joints:
            for pattern in sorted(joint.patterns) if joint.reader in self._numbers else ():
                waiting.setdefault(pattern, []).append(joint)
        return pattern_set(waiting), list(waiting.items())


def _joint(number: int, needs: Sequence[Need]) -> _Joint:
    patterns = frozenset(need for need in needs if isinstance(need, str))
    return _Joint(number, patterns, tuple(need for need in needs if not isinstance(need, str)))


def _all_stand(needs: Sequence[frozenset[str]], words: frozenset[str]) -> bool:
    for need in needs:  # noqa: SIM110 - a generator takes twice as long
        if need.isdisjoint(words):
            return False
    return True
