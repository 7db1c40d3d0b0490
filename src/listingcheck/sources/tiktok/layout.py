# SPDX-License-Identifier: Apache-2.0
"""Where in a template of TikTok Shop each column stands, and what they carry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listingcheck.product import Origin
from listingcheck.sources.formats.table import bare, folded, positions
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings
from listingcheck.sources.tiktok.columns import (
    COLUMNS,
    FIELDS,
    GENERIC,
    IMAGES,
    KEYS,
    NAMES,
    OPTIONS,
    PROPERTY,
    QUANTITIES,
    SIDES,
    WAREHOUSE,
)
from listingcheck.sources.tiktok.keys import NEVER_CARRIED, OF_COMPLIANCE

_SIZE, _STOCK = "variants[].dimensions", "variants[].stock"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one template."""

    header: tuple[str, ...]
    places: dict[str, int]
    """Column to position; those that are not there are left out."""
    stocks: tuple[int, ...]
    """Where the stock stands, warehouse by warehouse."""
    properties: tuple[int, ...]
    """Where product attributes stand."""

    @classmethod
    def of(cls, header: Sequence[str], above: Iterable[Sequence[str]] = ()) -> "Layout":
        """Find the columns in a header and in the row of keys, which may stand above it."""
        keys = next(filter(is_keys, (header, *above)), ())[: len(header)]
        names = [*map(folded, keys), *[""] * (len(header) - len(keys))]
        labels = [*zip(map(folded, header), map(bare, header), names, strict=True)]
        houses = [n for n, label in enumerate(labels) if any(map(WAREHOUSE.fullmatch, label))]
        stocks = [n for n, label in enumerate(labels) if not QUANTITIES.isdisjoint(label)]
        return cls(
            tuple(header),
            positions(header, COLUMNS) | positions(keys, COLUMNS),
            tuple(houses or stocks[:1]),
            tuple([n for n, name in enumerate(names) if PROPERTY.fullmatch(name)]),
        )

    @property
    def options(self) -> list[tuple[str, str]]:
        """The columns of the name and of the value of each option."""
        return [slot for slot in OPTIONS if slot[1] in self.places]

    @property
    def images(self) -> list[tuple[int, str]]:
        """Where pictures stand, and what the file calls these columns."""
        return [(self.places[n], self.title(n)) for n in IMAGES if n in self.places]

    def title(self, column: str) -> str:
        """What the file calls a column that is there."""
        return self.header[self.places[column]]

    def telling(self) -> list[str]:
        """The columns, as the file spells them, that speak for TikTok Shop."""
        there = [self.header[place] for place in self.places.values()]
        return [name for name in there if GENERIC.isdisjoint({folded(name), bare(name)})]


def is_keys(row: Sequence[str]) -> bool:
    """Whether a row has the keys of columns."""
    there = KEYS.intersection(map(folded, row))
    return len(there) >= 3 and not there.isdisjoint(NAMES)


def origin_of(layout: Layout, file: str | None, settings: Settings) -> Origin:
    """What all products of a template share."""
    columns = _columns(layout)
    options = () if layout.options else ("options", "variants[].options")
    expected = {*FIELDS.values(), *options, *OF_COMPLIANCE, _SIZE, _STOCK, CURRENCY}
    stated = {CURRENCY} if settings.currency is not None else set()
    return Origin("tiktok", file, columns, (NEVER_CARRIED | expected) - columns.keys() - stated)


def _columns(layout: Layout) -> dict[str, str]:
    columns = {field: layout.title(n) for n, field in FIELDS.items() if n in layout.places}
    sides = {side: layout.title(n) for n, side in SIDES.items() if n in layout.places}
    columns |= {f"{_SIZE}.{side}": title for side, title in sides.items()}
    if sides:
        columns[_SIZE] = " / ".join(sides.values())
    if layout.stocks:
        columns[_STOCK] = " / ".join(layout.header[n] for n in layout.stocks)
    for number, (name, value) in enumerate(layout.options):
        columns[f"variants[].options[{number}]"] = layout.title(value)
        columns[f"options[{number}]"] = layout.title(name if name in layout.places else value)
    key = "product_id" if "product_id" in layout.places else "product_name"
    return columns | {"key": layout.title(key)}
