# SPDX-License-Identifier: Apache-2.0
"""Sends products through rules, one by one, and then judges what they share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from listingcheck.collector import quiet_collector
from listingcheck.engine.absences import Absences
from listingcheck.engine.batches import Batch, batches_of, unread
from listingcheck.engine.bound import BoundRule
from listingcheck.engine.catalogue import CatalogueDesk
from listingcheck.engine.crew import Crew
from listingcheck.engine.looker import Looked, Looker
from listingcheck.engine.remarks import weighed
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule
from listingcheck.sources.reading import Reading
from listingcheck.suppression import ALWAYS_TOLD, Suppression
from listingcheck.tally import Tally

Found = tuple[Failure, int | None, Product | None]
"""A failure, the number of its product in the run, and the product where it is about one alone."""


class Engine:
    """Bound rules, ready for products.

    Args:
        rules: the rules to apply.
        shortcuts: leave out what cannot fail; ``False`` asks every rule everything.
        suppress: decides which failures are counted as suppressed instead of told.
        remarks: the severities of what it says of itself, by id, where they are not the usual.
        crew: the processes of a run; this one when left out.
    """

    def __init__(
        self,
        rules: Sequence[BoundRule],
        *,
        shortcuts: bool = True,
        suppress: Suppression | None = None,
        remarks: Mapping[str, str] | None = None,
        crew: Crew | None = None,
    ) -> None:
        self._suppress = suppress
        self._remarks = remarks or {}
        self._crew = crew or Crew()
        self.looker = Looker(rules, shortcuts=shortcuts)
        """What looks at products by themselves."""
        # A rule that overrides change stands there several times; as it usually is, first.
        self._bound = {bound.rule.id: bound for bound in reversed(rules)}
        self._budgets = {b.rule.id: b.budget for b in rules if b.budget is not None}
        self._catalogue = [b for b in rules if isinstance(b.rule, CatalogueRule)]

    def check(self, product: Product) -> list[Failure]:
        """What is wrong with one product, duplicates inside it included.

        What its source cannot carry at all is left out: a run says that once, at its end.
        """
        if self._suppress is not None:
            self._suppress.begin()
        self.looker.start_unless_like(product)
        return [*self._told(self._found_alone(product), Tally())]

    def unchecked(self, product: Product) -> list[Failure]:
        """What could not be checked about one product, because its source cannot carry it."""
        self.looker.start_unless_like(product)
        absences = Absences()
        absences.add(self.looker.look([product], 0).absent, self._bound)
        return [*absences.failures()]

    def stream(self, products: Iterable[Product], tally: Tally) -> Iterator[Failure]:
        """Check products one by one; yield failures and count them in ``tally``.

        Product by product, then what concerns several products, then what concerns the run.
        Memory does not grow with the number of products.
        """
        reading = Reading.of(products)
        tally.sources = reading.sources
        tally.budgets = self._budgets
        if self._suppress is not None:
            self._suppress.begin()
        yield from self._told(self._found(reading, tally), tally)
        if self._suppress is not None:
            remarks = weighed(self._suppress.remarks(frozenset(self._bound)), self._remarks)
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
        self.looker.start()
        absences = Absences()
        with quiet_collector(), CatalogueDesk(self._catalogue) as desk:
            for batch, looked in self._crew.looked(batches_of(reading), self.looker):
                tally.enter(batch.products)
                desk.enter(batch.products, looked.found)
                absences.add(looked.absent, self._bound)
                yield from self._of_batch(batch, looked)
            yield from ((failure, None, None) for failure in unread(reading))
            for failure, place in desk.judge():
                yield failure, place, None
        for failure in absences.failures():
            yield failure, None, None

    def _of_batch(self, batch: Batch, looked: Looked) -> Iterator[Found]:
        """What is wrong with the products of a batch, and what could not be read before its end."""
        of_products = zip(batch.products, looked.found, strict=True)
        for position, (product, failures) in enumerate(of_products, batch.position):
            for failure in (*self._met(product), *failures):
                yield failure, position, product
        for failure in batch.unread:
            yield failure, None, None

    def _found_alone(self, product: Product) -> Iterator[Found]:
        """What is wrong with one product that is no part of a run."""
        found = self.looker.look([product], 0).found
        with CatalogueDesk(self._catalogue) as desk:
            desk.enter([product], found)
            yield from ((failure, 0, product) for failure in (*self._met(product), *found[0]))
            yield from ((failure, 0, None) for failure, _ in desk.judge())

    def _met(self, product: Product) -> Iterable[Failure]:
        """What the suppression says of a product before it is asked about its failures."""
        return (
            () if self._suppress is None else weighed(self._suppress.meet(product), self._remarks)
        )
