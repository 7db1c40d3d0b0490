# SPDX-License-Identifier: Apache-2.0
"""Texts that a spreadsheet leaves as they are.

A cell that begins with ``=`` would be calculated and one like ``1-2`` made a date. An apostrophe in
front of it prevents both; read back, it is taken away again.
"""

import re
from decimal import Decimal

_CALCULATED = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CHANGED = re.compile(
    r"0\d+|\d{16,}|\d[\d\s]*[-/.,:eE%][-/.,:eE%+\d\s]*|true|false"
    rf"|(?:{_MONTHS})[a-z]{{0,6}}[-\s./]?\d{{1,4}}|\d{{1,4}}[-\s./]?(?:{_MONTHS})[a-z]{{0,6}}",
    re.IGNORECASE,
)
_GUARD = "'"
_WHOLE = re.compile(r"(\d+)[.,]0+")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}", re.IGNORECASE)


def guarded(text: str) -> str:
    """A text on one line, with an apostrophe in front where a spreadsheet would change it."""
    line = " ".join(text.split())
    return f"{_GUARD}{line}" if _is_changed(line.lstrip(_GUARD)) else line


def unguarded(cell: str) -> str:
    """The text of a cell, without the apostrophe that :func:`guarded` put there."""
    text = cell.strip()
    guards = text.startswith(_GUARD) and _is_changed(text.lstrip(_GUARD))
    return text[1:] if guards else text


def category_in(cell: str) -> str | None:
    """The category written in a cell, mended where a spreadsheet took an id for a number.

    None for a number of which digits are lost.
    """
    text = unguarded(cell)
    whole = _WHOLE.fullmatch(text)
    if whole:
        return whole[1]
    if not _SHORTENED.fullmatch(text):
        return text
    number = Decimal(text.replace(",", "."))
    return f"{number:f}" if number.as_tuple().exponent == 0 else None


def _is_changed(text: str) -> bool:
    return bool(_CALCULATED.match(text) or _CHANGED.fullmatch(text))
