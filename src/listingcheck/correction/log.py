# SPDX-License-Identifier: Apache-2.0
"""A log of a correction: every cell that was changed, and every fix that was not made."""

import csv
from collections.abc import Iterator
from typing import TextIO

from listingcheck.correction.result import Change, Correction, Left
from listingcheck.outputs.csv import inert

COLUMNS = (
    *("done", "file", "record", "line", "column", "product"),
    *("old", "new", "rules", "safety", "reason"),
)
_BYTE_ORDER_MARK = "\ufeff"


def write(correction: Correction, stream: TextIO) -> None:
    """Write the log; a cell that a spreadsheet would run gets an apostrophe."""
    stream.write(_BYTE_ORDER_MARK)
    row = csv.writer(stream, lineterminator="\n").writerow
    row(COLUMNS)
    for change in correction.changes:
        row(map(inert, _of_change(change)))
    for left in correction.left:
        for cells in _of_left(left):
            row(map(inert, cells))


def _of_change(change: Change) -> tuple[str, ...]:
    return (
        "corrected",
        change.file,
        str(change.record or ""),
        str(change.line),
        change.column,
        change.product or "",
        change.old,
        change.new,
        " ".join(change.rules),
        change.safety.value,
        "",
    )


def _of_left(left: Left) -> Iterator[tuple[str, ...]]:
    """A row for each edit; the place is that of the failure."""
    failure = left.failure
    where = failure.where
    for edit in failure.fix.edits:
        yield (
            "left",
            where.file or "",
            str(where.record or ""),
            str(where.line or ""),
            where.column or edit.field,
            failure.product or "",
            edit.old or "",
            edit.new or "",
            failure.rule,
            failure.fix.safety.value,
            left.said,
        )
