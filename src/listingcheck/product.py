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
from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, Field

from listingcheck.compliance import Certificate, Compliance, Party
from listingcheck.errors import ConfigurationError
from listingcheck.offer import Offer, PreSale
from listingcheck.picture import Picture
from listingcheck.spelling import guess
from listingcheck.values import (
    CENTIMETRES,
    GRAMS,
    REMEMBERED_VALUES,
    Length,
    LengthUnit,
    Model,
    Money,
    Quantity,
    Stock,
    Weight,
    WeightUnit,
    number,
    present,
)

__all__ = [
    "CENTIMETRES",
    "GRAMS",
    "REMEMBERED_VALUES",
    "UNKNOWN_ORIGIN",
    "Attribute",
    "Category",
    "Certificate",
    "Compliance",
    "Dimensions",
    "Identifier",
    "IdentifierType",
    "Image",
    "Length",
    "LengthUnit",
    "Model",
    "Money",
    "Offer",
    "Origin",
    "Party",
    "PreSale",
    "Product",
    "Quantity",
    "Stock",
    "Variant",
    "Weight",
    "WeightUnit",
    "Where",
    "number",
    "part_of",
    "present",
]

_INDEX = re.compile(r"^(variants|images|attributes)\[(\d+)\]")
_IDENTIFIER = re.compile(r"^variants\[\]\.identifiers\[(\d+)\]")


class Dimensions(Model):
    """A package size. A side that the source leaves empty is None."""

    length: Length | None = None
    width: Length | None = None
    height: Length | None = None

    @property
    def sides(self) -> dict[str, Length | None]:
        """The three sides by name."""
        return {"length": self.length, "width": self.width, "height": self.height}


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
    column: str | None = None
    """The column or key it stands in, where the source has several for trade numbers."""


class Category(Model):
    """A category in one tree."""

    path: str
    """The full path or id, as the source writes it."""
    taxonomy: str | None = None
    """Whose tree: ``shopify``, ``google``, ``tiktok-shop``, or None for the merchant's own."""
    id: str | None = None
    """Its id in that tree, where the source states one beside the path."""


class Image(Model):
    """A picture of the product."""

    url: str | None = None
    """The address or path, untouched."""
    alt: str | None = None
    """The text that stands in for it."""
    line: int | None = None
    """The line of the source it stands on."""
    column: str | None = None
    """The column or key it stands in, where the source has several for pictures."""


class Attribute(Model):
    """A custom field, metafield or specification of a product."""

    name: str
    value: str
    column: str | None = None
    """The column or key it stands in."""
    id: str | None = None
    """The marketplace's own id of the attribute, where the source states one beside the name."""


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
    offer: Offer | None = None
    """How it is offered; None when the source has none of it."""
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
    remedies: Mapping[str, str] = field(default_factory=dict)
    """What to do about a field it lacks, where this source knows better than the usual advice."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Where a platform splits a product over files: the canonical fields, or whole parts such as
    ``variants[]``, that stand in another file. Lines are those of a part's own file."""

    def where(
        self, name: str, record: int | None, line: int | None, column: str | None = None
    ) -> Where:
        """The place of a canonical field, such as ``variants[].price``.

        Args:
            name: the field.
            record: the number of the product in its file.
            line: where the product, or the part of it that has the field, stands.
            column: where the part knows better than the file.
        """
        group = name.partition(".")[0]
        home = self.files.get(group, self.file) if group.endswith("[]") else self.file
        file = self.files.get(name, home)
        return Where(
            file,
            record if file == self.file else None,
            line if file == home else None,
            column or self.columns.get(name),
        )

    def is_like(self, other: "Origin") -> bool:
        """Whether it is the same file with the same limits, if with other columns."""
        return self is other or (
            self.lacks is other.lacks
            and self.file == other.file
            and self.platform == other.platform
        )


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


def _own_column(part: "Variant | Image | Attribute | None", name: str) -> str | None:
    """The column of a picture, attribute or trade number that has one of its own."""
    if isinstance(part, Attribute):
        return part.column
    if isinstance(part, Image):
        return part.column if name.endswith(".url") else None
    match = _IDENTIFIER.match(name)
    if isinstance(part, Variant) and match and int(match[1]) < len(part.identifiers):
        return part.identifiers[int(match[1])].column
    return None


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
    pictures: tuple[Picture, ...] = ()
    """What was measured of its pictures, each once; empty where nobody gave their bytes."""
    attributes: tuple[Attribute, ...] = ()
    compliance: Compliance | None = None
    """What the listing proves; None when the source has none of it."""
    record: int | None = None
    """Its number in the file, from 1."""
    line: int | None = None
    """The line of the source where it begins."""
    origin: Origin = Field(default_factory=lambda: UNKNOWN_ORIGIN)
    """What it shares with the other products of its file: one object for all of them."""

    def where(self, path: str) -> Where:
        """The place in the source of a field, given its path (``variants[2].price``)."""
        group, index, name = part_of(path)
        parts: tuple[Variant | Image | Attribute, ...] = getattr(self, group) if group else ()
        part = parts[index] if index < len(parts) else None
        line = self.line if part is None or isinstance(part, Attribute) else part.line
        return self.origin.where(name, self.record, line, _own_column(part, name))

    def lacks(self, name: str) -> bool:
        """Whether the source cannot carry this canonical field at all."""
        return name in self.origin.lacks

    def variant_key(self, path: str) -> str | None:
        """The SKU of the variant a path speaks of, or None."""
        group, index, _ = part_of(path)
        in_variant = group == "variants" and index < len(self.variants)
        return self.variants[index].sku if in_variant else None

    def changed(self, **fields: object) -> Self:
        """A copy with other values.

        Raises:
            ConfigurationError: a product has no such field.
        """
        for name in fields.keys() - self._all_fields:
            raise ConfigurationError(
                f"A product has no field {name!r}.{guess(name, self._all_fields)}"
            )
        return self.model_copy(update=fields)
