# SPDX-License-Identifier: Apache-2.0
"""The products of late, kept in temporary files until their failures have been told.

A run tells the failures of a product soon after the product itself, and at its end what several
products share. So a catalogue of some ten thousand products is there from end to end, and of a
larger one the latest.
"""

from dataclasses import dataclass

from listingcheck.engine.notes import Notes
from listingcheck.failure import Failure
from listingcheck.outputs.html.packing import Packed
from listingcheck.product import Product

ENOUGH = 20_000
"""Once there are so many newer ones, a product may be let go."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a product stands in the run, and in the notes."""

    position: int
    notes: Notes
    number: int

    def packed(self) -> Packed | None:
        """What a page may show of it, where that was kept."""
        note: Packed | None = self.notes[self.number]
        return note


class Lately:
    """Finds the product that a failure is about."""

    def __init__(self) -> None:
        self._entered = 0
        self._new, self._old = _Shelf(0), _Shelf(0)

    def enter(self, product: Product, packed: Packed | None) -> None:
        """Keep the next product of the run."""
        if self._entered - self._new.first >= ENOUGH:
            self._old.notes.close()
            self._old, self._new = self._new, _Shelf(self._entered)
        self._new.enter(product, packed)
        self._entered += 1

    def find(self, failure: Failure) -> Place | None:
        """The place of the product of a failure, if it is still kept."""
        return self._new.find(failure) or self._old.find(failure)

    def close(self) -> None:
        """Drop everything, the temporary files too."""
        self._new.notes.close()
        self._old.notes.close()


class _Shelf:
    """Some products that follow one another."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.notes = Notes()
        self._count = 0
        self._by_key: dict[str, int] = {}
        """The first product of each key."""
        self._namesakes: dict[tuple[str, str | None, int | None], int] = {}
        """Later ones, by key, file and record."""

    def enter(self, product: Product, packed: Packed | None) -> None:
        if self._by_key.setdefault(product.key, self._count) != self._count:
            self._namesakes[product.key, product.origin.file, product.record] = self._count
        self.notes.add(packed)
        self._count += 1

    def find(self, failure: Failure) -> Place | None:
        key, where = failure.product or "", failure.where
        number = self._namesakes.get((key, where.file, where.record), self._by_key.get(key))
        return None if number is None else Place(self.first + number, self.notes, number)
