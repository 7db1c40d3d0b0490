# SPDX-License-Identifier: Apache-2.0
"""Where in a header each column of WooCommerce's CSV stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from listingcheck.product import IdentifierType, LengthUnit, WeightUnit
from listingcheck.sources.formats.table import folded, positions
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings
from listingcheck.sources.woocommerce.columns import COLUMNS, FIELDS, NEVER_CARRIED
from listingcheck.sources.woocommerce.measures import LENGTH_UNITS, MEASURE, MEASURES, WEIGHT_UNITS
from listingcheck.sources.woocommerce.patterns import ATTRIBUTE_NAME, ATTRIBUTE_VALUES, IDENTIFIERS


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one file."""

    header: tuple[str, ...]
    places: dict[str, int]
    """Canonical column to position; those that are not there are left out."""
    units: dict[str, str]
    """The units that measures state, as the file spells them."""
    attributes: tuple[tuple[int, int], ...]
    """Where the name and the values of each attribute stand."""
    identifiers: tuple[tuple[int, IdentifierType | None], ...]
    """Where trade numbers stand, and of which kind they are."""

    @classmethod
    def of(cls, header: Sequence[str]) -> "Layout":
        """Find the columns in a header."""
        places = positions(header, COLUMNS)
        names: dict[int, int] = {}
        values: dict[int, int] = {}
        units: dict[str, str] = {}
        identifiers = []
        for position, name in enumerate(map(folded, header)):
            if match := ATTRIBUTE_NAME.fullmatch(name):
                names[_number(match.groups())] = position
            elif match := ATTRIBUTE_VALUES.fullmatch(name):
                values[_number(match.groups())] = position
            elif measure := _measure(name):
                places[measure[0]], units[measure[0]] = position, measure[1]
            else:
                kinds = [kind for pattern, kind in IDENTIFIERS if pattern.fullmatch(name)]
                identifiers += [(position, kind) for kind in kinds[:1]]
        slots = tuple((names[n], values[n]) for n in sorted(names.keys() & values.keys()))
        return cls(tuple(header), places, units, slots, tuple(identifiers))

    def weight_unit(self, settings: Settings) -> WeightUnit | None:
        """The unit of weights."""
        return WEIGHT_UNITS.get(self.units.get("weight", ""), settings.weight_unit)

    def length_unit(self, settings: Settings) -> LengthUnit | None:
        """The unit of package sizes."""
        stated = next((self.units[side] for side in _SIDES if side in self.units), "")
        return LENGTH_UNITS.get(stated, settings.dimension_unit)

    def columns(self, *, on_sale: bool) -> dict[str, str]:
        """Canonical field to column.

        Args:
            on_sale: some prices stand in the column of sale prices, the others in the regular one.
        """
        found = {
            field: self.header[self.places[name]]
            for name, field in FIELDS.items()
            if name in self.places
        }
        if "description" not in found and "short_description" in self.places:
            found["description"] = self.header[self.places["short_description"]]
        if on_sale:
            found |= self._sale_columns()
        for number, (position, _) in enumerate(self.identifiers):
            found[f"variants[].identifiers[{number}].code"] = self.header[position]
        return found

    def option_columns(self, slots: Mapping[int, int]) -> dict[str, str]:
        """Canonical field to column, of options by the attribute they stand in."""
        found = {}
        for number, slot in slots.items():
            name, values = self.attributes[slot]
            found[f"options[{number}]"] = self.header[name]
            found[f"variants[].options[{number}]"] = self.header[values]
        return found

    def _sale_columns(self) -> dict[str, str]:
        sale = self.header[self.places["sale_price"]]
        if "regular_price" not in self.places:
            return {"variants[].price": sale}
        regular = self.header[self.places["regular_price"]]
        return {
            "variants[].price": f"{sale} / {regular}",
            "variants[].compare_at_price": regular,
        }

    def lacks(self, settings: Settings) -> frozenset[str]:
        """Canonical fields that the file cannot carry."""
        missing = {field for name, field in FIELDS.items() if name not in self.places}
        if not any(side in self.places for side in _SIDES):
            missing.add("variants[].dimensions")
        if not self.identifiers:
            missing.add("variants[].identifiers[0].code")
        if "in_stock" in self.places:
            missing.discard("variants[].stock")
        if "short_description" in self.places:
            missing.discard("description")
        stated = {CURRENCY} if settings.currency is not None else set()
        return (NEVER_CARRIED | missing) - stated


_SIDES = ("length", "width", "height")


def _number(groups: Sequence[str | None]) -> int:
    return int(next(group for group in groups if group))


def _measure(name: str) -> tuple[str, str] | None:
    """The measure that a column states, and its unit."""
    match = MEASURE.fullmatch(name)
    for measure, spellings in MEASURES.items():
        if match and match[1] in spellings:
            return measure, match[2] or ""
    return None
