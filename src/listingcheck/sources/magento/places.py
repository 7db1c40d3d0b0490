# SPDX-License-Identifier: Apache-2.0
"""Which attributes of one source are the brand, trade numbers and sizes, and where fields stand."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from listingcheck.product import IdentifierType, Origin, present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.magento.columns import (
    ALSO,
    BRANDS,
    FIELDS,
    IDENTIFIER_TYPES,
    NEVER_CARRIED,
    OTHERWISE,
    PLACE,
    SIDES,
    SPELLINGS,
)
from listingcheck.sources.magento.rows import Header
from listingcheck.sources.reading import Settings

_IDENTIFIER, _DIMENSIONS = "variants[].identifiers[0].code", "variants[].dimensions"
REMEDIES = {
    _IDENTIFIER: "Set gtin_attribute under [shop]: the code of the attribute with the barcode.",
    "brand": "Set brand_attribute under [shop]: the code of the attribute with the brand.",
    _DIMENSIONS: "Fill ts_dimensions_length, _width and _height, or set dimensions under "
    "[shop.defaults].",
}
"""What to do about a field that Magento keeps in attributes."""


class Place(NamedTuple):
    """Where something stands that the shop keeps in an attribute or in a column of its choice."""

    code: str
    kind: IdentifierType | None
    column: str
    cell: int | None
    """Its place among the known cells, when it is one of them."""

    def value(self, said: Mapping[str, str], cells: Sequence[str]) -> str | None:
        """What a row says there."""
        return said.get(self.code) if self.cell is None else present(cells[self.cell])


Kind = tuple[tuple[str, ...], bool, bool]
"""The codes of the options of a product, whether it is on sale, and whether options have labels."""


def wanted(settings: Settings) -> frozenset[str]:
    """The codes of the attributes the caller names."""
    named = (settings.gtin_attribute, settings.brand_attribute)
    return frozenset(code.strip().lower() for code in named if code)


class Places:
    """What the attributes of one source mean.

    Args:
        file: where it stands.
        header: its columns.
        codes: the codes of all attributes that its rows have.
        has_paths: whether any picture is a path without a host.
        settings: what the caller knows.
    """

    def __init__(
        self,
        file: str | None,
        header: Header,
        codes: AbstractSet[str],
        settings: Settings,
        *,
        has_paths: bool,
    ) -> None:
        self._file = file
        self._header = header
        self._codes = codes
        gtin, brand = settings.gtin_attribute, settings.brand_attribute
        self.brands = self._there((brand,) if brand else BRANDS)
        """The attributes with the brand."""
        self.identifiers = self._there((gtin,) if gtin else tuple(IDENTIFIER_TYPES))
        """The attributes with trade numbers."""
        self.has_sides = bool(self._there(SIDES))
        """Whether any attribute is a side of the package."""
        self._lacks = self._lacking(settings, has_paths=has_paths)
        self._origins: Memo[Kind, Origin] = Memo(self._origin)

    def column(self, code: str) -> str | None:
        """The column an attribute stands in."""
        if code in self._header.own:
            return self._header.own[code]
        return self._header.known.get("additional_attributes") if code in self._codes else None

    def known_column(self, name: str) -> str | None:
        """What the source calls a known column."""
        return self._header.known.get(name)

    def origin(self, codes: tuple[str, ...], *, is_on_sale: bool, has_labels: bool) -> Origin:
        """What all products with these options share."""
        return self._origins[codes, is_on_sale, has_labels]

    def _there(self, codes: tuple[str, ...]) -> tuple[Place, ...]:
        return tuple([place for code in codes if (place := self._place(code.strip().lower()))])

    def _place(self, code: str) -> Place | None:
        if (column := self.column(code)) is not None:
            return Place(code, IDENTIFIER_TYPES.get(code), column, None)
        name = SPELLINGS.get(code, "")
        if (title := self._header.known.get(name)) is not None:
            return Place(code, None, title, PLACE[name])
        return None

    def _lacking(self, settings: Settings, *, has_paths: bool) -> frozenset[str]:
        lacks = set(FIELDS.values()) - self._of_columns().keys() | NEVER_CARRIED
        if not self.identifiers:
            lacks.add(_IDENTIFIER)
        if not self.brands:
            lacks.add("brand")
        if not self.has_sides:
            lacks.add(_DIMENSIONS)
        if has_paths:
            lacks.add("images[].url.host")
        if settings.currency is not None:
            lacks.discard(CURRENCY)
        return frozenset(lacks)

    def _origin(self, kind: Kind) -> Origin:
        codes, is_on_sale, has_labels = kind
        columns = {**self._of_columns(), **self._of_attributes()}
        columns |= self._of_options(codes, has_labels=has_labels)
        special = self._header.known.get("special_price")
        if is_on_sale and special is not None:
            price = columns.get("variants[].price", special)
            columns |= {"variants[].price": special, "variants[].compare_at_price": price}
        return Origin("magento", self._file, columns, self._lacks, REMEDIES)

    def _of_columns(self) -> dict[str, str]:
        known = self._header.known
        fields = [*OTHERWISE.items(), *FIELDS.items(), *ALSO.items()]
        return {field: known[name] for name, field in fields if name in known}

    def _of_attributes(self) -> dict[str, str]:
        columns = {}
        if self.brands:
            columns["brand"] = self.brands[0].column
        if self.identifiers:
            columns[_IDENTIFIER] = self.identifiers[0].column
        for code in SIDES:
            if (column := self.column(code)) is not None:
                columns[f"{_DIMENSIONS}.{code.rpartition('_')[2]}"] = column
                columns.setdefault(_DIMENSIONS, column)
        return columns

    def _of_options(self, codes: tuple[str, ...], *, has_labels: bool) -> dict[str, str]:
        known, columns = self._header.known, {}
        text = known.get("variations")
        named = known.get("labels") if has_labels else text
        for n, code in enumerate(codes):
            if named is not None:
                columns[f"options[{n}]"] = named
            if (column := self.column(code) or text) is not None:
                columns[f"variants[].options[{n}]"] = column
        return columns
