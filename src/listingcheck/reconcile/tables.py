# SPDX-License-Identifier: Apache-2.0
"""Refusals in tables: what a connector exports, or a merchant has written down."""

from collections import deque
from collections.abc import Iterator, Sequence

from listingcheck.errors import SourceError
from listingcheck.failure import Failure, Severity
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.words import Kind, is_failing, is_fine, kind_of, pieces
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.reading import Ledger
from listingcheck.tally import SourceCount

_WHY = frozenset({Kind.MESSAGE, Kind.CODE, Kind.STATUS})
_MOST_NAMED = 12
"""Columns that a message names."""


def refusals_in(table: TableInput) -> Iterator[Refusal]:
    """The refusals in a table.

    Raises:
        SourceError: no column names products or says why, or a row cannot be read.
    """
    table.header_row = _header_row(table)
    problems: deque[Failure] = deque()
    table.ledger = Ledger(SourceCount(table.path, "refusals"), problems)
    refused = False
    with table.open() as rows:
        kinds = [kind_of(name) for name in rows.header]
        for line, row in rows:
            for refusal in _of_row(row, kinds, table.path, line):
                refused = True
                yield refusal
    if not refused and not {Kind.MESSAGE, Kind.CODE} & set(kinds):
        raise SourceError(
            f"{table.name} has no column that says why products were refused, and no status says "
            "that one was. Give a column with the message, reason or error."
        )
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise SourceError(
                f"{table.name}, line {problem.where.line}: {problem.message} {problem.fix.text}"
            )


def _header_row(table: TableInput) -> int:
    head = table.head()
    for number, row in enumerate(head):
        kinds = {kind_of(name) for name in row}
        if Kind.NAME in kinds and kinds & _WHY:
            return number
    columns = ", ".join(" ".join(name.split()) or "(blank)" for name in head[0][:_MOST_NAMED])
    raise SourceError(
        f"{table.name} is no table of refusals that is known. Its columns: {columns}. Give one "
        "column that names the product (handle, SKU, id, GTIN or title) and one that says why "
        "(message, reason, error, code or status), with these names above them."
    )


def _of_row(
    row: Sequence[str], kinds: Sequence[Kind | None], file: str | None, line: int
) -> Iterator[Refusal]:
    cells: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for kind, cell in zip(kinds, row, strict=False):
        if kind is not None and cell.strip():
            cells[kind].append(cell.strip())
    hint = next(iter(cells[Kind.HINT]), None)
    for said, is_status in _said(cells):
        yield Refusal(tuple(cells[Kind.NAME]), said, hint, True, is_status, file, line)


def _said(cells: dict[Kind, list[str]]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What a row says is wrong; with True where that is a mere status."""
    statuses = cells[Kind.STATUS]
    if statuses and all(map(is_fine, statuses)):
        return
    codes = tuple(code for code in cells[Kind.CODE] if not is_fine(code))
    messages = [piece for cell in cells[Kind.MESSAGE] for piece in pieces(cell)]
    if len(messages) > 1:
        yield from (((message,), False) for message in messages)
    elif messages or codes:
        yield (*messages, *codes), False
    else:
        yield from (((status,), True) for status in statuses if is_failing(status))
