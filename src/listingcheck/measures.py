# SPDX-License-Identifier: Apache-2.0
"""Reads measures as people write them: ``500 g``, ``30 x 20 x 5 cm``."""

import re
from typing import Any

from listingcheck.product import Dimensions, Length, LengthUnit, Weight, WeightUnit

_NUMBER = r"\s*([0-9]{1,9}(?:[.,][0-9]{1,4})?)\s*"
_UNIT = r"([a-zA-Z]{1,2})\s*"
_WEIGHT = re.compile(_NUMBER + _UNIT)
_SIZE = re.compile("[x×]".join([_NUMBER] * 3) + _UNIT)


def weight(text: str) -> Weight | None:
    """A weight with its unit (g, kg, oz, lb), or None where the text states none."""
    match = _WEIGHT.fullmatch(text)
    if match is None or match[2].lower() not in list(WeightUnit):
        return None
    return Weight.parse(match[1], WeightUnit(match[2].lower()))


def dimensions(text: str) -> Dimensions | None:
    """Length, width and height with their unit (mm, cm, m, in, ft, yd), or None."""
    match = _SIZE.fullmatch(text)
    if match is None or match[4].lower() not in list(LengthUnit):
        return None
    length, width, height = (
        Length.parse(match[side], LengthUnit(match[4].lower())) for side in (1, 2, 3)
    )
    return Dimensions(length=length, width=width, height=height)


def given_weight(value: Any) -> Weight:
    """A weight that a merchant gives, as a text or read already.

    Raises:
        ValueError: it states no amount.
    """
    found = value if isinstance(value, Weight) else weight(str(value))
    if found is None or found.amount is None:
        said = value.raw if isinstance(value, Weight) else value
        raise ValueError(f"write {said!r} like '500 g'")
    return found


def given_dimensions(value: Any) -> Dimensions:
    """A package size that a merchant gives, as a text or read already.

    Raises:
        ValueError: a side of it states no amount.
    """
    found = value if isinstance(value, Dimensions) else dimensions(str(value))
    if found is None or not all(side and side.amount is not None for side in found.sides.values()):
        said = "all three sides" if isinstance(value, Dimensions) else repr(value)
        raise ValueError(f"write {said} like '30 x 20 x 5 cm'")
    return found
