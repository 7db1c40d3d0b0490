# SPDX-License-Identifier: Apache-2.0
"""The values a product is made of: text or nothing, and numbers beside the text they came from."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?", re.ASCII)
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]{1,18},[0-9]{1,2}", re.ASCII)

# A slot's own setter is thrice as quick as setting the attribute by its name.
_new = object.__new__
_put_values = vars(BaseModel)["__dict__"].__set__
_put_fields_set = vars(BaseModel)["__pydantic_fields_set__"].__set__
_put_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_put_private = vars(BaseModel)["__pydantic_private__"].__set__

REMEMBERED_VALUES = 65_536
"""How many distinct prices, weights and stocks are kept parsed: catalogues repeat them."""


def present(text: str | None) -> str | None:
    """The text, or None when it holds nothing but white space."""
    return text if text and not text.isspace() else None


def number(raw: str) -> Decimal | None:
    """The number a text plainly states, or None.

    ``19.90`` and ``19,90`` are numbers. ``1,299`` (a thousand or a little over one), ``9,99,00``,
    ``1e999``, ``free`` and ``#REF!`` are not: what could be read two ways is not read.
    """
    text = raw.strip()
    if _PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if _COMMA_NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


class Model(BaseModel):
    """The base of all canonical data: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    _all_fields: ClassVar[set[str]]
    _usual: ClassVar[dict[str, Any]]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._all_fields = set(cls.model_fields)
        cls._usual = {
            name: field.get_default(call_default_factory=True)
            for name, field in cls.model_fields.items()
            if not field.is_required()
        }

    @classmethod
    def made(cls, values: dict[str, Any]) -> Self:
        """A model of canonical values: none is checked, and what is left out is as usual.

        What ``model_construct`` does, at a fifth of the cost of validating: for readers, which
        make millions. Everyone else calls the class.
        """
        if len(values) < len(cls._all_fields):
            values = {**cls._usual, **values}
        model: Self = _new(cls)
        _put_values(model, values)
        _put_fields_set(model, cls._all_fields)
        _put_extra(model, None)
        _put_private(model, None)
        return model


class Quantity(Model):
    """A number as the source wrote it."""

    raw: str
    """The source's own text, untouched."""
    amount: Decimal | None = None
    """The number it states, or None when it states none."""

    def __hash__(self) -> int:
        return hash(self.raw)


class Money(Quantity):
    """A price."""

    currency: str | None = None
    """ISO 4217 code, where the source states one."""
    includes_tax: bool | None = None
    """Whether tax is in it; None when the source does not say."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(
        raw: str, currency: str | None = None, *, includes_tax: bool | None = None
    ) -> "Money":
        """Read a price; equal texts give the same object."""
        return Money(raw=raw, amount=number(raw), currency=currency, includes_tax=includes_tax)


class WeightUnit(StrEnum):
    """The units platforms write weights in."""

    GRAM = "g"
    KILOGRAM = "kg"
    OUNCE = "oz"
    POUND = "lb"


GRAMS = {
    WeightUnit.GRAM: Decimal(1),
    WeightUnit.KILOGRAM: Decimal(1000),
    WeightUnit.OUNCE: Decimal("28.349523125"),
    WeightUnit.POUND: Decimal("453.59237"),
}
"""Grams in one unit (international avoirdupois, exact by definition)."""


class Weight(Quantity):
    """A package weight."""

    unit: WeightUnit | None = None
    """The unit, or None when neither the file nor the caller says."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(raw: str, unit: WeightUnit | None = None) -> "Weight":
        """Read a weight; equal texts give the same object."""
        return Weight(raw=raw, amount=number(raw), unit=unit)

    @property
    def grams(self) -> Decimal | None:
        """The weight in grams, or None when the number or the unit is unknown."""
        if self.amount is None or self.unit is None:
            return None
        return self.amount * GRAMS[self.unit]


class LengthUnit(StrEnum):
    """The units platforms write package sizes in."""

    MILLIMETRE = "mm"
    CENTIMETRE = "cm"
    METRE = "m"
    INCH = "in"
    FOOT = "ft"
    YARD = "yd"


CENTIMETRES = {
    LengthUnit.MILLIMETRE: Decimal("0.1"),
    LengthUnit.CENTIMETRE: Decimal(1),
    LengthUnit.METRE: Decimal(100),
    LengthUnit.INCH: Decimal("2.54"),
    LengthUnit.FOOT: Decimal("30.48"),
    LengthUnit.YARD: Decimal("91.44"),
}
"""Centimetres in one unit (exact by definition)."""


class Length(Quantity):
    """One side of a package."""

    unit: LengthUnit | None = None
    """The unit, or None when neither the file nor the caller says."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(raw: str, unit: LengthUnit | None = None) -> "Length":
        """Read a length; equal texts give the same object."""
        return Length(raw=raw, amount=number(raw), unit=unit)

    @property
    def centimetres(self) -> Decimal | None:
        """The length in centimetres, or None when the number or the unit is unknown."""
        if self.amount is None or self.unit is None:
            return None
        return self.amount * CENTIMETRES[self.unit]


class Stock(Quantity):
    """What can be sold."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(raw: str) -> "Stock":
        """Read a stock level; equal texts give the same object."""
        return Stock(raw=raw, amount=number(raw))
