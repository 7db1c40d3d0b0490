# SPDX-License-Identifier: Apache-2.0
"""A table for merchandisers, one row a failure, that spreadsheets open as it is meant."""

import csv
import re
from collections.abc import Sequence
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure
from listingcheck.outputs.legible import one_line
from listingcheck.tally import Tally

COLUMNS = (
    "severity",
    "stage",
    "product",
    "sku",
    "field",
    "line",
    "value",
    "what is wrong",
    "accepted",
    "what to do",
    "new value",
    "rule",
    "file",
)
LONGEST = 5_000
"""Characters of a cell; spreadsheets hold 32,767, escapes included."""
_BYTE_ORDER_MARK = "\ufeff"
# Excel runs a cell that begins like a formula, be it in full width or behind white space.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?", re.ASCII)


class Output:
    """Writes a row as each failure comes."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._row = csv.writer(stream, lineterminator="\n").writerow

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - every row says enough
        """Write the mark by which Excel knows UTF-8, and the names of the columns."""
        self._stream.write(_BYTE_ORDER_MARK)
        self._row(COLUMNS)

    def failure(self, failure: Failure) -> None:
        """Write one row."""
        self._row([inert(cell) for cell in row(failure)])

    def end(self, tally: Tally) -> None:
        """Write a row for each rule that has more failures than are listed."""
        for rule, count in tally.unlisted.items():
            said = {"what is wrong": f"{count:,} more of this rule are not listed.", "rule": rule}
            self._row([said.get(column, "") for column in COLUMNS])


def row(failure: Failure) -> tuple[str, ...]:
    """The cells of a failure, in the order of the columns."""
    where = failure.where
    return (
        failure.severity.value,
        failure.stage.value if failure.stage else "",
        one_line(failure.product, LONGEST),
        one_line(failure.variant, LONGEST),
        one_line(where.column or failure.field, LONGEST),
        str(where.line or ""),
        one_line(failure.value, LONGEST),
        one_line(failure.message, LONGEST),
        one_line(failure.limit, LONGEST),
        one_line(failure.fix.text, LONGEST),
        one_line(_new_value(failure), LONGEST),
        failure.rule,
        one_line(where.file, LONGEST),
    )


def inert(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would run; numbers stay."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _new_value(failure: Failure) -> str | None:
    """What to enter instead, where it is one value that a cell holds unchanged."""
    edits = failure.fix.edits
    new = edits[0].new if len(edits) == 1 else None
    return new if new and new.isprintable() and len(new) <= LONGEST else None
