# SPDX-License-Identifier: Apache-2.0
"""Shows products, on their way to the rules, to whoever wants to see them."""

from collections.abc import Callable, Iterator, Sequence

from listingcheck.product import Product
from listingcheck.sources.reading import Reading

Watcher = Callable[[Product], None]


def watched(reading: Reading, watchers: Sequence[Watcher]) -> Reading:
    """The same products, each shown to the watchers; the reading itself where there are none."""
    return _Watched(reading, watchers) if watchers else reading


class _Watched(Reading):
    """A reading with the account of another."""

    def __init__(self, reading: Reading, watchers: Sequence[Watcher]) -> None:
        super().__init__()
        self.sources = reading.sources
        self.problems = reading.problems
        self._reading = reading
        self._watchers = watchers

    def __iter__(self) -> Iterator[Product]:
        for product in self._reading:
            for watch in self._watchers:
                watch(product)
            yield product
