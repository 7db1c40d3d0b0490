# SPDX-License-Identifier: Apache-2.0
"""The one main reason why a code is no good.

A code can be wrong in several ways at once; what is said of it is what has to be put right first.
``9.78E+12`` is no number of 8 characters but a rounded one, and a sample code is not a code with a
wrong check digit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from listingcheck.detect.gtin.cleaning import compact, unmarked
from listingcheck.detect.gtin.digits import (
    LENGTHS,
    check_digit,
    from_isbn_10,
    from_upc_e,
    is_digits,
    is_valid,
    isbn_10_check_digit,
    padded,
)
from listingcheck.detect.gtin.prefixes import Prefixes
from listingcheck.detect.gtin.samples import made_up

LONGEST = 100
"""Characters of a text that are looked at; no code comes near."""

_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]{1,20}))?[eE]\+?(0?[6-9]|1[0-4])")
_DECIMAL_SUFFIX = re.compile(r"([0-9]{7,14})[.,]0{1,9}")
_ISBN_10 = re.compile(r"[0-9]{9}X")
_DIGITS_INSIDE = re.compile(r"[0-9]{8,14}")


class Problem(StrEnum):
    """What can be wrong with a code, in the order in which it is put right."""

    SCIENTIFIC = "scientific"
    DECIMAL_SUFFIX = "decimal suffix"
    NOT_DIGITS = "not digits"
    LOST_ZERO = "lost zero"
    LENGTH = "length"
    PLACEHOLDER = "placeholder"
    CHECK_DIGIT = "check digit"
    RESTRICTED = "restricted"
    COUPON = "coupon"
    DEMO = "demo"
    UNASSIGNED = "unassigned"
    TEXT_MARK = "text mark"
    """Nothing but a spreadsheet's apostrophe in front of a good code."""

    @property
    def is_of_form(self) -> bool:
        """Whether the text is not even the right number of digits."""
        return self in _OF_FORM


_OF_FORM = frozenset(
    {
        Problem.SCIENTIFIC,
        Problem.DECIMAL_SUFFIX,
        Problem.NOT_DIGITS,
        Problem.LOST_ZERO,
        Problem.LENGTH,
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a code is no good."""

    problem: Problem
    code: str
    """The code without what typing and spreadsheets put on it."""
    proposal: str | None = None
    """The code that was meant, where the text tells."""
    detail: str = ""
    """What decides: the digit that is expected, the first digits, what it looks like."""
    use: str = ""
    """What numbers with these first digits are for."""


class Tables:
    """The word lists ``gs1_prefixes`` and ``gtin_placeholders``, ready for use."""

    def __init__(self, prefixes: Mapping[str, Any], placeholders: Mapping[str, Any]) -> None:
        self.prefix_class = Prefixes(prefixes).prefix_class
        self.samples = frozenset(map(padded, placeholders.get("samples", ())))


def fault(code: str, tables: Tables) -> Fault | None:
    """What has to be put right first in a code as the source wrote it; None when nothing has."""
    if len(code) > LONGEST:
        return Fault(Problem.NOT_DIGITS, code[:LONGEST])
    return _fault(code, tables)


@lru_cache(maxsize=4096)
def _fault(code: str, tables: Tables) -> Fault | None:
    bare = unmarked(code)
    if not bare:
        return None
    found = _fault_of_form(bare) or _fault_of_number(bare, tables)
    if found is None and bare != code:
        return Fault(Problem.TEXT_MARK, bare, bare)
    return found


def _fault_of_form(bare: str) -> Fault | None:
    if is_digits(bare):
        return _lost_zero(bare) or _length(bare)
    text = compact(bare)
    return (
        _scientific(text)
        or _decimal_suffix(text)
        or _not_digits(text, bare)
        or _lost_zero(text)
        or _length(text)
    )


def _scientific(text: str) -> Fault | None:
    match = _SCIENTIFIC.fullmatch(text)
    if match is None:
        return None
    first, rest, exponent = match[1], match[2] or "", int(match[3])
    number = str(int(Decimal(f"{first}.{rest or 0}").scaleb(exponent)))
    whole = len(rest.rstrip("0")) <= exponent <= len(rest) and is_valid(number)
    kept = f"{first}{rest}"
    return Fault(Problem.SCIENTIFIC, text, number if whole else None, kept)


def _decimal_suffix(text: str) -> Fault | None:
    match = _DECIMAL_SUFFIX.fullmatch(text)
    if match is None:
        return None
    return Fault(Problem.DECIMAL_SUFFIX, text, match[1], text[match.end(1) :])


def _not_digits(text: str, bare: str) -> Fault | None:
    if not is_digits(text) and not _ISBN_10.fullmatch(text):
        return Fault(Problem.NOT_DIGITS, text, _only_code_inside(bare))
    if text != bare and 7 <= len(text) <= 14:
        return Fault(Problem.NOT_DIGITS, text, text)
    return None


def _only_code_inside(text: str) -> str | None:
    valid = [code for code in _DIGITS_INSIDE.findall(text) if is_valid(code)]
    return valid[0] if len(valid) == 1 else None


def _lost_zero(text: str) -> Fault | None:
    if len(text) not in {7, 11}:
        return None
    restored = f"0{text}"
    meant = from_upc_e(restored) or (restored if is_valid(restored) else None)
    if meant is None or made_up(meant):
        return None
    return Fault(Problem.LOST_ZERO, text, meant)


def _length(text: str) -> Fault | None:
    if len(text) == 8:
        return _upc_e(text)
    if len(text) in LENGTHS or _ISBN_10.fullmatch(text):
        return None
    return Fault(Problem.LENGTH, text, from_isbn_10(text))


def _upc_e(text: str) -> Fault | None:
    # A GTIN-8 that begins with 0 stays inside one company, so the short UPC is likelier.
    full = from_upc_e(text)
    if full is None or made_up(text) or (text[0] == "1" and is_valid(text)):
        return None
    return Fault(Problem.LENGTH, text, full)


def _fault_of_number(code: str, tables: Tables) -> Fault | None:
    if code[-1] == "X":
        return _fault_of_isbn_10(code)
    sample = "is a textbook's sample" if padded(code) in tables.samples else None
    if looks := made_up(code) or sample:
        return Fault(Problem.PLACEHOLDER, code, detail=looks)
    expected = check_digit(code[:-1])
    if expected != code[-1]:
        return Fault(Problem.CHECK_DIGIT, code, detail=expected)
    prefix = tables.prefix_class(code)
    if prefix is None:
        return None
    return Fault(Problem(prefix.kind), code, detail=prefix.digits, use=prefix.use)


def _fault_of_isbn_10(code: str) -> Fault | None:
    expected = isbn_10_check_digit(code[:-1])
    return None if expected == "X" else Fault(Problem.CHECK_DIGIT, code, detail=expected)
