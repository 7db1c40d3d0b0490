# SPDX-License-Identifier: Apache-2.0
"""Finds what several products share, wherever in the catalogue they stand."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from types import TracebackType
from typing import Self

from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.engine.notes import Notes
from listingcheck.engine.repeats import Repeats
from listingcheck.failure import Failure
from listingcheck.product import Origin, Product, Where, part_of
from listingcheck.rule import CatalogueRule, Member

Note = tuple[
    str, int | None, int | None, int, list[str | None], list[int | None], list[Sequence[str | None]]
]
"""Key, record, line and origin of a product; SKUs and lines of its variants; values by rule."""


_sku, _line = attrgetter("sku"), attrgetter("line")


class CatalogueDesk:
    """Takes the keys of every product and judges, at the end, those that are shared."""

    def __init__(self, rules: Sequence[BoundRule]) -> None:
        self._shelves = [_Shelf(bound, number) for number, bound in enumerate(rules)]
        self._notes = Notes()
        self._origins: list[Origin] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for shelf in self._shelves:
            shelf.repeats.close()
        self._notes.close()

    def enter(self, product: Product) -> Sequence[Failure]:
        """Note the keys of a product; returns the internal failures of rules that broke."""
        if not self._shelves:
            return ()
        broken: list[Failure] = []
        values = [shelf.enter(product, broken) for shelf in self._shelves]
        self._notes.add(self._note(product, values))
        return broken

    def judge(self) -> Iterator[tuple[Failure, int | None]]:
        """Yield the failures of shared keys, each with the number of its product in the run."""
        for shelf in self._shelves:
            bound = shelf.bound
            for places in shelf.repeats.groups():
                members = [self._member(shelf, place) for place in places]
                try:
                    for member, finding in shelf.rule.check(members):
                        yield bound.member_failure(member, finding), member.position
                except Exception as error:  # noqa: BLE001 - the other rules must still run
                    yield internal_error(bound, None, error), None

    def _note(self, product: Product, values: list[Sequence[str | None]]) -> Note:
        origins, variants = self._origins, product.variants
        if not origins or origins[-1] is not product.origin:
            origins.append(product.origin)
        return (
            product.key,
            product.record,
            product.line,
            len(origins) - 1,
            [*map(_sku, variants)],
            [*map(_line, variants)],
            values,
        )

    def _member(self, shelf: "_Shelf", place: int) -> Member:
        position, index = shelf.product_at(place)
        note: Note = self._notes[position]
        key, record, line, origin_number, skus, lines, values = note
        path = shelf.rule.path(index, len(skus))
        group, number, name = part_of(path)
        in_variant = group == "variants"
        origin = self._origins[origin_number]
        return Member(
            product=key,
            variant=skus[number] if in_variant else None,
            field=path,
            where=Where(
                origin.file, record, lines[number] if in_variant else line, origin.columns.get(name)
            ),
            shown=values[shelf.number][index] or "",
            position=position,
        )


class _Shelf:
    """The keys of one rule."""

    def __init__(self, bound: BoundRule, number: int) -> None:
        assert isinstance(bound.rule, CatalogueRule)
        self.bound = bound
        self.rule = bound.rule
        self.number = number
        self.repeats = Repeats()
        self._starts = array("Q")
        """Where the keys of each product begin."""

    def enter(self, product: Product, broken: list[Failure]) -> Sequence[str | None]:
        """Take the keys of a product; returns its values as the source wrote them."""
        try:
            keys, values = self.rule.keys(product)
        except Exception as error:  # noqa: BLE001 - the other rules must still run
            broken.append(internal_error(self.bound, product, error))
            keys = values = ()
        self._starts.append(self.repeats.extend(keys))
        return values

    def product_at(self, place: int) -> tuple[int, int]:
        """The number of the product whose key stands at a place, and which of its keys it is."""
        position = bisect_right(self._starts, place) - 1
        return position, place - self._starts[position]
