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
from listingcheck.suppression import ALWAYS_TOLD, Suppression

BATCH = 32
"""Products looked at together: enough to spread the cost of a loop, few enough to stay in cache."""

LONG_TEXT = 100_000
"""Characters of a description that is not kept waiting: merchants' files may hold megabytes."""

Found = tuple[Failure, int | None, Product | None]
"""A failure, the number of its product in the run, and the product where it is about one alone."""


class Engine:
    """Bound rules, ready for products.

    Args:
        rules: the rules to apply.
        shortcuts: leave out what cannot fail; ``False`` asks every rule everything.
        suppress: decides which failures are counted as suppressed instead of told.
    """

    def __init__(
        self,
        rules: Sequence[BoundRule],
        *,
        shortcuts: bool = True,
        suppress: Suppression | None = None,
    ) -> None:
        self._rules = frozenset(bound.rule.id for bound in rules)
        self._suppress = suppress
        self._budgets = {b.rule.id: b.budget for b in rules if b.budget is not None}
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
        return [*self._told(self._found_alone(product), Tally())]

    def stream(self, products: Iterable[Product], tally: Tally) -> Iterator[Failure]:
        """Check products one by one; yield failures and count them in ``tally``.

        Product by product, then what concerns several products, then what concerns the run.
        Memory does not grow with the number of products.
        """
        reading = Reading.of(products)
        tally.sources = reading.sources
        tally.budgets = self._budgets
        yield from self._told(self._found(reading, tally), tally)
        if self._suppress is not None:
            remarks = self._suppress.remarks(self._rules)
            yield from self._told(((remark, None, None) for remark in remarks), tally)

    def _told(self, found: Iterable[Found], tally: Tally) -> Iterator[Failure]:
        """Count every failure, and yield those that are not suppressed."""
        suppress = self._suppress
        for failure, position, product in found:
            if (
                suppress is not None
                and failure.rule not in ALWAYS_TOLD
                and suppress.suppresses(failure, product)
            ):
                tally.suppressed += 1
            else:
                tally.failure(failure, position)
                yield failure

    def _found(self, reading: Reading, tally: Tally) -> Iterator[Found]:
        """What is wrong with products, in the order of a run."""
        self._lanes.start()
        position = 0
        with quiet_collector(), CatalogueDesk(self._catalogue) as desk:
            for batch in _batches(reading):
                tally.enter(batch)
                found = self._lanes.check(batch)
                for number, product in enumerate(batch):
                    self._alone(found[number], product, position + number)
                desk.enter(batch, found)
                for product, failures in zip(batch, found, strict=True):
                    for failure in failures:
                        yield failure, position, product
                    position += 1
                if reading.problems:
                    yield from _unread(reading)
            yield from _unread(reading)
            for failure, place in desk.judge():
                yield failure, place, None
        for failure in self._lanes.absences.failures():
            yield failure, None, None

    def _found_alone(self, product: Product) -> Iterator[Found]:
        """What is wrong with one product that is no part of a run."""
        found = self._lanes.check([product])
        failures = self._alone(found[0], product, 0)
        with CatalogueDesk(self._catalogue) as desk:
            desk.enter([product], found)
            yield from ((failure, 0, product) for failure in failures)
            yield from ((failure, 0, None) for failure, _ in desk.judge())

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
        yield from bound.failures(product, bound.rule.check(product, position))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        yield internal_error(bound, product, error)


def _unread(reading: Reading) -> Iterator[Found]:
    while reading.problems:
        yield reading.problems.popleft(), None, None
