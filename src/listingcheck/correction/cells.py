# SPDX-License-Identifier: Apache-2.0
"""What edits make of the text in a cell."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from listingcheck.product import present

_EDGES = frozenset(',;|=:"\t\r\n')
"""What a value stands between that shares a cell, or a row, with others."""
_WIDEST = 50
"""Spaces that may stand between a value and such a mark."""


class CellEdit(NamedTuple):
    """An edit of something in a cell."""

    old: str | None
    new: str | None
    earlier: int | None = None
    """How often the same stands in the cell before it, where a cell may list several addresses;
    None where a cell has to hold the value alone."""


def edited(cell: str, edits: Sequence[CellEdit]) -> str | None:
    """What a cell holds after edits; None where it does not hold just what they would replace."""
    wholes = {_whole(cell, edit) for edit in edits}
    if len(wholes) == 1 and (whole := wholes.pop()) is not None:
        return whole
    return _listed(cell, edits)


def mentions(text: str, value: str) -> int:
    """How often a value stands in a text as an entry of its own, as in ``sku=A-1,size=S``."""
    # The value alone is looked for first: only that is quick in a large file.
    found = re.finditer(re.escape(value), text)
    return sum(_is_entry(text, each.start(), each.end()) for each in found)


def _is_entry(text: str, start: int, end: int) -> bool:
    before = text[max(start - _WIDEST, 0) : start].rstrip(" ")
    if before and before[-1] not in _EDGES:
        return False
    behind = text[end : end + _WIDEST].lstrip(" ")
    return not behind or behind[0] in _EDGES


def _whole(cell: str, edit: CellEdit) -> str | None:
    """The cell with another value, which leaves the white space around it as it is."""
    old, text = edit.old, cell.strip()
    if cell == (old or "") or (present(old) is None and not text):
        return edit.new or ""
    if old != text:
        return None
    return cell.replace(text, edit.new, 1) if edit.new else ""


def _listed(cell: str, edits: Sequence[CellEdit]) -> str | None:
    """The cell with some of the addresses it lists changed or left out."""
    spans = []
    for edit in edits:
        span = _entry(cell, edit)
        if span is None:
            return None
        spans.append((*span, edit.new or ""))
    for start, end, new in sorted(spans, reverse=True):
        cell = cell[:start] + new + cell[end:]
    return cell


def _entry(cell: str, edit: CellEdit) -> tuple[int, int] | None:
    """Where an address stands in a list; with what parts it from the one before, if it is to go."""
    if not edit.old or edit.earlier is None:
        return None
    entry = rf"(?:\A|(?<=[\s,;|])){re.escape(edit.old)}(?=[\s,;|]|\Z)"
    found = next(islice(re.finditer(entry, cell), edit.earlier, None), None)
    if found is None:
        return None
    if edit.new:
        return found.span()
    before = cell[: found.start()]
    kept = before.rstrip().rstrip(",;|").rstrip()
    # The first of a list takes along what parts it from the next.
    behind = re.compile(r"\s*[,;|]?\s*").match(cell, found.end())
    end = behind.end() if behind and not kept else found.end()
    return len(kept), end
