# SPDX-License-Identifier: Apache-2.0
"""The variants of a product in Wix's CSV, from rows of their own or from lists of values."""

from listingcheck.product import Variant, Weight, present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import identifier
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.wix.options import MOST_VARIANTS, VALUES, Slots, Values, named, used
from listingcheck.sources.wix.prices import PriceCells, Prices
from listingcheck.sources.wix.rows import PLACE, Row
from listingcheck.sources.wix.words import is_hidden, listed, stock

_MODE, _VALUE = PLACE["discount_mode"], PLACE["discount_value"]
_PRICE, _STRIKETHROUGH = PLACE["price"], PLACE["strikethrough"]
_SURCHARGE, _VISIBLE, _IMAGE = PLACE["surcharge"], PLACE["visible"], PLACE["image"]
_KEY, _SKU, _BARCODE = PLACE["key"], PLACE["sku"], PLACE["barcode"]
_INVENTORY, _WEIGHT = PLACE["inventory"], PLACE["weight"]


class Variants:
    """Makes the variants of products.

    A variant that is not visible is not offered, so it is left out, unless none of its product
    is. A product with options but without variant rows is sold in all combinations of their
    values, each at the product's price and out of the product's stock.
    """

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._prices = Prices(settings.currency)
        self._weights = memo(lambda cell: Weight.parse(cell, settings.weight_unit))
        self._stocks = Memo(stock)
        self._hides = Memo(is_hidden)
        self._slots = Memo(Slots)
        self.left_out = 0
        """Variants that are not visible."""

    def of(
        self, product: Row, rows: list[Row]
    ) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Variant, ...]]:
        """The names of a product's options, the places of their columns, and the variants."""
        cells = product[3]
        slots = self._slots[used(cells, rows[0][3] if rows else cells)]
        names = named(cells, slots.places)
        if rows:
            return names, slots.places, self._of_rows(self._offered(rows), product, slots)
        combinations = slots.combinations(cells[VALUES])
        if combinations is None:
            self._too_many(product)
            return (), (), (self._variant(0, product, product, ()),)
        return names, slots.places, self._of_lists(combinations, product)

    def _offered(self, rows: list[Row]) -> list[Row]:
        hides = self._hides
        offered = [row for row in rows if not hides[row[3][_VISIBLE]]] or rows
        self.left_out += len(rows) - len(offered)
        return offered

    def _of_rows(self, rows: list[Row], product: Row, slots: Slots) -> tuple[Variant, ...]:
        values, make = slots.values, self._variant
        return tuple([make(n, row, product, values[row[3][VALUES]]) for n, row in enumerate(rows)])

    def _of_lists(self, combinations: list[Values], product: Row) -> tuple[Variant, ...]:
        first = self._variant(0, product, product, combinations[0])
        return first, *[
            Variant.made({**first.__dict__, "index": index, "options": values})
            for index, values in enumerate(combinations[1:], 1)
        ]

    def _variant(self, index: int, row: Row, product: Row, options: Values) -> Variant:
        """A variant; the price and weight it leaves empty, its product says."""
        line, cells, of_product = row[0], row[3], product[3]
        price, compare_at_price = self._prices[_price_cells(cells, of_product)]
        image, barcode = cells[_IMAGE] if row is not product else "", cells[_BARCODE]
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_SKU]),
                "options": options,
                "price": price,
                "compare_at_price": compare_at_price,
                "identifiers": (identifier(barcode),) if present(barcode) else (),
                "weight": self._weights[cells[_WEIGHT]] or self._weights[of_product[_WEIGHT]],
                "dimensions": None,
                "stock": self._stocks[cells[_INVENTORY]],
                "image": next(iter(listed(image)), None) if image else None,
                "offer": None,
                "line": line,
            }
        )

    def _too_many(self, product: Row) -> None:
        line, cells = product[0], product[3]
        self._ledger.odd(
            f"The values of the options of {cells[_KEY].strip()} make more than {MOST_VARIANTS:,} "
            "variants, so it was checked as one without options.",
            "Leave out values that are not sold, or split the product.",
            line=line,
            value=" | ".join(filter(present, cells[VALUES])),
        )


def _price_cells(cells: tuple[str, ...], of_product: tuple[str, ...]) -> PriceCells:
    # A surcharge beside the product's own price is nobody's: only variants have one.
    surcharge = cells[_SURCHARGE] if cells is not of_product else ""
    source = cells if present(cells[_PRICE]) else of_product
    return (
        source[_PRICE],
        source[_STRIKETHROUGH],
        surcharge,
        of_product[_MODE],
        of_product[_VALUE],
    )
