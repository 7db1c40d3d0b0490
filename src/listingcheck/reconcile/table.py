# SPDX-License-Identifier: Apache-2.0
"""A comparison for people: as text, and as one piece of HTML for a notebook."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from listingcheck.outputs.quoting import safe, short
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.result import Reconciliation, Row

SHOWN = 50
"""How many misses are told one by one before the rest are counted."""
_HEADINGS = ("predicted and happened", "predicted only", "happened only", "share", "reason")
_LONGEST_MESSAGE = 120
_LONGEST_NAME = 60


def lines(found: Reconciliation) -> Iterator[str]:
    """The table, the sum, and what was not predicted or not found."""
    yield from _table(found.rows)
    yield ""
    yield _sum(found)
    yield from _section(
        "Not predicted",
        (
            (f"{_name(miss.product)}: {_quoted(miss.refusal)}", miss.explanation)
            for miss in found.misses
        ),
        len(found.misses),
    )
    yield from _section(
        "Belongs to no product of the export",
        (
            (f"{_names(each.refusal)}: {_quoted(each.refusal)}", each.why)
            for each in found.unmatched
        ),
        len(found.unmatched),
    )


def html(found: Reconciliation) -> str:
    """The same as plain tags, every value escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in _HEADINGS)
    rows = "".join(f"<tr>{_tags(_cells(row))}</tr>" for row in found.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    misses = "".join(
        f"<li>{escape(_name(miss.product))}: {escape(_quoted(miss.refusal))}<br>"
        f"{escape(short(miss.explanation))}</li>"
        for miss in found.misses[:SHOWN]
    )
    return f"<div><p>{escape(_sum(found))}</p>{table}<ul>{misses}</ul></div>"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        yield "Nothing was predicted and nothing was refused."
        return
    *heads, last = _HEADINGS
    yield f"{'  '.join(heads)}  {last}"
    for row in rows:
        *cells, reason = _cells(row)
        yield f"{'  '.join(f'{c:>{len(h)}}' for c, h in zip(cells, heads, strict=True))}  {reason}"


def _cells(row: Row) -> Sequence[str]:
    counts = (row.both.count, row.predicted_only.count, row.missed.count)
    share = "-" if row.share is None else f"{row.share:.0%}"
    return (*(f"{count:,}" for count in counts), share, short(row.reason, _LONGEST_MESSAGE))


def _tags(cells: Iterable[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells)


def _sum(found: Reconciliation) -> str:
    share = "" if found.share is None else f" ({found.share:.0%} of those whose product is known)"
    unread = f"; {found.unread:,} records could not be read" if found.unread else ""
    return (
        f"{found.predicted:,} of {found.refusals:,} refusals were predicted{share}, "
        f"{len(found.misses):,} not, {len(found.unmatched):,} belong to none of the "
        f"{found.products:,} products for {found.profile}{unread}."
    )


def _section(title: str, entries: Iterable[tuple[str, str]], count: int) -> Iterator[str]:
    if not count:
        return
    yield f"\n{title}"
    for _, (what, why) in zip(range(SHOWN), entries, strict=False):
        yield f"  {what}\n      {short(why)}"
    if count > SHOWN:
        yield f"  and {count - SHOWN:,} more: --format json names them all"


def _quoted(refusal: Refusal) -> str:
    place = (safe(refusal.file or ""), f"line {refusal.line:,}" if refusal.line else "")
    known = ", ".join(part for part in place if part)
    return f"'{short(refusal.message, _LONGEST_MESSAGE)}'" + (f" ({known})" if known else "")


def _names(refusal: Refusal) -> str:
    return ", ".join(map(_name, refusal.names[:3])) or "(no name)"


def _name(name: str) -> str:
    return short(name, _LONGEST_NAME)
