# SPDX-License-Identifier: Apache-2.0
"""The values of BigCommerce's documents, each distinct one read once."""

from typing import Any

from listingcheck.product import Identifier, IdentifierType, Length, Money, Stock, Weight
from listingcheck.sources.formats.payload import Document, text
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import identifier
from listingcheck.sources.kit.stated import length_unit, weight_unit
from listingcheck.sources.reading import Settings

# The admin's one field of this name is for UPC and EAN alike, so it states no kind.
_CODES = (("upc", None), ("gtin", IdentifierType.GTIN))


class Values:
    """Reads single values of one source."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        named = settings.gtin_attribute
        self._codes = _CODES if named in {None, "upc", "gtin"} else (*_CODES, (named, None))
        self._prices = memo(lambda raw: Money.parse(raw, settings.currency))
        self._weights = memo(lambda raw: Weight.parse(raw, settings.weight_unit))
        self._lengths = memo(lambda raw: Length.parse(raw, settings.dimension_unit))
        self._stocks = memo(Stock.parse)

    def money(self, value: Any) -> Money | None:
        """A price; GraphQL states its currency."""
        if value.__class__ is str:
            return self._prices[value]
        if not isinstance(value, dict):
            return self._prices[text(value) or ""]
        raw, currency = text(value.get("value")), text(value.get("currencyCode"))
        return Money.parse(raw, currency or self._settings.currency) if raw else None

    def weight(self, value: Any) -> Weight | None:
        """A weight; GraphQL states its unit."""
        if value.__class__ is str:
            return self._weights[value]
        if not isinstance(value, dict):
            return self._weights[text(value) or ""]
        raw, unit = text(value.get("value")), weight_unit(text(value.get("unit")))
        return Weight.parse(raw, unit or self._settings.weight_unit) if raw else None

    def length(self, value: Any) -> Length | None:
        """A length; GraphQL states its unit."""
        if value.__class__ is str:
            return self._lengths[value]
        if not isinstance(value, dict):
            return self._lengths[text(value) or ""]
        raw, unit = text(value.get("value")), length_unit(text(value.get("unit")))
        return Length.parse(raw, unit or self._settings.dimension_unit) if raw else None

    def stock(self, value: Any) -> Stock | None:
        """A stock level."""
        return self._stocks[text(value) or ""]

    def codes(self, row: Document, path: str) -> tuple[Identifier, ...]:
        """The trade numbers of a product or variant, and one that the caller names.

        Args:
            row: the product or variant.
            path: where its keys stand.
        """
        return tuple(
            [
                identifier(code, kind, f"{path}{key}")
                for key, kind in self._codes
                if key and (code := text(row.get(key)))
            ]
        )
