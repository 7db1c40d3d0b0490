# SPDX-License-Identifier: Apache-2.0
"""The variants in a category template: the children of a parent, or the one row of a product."""

from functools import partial
from operator import itemgetter

from listingcheck.product import Identifier, IdentifierType, Money, Stock, Variant, present
from listingcheck.sources.amazon.codes import kind_of
from listingcheck.sources.amazon.layout import Layout
from listingcheck.sources.amazon.measures import Measure, Measures
from listingcheck.sources.amazon.prices import money
from listingcheck.sources.amazon.rows import PLACE, Row
from listingcheck.sources.amazon.themes import Option
from listingcheck.sources.kit.families import Family
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import identifier
from listingcheck.sources.reading import Settings

_PRICES = itemgetter(
    *(PLACE[name] for name in ("sale_price", "standard_price", "list_price", "currency"))
)
_SELLING = itemgetter(*(PLACE[name] for name in ("sale_price", "standard_price", "quantity")))
_SKU, _STOCK = PLACE["item_sku"], PLACE["quantity"]
NUMBER = itemgetter(PLACE["external_product_id"], PLACE["external_product_id_type"])
"""The trade number in the known cells of a row, and what declares its kind."""


class Variants:
    """Makes the variants of families of one file."""

    def __init__(self, layout: Layout, settings: Settings, *, in_japan: bool) -> None:
        self._currency = layout.currency
        self._picture = layout.main_picture
        self._measures = Measures(settings)
        self._stocks = memo(Stock.parse)
        self._prices: Memo[tuple[str, ...], tuple[Money | None, Money | None]] = Memo(self._money)
        self.kinds: Memo[str, IdentifierType | None] = Memo(partial(kind_of, in_japan=in_japan))
        """Kinds of trade numbers by what declares them."""
        self.sellable_parents: list[str] = []
        """SKUs of parents that have what only children should."""

    def of(self, family: Family[Row], options: tuple[Option, ...]) -> tuple[Variant, ...]:
        """The children of a parent, or its own row when it has none."""
        cells = family.parent[2]
        measure = self._measures.of(cells)
        if not family.variations:
            return (self._variant(0, family.parent, (), measure, None),)
        if any(map(present, _SELLING(cells))):
            self.sellable_parents.append(cells[_SKU].strip())
        columns = [position for _, position in options]
        return tuple(
            [
                self._variant(n, row, _values(row[3], columns), measure, row[3][self._picture])
                for n, row in enumerate(family.variations)
            ]
        )

    def _variant(
        self,
        index: int,
        row: Row,
        options: tuple[str | None, ...],
        of_parent: Measure,
        picture: str | None,
    ) -> Variant:
        """A variant; the weight and size that a child leaves empty, its parent says."""
        line, _, cells, _ = row
        price, compare_at = self._prices[_PRICES(cells)]
        weight, size = self._measures.of(cells)
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_SKU]),
                "options": options,
                "price": price,
                "compare_at_price": compare_at,
                "identifiers": self._identifiers(cells),
                "weight": weight or of_parent[0],
                "dimensions": size or of_parent[1],
                "stock": self._stocks[cells[_STOCK]],
                "image": present(picture),
                "offer": None,
                "line": line,
            }
        )

    def _money(self, cells: tuple[str, ...]) -> tuple[Money | None, Money | None]:
        """What a buyer pays, and the price it is struck through with."""
        *raw, currency = cells
        stated = currency.strip() or self._currency
        sale, standard, listed = [money(cell, stated) if present(cell) else None for cell in raw]
        return (sale, standard or listed) if sale else (standard, listed)

    def _identifiers(self, cells: tuple[str, ...]) -> tuple[Identifier, ...]:
        """The trade number, unless it is declared to be something else, such as an ASIN."""
        code, declared = NUMBER(cells)
        if not code or code.isspace():
            return ()
        kind = self.kinds[declared]
        return () if kind is None and present(declared) else (identifier(code, kind),)


def _values(row: list[str], columns: list[int | None]) -> tuple[str | None, ...]:
    return tuple([None if at is None else present(row[at]) for at in columns])
