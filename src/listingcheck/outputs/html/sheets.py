# SPDX-License-Identifier: Apache-2.0
"""The products of the failures that a page lists, in the order in which they come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from listingcheck.failure import Failure
from listingcheck.outputs.html.lately import Place
from listingcheck.outputs.html.packing import Packed
from listingcheck.outputs.html.rows import dumped
from listingcheck.outputs.html.sheet import sheet
from listingcheck.outputs.spool import temporary

ROOM = 16_000_000
"""Characters of fields that a page holds; more would make a browser slow."""

Names = tuple[str, str]
"""The brand and the category of a product."""


@dataclass(slots=True)
class _Open:
    """The product whose failures are coming in."""

    number: int
    names: Names
    packed: Packed | None
    failures: list[Failure] = field(default_factory=list)


class Sheets:
    """Writes each product to a temporary file once the run goes on to the next."""

    def __init__(self) -> None:
        self._numbers: dict[int | str, int] = {}
        self._file = temporary()
        self._room = ROOM
        self._open: _Open | None = None
        self.shown = 0
        """How many products have their fields in the page."""

    @property
    def listed(self) -> int:
        """How many products have listed failures."""
        return len(self._numbers)

    @property
    def full(self) -> bool:
        """Whether there is no room for the fields of another product."""
        return self._room <= 0

    def number(self, failure: Failure, place: Place | None, names: Names) -> int:
        """The number of a failure's product among those listed."""
        known = place.position if place is not None else failure.product or ""
        number = self._numbers.setdefault(known, len(self._numbers))
        if self._open is None or self._open.number < number:
            self._write()
            packed = place.packed() if place is not None and not self.full else None
            self._open = _Open(number, names, packed)
        if self._open.number == number:
            self._open.failures.append(failure)
        return number

    def lines(self) -> Iterator[str]:
        """Yield a line of data for each product, and let go of it."""
        self._write()
        self._open = None
        self._file.seek(0)
        yield from self._file
        self._file.close()

    def _write(self) -> None:
        product = self._open
        if product is None:
            return
        brand, category = product.names
        data: dict[str, Any] = {"brand": brand, "category": category}
        if product.packed is not None:
            data |= sheet(product.packed, product.failures)
            self.shown += 1
        line = dumped(data)
        self._room -= len(line)
        self._file.write(f"{line}\n" if not product.number else f",{line}\n")
