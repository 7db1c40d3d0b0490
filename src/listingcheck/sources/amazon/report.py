# SPDX-License-Identifier: Apache-2.0
"""Amazon's inventory reports: each row is one listing, which is a product of one variant."""

from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import (
    Attribute,
    Identifier,
    IdentifierType,
    Image,
    Product,
    Stock,
    Variant,
    present,
)
from listingcheck.sources.amazon.codes import ASIN, ASINS, kind_of
from listingcheck.sources.amazon.columns import (
    ATTRIBUTES,
    COLUMNS,
    FIELDS,
    JAPANESE,
    NEVER_CARRIED,
)
from listingcheck.sources.amazon.prices import money
from listingcheck.sources.formats.table import Table, folded
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.reading import Ledger, Settings

_PLACE = {name: place for place, name in enumerate(COLUMNS)}
_NUMBERS = itemgetter(_PLACE["product_id"], _PLACE["product_id_type"], _PLACE["asin"])
_DETAILS = itemgetter(*(_PLACE[name] for name in ATTRIBUTES))
_REMOVED = frozenset({"d", "x", "delete"})
"""What the Inventory Loader's column ``add-delete`` says of a listing that is to go."""


class Report:
    """Reads products out of one report.

    Raises:
        SourceError: there is no column of SKUs.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        self._table = table
        self._ledger = ledger
        self._columns = columns = Columns(table, COLUMNS, FIELDS)
        if "sku" not in columns:
            raise SourceError(
                f"{table.name} has no column seller-sku or sku, which every inventory report of "
                "Amazon has: request the All Listings report again."
            )
        of_japan = partial(kind_of, in_japan=_is_of_japan(columns.title("sku"), settings))
        self._prices = memo(lambda cell: money(cell, settings.currency))
        self._stocks = memo(Stock.parse)
        self._kinds: Memo[str, IdentifierType | None] = Memo(of_japan)
        self._are_asins: Memo[str, bool] = Memo(lambda word: word.strip().casefold() in ASINS)
        self._asin_title = columns.title("asin") if "asin" in columns else None
        self._details: Memo[tuple[str, ...], tuple[Attribute, ...]] = Memo(self._detailed)
        self._origin = columns.origin(
            "amazon",
            ledger.count.path,
            settings,
            never=NEVER_CARRIED,
            carried={"key": columns.title("sku")},
        )

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        cells_of, ledger = self._columns.cells, self._ledger
        removed = _PLACE["action"]
        for line, row in self._table:
            cells = cells_of(row)
            sku = cells[0].strip()
            if cells[removed] and cells[removed].strip().casefold() in _REMOVED:
                ledger.skip("deleted row")
            elif sku:
                yield self._product(sku, line, cells)
            elif filled := " | ".join(filter(present, row)):
                problem = "The row has no SKU, so it is no listing."
                ledger.unread(problem, "Enter its SKU.", line=line, value=filled)

    def _product(self, sku: str, line: int, cells: tuple[str, ...]) -> Product:
        _, title, description, price, stock, picture, *_ = cells
        return Product.made(
            {
                "key": sku,
                "title": present(title),
                "description": present(description),
                "brand": None,
                "product_type": None,
                "category": None,
                "tags": (),
                "status": present(cells[_PLACE["status"]]),
                "options": (),
                "variants": (self._variant(line, cells, price, stock),),
                "images": self._images(picture, line) if picture else (),
                "attributes": self._attributes(cells),
                "compliance": None,
                "record": self._ledger.number(),
                "line": line,
                "origin": self._origin,
            }
        )

    def _variant(self, line: int, cells: tuple[str, ...], price: str, stock: str) -> Variant:
        return Variant.made(
            {
                "index": 0,
                "sku": cells[0],
                "options": (),
                "price": self._prices[price],
                "compare_at_price": None,
                "identifiers": self._identifiers(cells),
                "weight": None,
                "dimensions": None,
                "stock": self._stocks[stock],
                "image": None,
                "offer": None,
                "line": line,
            }
        )

    def _identifiers(self, cells: tuple[str, ...]) -> tuple[Identifier, ...]:
        """The trade number. An ASIN is none, and what declares no kind that is known may be one."""
        code, declared, _ = _NUMBERS(cells)
        if not code or code.isspace() or self._are_asins[declared]:
            return ()
        return (identifier(code, self._kinds[declared]),)

    def _images(self, url: str, line: int) -> tuple[Image, ...]:
        title = self._columns.title("image")
        return (image(url, None, line, title),) if present(url) else ()

    def _attributes(self, cells: tuple[str, ...]) -> tuple[Attribute, ...]:
        code, declared, asin = _NUMBERS(cells)
        column = self._asin_title
        if not asin and present(code) and self._are_asins[declared]:
            asin, column = code, self._columns.title("product_id")
        details = self._details[_DETAILS(cells)]
        return (attribute(ASIN, asin, column), *details) if present(asin) else details

    def _detailed(self, cells: tuple[str, ...]) -> tuple[Attribute, ...]:
        said = zip(ATTRIBUTES.items(), cells, strict=True)
        return tuple(
            [
                attribute(name, cell, self._columns.title(column))
                for (column, name), cell in said
                if present(cell)
            ]
        )


def _is_of_japan(title: str, settings: Settings) -> bool:
    language = (settings.language or "").casefold()
    return folded(title) == JAPANESE or settings.currency == "JPY" or language.startswith("ja")
