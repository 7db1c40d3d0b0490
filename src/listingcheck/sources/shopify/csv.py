# SPDX-License-Identifier: Apache-2.0
"""Shopify's product CSV: the rows of one handle are one product."""

import re
from collections.abc import Iterator
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import (
    Attribute,
    Category,
    Image,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
    present,
)
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.kit.stated import weight_unit
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.shopify.columns import (
    COLUMNS,
    DEFAULT_OPTION_VALUE,
    FIELDS,
    NEVER_CARRIED,
)

_METAFIELD = re.compile(r"\(product\.metafields\.([^)]+)\)\s*$")
_PLACE = {name: place for place, name in enumerate(COLUMNS)}
_NAMES = itemgetter(*(_PLACE[f"option{n}_name"] for n in (1, 2, 3)))
_VALUES = itemgetter(*(_PLACE[f"option{n}"] for n in (1, 2, 3)))
_IMAGE, _IMAGE_ALT = _PLACE["image"], _PLACE["image_alt"]
_PRICE, _SKU, _BARCODE = _PLACE["price"], _PLACE["sku"], _PLACE["barcode"]
_WEIGHT = itemgetter(_PLACE["grams"], _PLACE["weight"], _PLACE["weight_unit"])
_VARIANT_IMAGE, _GOOGLE = _PLACE["variant_image"], _PLACE["google_category"]

Row = tuple[int, tuple[str, ...], list[str]]
"""The line, the known cells in the order of COLUMNS, and all cells."""


class ShopifyTable:
    """Reads products out of one table.

    Raises:
        SourceError: there is no column of handles.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        self._table = table
        self._ledger = ledger
        columns = Columns(table, COLUMNS, FIELDS)
        if "key" not in columns:
            raise SourceError(
                f"{table.name} has no column Handle or URL handle, which every product export of "
                "Shopify has: export the products again."
            )
        self._cells = columns.cells
        self._metafields = [
            (match[1], position)
            for position, name in enumerate(table.header)
            if (match := _METAFIELD.search(name))
        ]
        self._origin = columns.origin(
            "shopify",
            ledger.count.path,
            settings,
            never=NEVER_CARRIED,
            carried={**_weight_column(columns), **_category_column(columns)},
        )
        self._prices = memo(lambda cell: Money.parse(cell, settings.currency))
        self._weights: Memo[tuple[str, ...], Weight | None] = Memo(_weight)
        self._stocks = memo(Stock.parse)
        self._values: Memo[tuple[str, ...], tuple[str | None, ...]] = Memo(
            lambda values: tuple(map(present, values))
        )
        self._categories = memo(lambda cell: Category(path=cell, taxonomy="shopify"))
        self._google_categories = memo(lambda cell: Category(path=cell, taxonomy="google"))
        self._tags = memo(lambda cell: tuple(tag.strip() for tag in cell.split(",") if tag.strip()))

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        for record, rows in self._groups():
            yield self._product(rows, record)

    def _groups(self) -> Iterator[tuple[int, list[Row]]]:
        """The rows of one handle after the other; rows without a handle are reported."""
        handle, record, rows, cells_of = "", 0, list[Row](), self._cells
        for line, row in self._table:
            cells = cells_of(row)
            if cells[0] != handle:
                if rows:
                    yield record, rows
                    rows = []
                handle = cells[0]
                if not handle or handle.isspace():
                    self._without_handle(line, row)
                    continue
                record = self._ledger.number()
            elif not handle or handle.isspace():
                self._without_handle(line, row)
                continue
            rows.append((line, cells, row))
        if rows:
            yield record, rows

    def _without_handle(self, line: int, row: list[str]) -> None:
        filled = [cell for cell in row if present(cell)]
        if filled:
            self._ledger.unread(
                "The row has no handle, so it belongs to no product.",
                "Enter the handle of its product.",
                line=line,
                value=" | ".join(filled),
            )

    def _product(self, rows: list[Row], record: int) -> Product:
        line, first, row = rows[0]
        key, title, description, brand, product_type, category, tags, status, *_ = first
        options = _option_names(first)
        variants: list[Variant] = []
        images: list[Image] = []
        for at, cells, _ in rows:
            if at == line or _has_variant(cells):
                variants.append(self._variant(len(variants), at, cells, len(options)))
            url = cells[_IMAGE]
            if url and not url.isspace():
                alt = present(cells[_IMAGE_ALT])
                images.append(image(url, alt, at))
        return Product.made(
            {
                "key": key.strip(),
                "title": present(title),
                "description": present(description),
                "brand": present(brand),
                "product_type": present(product_type),
                "category": self._categories[category] or self._google_categories[first[_GOOGLE]],
                "tags": self._tags[tags] or (),
                "status": present(status),
                "options": options,
                "variants": tuple(variants),
                "images": tuple(images),
                "attributes": self._attributes(row) if self._metafields else (),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origin,
            }
        )

    def _variant(self, index: int, line: int, cells: tuple[str, ...], options: int) -> Variant:
        sku, barcode, price, compare_at, stock, *_ = cells[_SKU:]
        return Variant.made(
            {
                "index": index,
                "sku": present(sku),
                "options": self._values[_VALUES(cells)][:options] if options else (),
                "price": self._prices[price],
                "compare_at_price": self._prices[compare_at],
                "identifiers": ((identifier(barcode),) if present(barcode) else ()),
                "weight": self._weights[_WEIGHT(cells)],
                "dimensions": None,
                "stock": self._stocks[stock],
                "image": present(cells[_VARIANT_IMAGE]),
                "offer": None,
                "line": line,
            }
        )

    def _attributes(self, row: list[str]) -> tuple[Attribute, ...]:
        return tuple(
            attribute(name, row[position])
            for name, position in self._metafields
            if present(row[position])
        )


def _weight_column(columns: Columns) -> dict[str, str]:
    """The column of weights in a file that has none in grams."""
    if "grams" in columns or "weight" not in columns:
        return {}
    return {"variants[].weight": columns.title("weight")}


def _category_column(columns: Columns) -> dict[str, str]:
    """The column of categories in a file that has only Google's."""
    if "category" in columns or "google_category" not in columns:
        return {}
    return {"category": columns.title("google_category")}


def _weight(stated: tuple[str, ...]) -> Weight | None:
    """The weight in a column of grams, else the one that has its unit beside it."""
    grams, weight, unit = stated
    if present(grams):
        return Weight.parse(grams, WeightUnit.GRAM)
    return Weight.parse(weight, weight_unit(unit)) if present(weight) else None


def _option_names(first: tuple[str, ...]) -> tuple[str, ...]:
    names, values = _NAMES(first), _VALUES(first)
    if values == (DEFAULT_OPTION_VALUE, "", ""):
        return ()
    count = 3
    while count and not (present(names[count - 1]) or present(values[count - 1])):
        count -= 1
    return tuple(present(names[n]) or f"Option{n + 1}" for n in range(count))


def _has_variant(cells: tuple[str, ...]) -> bool:
    """Whether the row is more than a further picture."""
    return bool(cells[_PRICE] or cells[_SKU] or cells[_BARCODE] or any(_VALUES(cells)))
