# SPDX-License-Identifier: Apache-2.0
"""Products as they come out of a source, with an account of every record."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import LengthUnit, Product, WeightUnit, Where
from listingcheck.report import SourceCount


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file does not say and the caller knows."""

    currency: str | None = None
    """ISO 4217 code of prices that state none."""
    weight_unit: WeightUnit | None = None
    """Unit of weights that state none."""
    dimension_unit: LengthUnit | None = None
    """Unit of package sizes that state none."""


class Reading(Iterable[Product]):
    """Products, taken once, that also keeps what could not be read.

    ``sources`` counts records, products and variants per file while products are taken.
    ``problems`` fills with failures (``row-unreadable``, ``value-unreadable``); whoever takes the
    products may empty it at any time.
    """

    def __init__(self) -> None:
        self.sources: list[SourceCount] = []
        self.problems: deque[Failure] = deque()
        self._parts: deque[Iterator[Product]] = deque()

    @classmethod
    def of(cls, products: Iterable[Product]) -> "Reading":
        """Products that are already read."""
        reading = cls()
        reading.add(SourceCount(path=None, platform="python"), products)
        return reading

    def add(self, count: SourceCount, products: Iterable[Product]) -> None:
        """Append the products of one more source."""
        self.sources.append(count)
        self._parts.append(_counted(count, products))

    def __iter__(self) -> Iterator[Product]:
        while self._parts:
            yield from self._parts[0]
            self._parts.popleft()


def _counted(count: SourceCount, products: Iterable[Product]) -> Iterator[Product]:
    for product in products:
        count.products += 1
        count.records += 1
        count.variants += len(product.variants)
        yield product


def unreadable(
    where: Where, value: str | None, message: str, fix: str, *, product: str | None = None
) -> Failure:
    """A record, or a part of one, that could not be read."""
    return Failure(
        rule="row-unreadable",
        stage=None,
        severity=Severity.ERROR,
        product=product,
        variant=None,
        field=None,
        where=where,
        value=value,
        limit=None,
        message=message,
        fix=Fix(fix),
    )
