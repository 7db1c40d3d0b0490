# SPDX-License-Identifier: Apache-2.0
"""How far a drawing grows where its elements repeat each other."""

from dataclasses import dataclass, field

LONGEST = 150
"""Elements in a chain, each referring to or holding the next; drawing programs stay under 30."""


@dataclass
class _Part:
    """An element that has an id, with all inside it that has none."""

    own: int = 0
    """How many elements."""
    inside: list[int] = field(default_factory=list)
    """The parts within it."""
    aims: list[str] = field(default_factory=list)
    """The ids it refers to."""


@dataclass
class References:
    """The parts of a drawing, and which of them refer to which."""

    parts: list[_Part] = field(default_factory=lambda: [_Part()])
    """The first is the drawing as a whole."""
    named: dict[str, list[int]] = field(default_factory=dict)
    open_parts: list[int] = field(default_factory=lambda: [0])
    """The part that each open element belongs to."""

    def open(self, name: str | None, aims: list[str]) -> None:
        """An element begins that refers to these ids."""
        current = self.open_parts[-1]
        if name is not None:
            self.parts.append(_Part())
            place = len(self.parts) - 1
            self.parts[current].inside.append(place)
            self.named.setdefault(name, []).append(place)
            current = place
        self.parts[current].own += 1
        self.parts[current].aims.extend(aims)
        self.open_parts.append(current)

    def close(self) -> None:
        """The element ends."""
        self.open_parts.pop()

    def expanded(self, most: int) -> int:
        """How many elements are drawn in the end; more than ``most`` where it knows no end."""
        return self._expanded(0, {}, (), most)[0]

    def _expanded(
        self, place: int, known: dict[int, tuple[int, int]], chain: tuple[int, ...], most: int
    ) -> tuple[int, int]:
        """The elements of a part once drawn, and how long its longest chain is."""
        if place in known:
            return known[place]
        if place in chain or len(chain) > LONGEST:
            return most + 1, LONGEST
        part, total, length = self.parts[place], self.parts[place].own, 0
        aimed = [target for aim in part.aims for target in self.named.get(aim, ())]
        for target in (*part.inside, *aimed):
            more, longer = self._expanded(target, known, (*chain, place), most)
            total, length = min(total + more, most + 1), max(length, longer + 1)
        known[place] = (most + 1 if length > LONGEST else total), length
        return known[place]
