# SPDX-License-Identifier: Apache-2.0
"""Sends products through rules, one by one, and then judges what they share."""

from collections.abc import Iterable, Iterator, Sequence

from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.engine.catalogue import CatalogueDesk
from listingcheck.engine.lanes import Lanes
from listingcheck.engine.quiet import quiet_collector
from listingcheck.engine.texts import TextLane
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.report import Tally
from listingcheck.rule import CatalogueRule, PositionRule
from listingcheck.sources.reading import Reading

BATCH = 32
"""Products looked at together: enough to spread the cost of a loop, few enough to stay in cache."""

LONG_TEXT = 100_000
"""Characters of a description that is not kept waiting: merchants' files may hold megabytes."""


class Engine:
    """Bound rules, ready for products.

    Args:
        rules: the rules to apply.
        shortcuts: leave out what cannot fail; ``False`` asks every rule everything.
    """

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        self._lanes = Lanes(rules, shortcuts=shortcuts)
        self._texts = TextLane(rules, shortcuts=shortcuts)
        self._positions = [b for b in rules if isinstance(b.rule, PositionRule)]
        self._catalogue = [b for b in rules if isinstance(b.rule, CatalogueRule)]

    def check(self, product: Product) -> list[Failure]:
        """What is wrong with one product, duplicates inside it included.

        What its source cannot carry at all is left out: a run says that once, at its end.
        """
        if self._lanes.origin is None or not product.origin.is_like(self._lanes.origin):
            self._lanes.start()
        found = self._lanes.check([product])
        failures = self._alone(found[0], product, 0)
        with CatalogueDesk(self._catalogue) as desk:
            desk.enter([product], found)
            failures.extend(failure for failure, _ in desk.judge())
        return failures

    def stream(self, products: Iterable[Product], tally: Tally) -> Iterator[Failure]:
        """Check products one by one; yield failures and count them in ``tally``.

        Product by product, then what concerns several products, then what concerns the run.
        Memory does not grow with the number of products.
        """
        reading = Reading.of(products)
        tally.sources = reading.sources
        self._lanes.start()
        position = 0
        with quiet_collector(), CatalogueDesk(self._catalogue) as desk:
            for batch in _batches(reading):
                found = self._lanes.check(batch)
                for number, product in enumerate(batch):
                    self._alone(found[number], product, position + number)
                desk.enter(batch, found)
                for failures in found:
                    for failure in failures:
                        tally.failure(failure, position)
                        yield failure
                    position += 1
                if reading.problems:
                    yield from _unread(reading, tally)
            yield from _unread(reading, tally)
            for failure, place in desk.judge():
                tally.failure(failure, place)
                yield failure
        for failure in self._lanes.absences.failures():
            tally.failure(failure, None)
            yield failure

    def _alone(self, failures: list[Failure], product: Product, position: int) -> list[Failure]:
        """Add what the text and position rules say of one product."""
        failures += self._texts.check(product)
        for bound in self._positions:
            failures += _at_position(bound, product, position)
        return failures


def _batches(products: Iterable[Product]) -> Iterator[list[Product]]:
    """Some products at a time, all of like origin; a long text ends a batch."""
    batch: list[Product] = []
    for product in products:
        if batch and not product.origin.is_like(batch[0].origin):
            yield batch
            batch = []
        batch.append(product)
        if len(batch) == BATCH or len(product.description or "") > LONG_TEXT:
            yield batch
            batch = []
    if batch:
        yield batch


def _at_position(bound: BoundRule, product: Product, position: int) -> Iterator[Failure]:
    assert isinstance(bound.rule, PositionRule)
    try:
        for finding in bound.rule.check(product, position):
            yield bound.failure(product, finding)
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        yield internal_error(bound, product, error)


def _unread(reading: Reading, tally: Tally) -> Iterator[Failure]:
    while reading.problems:
        failure = reading.problems.popleft()
        tally.failure(failure, None)
        yield failure
