# SPDX-License-Identifier: Apache-2.0
"""The help in TikTok Shop's templates: above the products, below them, and the units it states."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from listingcheck.product import LengthUnit, WeightUnit, present
from listingcheck.sources.formats.table import Line, Table, bare, folded
from listingcheck.sources.kit.stated import length_unit, weight_unit
from listingcheck.sources.tiktok.columns import (
    COLUMNS,
    EXAMPLES,
    IDS,
    MANDATORY,
    NAMES,
    NOTES,
    NUMBERS,
    VERSION,
)
from listingcheck.sources.tiktok.layout import Layout, is_keys

_HINTS = re.compile(r"[(（\[]([^()（）\[\]]{1,12})[)）\]]")
_LONGEST_LABEL = 80
_LONGEST_NUMBER = 20
_KIND = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
"""What the template is for: ``create_product``, ``Sales_Information``."""
_DIGIT = re.compile(r"[0-9]")
_SYSTEMS = {
    "metric": (LengthUnit.CENTIMETRE, WeightUnit.GRAM),
    "imperial": (LengthUnit.INCH, WeightUnit.POUND),
}
"""The units of Seller Center's templates; unlike the API they weigh in grams."""
_MOST_HELP = 7
"""Rows of help above the products; the latest templates have four below their keys."""
_FEWEST_WORDS = 3
"""Columns of numbers that have words in a row of help."""


class Head:
    """What stands between the columns of a template and its first product.

    Args:
        table: the template.
        layout: its columns.
    """

    def __init__(self, table: Table, layout: Layout) -> None:
        self._layout = layout
        self._ids = [layout.places[n] for n in IDS if n in layout.places]
        self._numbers = [layout.places[n] for n in NUMBERS if n in layout.places]
        self._numbers += layout.stocks
        self._known = [*layout.places.values(), *layout.stocks]
        self.help: list[Sequence[str]] = []
        self.body = self._body(iter(table))
        self._rows = (*table.above, table.header, *self.help)

    def _body(self, rows: Iterator[Line]) -> Iterator[Line]:
        """The rows from the first product on."""
        for line, row in rows:
            if not _filled(row, self._known):
                continue
            if len(self.help) == _MOST_HELP or not self._is_help(row):
                return chain([(line, row)], rows)
            self.help.append(row)
        return rows

    def _is_help(self, row: list[str]) -> bool:
        """Whether a row above the products explains the columns."""
        names = self._of(row, "product_name")
        is_of_product = any(map(present, self._of(row, *NAMES)))
        return (
            is_version(row)
            or all(folded(cell) in MANDATORY for cell in _filled(row, self._known))
            or any(bare(cell) in COLUMNS["product_name"] for cell in names)
            or self._is_example(row)
            or _are_words(_filled(row, self._ids), 1)
            or _are_words(_filled(row, self._numbers), _FEWEST_WORDS if is_of_product else 0)
        )

    def _is_example(self, row: list[str]) -> bool:
        cells = self._of(row, "category", "brand")
        return any(number in cell for cell in cells for number in EXAMPLES)

    def _of(self, row: Sequence[str], *columns: str) -> list[str]:
        return [row[place] for n in columns if (place := self._layout.places.get(n)) is not None]

    def label(self, place: int) -> str:
        """What a merchant sees above a column: its key only where nothing else is."""
        if not is_keys(self._layout.header):
            return self._layout.header[place]
        labels = next(filter(_is_label, self.help), self._layout.header)
        return (
            labels[place]
            if place < len(labels) and present(labels[place])
            else self._layout.header[place]
        )

    def weight_unit(self, column: str) -> WeightUnit | None:
        """The unit that a column of weights states, or the template for all of them."""
        units = map(weight_unit, self._hints(column))
        return next(filter(None, units), self._system()[1])

    def length_unit(self, column: str) -> LengthUnit | None:
        """The unit that a column of sides states, or the template for all of them."""
        units = map(length_unit, self._hints(column))
        return next(filter(None, units), self._system()[0])

    def _hints(self, column: str) -> list[str]:
        """What stands in brackets in the labels of a column."""
        place = self._layout.places.get(column, len(self._layout.header))
        cells = [row[place] for row in self._rows if place < len(row)]
        return [
            hint for cell in cells if len(cell) <= _LONGEST_LABEL for hint in _HINTS.findall(cell)
        ]

    def _system(self) -> tuple[LengthUnit | None, WeightUnit | None]:
        versions = [folded(cell) for row in self._rows if is_version(row) for cell in row]
        return next((_SYSTEMS[cell] for cell in versions if cell in _SYSTEMS), (None, None))


def is_version(row: Sequence[str]) -> bool:
    """Whether a row states the version of the template: ``V4``, ``All_Information``, ``metric``."""
    return (
        len(row) > 1
        and bool(VERSION.fullmatch(folded(row[0])))
        and bool(_KIND.fullmatch(row[1].strip()))
    )


def _is_label(row: Sequence[str]) -> bool:
    """Whether a row of help names the columns."""
    return not is_version(row) and not all(folded(cell) in MANDATORY for cell in row if cell)


def is_note(row: Sequence[str]) -> bool:
    """Whether a row is help for the merchant, as it stands below the products of some templates."""
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and ("\n" in filled[0] or filled[0].strip().startswith(NOTES))


def _filled(row: Sequence[str], places: Iterable[int]) -> list[str]:
    return [cell for n in places if present(cell := row[n])]


def _are_words(cells: list[str], fewest: int) -> bool:
    """Whether hardly any of so many cells might be a number: help is longer, or words alone."""
    numbers = [cell for cell in cells if len(cell) <= _LONGEST_NUMBER and _DIGIT.search(cell)]
    return len(cells) >= fewest and (not numbers or 2 * len(numbers) < len(cells))
