# SPDX-License-Identifier: Apache-2.0
"""Values that state their unit or currency beside the number: ``0.5 kg``, ``19.99 USD``."""

import re
from functools import lru_cache

from listingcheck.product import (
    REMEMBERED_VALUES,
    Length,
    LengthUnit,
    Money,
    Weight,
    WeightUnit,
    number,
)

_AMOUNT = r"([+-]?[0-9][0-9.,]{0,24})"
_BEFORE = re.compile(rf"\s*([A-Z]{{3}})\s*{_AMOUNT}\s*")
_BEHIND = re.compile(rf"\s*{_AMOUNT}\s*([A-Z]{{3}})\s*")
_MEASURE = re.compile(rf"\s*{_AMOUNT}\s*([A-Za-z\"]{{1,12}})\.?\s*")
_WEIGHT_UNITS = {
    WeightUnit.GRAM: "g gr gram grams gramme grammes",
    WeightUnit.KILOGRAM: "kg kgs kilo kilogram kilograms kilogramme kilogrammes",
    WeightUnit.OUNCE: "oz ounce ounces",
    WeightUnit.POUND: "lb lbs pound pounds",
}
_LENGTH_UNITS = {
    LengthUnit.MILLIMETRE: "mm millimeter millimeters millimetre millimetres",
    LengthUnit.CENTIMETRE: "cm centimeter centimeters centimetre centimetres",
    LengthUnit.METRE: "m meter meters metre metres",
    LengthUnit.INCH: 'in inch inches "',
    LengthUnit.FOOT: "ft foot feet",
    LengthUnit.YARD: "yd yard yards",
}
_WEIGHT_BY_NAME = {name: unit for unit, names in _WEIGHT_UNITS.items() for name in names.split()}
_LENGTH_BY_NAME = {name: unit for unit, names in _LENGTH_UNITS.items() for name in names.split()}


def weight_unit(name: str | None) -> WeightUnit | None:
    """The unit of weight of that name: ``kg``, ``Pounds``, ``GRAM``."""
    return _WEIGHT_BY_NAME.get((name or "").strip().casefold())


def length_unit(name: str | None) -> LengthUnit | None:
    """The unit of length of that name: ``cm``, ``INCH``, ``millimeters``."""
    return _LENGTH_BY_NAME.get((name or "").strip().casefold())


@lru_cache(maxsize=REMEMBERED_VALUES)
def money(raw: str, currency: str | None = None) -> Money:
    """A price that may state its currency, before or behind; else it is in ``currency``."""
    if match := _BEFORE.fullmatch(raw):
        return Money(raw=raw, amount=number(match[2]), currency=match[1])
    if match := _BEHIND.fullmatch(raw):
        return Money(raw=raw, amount=number(match[1]), currency=match[2])
    return Money.parse(raw, currency)


@lru_cache(maxsize=REMEMBERED_VALUES)
def weight(raw: str, unit: WeightUnit | None = None) -> Weight:
    """A weight that may state its unit; else it is in ``unit``."""
    match = _MEASURE.fullmatch(raw)
    stated = weight_unit(match[2]) if match else None
    if match is None or stated is None:
        return Weight.parse(raw, unit)
    return Weight(raw=raw, amount=number(match[1]), unit=stated)


@lru_cache(maxsize=REMEMBERED_VALUES)
def length(raw: str, unit: LengthUnit | None = None) -> Length:
    """A length that may state its unit; else it is in ``unit``."""
    match = _MEASURE.fullmatch(raw)
    stated = length_unit(match[2]) if match else None
    if match is None or stated is None:
        return Length.parse(raw, unit)
    return Length(raw=raw, amount=number(match[1]), unit=stated)
