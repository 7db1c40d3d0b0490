# SPDX-License-Identifier: Apache-2.0
"""Reads the rows of a mapping file, whatever a spreadsheet made of it.

Tables are found by their columns, in any order and among others: CSV with any delimiter and
encoding, a workbook. JSON, TOML and YAML hold a flat mapping, or what ``--format json`` printed.
"""

import json
import tomllib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from listingcheck import data
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Severity
from listingcheck.mapping.cells import category_in, unguarded
from listingcheck.sources.files.contents import Content, content_of
from listingcheck.sources.files.exports import export_of
from listingcheck.sources.formats.table import bare
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.opening import inputs_of
from listingcheck.sources.reading import Ledger
from listingcheck.tally import SourceCount

SOURCE, TAXONOMY, TARGET, NOTE = "source_category", "taxonomy", "marketplace_category", "note"
_SPELLINGS: Mapping[str, Sequence[str]] = {
    SOURCE: ("source category", "source", "shop category", "from"),
    TAXONOMY: ("taxonomy",),
    TARGET: ("marketplace category", "tiktok shop category", "target category", "target", "to"),
    NOTE: ("note", "notes"),
}
_WANTED = f"a column {SOURCE} and a column {TARGET}"


@dataclass(frozen=True, slots=True)
class Row:
    """One category and what it is mapped to."""

    place: str
    """Where it stands, for messages: ``map.csv, row 5``."""
    source: str
    target: str | None
    """None where it is still to be filled in."""
    taxonomy: str | None = None
    note: str | None = None


def read_rows(path: str) -> list[Row]:
    """Read the rows of a mapping file that name a category.

    Raises:
        SourceError: the file cannot be read.
        ConfigurationError: it is no mapping, or a row makes no sense; names file, row and column.
    """
    loaded = _loaders().get(Path(path).suffix.lower())
    if loaded is None and content_of(export_of(path)) is Content.JSON:
        loaded = _json
    if loaded is None:
        return list(_of_table(path))
    return list(_of_mapping(loaded(_text(path), path), path))


def _text(path: str) -> str:
    with export_of(path).open() as stream:
        return stream.read()


def _loaders() -> Mapping[str, Callable[[str, str], Any]]:
    return {".toml": _toml, ".yaml": data.load_yaml, ".yml": data.load_yaml}


def _toml(text: str, path: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}.") from None


def _json(text: str, path: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for key, count in Counter(key for key, _ in pairs).items():
            if count > 1:
                raise ConfigurationError(f"{path}: the key {key!r} stands twice. Keep one of them.")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once)
    except ValueError as error:
        raise ConfigurationError(f"{path} is not valid JSON: {error}.") from None


def _of_mapping(document: Any, path: str) -> Iterator[Row]:
    if isinstance(document, Mapping) and isinstance(document.get("categories"), list):
        for number, each in enumerate(document["categories"], 1):
            yield _of_entry(each, f"{path}, category {number}")
        return
    if not isinstance(document, Mapping):
        raise ConfigurationError(f"{path} is no mapping of source categories to categories.")
    for source, target in document.items():
        if not isinstance(target, str | int | None) or isinstance(target, bool):
            raise ConfigurationError(
                f"{path}, {source!r}: {target!r} is no category; write its path or id as text."
            )
        yield Row(f"{path}, {source!r}", str(source), _filled(target))


def _of_entry(entry: Any, place: str) -> Row:
    if not isinstance(entry, Mapping) or not entry.get(SOURCE):
        raise ConfigurationError(f"{place}: there is no {SOURCE}.")
    note, taxonomy = entry.get(NOTE), entry.get(TAXONOMY)
    return Row(place, str(entry[SOURCE]), _filled(entry.get(TARGET)), taxonomy, note)


def _filled(value: str | int | None) -> str | None:
    return str(value).strip() or None if value is not None else None


def _of_table(path: str) -> Iterator[Row]:
    tables = [each for each in inputs_of(path) if isinstance(each, TableInput)]
    found = [(table, where) for table in tables if (where := _columns(table)) is not None]
    if not found:
        raise ConfigurationError(f"{path} is no mapping file: it needs {_WANTED}.")
    for table, where in found:
        yield from _filled_rows(table, where)


def _columns(table: TableInput) -> dict[str, int] | None:
    """Where the columns stand; finds the header below other rows."""
    for number, row in enumerate(filter(any, table.head())):
        names = [bare(name.replace("_", " ")) for name in row]
        where = {
            column: next(names.index(name) for name in spellings if name in names)
            for column, spellings in _SPELLINGS.items()
            if not set(names).isdisjoint(spellings)
        }
        if SOURCE in where and TARGET in where:
            table.header_row = number
            return where
    return None


def _filled_rows(table: TableInput, where: Mapping[str, int]) -> Iterator[Row]:
    problems: deque[Failure] = deque()
    table.ledger = Ledger(SourceCount(table.path, "mapping"), problems)
    with table.open() as lines:
        for line, cells in lines:
            _refuse(problems, table.name)
            if any(cell.strip() for cell in cells):
                row = _of_cells(f"{table.name}, row {line}", cells, where)
                if row is not None:
                    yield row
        _refuse(problems, table.name)


def _refuse(problems: Iterable[Failure], name: str) -> None:
    """Stop at a row that cannot be read as it was meant, such as one with a comma too many."""
    for problem in problems:
        if problem.severity is not Severity.INFO:
            raise ConfigurationError(
                f"{name}, row {problem.where.line}: {problem.message} {problem.fix.text}"
            )


def _of_cells(place: str, cells: Sequence[str], where: Mapping[str, int]) -> Row | None:
    said = {column: unguarded(cells[position]) for column, position in where.items()}
    target = category_in(cells[where[TARGET]])
    if target is None:
        raise ConfigurationError(
            f"{place}, column {TARGET}: the spreadsheet has shortened {said[TARGET]!r}; write the "
            "id in full, or the path."
        )
    if not said[SOURCE]:
        if not target:
            return None
        raise ConfigurationError(
            f"{place}, column {SOURCE}: it is empty, but {TARGET} says {target!r}."
        )
    return Row(
        place, said[SOURCE], target or None, said.get(TAXONOMY) or None, said.get(NOTE) or None
    )
