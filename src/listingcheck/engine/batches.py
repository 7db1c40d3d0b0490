# SPDX-License-Identifier: Apache-2.0
"""Products of a run, some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.sources.reading import Reading

BATCH = 32
"""Products looked at together: enough to spread the cost of a loop, few enough to stay in cache."""

LONG_TEXT = 100_000
"""Characters of a description that is not kept waiting: merchants' files may hold megabytes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some products of like origin."""

    products: list[Product]
    position: int
    """The number of the first of them in the run."""
    unread: list[Failure]
    """What could not be read since the batch before."""


def batches_of(reading: Reading) -> Iterator[Batch]:
    """Yield all products in batches."""
    position = 0
    for products in _alike(reading):
        yield Batch(products, position, [*unread(reading)])
        position += len(products)


def unread(reading: Reading) -> Iterator[Failure]:
    """Take what could not be read so far."""
    while reading.problems:
        yield reading.problems.popleft()


def _alike(reading: Reading) -> Iterator[list[Product]]:
    """Some products at a time, all of like origin; a long text ends a batch."""
    batch: list[Product] = []
    for product in reading:
        if batch and not product.origin.is_like(batch[0].origin):
            yield batch
            batch = []
        batch.append(product)
        if len(batch) == BATCH or len(product.description or "") > LONG_TEXT:
            yield batch
            batch = []
    if batch:
        yield batch
