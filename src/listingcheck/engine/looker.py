# SPDX-License-Identifier: Apache-2.0
"""Looks at products by themselves: the part of a run that several processes can share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from listingcheck.engine.absences import Counted
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.engine.lanes import Lanes
from listingcheck.engine.texts import TextLane
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.rule import PositionRule


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at some products showed."""

    found: list[list[Failure]]
    """What is wrong with each of them."""
    absent: list[Counted]
    """What rules looked for and the source cannot carry."""


class Looker:
    """The rules that need to see one product only. What it remembers changes no answer."""

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        self._lanes = Lanes(rules, shortcuts=shortcuts)
        self._texts = TextLane(rules, shortcuts=shortcuts)
        self._positions = [b for b in rules if isinstance(b.rule, PositionRule)]

    def start(self) -> None:
        """Begin a new run."""
        self._lanes.start()

    def start_unless_like(self, product: Product) -> None:
        """Begin a new run where a product is of another origin than those before."""
        if self._lanes.origin is None or not product.origin.is_like(self._lanes.origin):
            self._lanes.start()

    def look(self, products: Sequence[Product], position: int) -> Looked:
        """Look at products of like origin, the first of which has this number in the run."""
        found = self._lanes.check(products)
        for number, (product, failures) in enumerate(zip(products, found, strict=True), position):
            failures += self._texts.check(product)
            for bound in self._positions:
                failures += _at_position(bound, product, number)
        return Looked(found, self._lanes.absences.taken())


def _at_position(bound: BoundRule, product: Product, position: int) -> Iterator[Failure]:
    assert isinstance(bound.rule, PositionRule)
    try:
        yield from bound.failures(product, bound.rule.check(product, position))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        yield internal_error(bound, product, error)
