# SPDX-License-Identifier: Apache-2.0
"""Where each field stands in one of BigCommerce's tables, and what the table cannot carry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from listingcheck.product import IdentifierType, Origin
from listingcheck.sources.bigcommerce.columns import NEVER_CARRIED
from listingcheck.sources.formats.table import folded
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Settings

_MOST_OPTIONS = 10
"""Options of which the column is said."""
_SIDES = ("length", "width", "height")
_HOST = "images[].url.host"


@dataclass(frozen=True, slots=True)
class Own:
    """What only one layout has."""

    options: str
    """The column that holds the options of a variant."""
    carried: Mapping[str, str]
    """Canonical fields that stand in a column of its own."""
    lacks: frozenset[str]
    """Canonical fields it has no column for."""
    remedies: Mapping[str, str]
    """What to do about a field it lacks."""


class Places:
    """The columns of one table, as far as settings and several columns for one field matter."""

    def __init__(self, columns: Columns, settings: Settings) -> None:
        self._columns = columns
        self._settings = settings
        self.brand = self._position(settings.brand_attribute)
        """Where the column stands that the caller says holds the brand."""
        self.codes = self._codes()
        """Where trade numbers stand, of which kind they are, and what the column is called."""

    def origins(self, file: str | None, own: Own) -> Memo[tuple[frozenset[bool], bool], Origin]:
        """The origins of products: by whether variants are on sale, and pictures lack a host."""
        base = self._columns.origin(
            "bigcommerce",
            file,
            self._settings,
            never=NEVER_CARRIED | self._lacks(own),
            carried={**self._carried(own), **own.carried},
            remedies=own.remedies,
        )
        without_host = base.lacks | {_HOST}

        def origin(key: tuple[frozenset[bool], bool]) -> Origin:
            sales, is_relative = key
            columns = {**base.columns, **self._prices(sales)}
            return replace(base, columns=columns, lacks=without_host if is_relative else base.lacks)

        return Memo(origin)

    def _lacks(self, own: Own) -> frozenset[str]:
        there, lacks = self._columns.found.keys(), set(own.lacks)
        if not there & set(_SIDES):
            lacks.add("variants[].dimensions")
        if not self.codes and not self._in_custom_fields():
            lacks.add("variants[].identifiers[0].code")
        if not there & {"sale_price", "retail_price"}:
            lacks.add("variants[].compare_at_price")
        if own.options not in there:
            lacks |= {"options[0]", "variants[].options[0]"}
        return frozenset(lacks)

    def _carried(self, own: Own) -> dict[str, str]:
        columns = self._columns
        keys = self._titles("sku", "id", "name")
        found = {"key": keys[0]} if keys else {}
        if sides := self._titles(*_SIDES):
            found["variants[].dimensions"] = " / ".join(sides)
        for number, (_, _, title) in enumerate(self.codes):
            found[f"variants[].identifiers[{number}].code"] = title
        for number in range(_MOST_OPTIONS if own.options in columns else 0):
            title = columns.title(own.options)
            found[f"options[{number}]"] = found[f"variants[].options[{number}]"] = title
        if self.brand is not None:
            found["brand"] = columns.header[self.brand]
        return {**self._in_custom_fields(), **found}

    def _in_custom_fields(self) -> dict[str, str]:
        """Fields that the caller says stand in a custom field, unless a column is called so."""
        named = {
            "brand": self._settings.brand_attribute,
            "variants[].identifiers[0].code": self._settings.gtin_attribute,
        }
        titles = self._titles("custom_fields")
        return {field: titles[0] for field, name in named.items() if name and titles}

    def _prices(self, sales: frozenset[bool]) -> dict[str, str]:
        """Where prices stand: they move when a sale price takes the place of the usual one."""
        usual = (self._titles("price") or self._titles("calculated_price") or [""])[0]
        price, struck = usual, "".join(self._titles("retail_price"))
        if True in sales:
            sale = "".join(self._titles("sale_price"))
            price, struck = f"{sale} / {usual}" if False in sales else sale, usual
        found = {"variants[].price": price, "variants[].compare_at_price": struck}
        return {field: column for field, column in found.items() if column}

    def _titles(self, *names: str) -> list[str]:
        return [self._columns.title(name) for name in names if name in self._columns]

    def _position(self, name: str | None) -> int | None:
        """Where the column of that name stands, however it is spelled."""
        there = [folded(title) for title in self._columns.header]
        wanted = folded(name or "")
        return there.index(wanted) if wanted and wanted in there else None

    def _codes(self) -> list[tuple[int, IdentifierType | None, str]]:
        # One column is for UPC and EAN alike, so it states no kind.
        kinds = {"upc": None, "gtin": IdentifierType.GTIN}
        places = self._columns.found
        found = {places[name]: kind for name, kind in kinds.items() if name in places}
        named = self._position(self._settings.gtin_attribute)
        if named is not None:
            found.setdefault(named, None)
        return [(at, kind, self._columns.header[at]) for at, kind in found.items()]
