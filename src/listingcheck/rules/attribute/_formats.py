# SPDX-License-Identifier: Apache-2.0
"""The formats in which the marketplace wants values of attributes."""

import re
from dataclasses import dataclass
from decimal import Decimal

from listingcheck.answers import Limits, Property
from listingcheck.answers.models import POSITIVE_NUMBER
from listingcheck.product import number

_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,18})?", re.ASCII)
_WITH_UNIT = re.compile(r"(\d{1,18}(?:[.,]\d{1,6})?)\s{0,3}[^\d\s.,/-][^\d]{0,20}", re.ASCII)
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ][\d:.Z+-]{1,30})?"
    r"|\d{8}|\d{10}|\d{13}",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value has not the format that is wanted."""

    wanted: str
    """What is, in words."""
    new: str | None = None
    """The value in that format, where it can be told."""
    is_same: bool = False
    """Whether the new value surely means the same."""
    is_sure: bool = True
    """Whether the marketplace surely minds."""


def fault_of(asked: Property, value: str) -> Fault | None:
    """Why a value does not fit the format and the limits of its attribute; None where it does."""
    text = value.strip()
    if asked.value_data_format == POSITIVE_NUMBER:
        return _not_positive(text) or _outside(text, asked.limits)
    kind = (asked.limits.value_type or "").lower()
    if kind == "integer" and number(text) != _whole(text):
        return Fault("a whole number")
    if kind == "date" and not _DATE.fullmatch(text):
        return Fault("a date, such as 2026-11-30", is_sure=False)
    return _outside(text, asked.limits)


def _not_positive(text: str) -> Fault | None:
    if _PLAIN.fullmatch(text):
        return None if Decimal(text) > 0 else Fault("a number above 0")
    stated = number(text)
    if stated is not None:
        is_positive = stated > 0
        return Fault("a number above 0", format(stated, "f") if is_positive else None, is_same=True)
    match = _WITH_UNIT.fullmatch(text)
    bare = number(match[1]) if match else None
    return Fault("a number above 0, without its unit", format(bare, "f") if bare else None)


def _whole(text: str) -> Decimal | None:
    """The whole number a text states; not a number where it states none."""
    stated = number(text)
    is_whole = stated is not None and stated == stated.to_integral_value()
    return stated if is_whole else Decimal("NaN")


def _outside(text: str, limits: Limits) -> Fault | None:
    stated = number(text)
    if stated is None:
        return None
    if limits.min_value is not None and stated < limits.min_value:
        return Fault(f"at least {limits.min_value:,}")
    if limits.max_value is not None and stated > limits.max_value:
        return Fault(f"at most {limits.max_value:,}")
    return None
