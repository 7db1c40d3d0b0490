# SPDX-License-Identifier: Apache-2.0
"""WooCommerce's product CSV: a row for each product and each of its variations."""

from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    Image,
    Length,
    Money,
    Origin,
    Product,
    Stock,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.families import Family, families
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.woocommerce.columns import STATUSES
from listingcheck.sources.woocommerce.lists import deepest, listed, unescaped
from listingcheck.sources.woocommerce.rows import KEYS, PLACE, Row, Rows, Survey

_PRICES = itemgetter(PLACE["sale_price"], PLACE["regular_price"])
_SIDES = itemgetter(PLACE["length"], PLACE["width"], PLACE["height"])
_TEXTS = itemgetter(PLACE["description"], PLACE["short_description"])
_STOCKS = itemgetter(PLACE["stock"], PLACE["in_stock"])
_NAME, _SKU, _BRAND, _TAGS = (PLACE[name] for name in ("name", "sku", "brand", "tags"))
_CATEGORIES, _PUBLISHED = PLACE["categories"], PLACE["published"]
_WEIGHT, _IMAGES = PLACE["weight"], PLACE["images"]
_OF_PARENT = "parent"

Said = dict[str, str | None]
"""The attributes of a row by name; None for any value. Rows with equal cells have one."""


class WooTable:
    """Reads products out of one table.

    Raises:
        SourceError: there is no column of names or SKUs.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings, survey: Survey) -> None:
        self._rows = Rows(table, ledger)
        self._far = survey.far
        self._layout = layout = self._rows.layout
        self._codes = layout.identifiers
        weight_unit, length_unit = layout.weight_unit(settings), layout.length_unit(settings)
        self._prices = memo(lambda cell: Money.parse(cell, settings.currency))
        self._weights = memo(lambda cell: Weight.parse(cell, weight_unit))
        self._lengths = memo(lambda cell: Length.parse(cell, length_unit))
        self._sizes = Memo(self._size)
        self._stocks = memo(Stock.parse)
        self._statuses = memo(_status)
        self._categories = Memo(_category)
        self._lists = Memo(listed)
        places = [place for slot in layout.attributes for place in slot]
        self._attributes = itemgetter(*places) if places else _nothing
        self._said = Memo(_said)
        self._origin = Origin(
            platform="woocommerce",
            file=ledger.count.path,
            columns=layout.columns(on_sale=survey.is_on_sale),
            lacks=layout.lacks(settings),
        )
        self._origins = Memo(self._arranged)

    def products(self) -> Iterator[Product]:
        """Yield the products, each once all of its variations were met."""
        for family in families(self._rows.members(), self._far, self._rows.orphan):
            yield self._product(family)

    def _product(self, family: Family[Row]) -> Product:
        line, record, cells, everything = family.parent
        own = self._said[self._attributes(everything)]
        said = [self._said[self._attributes(row[3])] for row in family.variations]
        options = _option_names(own, said)
        return Product.made(
            {
                "key": _key(cells),
                "title": present(cells[_NAME]),
                "description": present(_TEXTS(cells)[0]) or present(_TEXTS(cells)[1]),
                "brand": next(iter(self._lists[cells[_BRAND]]), None),
                "product_type": None,
                "category": self._categories[cells[_CATEGORIES]],
                "tags": self._lists[cells[_TAGS]],
                "status": self._statuses[cells[_PUBLISHED]],
                "options": options,
                "variants": self._variants(family, said, options),
                "images": _images(cells, line),
                "attributes": _specifications(own, options),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origin_of(family, options) if options else self._origin,
            }
        )

    def _origin_of(self, family: Family[Row], options: tuple[str, ...]) -> Origin:
        """The origin of products whose options stand in the same attribute columns."""
        rows = family.parent, family.variations[0]
        names = tuple([self._attributes(everything)[::2] for *_, everything in rows])
        return self._origins[names, options]

    def _arranged(self, said: tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]) -> Origin:
        names, options = said
        slots = {name.strip(): slot for row in reversed(names) for slot, name in enumerate(row)}
        known = {place: slots[name] for place, name in enumerate(options) if name in slots}
        columns = self._layout.option_columns(known)
        return replace(self._origin, columns={**self._origin.columns, **columns})

    def _variants(
        self, family: Family[Row], said: list[Said], options: tuple[str, ...]
    ) -> tuple[Variant, ...]:
        parent = family.parent
        if not family.variations:
            return (self._variant(0, parent, parent[2], ()),)
        return tuple(
            [
                self._variant(index, row, parent[2], tuple(map(s.get, options)))
                for index, (row, s) in enumerate(zip(family.variations, said, strict=True))
            ]
        )

    def _variant(
        self, index: int, row: Row, parent: tuple[str, ...], options: tuple[str | None, ...]
    ) -> Variant:
        """A variant; what a variation leaves empty, its parent says."""
        line, _, cells, everything = row
        sale, regular = _PRICES(cells)
        sale_price, regular_price = self._prices[sale], self._prices[regular]
        images = listed(cells[_IMAGES]) if cells[_IMAGES] and cells is not parent else ()
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_SKU]),
                "options": options,
                "price": sale_price or regular_price,
                "compare_at_price": regular_price if sale_price else None,
                "identifiers": self._identifiers(everything) if self._codes else (),
                "weight": self._weights[cells[_WEIGHT]] or self._weights[parent[_WEIGHT]],
                "dimensions": self._sizes[_SIDES(cells), _SIDES(parent)],
                "stock": self._stock(cells, parent),
                "image": images[0] if images else None,
                "offer": None,
                "line": line,
            }
        )

    def _stock(self, cells: tuple[str, ...], parent: tuple[str, ...]) -> Stock | None:
        """The quantity, or 0 where none is kept and nothing is left."""
        quantity, is_left = _STOCKS(cells)
        stock = self._stocks[_STOCKS(parent)[0] if quantity == _OF_PARENT else quantity]
        return self._stocks["0"] if stock is None and is_left.strip() == "0" else stock

    def _size(self, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> Dimensions | None:
        lengths = self._lengths
        length, width, height = (
            lengths[own] or lengths[of_parent] for own, of_parent in zip(*sides, strict=True)
        )
        if length is width is height is None:
            return None
        return Dimensions(length=length, width=width, height=height)

    def _identifiers(self, row: list[str]) -> tuple[Identifier, ...]:
        return tuple(
            [
                identifier(row[position], kind, self._layout.header[position])
                for position, kind in self._codes
                if present(row[position])
            ]
        )


def _nothing(_row: list[str]) -> tuple[str, ...]:
    """The attribute cells of a row in a file that has none."""
    return ()


def _said(cells: tuple[str, ...]) -> Said:
    """The attributes in cells that are names and values by turns."""
    return {
        name.strip(): unescaped(values)
        for name, values in zip(cells[::2], cells[1::2], strict=True)
        if present(name)
    }


def _option_names(own: Said, said: list[Said]) -> tuple[str, ...]:
    """The attributes that tell variations apart, in the order of the parent."""
    used = dict.fromkeys([name for row in said for name in row])
    return (*[name for name in own if name in used], *[name for name in used if name not in own])


def _key(cells: tuple[str, ...]) -> str:
    number, sku = KEYS(cells)
    return (present(sku) or present(number) or cells[_NAME]).strip()


def _status(cell: str) -> str:
    # Older versions guard -1 against spreadsheets with an apostrophe on one side or on both.
    status = cell.strip().strip("'")
    return STATUSES.get(status, status)


def _category(cell: str) -> Category | None:
    path = deepest(listed(cell))
    return Category(path=path) if path else None


def _images(cells: tuple[str, ...], line: int) -> tuple[Image, ...]:
    return tuple([image(url, None, line) for url in listed(cells[_IMAGES])])


def _specifications(own: Said, options: tuple[str, ...]) -> tuple[Attribute, ...]:
    return tuple(
        [attribute(name, value) for name, value in own.items() if value and name not in options]
    )
