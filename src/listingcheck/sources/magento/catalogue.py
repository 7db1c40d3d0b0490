# SPDX-License-Identifier: Apache-2.0
"""All rows of one source: which are products, which store views of them, which variants of what.

The rows are read once and put on a shelf (a temporary file beyond 16 MB), because a child usually
stands before the parent that names it. Held in memory: 24 bytes a row, and the SKUs of children.
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from listingcheck.product import present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.magento.columns import CONFIGURABLE, NO_PRODUCTS, PLACE
from listingcheck.sources.magento.faults import Fault
from listingcheck.sources.magento.lists import listed, skus
from listingcheck.sources.magento.rows import Row
from listingcheck.sources.magento.shelf import Shelf

_SKU, _NAME, _VIEW = PLACE["sku"], PLACE["name"], PLACE["view"]
_KIND, _GROUP = PLACE["kind"], PLACE["group"]
_VARIATIONS = PLACE["variations"]
_PICTURES = itemgetter(PLACE["base_image"], PLACE["additional_images"])
_MOST_PASSED = 1_024
"""Children that are kept at hand: their parent mostly follows at once."""

Resolved = tuple[int | None, tuple[str, ...], dict[str, str], int | None]
"""A row in the language that counts, and the line its texts stand on."""


def key_of(sku: str) -> str:
    """A SKU as Magento compares it."""
    return sku.strip().lower()


def kind_of(cell: str) -> str:
    """The type of a product as it is compared."""
    return cell.strip().lower()


class Catalogue:
    """The rows of one source.

    Args:
        rows: the rows.
        faults: what could not be read of the source; it fills while rows are taken.
        language: the store view whose texts count.
    """

    def __init__(
        self, rows: Iterable[Row | Fault], faults: list[Fault], language: str | None
    ) -> None:
        self._language = (language or "").strip().lower()
        self._shelf = Shelf()
        self._kinds = Memo(kind_of)
        self._children: set[str] = set()
        self._passed: dict[str, Resolved] = {}
        self._grouped: dict[str, list[str]] = {}
        self._configurables: set[str] = set()
        self.codes: set[str] = set()
        """The codes of all attributes that rows have."""
        self.has_paths = False
        """Whether any picture is a path without a host."""
        self._fill(rows, faults)

    @property
    def without_parent(self) -> int:
        """How many rows name a group that is no product here."""
        return sum(
            len(rows) for key, rows in self._grouped.items() if key not in self._configurables
        )

    def __iter__(self) -> Iterator[Row | Fault]:
        """Yield the rows and faults in their order."""
        return iter(self._shelf)

    def close(self) -> None:
        """Drop the rows."""
        self._shelf.close()

    def kind(self, cells: tuple[str, ...]) -> str:
        """The type of a row; one without any that names variations is configurable."""
        kind = self._kinds[cells[_KIND]]
        return kind or (CONFIGURABLE if cells[_VARIATIONS] else "")

    def is_child(self, key: str, kind: str) -> bool:
        """Whether a row is a variant of another."""
        return key in self._children and kind != CONFIGURABLE and kind not in NO_PRODUCTS

    def resolved(self, key: str, row: Row) -> Resolved | None:
        """A row in the language that counts; None when it only is the view of another."""
        if not self._shelf.repeats(key):
            return *row, row[0]
        rows = self._named(key)
        return self._in_language(row, rows) if row in _bases(rows) else None

    def pass_child(self, key: str, row: Resolved) -> None:
        """Keep a child at hand whose parent may follow."""
        if not self._shelf.repeats(key):
            if len(self._passed) >= _MOST_PASSED:
                self._passed.clear()
            self._passed[key] = row

    def children(self, key: str) -> list[Resolved]:
        """The rows of one child, in the language that counts."""
        if key in self._passed:
            return [self._passed[key]]
        rows = [row for row in self._named(key) if self.is_child(key, self.kind(row[1]))]
        if len(rows) == 1:
            return [(*rows[0], rows[0][0])]
        return [self._in_language(row, rows) for row in _bases(rows)]

    def group(self, key: str) -> list[str]:
        """The keys of the rows that name a parent themselves."""
        return self._grouped.get(key, [])

    def _named(self, key: str) -> list[Row]:
        found = self._shelf.named(key)
        return [row for row in found if len(row) == 3 and key_of(row[1][_SKU]) == key]

    def _in_language(self, base: Row, rows: list[Row]) -> Resolved:
        line, cells, said = base
        others = [row for row in rows if row != base]
        if not cells[_VARIATIONS]:
            text = next(filter(None, (row[1][_VARIATIONS] for row in others)), "")
            cells = (*cells[:_VARIATIONS], text, *cells[_VARIATIONS + 1 :])
        if self._language and kind_of(cells[_VIEW]) != self._language:
            for at, view, said_there in others:
                if kind_of(view[_VIEW]) == self._language:
                    line_of_texts = at if view[_NAME] else line
                    return line, _over(cells, view), said | said_there, line_of_texts
        return line, cells, said, line

    def _fill(self, rows: Iterable[Row | Fault], faults: list[Fault]) -> None:
        add = self._shelf.add
        for row in rows:
            for fault in faults:
                add("", fault)
            faults.clear()
            key = ""
            if len(row) == 3:
                key = key_of(row[1][_SKU])
                self._survey(key, row[1])
                self.codes.update(row[2])
            add(key, row)
        for fault in faults:
            add("", fault)
        for key in self._configurables & self._grouped.keys():
            self._children.update(self._grouped[key])
        self._shelf.sort()

    def _survey(self, key: str, cells: tuple[str, ...]) -> None:
        if self.kind(cells) == CONFIGURABLE:
            self._configurables.add(key)
            self._children.update(map(key_of, skus(cells[_VARIATIONS])))
        elif cells[_GROUP] and (group := key_of(cells[_GROUP])):
            self._grouped.setdefault(group, []).append(key)
        if not self.has_paths and any(pictures := _PICTURES(cells)):
            urls = [url for cell in pictures for url in listed(cell)]
            self.has_paths = any("://" not in url for url in urls)


def _bases(rows: list[Row]) -> list[Row]:
    """The rows of one SKU that are no views of others: those without one, else the first's."""
    plain = [row for row in rows if not present(row[1][_VIEW])]
    return plain or [row for row in rows if row[1][_VIEW] == rows[0][1][_VIEW]]


def _over(cells: tuple[str, ...], view: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row under those that a view of it fills."""
    return tuple([said or cell for cell, said in zip(cells, view, strict=True)])
