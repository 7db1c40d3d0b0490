# SPDX-License-Identifier: Apache-2.0
"""Finds what several products share, wherever in the catalogue they stand."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from types import TracebackType
from typing import Any, Self

from listingcheck.conditions import Traits, traits_of
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.engine.notes import Notes
from listingcheck.engine.repeats import Repeats
from listingcheck.failure import Failure
from listingcheck.product import Origin, Product, part_of
from listingcheck.rule import CatalogueRule, EchoRule, Member

Note = tuple[
    str,
    int | None,
    int | None,
    int,
    list[str | None],
    list[int | None],
    tuple[Sequence[str | None], ...],
    tuple[Any, ...] | None,
]
"""Key, record, line and origin of a product; SKUs and lines of its variants; values by rule; its
traits, where an override asks for them."""


_sku, _line = attrgetter("sku"), attrgetter("line")


class CatalogueDesk:
    """Takes the keys of every product and judges, at the end, those that are shared."""

    def __init__(self, rules: Sequence[BoundRule]) -> None:
        self._shelves = [_Shelf(bound, number) for number, bound in enumerate(rules)]
        self._overridden = any(bound.scope is not None for bound in rules)
        self._notes = Notes()
        """For each batch, a note of each of its products."""
        self._firsts = array("Q")
        """The number of the first product of each batch."""
        self._entered = 0
        self._origins: list[Origin] = []
        self._numbers: dict[int, int] = {}
        """Where each origin stands among them; being held, it keeps its id."""

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

    def enter(self, products: Sequence[Product], found: Sequence[list[Failure]]) -> None:
        """Note the keys of some products; adds the internal failures of rules that broke."""
        if self._shelves:
            values = [shelf.enter(products, found) for shelf in self._shelves]
            rows = zip(products, zip(*values, strict=True), strict=True)
            self._firsts.append(self._entered)
            self._notes.add([self._note(product, shown) for product, shown in rows])
            self._entered += len(products)

    def judge(self) -> Iterator[tuple[Failure, int | None]]:
        """Yield the failures of shared keys, each with the number of its product in the run."""
        for shelf in self._shelves:
            bound = shelf.bound
            for places in shelf.repeats.groups():
                members = [self._member(shelf, place) for place in places]
                try:
                    for member, finding in shelf.rule.check(members):
                        failure = bound.member_failure(member, finding)
                        if bound.scope is None or bound.scope.holds(failure, self._traits(member)):
                            yield failure, member.position
                except Exception as error:  # noqa: BLE001 - the other rules must still run
                    yield internal_error(bound, None, error), None

    def _note(self, product: Product, values: tuple[Sequence[str | None], ...]) -> Note:
        origin, variants = product.origin, product.variants
        number = self._numbers.get(id(origin))
        if number is None:
            number = self._numbers[id(origin)] = len(self._origins)
            self._origins.append(origin)
        return (
            product.key,
            product.record,
            product.line,
            number,
            [*map(_sku, variants)],
            [*map(_line, variants)],
            values,
            tuple(traits_of(product)) if self._overridden else None,
        )

    def _noted(self, position: int) -> Note:
        batch = bisect_right(self._firsts, position) - 1
        note: Note = self._notes[batch][position - self._firsts[batch]]
        return note

    def _traits(self, member: Member) -> Traits | None:
        traits = self._noted(member.position)[-1]
        return Traits(*traits) if traits is not None else None

    def _member(self, shelf: "_Shelf", place: int) -> Member:
        position, index = shelf.product_at(place)
        key, record, line, origin_number, skus, lines, values, _ = self._noted(position)
        path = shelf.rule.path(index, len(skus))
        group, number, name = part_of(path)
        in_variant = group == "variants"
        origin = self._origins[origin_number]
        return Member(
            product=key,
            variant=skus[number] if in_variant else None,
            field=path,
            where=origin.where(name, record, lines[number] if in_variant else line),
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
        self.starts = array("Q")
        """Where the keys of each product begin."""

    def enter(
        self, products: Sequence[Product], found: Sequence[list[Failure]]
    ) -> list[Sequence[str | None]]:
        """Take the keys of some products; returns their values as the source wrote them."""
        entered: list[str | None] = []
        values = []
        for product, failures in zip(products, found, strict=True):
            self.starts.append(self.repeats.count + len(entered))
            try:
                keys, shown = self._keys(product, failures)
            except Exception as error:  # noqa: BLE001 - the other rules must still run
                failures.append(internal_error(self.bound, product, error))
                keys = shown = ()
            entered += keys
            values.append(shown)
        self.repeats.extend(entered)
        return values

    def _keys(
        self, product: Product, failures: Sequence[Failure]
    ) -> tuple[Sequence[str | None], Sequence[str | None]]:
        if not isinstance(self.rule, EchoRule):
            return self.rule.keys(product)
        told = [failure for failure in failures if failure.rule in self.rule.echoes]
        return self.rule.echoed(product, told)

    def product_at(self, place: int) -> tuple[int, int]:
        """The number of the product whose key stands at a place, and which of its keys it is."""
        position = bisect_right(self.starts, place) - 1
        return position, place - self.starts[position]
