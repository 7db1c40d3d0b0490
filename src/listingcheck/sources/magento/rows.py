# SPDX-License-Identifier: Apache-2.0
"""Rows of Magento's export, alike whether they come from a table, XML or JSON."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.payload import Document, Entry, ShapeError, mapping, shown, text
from listingcheck.sources.formats.table import Table, folded
from listingcheck.sources.formats.xmlstream import Node
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.tree import fields
from listingcheck.sources.magento.columns import (
    COLUMNS,
    EMPTY,
    FIELDS,
    NO_PICTURE,
    SPELLINGS,
    SYSTEM,
)
from listingcheck.sources.magento.faults import AGAIN, Fault
from listingcheck.sources.magento.lists import attributes

_ATTRIBUTE_COLUMN = re.compile(r"attribute\|(?:.*\|)?attribute_code:([^|]+)", re.IGNORECASE)
_EMPTY = ("", EMPTY)
_NOTHING = frozenset({EMPTY, NO_PICTURE})

_TEXTS = frozenset({str})

Layout = tuple[list[str | None], list[tuple[str, str]]]
"""The key of each known column, and codes and keys of attributes."""
Row = tuple[int | None, tuple[str, ...], dict[str, str]]
"""The line, the known cells in the order of COLUMNS, and the attributes by code."""


class Header:
    """What the columns of one source are called, as the source spells them.

    Args:
        wanted: codes of attributes that count even as columns of the shop's own business.
    """

    def __init__(self, wanted: Collection[str] = ()) -> None:
        self.known: dict[str, str] = {}
        """The known columns by name."""
        self.own: dict[str, str] = {}
        """The columns of attributes by code."""
        self._wanted = wanted

    def code(self, title: str) -> str:
        """The code of the attribute in a column; nothing for one of the shop's own business."""
        if match := _ATTRIBUTE_COLUMN.match(title.strip()):
            return match[1].strip().lower()
        code = folded(title)
        return "" if (code in SYSTEM and code not in self._wanted) or "|" in code else code


def of_table(table: Table, header: Header) -> Iterator[Row]:
    """The rows of a table; their columns are noted in the header."""
    columns = Columns(table, COLUMNS, FIELDS)
    header.known = {name: table.header[at] for name, at in columns.found.items()}
    taken = set(columns.found.values())
    places = {}
    for place, title in enumerate(table.header):
        code = header.code(title)
        if code and place not in taken and code not in header.own:
            header.own[code] = title
            places[code] = place
    cells_of, own = columns.cells, list(places.items())
    for line, row in table:
        cells = cells_of(row)
        if not _NOTHING.isdisjoint(cells):
            cells = _emptied(cells)
        said = attributes(cells[-1]) if cells[-1] else {}
        if own:
            said = {code: row[at] for code, at in own if row[at] not in _EMPTY} | said
        yield line, cells, said


def _emptied(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(["" if cell in _NOTHING else cell for cell in cells])


class Records:
    """Makes rows of records that have keys instead of columns; few sets of keys occur."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._layouts: Memo[tuple[str, ...], Layout] = Memo(self._layout)

    def row(self, line: int | None, record: Mapping[str, Any]) -> Row:
        """The row of a record.

        Raises:
            ShapeError: a value is built as no value of an export is.
        """
        keys, own = self._layouts[tuple(record)]
        values = [record[key] if key is not None else "" for key in keys]
        cells = tuple(values if set(map(type, values)) <= _TEXTS else map(_flat, values))
        if not _NOTHING.isdisjoint(cells):
            cells = _emptied(cells)
        said = attributes(cells[-1]) if cells[-1] else {}
        if own:
            flat = ((code, _flat(record[key])) for code, key in own)
            said = {code: value for code, value in flat if value not in _EMPTY} | said
        return line, cells, said

    def _layout(self, keys: tuple[str, ...]) -> Layout:
        known: dict[str, str] = {}
        own: dict[str, str] = {}
        for key in keys:
            if name := SPELLINGS.get(folded(key)):
                known.setdefault(name, key)
                self._header.known.setdefault(name, key)
            elif code := self._header.code(key):
                own[code] = key
                self._header.own.setdefault(code, key)
        return [known.get(name) for name in COLUMNS], list(own.items())


def of_elements(nodes: Iterable[Node], header: Header) -> Iterator[Row | Fault]:
    """The rows of XML: ``<item>`` with an element for each column."""
    return _of_records(((node.line, _texts(node.element)) for node in nodes), header)


def of_entries(entries: Iterable[Entry], header: Header) -> Iterator[Row | Fault]:
    """The rows of JSON: an object with a key for each column."""
    return _of_records(((entry.line, entry.document) for entry in entries), header)


def _of_records(found: Iterable[tuple[int | None, Any]], header: Header) -> Iterator[Row | Fault]:
    records = Records(header)
    for line, record in found:
        try:
            yield records.row(line, mapping(record))
        except ShapeError as error:
            yield f"This is no product as Magento exports it: {error}.", AGAIN, line, None


def _texts(element: Element) -> dict[str, Any]:
    """The texts directly inside an element by name."""
    texts: dict[str, Any] = {each.tag: each.text for each in element}
    # Namespaces, lists and elements in elements are rare, and slow to look for one by one.
    is_plain = len(texts) == len(element) and not any(map(len, element))
    return texts if is_plain and "{" not in "".join(texts) else fields(element)


def _flat(value: Any) -> str:
    """The text a table would hold for a value.

    Raises:
        ShapeError: it is nested too deeply for that.
    """
    if value.__class__ is str:
        return value
    if isinstance(value, dict):
        return _pairs(value)
    if isinstance(value, list):
        between = "|" if any(isinstance(each, dict) for each in value) else ","
        return between.join(filter(None, map(_flat_part, value)))
    return text(value) or ""


def _flat_part(value: Any) -> str:
    if isinstance(value, list):
        raise ShapeError(f"{shown(value)} stands where a single value should")
    return _flat(value)


def _pairs(value: Document) -> str:
    return ",".join([f"{key}={said}" for key, each in value.items() if (said := text(each))])
