# SPDX-License-Identifier: Apache-2.0
"""Brings variations to their parents, wherever in the file they stand.

A first pass counts the variations that do not follow their parent, so that the second one can let
a family go as soon as it is whole. Only families that wait are held.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_HELD = 50_000
"""Rows that wait for others; beyond it the family that waits longest goes as it is."""


Member = tuple[tuple[str, ...], str, T]
"""A row: with keys of its own it is a parent, else a variation with its parent's key."""


@dataclass(slots=True)
class Family(Generic[T]):
    """A parent with its variations."""

    keys: tuple[str, ...]
    parent: T
    variations: list[T] = field(default_factory=list)
    awaited: int = 0
    """Variations that stand further down."""

    @property
    def size(self) -> int:
        """How many rows it holds."""
        return 1 + len(self.variations)


def far_variations(members: Iterable[Member[T]]) -> Counter[str]:
    """Count, by their parent's key, the variations that stand elsewhere than behind it."""
    found: Counter[str] = Counter()
    current: tuple[str, ...] = ()
    for keys, parent, _ in members:
        if keys:
            current = keys
        elif parent not in current:
            found[parent] += 1
    return found


def families(
    members: Iterable[Member[T]],
    far: Counter[str],
    on_orphan: Callable[[T], object],
    most_held: int = MOST_HELD,
) -> Iterator[Family[T]]:
    """Yield the families, each once it is whole.

    Args:
        members: the rows.
        far: what :func:`far_variations` counted in them.
        on_orphan: told of a variation whose parent is not there.
        most_held: rows that may wait.
    """
    window = _Window(far, on_orphan)
    current: Family[T] | None = None
    for keys, parent, row in members:
        if keys:
            if current is not None and not window.waits(current):
                yield current
            current = window.family(keys, row)
        elif current is not None and parent in current.keys:
            current.variations.append(row)
        elif (whole := window.joined(parent, row)) is not None:
            yield whole
        if window.held > most_held:
            yield from window.let_go()
    if current is not None:
        yield current
    while window.held:
        yield from window.let_go()


class _Window(Generic[T]):
    """The rows that wait for others."""

    def __init__(self, far: Counter[str], on_orphan: Callable[[T], object]) -> None:
        self._far = far
        self._on_orphan = on_orphan
        self._waiting: dict[str, Family[T]] = {}
        self._early: dict[str, list[T]] = {}
        """Variations that came before their parent, by its key."""
        self.held = 0

    def family(self, keys: tuple[str, ...], row: T) -> Family[T]:
        """A new family, with the variations that came before it."""
        family = Family(keys, row)
        for key in keys:
            early = self._early.pop(key, ())
            self.held -= len(early)
            family.variations.extend(early)
            family.awaited += self._far.pop(key, 0) - len(early)
        return family

    def waits(self, family: Family[T]) -> bool:
        """Hold a family when variations of it stand further down."""
        if family.awaited > 0:
            self.held += family.size
            self._waiting.update(dict.fromkeys(family.keys, family))
        return family.awaited > 0

    def joined(self, parent: str, row: T) -> Family[T] | None:
        """Bring a variation to a family that waits; returns the family once it is whole."""
        self.held += 1
        family = self._waiting.get(parent)
        if family is None:
            self._early.setdefault(parent, []).append(row)
            return None
        family.variations.append(row)
        family.awaited -= 1
        return None if family.awaited else self._forgotten(family)

    def let_go(self) -> Iterator[Family[T]]:
        """Yield the family that waits longest; without one, the earliest variations are orphans."""
        if self._waiting:
            yield self._forgotten(next(iter(self._waiting.values())))
        else:
            orphans = self._early.pop(next(iter(self._early)))
            self.held -= len(orphans)
            for orphan in orphans:
                self._on_orphan(orphan)

    def _forgotten(self, family: Family[T]) -> Family[T]:
        self.held -= family.size
        for key in family.keys:
            self._waiting.pop(key, None)
        return family
