# SPDX-License-Identifier: Apache-2.0
"""PrestaShop's tables of combinations: each row is a variant of a product in another table.

All rows are held, by their product, until the products were read: the two tables need not be in
the same order.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from listingcheck.product import Identifier, present
from listingcheck.sources.formats.table import Table
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.prestashop.columns import (
    COMBINATIONS,
    IDENTIFIERS,
    NO_CODE,
    OF_COMBINATION,
)
from listingcheck.sources.prestashop.lists import Pairs, paired, together
from listingcheck.sources.reading import Ledger

_identifier = Identifier.made
JOINED = "combination of a product"
"""How the account names a row that became a variant of a product in another file."""
PLACE = {name: place for place, name in enumerate(COMBINATIONS)}
"""Where each known column stands among the known cells of a row."""
_OPTIONS = itemgetter(PLACE["attributes"], PLACE["values"], PLACE["options"])


class Codes:
    """The trade numbers of the rows of one table."""

    def __init__(self, columns: Columns) -> None:
        self._places = [
            (columns.found[name], kind, columns.title(name))
            for name, kind in IDENTIFIERS.items()
            if name in columns
        ]

    @property
    def titles(self) -> list[str]:
        """What the file calls their columns."""
        return [title for _, _, title in self._places]

    def of(self, row: Sequence[str]) -> tuple[Identifier, ...]:
        """Those of one row."""
        return tuple(
            [
                _identifier({"code": row[place], "type": kind, "column": title})
                for place, kind, title in self._places
                if (code := row[place].strip()) and code != NO_CODE
            ]
        )


class Layout:
    """What the rows of one table of combinations share."""

    def __init__(self, table: Table, path: str | None, ledger: Ledger) -> None:
        self.columns = Columns(table, COMBINATIONS, OF_COMBINATION)
        self.path = path
        self.ledger = ledger
        self.codes = Codes(self.columns)

    def titles(self) -> dict[str, str]:
        """The canonical fields of this table and their columns."""
        known = self.columns
        titles = {field: known.title(n) for n, field in OF_COMBINATION.items() if n in known}
        if self.codes.titles:
            titles["variants[].identifiers[0].code"] = self.codes.titles[0]
        values = next((name for name in ("values", "options") if name in known), None)
        if values is not None:
            titles |= {f"variants[].options[{n}]": known.title(values) for n in range(3)}
        if "position" in known:
            titles.setdefault("variants[].image", known.title("position"))
        return titles


class Combination(NamedTuple):
    """One row."""

    line: int
    cells: tuple[str, ...]
    """The known cells, in the order of COMBINATIONS."""
    pairs: Pairs
    """The names and values of its options."""
    codes: tuple[Identifier, ...]
    layout: Layout

    def cell(self, name: str) -> str:
        """The cell of a known column."""
        return self.cells[PLACE[name]]


class Combinations:
    """The rows of all tables of combinations, by the id or the reference of their product."""

    def __init__(self, tables: Iterable[TableInput]) -> None:
        self._of: dict[str, list[Combination]] = {}
        self._joined: set[str] = set()
        self._pairs = Memo(_pairs)
        for each in tables:
            with each.open() as table:
                self._add(table, Layout(table, each.path, each.ledger))

    def __bool__(self) -> bool:
        return bool(self._of)

    def _add(self, table: Table, layout: Layout) -> None:
        cells_of, codes_of, pairs_of = layout.columns.cells, layout.codes.of, self._pairs
        for line, row in table:
            cells = cells_of(row)
            key = _key(cells[0].strip(), cells[1].strip())
            if key is not None:
                pairs, is_odd = pairs_of[_OPTIONS(cells)]
                combination = Combination(line, cells, pairs, codes_of(row), layout)
                self._of.setdefault(key, []).append(combination)
                if is_odd:
                    _odd_pairs(combination)
            elif any(map(present, row)):
                _unread(Combination(line, cells, (), (), layout), "names no product")

    def of(self, number: str, reference: str) -> list[Combination]:
        """Those of a product; booked as joined to it."""
        found: list[Combination] = []
        for key in (_key(number, ""), _key("", reference)):
            if key in self._of:
                found += self._of[key]
                self._book(key)
        return found

    def _book(self, key: str) -> None:
        if key not in self._joined:
            self._joined.add(key)
            for row in self._of[key]:
                row.layout.ledger.skip(JOINED)

    def orphans(self) -> None:
        """Book the rows that no product asked for."""
        for key, rows in self._of.items():
            if key not in self._joined:
                for row in rows:
                    name = row.cell("product").strip() or row.cell("product_reference").strip()
                    _unread(row, f"belongs to product {name}, which is not in the files")

    def by_product(self, ledger: Ledger) -> Iterator[list[Combination]]:
        """The rows product by product, for those whose first row is booked in a ledger."""
        return (rows for rows in self._of.values() if rows[0].layout.ledger is ledger)


def _key(number: str, reference: str) -> str | None:
    if number:
        return f"id:{number}"
    return f"reference:{reference}" if reference else None


def _pairs(cells: tuple[str, str, str]) -> tuple[Pairs, bool]:
    """The options of a combination, and whether one is without a value."""
    attributes, values, options = cells
    pairs = paired(attributes, values) if present(attributes) else together(options)
    return pairs, not pairs or any(value is None for _, value in pairs)


def _odd_pairs(row: Combination) -> None:
    row.layout.ledger.odd(
        "The combination does not give a value for each of its attributes.",
        "Give as many values as attributes, in the same order.",
        line=row.line,
        value=" | ".join(filter(present, _OPTIONS(row.cells))),
    )


def _unread(row: Combination, problem: str) -> None:
    row.layout.ledger.unread(
        f"The combination {problem}.",
        "Give the file of products that has it, or correct the id of its product.",
        line=row.line,
        value=" | ".join(filter(present, row.cells)),
    )
