# SPDX-License-Identifier: Apache-2.0
"""The canonical product: plain, frozen data, the only thing rules ever see.

Every platform's export is read into these models. Three promises hold for all of them:

* Empty means missing. A blank cell, an empty string and ``null`` all become ``None``;
  :func:`present` is the one place that decides it.
* Codes and numbers keep the text they came from in ``raw`` or ``code``. A number is a
  ``Decimal`` beside that text, never a float.
* Every field knows its place in the source. :meth:`Product.where` works it out when a failure
  asks for it, so a product without failures pays nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,9})?", re.ASCII)
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]{1,18},[0-9]{1,2}", re.ASCII)
_INDEX = re.compile(r"^(variants|images)\[(\d+)\]")

# A slot's own setter is thrice as quick as setting the attribute by its name.
_new, _put = object.__new__, object.__setattr__
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

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._all_fields = set(cls.model_fields)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Self:
        """A model of values that are canonical already: every field given, none checked.

        What ``model_construct`` does, at a fifth of the cost of validating: for readers, which
        make millions. Everyone else calls the class.
        """
        model: Self = _new(cls)
        _put(model, "__dict__", values)
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

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(raw: str, currency: str | None = None) -> "Money":
        """Read a price; equal texts give the same object."""
        return Money(raw=raw, amount=number(raw), currency=currency)


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


class Dimensions(Model):
    """A package size. A side that the source leaves empty is None."""

    length: Length | None = None
    width: Length | None = None
    height: Length | None = None

    @property
    def sides(self) -> dict[str, Length | None]:
        """The three sides by name."""
        return {"length": self.length, "width": self.width, "height": self.height}


class Stock(Quantity):
    """What can be sold."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED_VALUES)
    def parse(raw: str) -> "Stock":
        """Read a stock level; equal texts give the same object."""
        return Stock(raw=raw, amount=number(raw))


class IdentifierType(StrEnum):
    """The kinds of trade number a platform may declare."""

    GTIN = "GTIN"
    EAN = "EAN"
    UPC = "UPC"
    ISBN = "ISBN"
    JAN = "JAN"


class Identifier(Model):
    """A trade number (GTIN, EAN, UPC, ISBN) as the source wrote it."""

    code: Annotated[str, Field(pattern=r"\S")]
    """The source's own text, untouched: apostrophes, ``9.78E+12`` and all. Never blank."""
    type: IdentifierType | None = None
    """The kind the source declares; None for a free barcode field."""


class Category(Model):
    """A category in one tree."""

    path: str
    """The full path or id, as the source writes it."""
    taxonomy: str | None = None
    """Whose tree: ``shopify``, ``google``, ``tiktok-shop``, or None for the merchant's own."""


class Image(Model):
    """A picture of the product."""

    url: str | None = None
    """The address or path, untouched."""
    alt: str | None = None
    """The text that stands in for it."""
    line: int | None = None
    """The line of the source it stands on."""


class Attribute(Model):
    """A custom field, metafield or specification of a product."""

    name: str
    value: str


class Variant(Model):
    """One thing a buyer can put in the basket."""

    index: int
    """Its position in :attr:`Product.variants`, from 0."""
    sku: str | None = None
    """The seller's own code for it."""
    options: tuple[str | None, ...] = ()
    """Its value for each of :attr:`Product.options`, in that order."""
    price: Money | None = None
    """What a buyer pays."""
    compare_at_price: Money | None = None
    """The struck-through price, where there is one."""
    identifiers: tuple[Identifier, ...] = ()
    """Its trade numbers."""
    weight: Weight | None = None
    """The package weight."""
    dimensions: Dimensions | None = None
    """The package size."""
    stock: Stock | None = None
    """What can be sold; None when the source does not track it."""
    image: str | None = None
    """The address of the picture that shows this variant."""
    line: int | None = None
    """The line of the source it stands on."""

    def at(self, name: str) -> str:
        """The path of one of its fields, such as ``variants[2].price``."""
        return f"variants[{self.index}].{name}"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the source. What does not apply is None."""

    file: str | None = None
    record: int | None = None
    """The number of the product in the file, from 1."""
    line: int | None = None
    """The line in the file, from 1."""
    column: str | None = None
    """The column, node or key, spelled as the file spells it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What all products of one file share: where they came from and what cannot be in it."""

    platform: str
    file: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Canonical field to column: ``{"variants[].price": "Variant Price"}``."""
    lacks: frozenset[str] = frozenset()
    """Canonical fields that this source cannot carry, such as ``variants[].dimensions``."""


UNKNOWN_ORIGIN = Origin(platform="unknown")


def part_of(path: str) -> tuple[str | None, int, str]:
    """The part of a product that a path speaks of, the place in it, and the path in general.

    ``variants[2].price`` is in ``variants``, at 2, and in general ``variants[].price``; ``title``
    is in no part.
    """
    match = _INDEX.match(path)
    if match is None:
        return None, 0, path
    return match[1], int(match[2]), f"{match[1]}[]{path[match.end() :]}"


class Product(Model):
    """One listing with its variants."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    key: str
    """The platform's own key: a Shopify handle, a WooCommerce SKU or id, a feed id."""
    title: str | None = None
    description: str | None = None
    """HTML, as the source has it."""
    brand: str | None = None
    product_type: str | None = None
    """The merchant's own kind of product."""
    category: Category | None = None
    """The category the source files it under."""
    tags: tuple[str, ...] = ()
    status: str | None = None
    """``active``, ``draft`` or ``archived``, in the source's word."""
    options: tuple[str, ...] = ()
    """The names of the options, such as ``("Colour", "Size")``."""
    variants: tuple[Variant, ...] = ()
    images: tuple[Image, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    record: int | None = None
    """Its number in the file, from 1."""
    line: int | None = None
    """The line of the source where it begins."""
    origin: Origin = Field(default_factory=lambda: UNKNOWN_ORIGIN)
    """What it shares with the other products of its file: one object for all of them."""

    def where(self, path: str) -> Where:
        """The place in the source of a field, given its path (``variants[2].price``)."""
        group, index, name = part_of(path)
        parts: tuple[Variant | Image, ...] = getattr(self, group) if group else ()
        line = parts[index].line if index < len(parts) else self.line
        return Where(self.origin.file, self.record, line, self.origin.columns.get(name))

    def lacks(self, name: str) -> bool:
        """Whether the source cannot carry this canonical field at all."""
        return name in self.origin.lacks

    def variant_key(self, path: str) -> str | None:
        """The SKU of the variant a path speaks of, or None."""
        group, index, _ = part_of(path)
        in_variant = group == "variants" and index < len(self.variants)
        return self.variants[index].sku if in_variant else None

    def changed(self, **fields: object) -> Self:
        """A copy with other values."""
        return self.model_copy(update=fields)
