# SPDX-License-Identifier: Apache-2.0
"""Cells of workbooks and data frames as the text an export would have."""

from datetime import date, datetime, time
from math import isnan
from typing import Any

_EXACT = 1e15
"""Up to here a spreadsheet's number is exact."""
_NOTHING = frozenset({"<NA>", "NaT"})
"""What pandas says of a cell that holds no text and no date."""


def text_of(value: Any) -> str:
    """The text of a cell: ``4006381333931`` for 4006381333931.0, nothing for nothing."""
    if value is None or value.__class__ is str:
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _of_number(value)
    if isinstance(value, date):
        return _of_date(value)
    if isinstance(value, list | tuple):
        return ",".join(filter(None, map(text_of, value)))
    return _of_other(value)


def _of_number(value: float) -> str:
    if isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def _of_date(value: date) -> str:
    """A date, with the time where it states one."""
    if str(value) in _NOTHING:
        return ""
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    return value.isoformat()[:10]


def _of_other(value: Any) -> str:
    """The text of what libraries of data frames put into cells."""
    if (convert := getattr(value, "tolist", None)) is not None:
        return text_of(convert())
    text = str(value)
    return "" if text in _NOTHING else text
