# SPDX-License-Identifier: Apache-2.0
"""Writes the mapping file that a merchant completes in a spreadsheet."""

import csv
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from listingcheck.errors import ConfigurationError
from listingcheck.mapping.cells import guarded
from listingcheck.mapping.rows import NOTE, SOURCE, TARGET, TAXONOMY, Row
from listingcheck.mapping.suggesting import AT_MOST
from listingcheck.mapping.survey import SourceCategory, Survey
from listingcheck.shop import folded

SUGGESTED = tuple(f"suggestion_{number}" for number in range(1, AT_MOST + 1))
COLUMNS = (SOURCE, TAXONOMY, "products", "example", TARGET, *SUGGESTED, NOTE)
STANDARD = "-"
_NO_TABLE = frozenset({".json", ".toml", ".yaml", ".yml", ".xls", ".xlsx", ".ods"})
"""What a name says of a file that is read as something else than CSV."""
GONE = "Not in this export."
"""The note on a category that is mapped and that no product has."""


def write(
    survey: Survey,
    file: str,
    *,
    kept: Sequence[Row] = (),
    inputs: Collection[str] = (),
    force: bool = False,
) -> None:
    """Write a mapping file: CSV in UTF-8 with a byte order mark.

    What is mapped is filled in; nothing else is, however like a suggestion is.

    Args:
        survey: the categories.
        file: where to.
        kept: rows of an earlier mapping file; notes are taken over, and so are categories that no
            product has now.
        inputs: files that are never written over: exports and taxonomies.
        force: whether a file that is there may be replaced.

    Raises:
        ConfigurationError: a file would be written over.
    """
    _refuse(file, inputs, may_replace=force)
    place = Path(file).resolve()
    # All of it or nothing: what was filled in by hand must not be lost half way.
    part = place.with_name(f".{place.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream:
            _write(stream, survey, kept)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _refuse(file: str, inputs: Iterable[str], *, may_replace: bool) -> None:
    place = Path(file)
    if place.suffix.lower() in _NO_TABLE:
        raise ConfigurationError(f"--out {file}: a mapping file is written as CSV; name it .csv.")
    if file == STANDARD or not place.parent.is_dir():
        raise ConfigurationError(
            f"--out {file}: give the name of a file in a folder that is there."
        )
    if not place.exists():
        return
    if any(Path(each).exists() and place.samefile(each) for each in inputs):
        raise ConfigurationError(f"--out {file} would overwrite what is read.")
    if not may_replace:
        raise ConfigurationError(
            f"{file} exists already. Give another name, or --force to replace it; with --map "
            f"{file} what is filled in there is kept."
        )


def _write(stream: TextIO, survey: Survey, kept: Sequence[Row]) -> None:
    sheet = csv.DictWriter(stream, COLUMNS, restval="")
    sheet.writeheader()
    notes = {folded(row.source): row.note for row in kept if row.note and row.note != GONE}
    for category in survey.categories:
        sheet.writerow(_guarded(_cells(category, notes.get(folded(category.name)))))
    for row in _gone(survey, kept):
        sheet.writerow(_guarded(row))


def _cells(category: SourceCategory, note: str | None) -> dict[str, Any]:
    return {
        SOURCE: category.name,
        TAXONOMY: category.taxonomy,
        "products": category.products,
        "example": category.example,
        TARGET: category.mapped_to,
        NOTE: note,
        **dict(zip(SUGGESTED, (each.category for each in category.suggestions), strict=False)),
    }


def _gone(survey: Survey, kept: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows that are filled in and that no product has now, each once."""
    seen = {folded(category.name) for category in survey.categories}
    for row in kept:
        if row.target is not None and folded(row.source) not in seen:
            seen.add(folded(row.source))
            yield {
                SOURCE: row.source,
                TAXONOMY: row.taxonomy,
                "products": 0,
                TARGET: row.target,
                NOTE: row.note or GONE,
            }


def _guarded(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: guarded(value) if isinstance(value, str) else value for name, value in cells.items()
    }
