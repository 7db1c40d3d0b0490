# SPDX-License-Identifier: Apache-2.0
"""Products as they come out of sources, with an account of every record."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import LengthUnit, Product, WeightUnit, Where
from listingcheck.sources.files.exports import Export
from listingcheck.tally import SourceCount

_LONGEST_QUOTE = 300
"""Characters of a bad row that its failure quotes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file does not say and the caller knows."""

    currency: str | None = None
    """ISO 4217 code of prices that state none."""
    weight_unit: WeightUnit | None = None
    """Unit of weights that state none."""
    dimension_unit: LengthUnit | None = None
    """Unit of package sizes that state none."""
    language: str | None = None
    """Of texts in several languages, those of this one: a locale, store view or language id."""
    gtin_attribute: str | None = None
    """The custom attribute or column that holds the trade number."""
    brand_attribute: str | None = None
    """The custom attribute or column that holds the brand."""
    ignore_attribute: str | None = None
    """The custom attribute or column that says what to ignore of a product."""


NOTHING_KNOWN = Settings()
"""What a caller knows who says nothing."""


class Ledger:
    """Books what becomes of the records of one source that do not become products."""

    def __init__(self, count: SourceCount, problems: deque[Failure]) -> None:
        self.count = count
        self._problems = problems
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """The number of the record that begins here, from 1."""
        return next(self._numbers)

    def skip(self, reason: str) -> None:
        """Book a record that is no product of its own, such as a grouped one or a price."""
        self.number()
        self.count.records += 1
        self.count.skipped[reason] += 1

    def unread(
        self,
        problem: str,
        fix: str,
        *,
        record: int | None = None,
        line: int | None = None,
        value: str | None = None,
    ) -> None:
        """Book a record that could not be read; without a number it gets the next one."""
        self.count.records += 1
        self.count.unread += 1
        where = Where(self.count.path, record or self.number(), line)
        self._problems.append(_unreadable(Severity.ERROR, where, problem, fix, value))

    def odd(
        self, problem: str, fix: str, *, line: int | None = None, value: str | None = None
    ) -> None:
        """Note that a part of a record could not be read."""
        where = Where(self.count.path, None, line)
        self._problems.append(_unreadable(Severity.WARNING, where, problem, fix, value))

    def note(self, problem: str, fix: str) -> None:
        """Say something once about the whole source."""
        where = Where(self.count.path)
        self._problems.append(_unreadable(Severity.INFO, where, problem, fix, None))

    def left_out(self, names: Sequence[str]) -> None:
        """Note the sheets, or files of an archive, that hold no products."""
        self.note(
            f"These hold no products that are known, so they were left out: {', '.join(names)}.",
            "Nothing, if that is so; otherwise give them by themselves to see why.",
        )


@dataclass(frozen=True, slots=True)
class Part:
    """Products of one source."""

    count: SourceCount
    products: Iterable[Product]


class Reading(Iterable[Product]):
    """Products, taken once, that also keeps what could not be read.

    ``sources`` counts records, products and variants per source while products are taken.
    ``problems`` fills with failures (``row-unreadable``); whoever takes the products may empty
    it at any time.
    """

    def __init__(self) -> None:
        self.sources: list[SourceCount] = []
        self.problems: deque[Failure] = deque()
        self._parts: deque[Iterator[Part]] = deque()
        self._files: list[tuple[Export, int]] | None = []

    @classmethod
    def of(cls, products: Iterable[Product]) -> "Reading":
        """Products that are already read; a reading is itself."""
        if isinstance(products, Reading):
            return products
        reading = cls()
        reading.add(SourceCount(path=None, platform="python"), products)
        return reading

    def follow(self, export: Export | None) -> None:
        """Keep an eye on how far a file is read; None is a source whose size nobody knows."""
        if export is None:
            self._files = None
        elif self._files is not None:
            # Now, since to ask for the size moves a stream.
            self._files.append((export, export.size))

    @property
    def share(self) -> float | None:
        """How much of its files has been read, from 0 to 1; None where that is not known."""
        reached = [(export.reached, size) for export, size in self._files or ()]
        total = sum(size for _, size in reached)
        if not total or all(place is None for place, _ in reached):
            return None
        return sum(size if place is None else place for place, size in reached) / total

    def ledger(self, count: SourceCount) -> Ledger:
        """The book of one more source."""
        return Ledger(count, self.problems)

    def add(self, count: SourceCount, products: Iterable[Product]) -> None:
        """Append the products of one more source."""
        self.sources.append(count)
        self.add_parts(iter([Part(count, products)]))

    def add_parts(self, parts: Iterator[Part]) -> None:
        """Append products of sources that become known while they are taken."""
        self._parts.append(parts)

    def __iter__(self) -> Iterator[Product]:
        while self._parts:
            for part in self._parts[0]:
                if not any(part.count is known for known in self.sources):
                    self.sources.append(part.count)
                yield from _counted(part)
            self._parts.popleft()


def _counted(part: Part) -> Iterator[Product]:
    count = part.count
    for product in part.products:
        count.products += 1
        count.records += 1
        count.variants += len(product.variants)
        yield product


def _unreadable(
    severity: Severity, where: Where, problem: str, fix: str, value: str | None
) -> Failure:
    if value is not None and len(value) > _LONGEST_QUOTE:
        value = f"{value[:_LONGEST_QUOTE]}..."
    return Failure(
        rule="row-unreadable",
        stage=None,
        severity=severity,
        product=None,
        variant=None,
        field=None,
        where=where,
        value=value,
        limit=None,
        message=problem,
        fix=Fix(fix),
    )
