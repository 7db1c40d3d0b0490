# SPDX-License-Identifier: Apache-2.0
"""Several processes that look at products, and answer in the order of the run.

Reading, what products share, suppression and counting stay in the process that began; helpers get
products and give back what they found. So a run says the same whatever their number.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing

from listingcheck.engine.batches import Batch
from listingcheck.engine.helpers import Helpers, Maker, started, way_to_start
from listingcheck.engine.looker import Looked, Looker
from listingcheck.engine.parcels import packed
from listingcheck.errors import ListingcheckError

AT_HAND = 4
"""Batches that each helper has before it, so that none runs dry while this process reads."""

AHEAD = 8
"""Batches per helper that may wait for a slow one before them: what bounds memory."""

MOST_HELPERS = 8
"""More would idle: what one process reads and hands out keeps some four busy."""

Done = tuple[Batch, Looked]


class Crew:
    """This process and, once there have been enough products, helpers.

    Args:
        jobs: processes altogether.
        maker: makes the same looker in another process; None where that cannot be done.
    """

    def __init__(self, jobs: int = 1, maker: Maker | None = None) -> None:
        self._helpers = min(jobs - 1, MOST_HELPERS)
        self._maker = maker

    def looked(self, batches: Iterator[Batch], looker: Looker) -> Iterator[Done]:
        """Look at batches, in their order.

        Raises:
            ListingcheckError: a helper was ended by the system.
        """
        for batch in batches:
            yield batch, looker.look(batch.products, batch.position)
            way = way_to_start(batch.position, self._maker) if self._helpers > 0 else None
            if way is not None:
                helpers = started(self._helpers, way, looker, self._maker)
                yield from (
                    _together(batches, looker, helpers) if helpers else _alone(batches, looker)
                )


def _alone(batches: Iterator[Batch], looker: Looker) -> Iterator[Done]:
    for batch in batches:
        yield batch, looker.look(batch.products, batch.position)


def _together(batches: Iterator[Batch], looker: Looker, helpers: Helpers) -> Iterator[Done]:
    line = _Line(looker, helpers)
    try:
        with closing(helpers):
            for batch in _to_the_end(batches):
                if isinstance(batch, Exception):
                    yield from line.rest()
                    raise batch
                line.add(batch)
                yield from line.ready()
            yield from line.rest()
    except BrokenProcessPool:
        raise ListingcheckError(
            "A process that checked products was ended by the system, perhaps for want of memory. "
            "Check in one process: --jobs 1 (jobs=1). In a script, begin what it does with "
            "if __name__ == '__main__':."
        ) from None


def _to_the_end(batches: Iterator[Batch]) -> Iterator[Batch | Exception]:
    """The batches and, last, what kept the source from being read further."""
    try:
        yield from batches
    except Exception as error:  # noqa: BLE001 - raised again once what came before is told
        yield error


class _Line:
    """Batches that are looked at, in the order of the run."""

    def __init__(self, looker: Looker, helpers: Helpers) -> None:
        self._looker = looker
        self._helpers = helpers
        self._waiting: deque[tuple[Batch, Future[Looked]]] = deque()

    def add(self, batch: Batch) -> None:
        """Hand a batch to the helpers, or look at it here while they have enough to do."""
        busy = sum(not future.done() for _, future in self._waiting)
        enough = busy >= AT_HAND * self._helpers.number
        parcel = None if enough else packed(batch.products, batch.position)
        if parcel is not None:
            future = self._helpers.submit(parcel)
        else:
            future = Future()
            future.set_result(self._looker.look(batch.products, batch.position))
        self._waiting.append((batch, future))

    def ready(self) -> Iterator[Done]:
        """Yield what was looked at up to the first batch that is not; wait where too many do."""
        most = AHEAD * self._helpers.number
        while self._waiting and (len(self._waiting) > most or self._waiting[0][1].done()):
            yield self._first()

    def rest(self) -> Iterator[Done]:
        """Yield all, however long it takes."""
        while self._waiting:
            yield self._first()

    def _first(self) -> Done:
        batch, future = self._waiting.popleft()
        return batch, future.result()
