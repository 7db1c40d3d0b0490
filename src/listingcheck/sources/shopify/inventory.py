# SPDX-License-Identifier: Apache-2.0
"""Shopify's inventory CSV, which shops with several locations export beside their products.

It has a row per variant and location with quantities by state, or a row per variant with a column
per location. Source: help.shopify.com, "Exporting or importing inventory with a CSV file"; checked
2026-11.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from listingcheck.product import Origin, Product, Stock, Variant, number, present
from listingcheck.sources.formats.table import Table, bare, positions
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.kit.prices import plain
from listingcheck.sources.shopify.columns import DEFAULT_OPTION_VALUE

INVENTORY = "inventory"
_COLUMNS: dict[str, tuple[str, ...]] = {
    "handle": ("handle",),
    "option1": ("option1 value",),
    "option2": ("option2 value",),
    "option3": ("option3 value",),
    "available": ("available", "on hand"),
    "location": ("location",),
    "sku": ("sku",),
    "hs_code": ("hs code",),
    "coo": ("coo",),
}
_OTHERS = {
    *("title", "option1 name", "option2 name", "option3 name", "bin name"),
    *("incoming", "unavailable", "committed", "on hand", "option1 linked to"),
}
_STOCK = "variants[].stock"
_JOINED = "stock level of a variant"
_NOT_JOINED = "stock level of a variant that is not in these files"

_Key = tuple[str, ...]
"""A handle and the option values of a variant."""


def is_inventory(header: Sequence[str]) -> bool:
    """Whether a header is that of an inventory export."""
    found = positions(header, _COLUMNS)
    has_levels = {"location", "available"} <= found.keys() or {"hs_code", "coo"} <= found.keys()
    return {"handle", "sku", "option1"} <= found.keys() and has_levels


class Inventory:
    """The stock of every variant in some inventory exports: all of it is held.

    Args:
        sources: the exports.
    """

    def __init__(self, sources: Sequence[TableInput]) -> None:
        self._sources = sources
        self._levels: dict[_Key, list[str]] = {}
        self._records: list[list[_Key]] = [self._read(source) for source in sources]
        """The keys of the records of each export."""
        self._joined: set[_Key] = set()
        self._origins: dict[int, tuple[Origin, Origin]] = {}

    def joined(self, products: Iterable[Product]) -> Iterator[Product]:
        """Yield products with the stock of their variants."""
        for product in products:
            variants = tuple([self._stocked(product.key, v) for v in product.variants])
            yield product.changed(variants=variants, origin=self._origin(product.origin))

    def book(self) -> None:
        """Book every record, once all products were taken."""
        for source, keys in zip(self._sources, self._records, strict=True):
            for key in keys:
                source.ledger.skip(_JOINED if key in self._joined else _NOT_JOINED)

    def _read(self, source: TableInput) -> list[_Key]:
        with source.open() as table:
            found = positions(table.header, _COLUMNS)
            cells = itemgetter(*(found.get(name, table.width) for name in list(_COLUMNS)[:4]))
            levels = _levels(table, found)
            keys = []
            for _, row in table:
                handle, *options = cells(row)
                keys.append(_key(handle, options))
                stated = (row[place] for place in levels)
                self._levels.setdefault(keys[-1], []).extend(filter(present, stated))
            return keys

    def _stocked(self, handle: str, variant: Variant) -> Variant:
        key = _key(handle, variant.options)
        if key not in self._levels:
            return variant
        self._joined.add(key)
        return variant.model_copy(update={"stock": _total(self._levels[key])})

    def _origin(self, of_products: Origin) -> Origin:
        """The origin of products whose stock stands in an inventory export."""
        if id(of_products) not in self._origins:
            joined = replace(
                of_products,
                columns={**of_products.columns, _STOCK: "Available"},
                lacks=of_products.lacks - {_STOCK},
                files={_STOCK: self._sources[0].path or self._sources[0].name},
            )
            self._origins[id(of_products)] = of_products, joined
        return self._origins[id(of_products)][1]


def _levels(table: Table, found: dict[str, int]) -> list[int]:
    """Where quantities stand: in one column, or in one for each location."""
    if "available" in found:
        return [found["available"]]
    known = {*_OTHERS, *(name for names in _COLUMNS.values() for name in names)}
    return [at for at, name in enumerate(table.header) if name.strip() and bare(name) not in known]


def _key(handle: str, options: Iterable[str | None]) -> _Key:
    values = [value.strip() for value in options if value and value.strip()]
    return (handle.strip(), *(() if values == [DEFAULT_OPTION_VALUE] else values))


def _total(levels: Sequence[str]) -> Stock | None:
    """The sum over the locations that stock a variant; others say ``not stocked``."""
    if len(levels) == 1:
        return Stock.parse(levels[0])
    amounts = [amount for level in levels if (amount := number(level)) is not None]
    return Stock.parse(plain(sum(amounts, start=amounts[0] * 0))) if amounts else None
