# SPDX-License-Identifier: Apache-2.0
"""What merchants add to PrestaShop's products: features, and columns that the caller names."""

from collections.abc import Sequence

from listingcheck.product import Attribute, Identifier, present
from listingcheck.sources.formats.table import folded
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import attribute, identifier
from listingcheck.sources.prestashop.columns import IDENTIFIERS, PRODUCTS
from listingcheck.sources.prestashop.lists import features
from listingcheck.sources.reading import Settings


class Free:
    """The attributes of products in one table.

    Args:
        columns: its columns.
        settings: which column or feature holds the trade number or the brand.
    """

    def __init__(self, columns: Columns, settings: Settings) -> None:
        header = columns.header
        self._features = columns.found.get("features")
        self._parsed = Memo(features)
        self._titled = [(name, n) for n, title in enumerate(header) if (name := _feature(title))]
        if "mpn" in columns:
            self._titled.append((columns.title("mpn"), columns.found["mpn"]))
        self._header = header
        self._gtin, self._brand = settings.gtin_attribute, settings.brand_attribute
        self._gtin_at = _place(header, self._gtin)
        if self._gtin_at in [columns.found[name] for name in IDENTIFIERS if name in columns]:
            self._gtin = None
        self._brand_at = _place(header, self._brand)

    def attributes(self, row: Sequence[str]) -> tuple[Attribute, ...]:
        """The features of a row and its MPN."""
        found = self._parsed[row[self._features]] if self._features is not None else ()
        if not self._titled:
            return found
        titled = [
            attribute(name, row[place], self._header[place])
            for name, place in self._titled
            if row[place] and present(row[place])
        ]
        return (*found, *titled) if titled else found

    def codes(
        self, row: Sequence[str], attributes: tuple[Attribute, ...]
    ) -> tuple[Identifier, ...]:
        """The trade number where the caller says that it stands."""
        if self._gtin is None:
            return ()
        code = self._said(row, attributes, self._gtin, self._gtin_at)
        column = self._header[self._gtin_at] if self._gtin_at is not None else None
        return (identifier(code, None, column),) if code else ()

    def brand(self, row: Sequence[str], attributes: tuple[Attribute, ...]) -> str | None:
        """The brand where the caller says that it stands."""
        if self._brand is None:
            return None
        return self._said(row, attributes, self._brand, self._brand_at)

    def _said(
        self, row: Sequence[str], attributes: tuple[Attribute, ...], name: str, place: int | None
    ) -> str | None:
        if place is not None:
            return present(row[place])
        wanted = folded(name)
        return next((each.value for each in attributes if folded(each.name) == wanted), None)


def _feature(title: str) -> str | None:
    """The name of the feature whose values stand in a column: ``Feature:Height`` in 1.4."""
    kind, colon, name = title.partition(":")
    is_feature = colon and folded(kind) in PRODUCTS["features"]
    return present(name.strip()) if is_feature else None


def _place(header: Sequence[str], name: str | None) -> int | None:
    wanted = folded(name) if name else None
    return next((n for n, title in enumerate(header) if folded(title) == wanted), None)
