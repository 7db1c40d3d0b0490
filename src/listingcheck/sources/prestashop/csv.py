# SPDX-License-Identifier: Apache-2.0
"""PrestaShop's tables: one row for each product, joined with the rows of its combinations."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import (
    Money,
    Product,
    Weight,
    present,
)
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.prestashop.columns import PRODUCTS, STATUSES
from listingcheck.sources.prestashop.combinations import Codes, Combination, Combinations
from listingcheck.sources.prestashop.combined import with_further
from listingcheck.sources.prestashop.free import Free
from listingcheck.sources.prestashop.lists import category, listed, pictures
from listingcheck.sources.prestashop.origins import Origins
from listingcheck.sources.prestashop.prices import Reduction, reduction
from listingcheck.sources.prestashop.sizes import sizes
from listingcheck.sources.prestashop.variants import Base, Variants
from listingcheck.sources.reading import Ledger, Settings

_PLACE = {name: place for place, name in enumerate(PRODUCTS)}
_TEXTS = itemgetter(
    *map(_PLACE.__getitem__, ("key", "reference", "name", "description", "summary"))
)
_LISTS = itemgetter(*map(_PLACE.__getitem__, ("brand", "categories", "tags", "active")))
_PRICES = {
    "price": False,
    "price_with_or_without": None,
    "price_with_tax": True,
}
"""The columns of prices and whether tax is in them; the first that is filled counts."""
_OFF = itemgetter(_PLACE["discount"], _PLACE["discount_percent"])
_SIDES = itemgetter(_PLACE["depth"], _PLACE["width"], _PLACE["height"])
_STOCK, _WEIGHT = _PLACE["stock"], _PLACE["weight"]
_IMAGES, _ALTS = _PLACE["images"], _PLACE["alts"]
_REFERENCE = _PLACE["reference"]


class ProductsTable:
    """Reads products out of one table.

    Raises:
        SourceError: there is no column of ids, references or names.
    """

    def __init__(
        self, table: Table, ledger: Ledger, settings: Settings, combinations: Combinations
    ) -> None:
        self._table = table
        self._ledger = ledger
        self._combinations = combinations
        columns = Columns(table, PRODUCTS, {})
        if not {"key", "reference", "name"} & columns.found.keys():
            raise SourceError(
                f"{table.name} has no column Product ID, Reference or Name, as a table of products "
                "of PrestaShop has: export the products again, with their header."
            )
        self._columns = columns
        self._codes = Codes(columns)
        self._free = Free(columns, settings)
        self._origins = Origins(columns, self._codes.titles, ledger.count.path, settings)
        self._variants = Variants(settings)
        self._priced = [name for name in _PRICES if name in columns]
        self._prices = {
            name: memo(_money(settings.currency, includes_tax=_PRICES[name]))
            for name in self._priced
        }
        self._offs = Memo(reduction)
        self._weights = memo(lambda cell: Weight.parse(cell, settings.weight_unit))
        self._sizes = sizes(settings)
        self._categories = Memo(category)
        self._lists = Memo(listed)
        self._statuses = memo(lambda cell: STATUSES.get(cell.strip(), cell.strip()))

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        _say_without_tax(self._priced, self._columns, self._ledger)
        cells_of, combinations = self._columns.cells, self._combinations
        are_any = bool(combinations)
        for line, row in self._table:
            cells = cells_of(row)
            number, reference, name, _, _ = _TEXTS(cells)
            key = number.strip() or reference.strip() or name.strip()
            if key:
                rows = combinations.of(number.strip(), reference.strip()) if are_any else []
                yield self._product(key, line, cells, row, rows)
            elif any(map(present, row)):
                self._ledger.unread(
                    "The row has no id, no reference and no name, so it is no product.",
                    "Enter a reference and a name.",
                    line=line,
                    value=" | ".join(filter(present, row)),
                )

    def _product(
        self,
        key: str,
        line: int,
        cells: tuple[str, ...],
        row: Sequence[str],
        rows: list[Combination],
    ) -> Product:
        _, _, name, description, summary = _TEXTS(cells)
        brand, categories, tags, active = _LISTS(cells)
        column, base = self._base(line, cells)
        attributes = self._free.attributes(row)
        codes = self._codes.of(row) + self._free.codes(row, attributes)
        sku, stock = cells[_REFERENCE], cells[_STOCK]
        options, variants = (
            self._variants.several(base, rows)
            if rows
            else ((), (self._variants.single(base, sku, codes, stock, line),))
        )
        return Product.made(
            {
                "key": key,
                "title": present(name),
                "description": present(description) or present(summary),
                "brand": present(brand) or self._free.brand(row, attributes),
                "product_type": None,
                "category": self._categories[categories],
                "tags": self._lists[tags],
                "status": self._statuses[active],
                "options": options,
                "variants": variants,
                "images": with_further(base.images, rows) if rows else base.images,
                "attributes": attributes,
                "compliance": None,
                "record": self._ledger.number(),
                "line": line,
                "origin": self._origins.of(column, rows[0].layout if rows else None),
            }
        )

    def _base(self, line: int, cells: tuple[str, ...]) -> tuple[str | None, Base]:
        """The column of the price, and what all variants share."""
        column, price = self._price(cells)
        off = self._offs[_OFF(cells)]
        if off.unreadable is not None:
            self._odd_discount(off, line)
        images = pictures(cells[_IMAGES], cells[_ALTS], line)
        weight, size = self._weights[cells[_WEIGHT]], self._sizes[_SIDES(cells)]
        return column, Base(price, off, weight, size, images)

    def _price(self, cells: tuple[str, ...]) -> tuple[str | None, Money | None]:
        for name in self._priced:
            price = self._prices[name][cells[_PLACE[name]]]
            if price is not None:
                return name, price
        return next(iter(self._priced), None), None

    def _odd_discount(self, off: Reduction, line: int) -> None:
        self._ledger.odd(
            "The discount is no number, so the full price was taken.",
            "Enter an amount, or a percentage from 0 to 100, or leave it empty.",
            line=line,
            value=off.unreadable,
        )


def _money(currency: str | None, *, includes_tax: bool | None) -> Callable[[str], Money]:
    return lambda cell: Money.parse(cell, currency, includes_tax=includes_tax)


def _say_without_tax(priced: Sequence[str], columns: Columns, ledger: Ledger) -> None:
    """Say once what the prices of a table leave open."""
    if not priced or priced == ["price_with_tax"]:
        return
    title = columns.title(priced[0])
    is_open = _PRICES[priced[0]] is None
    ledger.note(
        f"The column {title} does not say whether tax is in its prices."
        if is_open
        else f"The prices in the column {title} are without tax, and so they were checked.",
        "Compare them with what buyers pay: where the marketplace wants prices with tax, add the "
        "tax of the country you sell in before upload.",
    )
