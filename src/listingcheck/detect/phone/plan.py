# SPDX-License-Identifier: Apache-2.0
"""What the numbering plans of the market and of the world say of some digits."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_KEPT = 4_096
_FOREIGN = 11
"""From how many digits on a number may begin with a country's code without its plus."""


@cache
def _library() -> Any:
    import phonenumbers

    return phonenumbers


class Plan:
    """The numbers that may be dialled in a market.

    Args:
        region: ISO 3166 country whose numbers are local; None knows only those with a code.
    """

    def __init__(self, region: str | None) -> None:
        self._region = "GB" if region == "UK" else region

    def number(self, digits: str, *, plus: bool = False) -> Any:
        """The number, where it is valid in the market or, with a plus or "00", in the world."""
        if plus:
            return _parsed("+" + digits, None)
        if digits.startswith("00"):
            return _parsed("+" + digits[2:], None) or _parsed(digits, self._region)
        return _parsed(digits, self._region)

    def foreign(self, digits: str) -> Any:
        """The number, where digits that begin with a country's code are valid in that country."""
        return _parsed("+" + digits, None) if len(digits) >= _FOREIGN else None


def is_region(name: str) -> bool:
    """Whether there is a numbering plan of this country (ISO 3166, capital letters)."""
    return name == "UK" or name in _library().SUPPORTED_REGIONS


@lru_cache(maxsize=_KEPT)
def _parsed(digits: str, region: str | None) -> Any:
    if region is None and digits[0] != "+":
        return None
    library = _library()
    try:
        number = library.parse(digits, region)
    except library.NumberParseException:
        return None
    return number if library.is_valid_number(number) else None


@lru_cache(maxsize=_KEPT)
def is_possible(digits: str) -> bool:
    """Whether digits behind a plus have a country's code and the length of its numbers."""
    library = _library()
    try:
        return bool(library.is_possible_number(library.parse("+" + digits, None)))
    except library.NumberParseException:
        return False


def is_grouped(groups: Sequence[str], number: Any) -> bool:
    """Whether the digits stand in the groups that the country writes its numbers in."""
    library = _library()
    styles = (library.PhoneNumberFormat.NATIONAL, library.PhoneNumberFormat.INTERNATIONAL)
    formatted = (library.format_number(number, style) for style in styles)
    return any(re.findall(r"[0-9]+", text) == list(groups) for text in formatted)


def is_mobile(number: Any) -> bool:
    """Whether it is a mobile number and of no other kind."""
    library = _library()
    return bool(library.number_type(number) == library.PhoneNumberType.MOBILE)
