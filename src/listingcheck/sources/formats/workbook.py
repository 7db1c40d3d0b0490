# SPDX-License-Identifier: Apache-2.0
"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS), read by python-calamine."""

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from listingcheck.errors import SourceError
from listingcheck.sources.files.exports import Export
from listingcheck.sources.formats.cells import text_of
from listingcheck.sources.formats.table import Line

_LARGEST = 1 << 30
"""Bytes that the parts of a workbook may unpack to: a million rows take about a third of it."""


def sheets(export: Export) -> dict[str, Any]:
    """The sheets that hold anything, by name.

    Raises:
        SourceError: it cannot be read, or the reader of workbooks is not installed.
    """
    _check_size(export)
    workbook = _opened(export)
    found = {name: _sheet(workbook, name, export) for name in workbook.sheet_names}
    return {name: sheet for name, sheet in found.items() if sheet.height}


def rows(sheet: Any) -> Iterator[Line]:
    """Yield the rows of a sheet, with the numbers they have in it."""
    for line, row in enumerate(sheet.iter_rows(), 1):
        yield line, [*map(text_of, row)]


def _opened(export: Export) -> Any:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise SourceError(
            f"{export.name} is a workbook. To read workbooks: pip install 'listingcheck[xlsx]'."
        ) from None
    try:
        with export.bytes() as stream:
            return CalamineWorkbook.from_filelike(stream)
    except CalamineError as error:
        raise _damaged(export, error) from None


def _sheet(workbook: Any, name: str, export: Export) -> Any:
    from python_calamine import CalamineError

    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError as error:
        raise _damaged(export, error) from None


def _check_size(export: Export) -> None:
    """Refuse a workbook that unpacks to more than a machine would bear."""
    from zipfile import is_zipfile

    with export.bytes() as stream:
        if not is_zipfile(stream):
            return
        with ZipFile(stream) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > _LARGEST:
        raise SourceError(
            f"{export.name} unpacks to {unpacked >> 20:,} MB: save it as CSV, which is read "
            "row by row."
        )


def _damaged(export: Export, error: Exception) -> SourceError:
    return SourceError(
        f"{export.name} is a workbook that cannot be read ({error}): save it again, or as CSV."
    )
