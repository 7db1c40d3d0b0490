# SPDX-License-Identifier: Apache-2.0
"""A gallery: where the pictures of products come from, and how deep they are looked into."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from listingcheck.failure import Failure
from listingcheck.gallery.desks import Chunks, Desk, Here, Threads
from listingcheck.gallery.run import Run
from listingcheck.gallery.supplier import Remarking, Supplier
from listingcheck.gallery.workers import Workers
from listingcheck.picture import Depth
from listingcheck.product import Product
from listingcheck.sources.reading import Reading


class Gallery:
    """Hangs pictures: gives products what was measured of their pictures.

    Args:
        supplier: finds the bytes.
        depth: how deep they are looked into.
        jobs: how many processes look at them; 1 looks in this one.
    """

    def __init__(self, supplier: Supplier, depth: Depth, *, jobs: int = 1) -> None:
        self._supplier = supplier
        self._depth = depth | Depth.HEADER
        self._jobs = jobs
        self._run = self._new_run(1)

    @property
    def looked_at(self) -> int:
        """How many pictures the latest run has looked at so far."""
        return self._run.account.looked_at

    def of(self, product: Product) -> Product:
        """One product with its pictures, looked at in this process."""
        (hung,) = self._new_run(1).products([product])
        return hung

    def hung(self, reading: Reading) -> Reading:
        """The same products in the same order, each with its pictures.

        A new run: what is remembered of pictures lasts as long. What it did not look at is added to
        the problems of the reading at its end.
        """
        return _Hung(reading, self)

    def run(self, reading: Reading) -> Iterator[Product]:
        """Take the products of a reading."""
        self._run = self._new_run(self._jobs)
        yield from self._run.products(reading)

    def remarks(self) -> Iterator[Failure]:
        """What the latest run did not look at, and what of the supplier's is not read."""
        if isinstance(self._supplier, Remarking):
            yield from self._supplier.remarks()
        yield from self._run.account.remarks()

    def close(self) -> None:
        """Let go of connections and files."""
        self._supplier.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _new_run(self, jobs: int) -> Run:
        return Run(self._supplier, self._depth, self._desk(jobs))

    def _desk(self, jobs: int) -> Desk:
        # A header is looked at sooner than it is handed over.
        alone = jobs == 1 or self._depth in Depth.HEADER
        workers = None if alone else Workers(jobs, self._depth)
        if self._supplier.at_once > 1:
            return Threads(self._supplier.at_once, self._depth, workers)
        return Chunks(workers, self._depth) if workers else Here(self._depth)


class _Hung(Reading):
    """A reading with the account of another."""

    def __init__(self, reading: Reading, gallery: Gallery) -> None:
        super().__init__()
        self.sources = reading.sources
        self.problems = reading.problems
        self._reading = reading
        self._gallery = gallery

    def __iter__(self) -> Iterator[Product]:
        yield from self._gallery.run(self._reading)
        self.problems.extend(self._gallery.remarks())
