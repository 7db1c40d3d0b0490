# SPDX-License-Identifier: Apache-2.0
"""Many patterns, one linear-time pass.

Rules name the patterns without which they have nothing to say; :class:`PatternSet` tells which of
them stand in a text. google-re2 does it in one pass over the text whatever the number of patterns.
Where it has no wheel, the standard library tries them one after the other: slower, same answer.

Patterns keep to the syntax both engines share: no look-around, no back-references, ASCII classes,
``(?i)`` in front for any case. They see text, never bytes.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Protocol

_MEMORY = 256 << 20
"""Bytes the automaton may use before it falls back to a slower one; it takes what it needs."""
_TOGETHER = 16_000
"""Characters of patterns that share an automaton. With more, its states multiply: on texts that it
has not seen, one of all patterns takes ten times as long as these."""


class PatternSet(Protocol):
    """Tells which of its patterns stand in a text."""

    def match(self, text: str) -> Sequence[int]:
        """The positions of the patterns that occur in the text, in order; empty for none."""


class _LinearSet:
    def __init__(self, re2: Any, patterns: Sequence[str]) -> None:
        self._sets: list[tuple[int, Any]] = []
        """Automata, and the place of the first pattern of each."""
        first = size = 0
        for place, pattern in enumerate(patterns):
            if size and size + len(pattern) > _TOGETHER:
                self._sets.append((first, _automaton(re2, patterns[first:place])))
                first, size = place, 0
            size += len(pattern)
        self._sets.append((first, _automaton(re2, patterns[first:])))

    def match(self, text: str) -> Sequence[int]:
        encoded = text.encode(errors="replace")
        found: list[int] = []
        for first, automaton in self._sets:
            if places := automaton.Match(encoded):
                found += (first + place for place in places)
        return sorted(found)


def _automaton(re2: Any, patterns: Sequence[str]) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    automaton = re2.Set.SearchSet(options)
    for pattern in patterns:
        automaton.Add(pattern)
    automaton.Compile()
    return automaton


class _OneByOneSet:
    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def match(self, text: str) -> Sequence[int]:
        return [i for i, pattern in enumerate(self._patterns) if pattern.search(text)]


@cache
def _re2() -> Any:
    try:
        import re2
    except ImportError:
        return None
    return re2


def pattern_set(patterns: Iterable[str], *, linear: bool = True) -> PatternSet:
    """Compile patterns into one set. ``linear=False`` takes the standard library."""
    listed = list(patterns)
    re2 = _re2() if linear else None
    return _LinearSet(re2, listed) if re2 else _OneByOneSet(listed)
