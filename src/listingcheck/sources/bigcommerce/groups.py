# SPDX-License-Identifier: Apache-2.0
"""The rows of BigCommerce's CSVs: those behind a product's row belong to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from listingcheck.product import present
from listingcheck.sources.bigcommerce.columns import PLACE
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Ledger

_ITEM, _ID, _NAME, _SKU = (PLACE[name] for name in ("item", "id", "name", "sku"))

Row = tuple[int, tuple[str, ...], list[str]]
"""The line, the known cells in the order of the columns, and all cells."""

PRODUCT, VARIANT, IMAGE, RULE, IGNORED = "product", "variant", "image", "rule", "ignored"
V3_KINDS = {"product": PRODUCT, "variant": VARIANT, "image": IMAGE, "video": IGNORED}
LEGACY_KINDS = {"product": PRODUCT, "sku": VARIANT, "rule": RULE}


@dataclass(slots=True)
class Group:
    """A product's row and the rows that belong to it."""

    record: int
    head: Row
    variants: list[Row] = field(default_factory=list)
    images: list[Row] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)

    def add(self, kind: str, row: Row) -> None:
        """Add a row that belongs to it."""
        if kind == VARIANT:
            self.variants.append(row)
        elif kind == IMAGE:
            self.images.append(row)
        elif kind == RULE:
            self.rules.append(row)


class Groups:
    """The groups of one table, one after the other.

    Args:
        table: the table.
        ledger: told of rows that belong to nothing.
        cells: the known cells of a row.
        kinds: what a row calls itself to what it is; without them all rows are products.
        item: the column in which rows say what they are, as the file spells it.
    """

    def __init__(
        self,
        table: Table,
        ledger: Ledger,
        cells: Callable[[Sequence[str]], tuple[str, ...]],
        kinds: Mapping[str, str] | None,
        item: str,
    ) -> None:
        self._table = table
        self._item = item
        self._ledger = ledger
        self._cells = cells
        self._kinds = Memo[str, str | None](
            lambda cell: kinds.get(cell.strip().casefold()) if kinds else PRODUCT
        )

    def __iter__(self) -> Iterator[Group]:
        cells_of, kinds = self._cells, self._kinds
        group: Group | None = None
        is_lost = False
        for line, row in self._table:
            cells = cells_of(row)
            kind = kinds[cells[_ITEM]]
            if kind == PRODUCT:
                if group is not None:
                    yield group
                group = self._begun((line, cells, row))
                # What follows a product that cannot be read is lost with it.
                is_lost = group is None
            elif kind is None:
                self._unknown(line, cells[_ITEM], row)
            elif group is not None:
                group.add(kind, (line, cells, row))
            elif not is_lost and kind != IGNORED:
                self._orphan(line, kind, row)
        if group is not None:
            yield group

    def _begun(self, row: Row) -> Group | None:
        line, cells, everything = row
        if present(cells[_SKU]) or present(cells[_ID]) or present(cells[_NAME]):
            return Group(self._ledger.number(), row)
        if filled := _filled(everything):
            problem = "The product has no SKU, no ID and no name."
            self._ledger.unread(problem, "Enter a name.", line=line, value=filled)
        return None

    def _orphan(self, line: int, kind: str, row: list[str]) -> None:
        self._ledger.unread(
            f"The row is of the kind {kind} and stands before any product, so it belongs to none.",
            "Put it behind the row of its product, or export the products again.",
            line=line,
            value=_filled(row),
        )

    def _unknown(self, line: int, item: str, row: list[str]) -> None:
        if filled := _filled(row):
            says = f"says {item.strip()!r}" if present(item) else "is empty"
            self._ledger.unread(
                f"{self._item} {says} in this row: that is neither a product nor a part of one.",
                f"Correct {self._item}.",
                line=line,
                value=filled,
            )


def _filled(row: Sequence[str]) -> str:
    return " | ".join(filter(present, row))
