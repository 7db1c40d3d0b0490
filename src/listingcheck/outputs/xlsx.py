# SPDX-License-Identifier: Apache-2.0
"""A workbook for merchandisers, one row a failure, ready to be filtered (extra ``xlsx-report``)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any, TextIO

from listingcheck.engine import BoundRule
from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.failure import Failure
from listingcheck.outputs.csv import COLUMNS, row
from listingcheck.tally import Tally

ROWS = 1_048_576
"""How many rows a sheet can have, its header included."""
_WIDTHS = (10, 9, 24, 18, 22, 8, 36, 60, 24, 60, 30, 26, 28)
_LINE = COLUMNS.index("line")
_NEVER_IN_XML = re.compile("[\ufffe\uffff]")


class Output:
    """Passes each failure on to the workbook, which waits on disk for the end."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        # A workbook is bytes, so it goes beneath the text layer of a file.
        self._bytes = getattr(stream, "buffer", None)
        if self._bytes is None or stream.isatty():
            raise ConfigurationError("A workbook is not text: give it a file, as in xlsx=FILE.")
        if find_spec("openpyxl") is None:
            raise MissingExtraError("A report as a workbook", "xlsx-report")
        self._found = 0

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - every row says enough
        """Open the sheet: a header that stays in view, columns as wide as what they hold."""
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter

        self._profile = profile
        self._book = Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet("Failures")
        self._sheet.freeze_panes = "A2"
        for number, width in enumerate(_WIDTHS, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.append(_cells(self._sheet, COLUMNS, bold=True))

    def failure(self, failure: Failure) -> None:
        """Add a row; beyond what a sheet can have, count it."""
        self._found += 1
        if self._found < ROWS:
            cells: list[Any] = _cells(self._sheet, row(failure))
            cells[_LINE] = failure.where.line
            self._sheet.append(cells)

    def end(self, tally: Tally) -> None:
        """Add the counts on a sheet of their own and write the workbook."""
        from openpyxl.utils import get_column_letter

        last = min(self._found + 1, ROWS)
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
        counts: Any = self._book.create_sheet("Summary")
        counts.column_dimensions["A"].width = 28
        for name, said in self._summary(tally, self._found + 1 - last):
            counts.append([*_cells(counts, [name]), said])
        self._book.save(self._bytes)

    def _summary(self, tally: Tally, left_out: int) -> Iterator[tuple[str, int | str]]:
        yield "checked for", self._profile
        yield "products", tally.products
        yield from ((name.replace("_", " "), count) for name, count in tally.outcomes.items())
        yield "failures", tally.failures
        yield from ((f"not listed: {rule}", count) for rule, count in tally.unlisted.items())
        if left_out:
            yield "failures left out", left_out
            yield "why", f"A sheet can have {ROWS:,} rows. The csv format writes every failure."


def _cells(sheet: Any, texts: Iterable[str], *, bold: bool = False) -> list[Any]:
    """Cells that hold text and nothing else, however much it looks like a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = [WriteOnlyCell(sheet, _NEVER_IN_XML.sub("", text)) for text in texts]
    for cell in cells:
        cell.data_type = "s"
        if bold:
            cell.font = Font(bold=True)
    return cells
