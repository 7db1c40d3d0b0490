# SPDX-License-Identifier: Apache-2.0
"""Says of products from XML where each field stands and what the files cannot carry."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listingcheck.product import Origin
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings
from listingcheck.sources.sfcc.elements import Taken
from listingcheck.sources.sfcc.nodes import (
    CUSTOM,
    FIELDS,
    HOST,
    NEVER_CARRIED,
    OF_BOOK,
    OF_STOCK,
    REMEDIES,
)
from listingcheck.sources.sfcc.survey import Catalogue
from listingcheck.sources.sfcc.variations import Option

_ASSIGNED = "category-assignment@category-id"


class Homes(NamedTuple):
    """The files that parts of a product stand in."""

    variants: str | None
    price: str | None
    compare_at_price: str | None
    stock: str | None
    category: str | None


class _Shape(NamedTuple):
    """What products with one origin have in common."""

    file: str | None
    is_absolute: bool
    homes: Homes
    description: str
    brand: str
    is_classified: bool
    is_told_apart: bool
    attributes: tuple[str, ...]


class Origins:
    """The origins of all products from XML: those that stand in the same places share one."""

    def __init__(
        self, settings: Settings, *, prices: bool, currency: str | None, stocks: bool
    ) -> None:
        self._settings = settings
        self._currency = currency
        self._has_prices = prices
        self._has_stocks = stocks
        self._origins: Memo[_Shape, Origin] = Memo(self._made)
        self._lacks = Memo(self._lacking)

    def of(
        self,
        taken: Taken,
        catalogue: Catalogue,
        options: Sequence[Option],
        homes: Homes,
        *,
        is_told_apart: bool,
    ) -> Origin:
        """The origin of a product; ``is_told_apart`` says whether its variants have values."""
        return self._origins[
            _Shape(
                catalogue.source.path,
                catalogue.place.is_absolute,
                homes,
                taken.description[1],
                taken.brand[1],
                taken.category is not None,
                is_told_apart,
                tuple([each.attribute for each in options]),
            )
        ]

    def _lacking(self, limits: tuple[bool, bool]) -> frozenset[str]:
        is_absolute, is_told_apart = limits
        lacks = set(NEVER_CARRIED)
        if not is_told_apart:
            lacks.add("variants[].options")
        if not is_absolute:
            lacks.add(HOST)
        if not self._has_prices:
            lacks |= OF_BOOK.keys()
        if self._currency is None:
            lacks.add(CURRENCY)
        else:
            lacks.discard(CURRENCY)
        if not self._has_stocks:
            lacks |= OF_STOCK.keys()
        return frozenset(lacks)

    def _made(self, shape: _Shape) -> Origin:
        columns = dict(FIELDS)
        columns |= {"description": shape.description, "brand": shape.brand}
        if not shape.is_classified:
            columns["category"] = _ASSIGNED
        for position, attribute in enumerate(shape.attributes):
            columns[f"options[{position}]"] = f"variations/attributes@attribute-id={attribute}"
            columns[f"variants[].options[{position}]"] = CUSTOM.format(attribute)
        if self._settings.gtin_attribute is not None:
            code = CUSTOM.format(self._settings.gtin_attribute)
            columns["variants[].identifiers[0].code"] = code
        if self._has_prices:
            columns |= OF_BOOK
        if self._has_stocks:
            columns |= OF_STOCK
        lacks = self._lacks[shape.is_absolute, shape.is_told_apart]
        return Origin("sfcc", shape.file, columns, lacks, REMEDIES, dict(_elsewhere(shape)))


def _elsewhere(shape: _Shape) -> Iterator[tuple[str, str]]:
    """The fields that stand in other files than the product."""
    fields = {
        "variants[]": shape.homes.variants,
        "variants[].price": shape.homes.price,
        CURRENCY: shape.homes.price,
        "variants[].compare_at_price": shape.homes.compare_at_price,
        "variants[].stock": shape.homes.stock,
        "category": shape.homes.category,
    }
    for field, file in fields.items():
        if file is not None and file != shape.file:
            yield field, file
