# SPDX-License-Identifier: Apache-2.0
"""The rows of Wix's product CSV: a product, its variants and its further pictures by their handle.

Rows of one handle stand together in an export, but not in a file that was sorted since: a first
pass finds those that stand apart, and only families that wait for such rows are held.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import present
from listingcheck.sources.formats.table import Table, folded
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.families import Member, far_variations
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.wix.columns import COLUMNS, FIELDS, MEDIA, PRODUCT, VARIANT

PLACE = {name: place for place, name in enumerate(COLUMNS)}
"""Where each known column stands among the known cells of a row."""
_KEY, _TYPE = PLACE["key"], PLACE["type"]

_OF_A_PRODUCT = frozenset({VARIANT, MEDIA})

Row = tuple[int, int, str, tuple[str, ...], list[str]]
"""The line, the number of the record, the type, the known cells, and all cells."""


@dataclass(slots=True)
class Survey:
    """What a first pass over the rows finds out."""

    far: Counter[str] = field(default_factory=Counter)
    """Variants and pictures that do not follow their product, by its handle."""
    has_media_ids: bool = False
    """Whether any picture is named by its id, which Wix completes to an address."""


class Rows:
    """The rows of one table.

    Raises:
        SourceError: there is no column of handles.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        self._table = table
        self._ledger = ledger
        self.columns = Columns(table, _spellings(settings), FIELDS)
        if "key" not in self.columns:
            raise SourceError(
                f"{table.name} has no column handleId or handle, which every product export of "
                "Wix has: export the products again."
            )

    def members(self) -> Iterator[Member[Row]]:
        """The rows of products, variants and pictures; what is none of them is booked."""
        cells_of, kinds, last = self.columns.cells, Memo(_kind), ""
        for line, row in self._table:
            cells = cells_of(row)
            key = cells[_KEY].strip()
            kind = kinds[cells[_TYPE]] or (VARIANT if key == last else PRODUCT)
            if not key:
                self._without_handle(line, row)
            elif kind == PRODUCT:
                last = key
                yield (key,), "", (line, self._ledger.number(), kind, cells, row)
            elif kind in _OF_A_PRODUCT:
                yield (), key, (line, 0, kind, cells, row)
            else:
                self._of_another_type(line, cells, row)

    def survey(self) -> Survey:
        """Look at all rows once, before they are read."""
        survey = Survey()
        survey.far = far_variations(self._surveyed(survey))
        return survey

    def _surveyed(self, survey: Survey) -> Iterator[Member[None]]:
        """What ``members`` yields, without the cells that only products are made of."""
        found, width, last = self.columns.found, self._table.width, ""
        cells_of = itemgetter(*(found.get(name, width) for name in ("key", "type", "image")))
        kinds = Memo(_kind)
        for _, row in self._table:
            key, kind, image = cells_of(row)
            key = key.strip()
            kind = kinds[kind] or (VARIANT if key == last else PRODUCT)
            if key and kind == PRODUCT:
                last = key
                yield (key,), "", None
            elif key and kind in _OF_A_PRODUCT:
                yield (), key, None
            if image and "://" not in image and present(image):
                survey.has_media_ids = True

    def orphan(self, row: Row) -> None:
        """Book a variant or picture whose product is not there."""
        line, _, kind, cells, everything = row
        self._ledger.unread(
            f"The {kind} row has the handle {cells[_KEY].strip()}, which no product row has.",
            "Export its product as well, or correct the handle.",
            line=line,
            value=_filled(everything),
        )

    def _without_handle(self, line: int, row: list[str]) -> None:
        if filled := _filled(row):
            problem = "The row has no handle, so it belongs to no product."
            self._ledger.unread(
                problem, "Enter the handle of its product.", line=line, value=filled
            )

    def _of_another_type(self, line: int, cells: tuple[str, ...], row: list[str]) -> None:
        self._ledger.unread(
            f"The row is of the type {cells[_TYPE].strip()}, which is neither Product nor Variant "
            "nor Media.",
            "Correct its fieldType.",
            line=line,
            value=_filled(row),
        )


def _spellings(settings: Settings) -> dict[str, tuple[str, ...]]:
    """The spellings of columns, with those that the caller knows in front."""
    known = {"barcode": settings.gtin_attribute, "brand": settings.brand_attribute}
    own = {name: (folded(column),) for name, column in known.items() if column}
    return {name: own.get(name, ()) + spellings for name, spellings in COLUMNS.items()}


def _kind(cell: str) -> str:
    return cell.strip().casefold()


def _filled(row: list[str]) -> str:
    return " | ".join(filter(present, row))
