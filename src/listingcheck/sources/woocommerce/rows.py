# SPDX-License-Identifier: Apache-2.0
"""The rows of WooCommerce's CSV: which are products, which are variations, and of what."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import present
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.families import Member, far_variations
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Ledger
from listingcheck.sources.woocommerce.columns import COLUMNS, NO_PRODUCTS
from listingcheck.sources.woocommerce.layout import Layout
from listingcheck.sources.woocommerce.measures import MEASURES

_KNOWN = (*COLUMNS, *MEASURES)
PLACE = {name: place for place, name in enumerate(_KNOWN)}
"""Where each known column stands among the known cells of a row."""
KEYS = itemgetter(PLACE["id"], PLACE["sku"])
_TYPE, _PARENT, _NAME = PLACE["type"], PLACE["parent"], PLACE["name"]
_SALE = PLACE["sale_price"]
_VARIATION = "variation"
_SURVEYED = ("id", "type", "sku", "name", "parent", "sale_price")
"""The known cells that a first pass looks at: those that come first."""

Row = tuple[int, int, tuple[str, ...], list[str]]
"""The line, the number of the record, the known cells, and all cells."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first pass over the rows finds out."""

    far: Counter[str]
    """Variations that do not follow their parent, by its key."""
    is_on_sale: bool
    """Whether any row has a sale price."""


class Rows:
    """The rows of one table.

    Raises:
        SourceError: there is no column of names or SKUs.
    """

    def __init__(self, table: Table, ledger: Ledger) -> None:
        self._table = table
        self._ledger = ledger
        self._is_on_sale = False
        self.layout = layout = Layout.of(table.header)
        if not layout.places.keys() & {"name", "sku"}:
            raise SourceError(
                f"{table.name} has neither a column SKU nor Name, as a product export of "
                "WooCommerce has: export the products again."
            )
        self._cells = self._getter(_KNOWN)

    def _getter(self, names: Sequence[str]) -> Callable[[list[str]], tuple[str, ...]]:
        places = self.layout.places
        return itemgetter(*(places.get(name, self._table.width) for name in names))

    def members(self) -> Iterator[Member[Row]]:
        """The rows of products and variations; what is neither is booked."""
        cells_of, kinds, ledger = self._cells, Memo(_kind), self._ledger
        for line, row in self._table:
            cells = cells_of(row)
            kind = kinds[cells[_TYPE]]
            if cells[_SALE]:
                self._is_on_sale = True
            if kind in NO_PRODUCTS:
                ledger.skip(NO_PRODUCTS[kind])
            elif kind == _VARIATION or (not kind and present(cells[_PARENT])):
                yield (), cells[_PARENT].strip(), (line, 0, cells, row)
            elif keys := _keys(cells):
                yield keys, "", (line, ledger.number(), cells, row)
            elif filled := _filled(row):
                problem = "The row has no SKU, no ID and no name, so it is no product."
                ledger.unread(problem, "Enter a SKU.", line=line, value=filled)

    def survey(self) -> Survey:
        """Look at all rows once, before they are read."""
        self._cells = self._getter(_SURVEYED)
        return Survey(far_variations(self.members()), self._is_on_sale)

    def orphan(self, row: Row) -> None:
        """Book a variation whose parent is not there."""
        line, _, cells, everything = row
        parent = present(cells[_PARENT])
        belongs = f"belongs to {parent}, which is not in the file" if parent else "names no parent"
        self._ledger.unread(
            f"The variation {belongs}.",
            "Export its parent as well, or correct the column of parents.",
            line=line,
            value=_filled(everything),
        )


def _kind(cell: str) -> str:
    """The type of a row, without ``downloadable`` and ``virtual``."""
    return cell.partition(",")[0].strip().casefold()


def _keys(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What variations may call their parent."""
    number, sku = KEYS(cells)
    keys = (f"id:{number.strip()}", sku.strip()) if present(number) else (sku.strip(),)
    if keys[-1]:
        return keys
    return keys[:-1] or ((cells[_NAME],) if present(cells[_NAME]) else ())


def _filled(row: list[str]) -> str:
    return " | ".join(filter(present, row))
