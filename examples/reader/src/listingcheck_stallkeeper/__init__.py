# SPDX-License-Identifier: Apache-2.0
"""Reads the product list of Stallkeeper: a row per product, its sizes in one cell."""

from collections.abc import Iterator, Sequence

from listingcheck.product import Money, Product, Variant, Weight, WeightUnit, present
from listingcheck.sources.formats.table import positions
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import cells
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.kit.parts import identifier, image
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.sources.reading import Settings

COLUMNS = {
    "article": ("article no.", "artikelnr."),
    "name": ("name", "bezeichnung"),
    "text": ("text",),
    "sizes": ("sizes", "größen"),
    "barcode": ("barcode",),
    "price": ("stall price", "standpreis"),
    "grams": ("weight in g", "gewicht in g"),
    "picture": ("picture", "bild"),
}
"""What each column is called, in lower case, in every language of Stallkeeper."""

FIELDS = {
    "article": "variants[].sku",
    "name": "title",
    "text": "description",
    "sizes": "variants[].options[0]",
    "barcode": "variants[].identifiers[0].code",
    "price": "variants[].price",
    "grams": "variants[].weight",
    "picture": "images[].url",
}
"""Column to canonical field."""

NEVER_CARRIED = {CURRENCY, "category", "brand", "variants[].dimensions", "variants[].stock"}
"""What no export of Stallkeeper says."""


class Stallkeeper(Platform):
    """The table that Stallkeeper exports."""

    name = "stallkeeper"
    title = "Stallkeeper"

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for an article number and the price, which only Stallkeeper calls like this."""
        found = positions(header, COLUMNS)
        missing = [COLUMNS[name][0] for name in ("article", "price") if name not in found]
        return Evidence(tuple(header[place] for place in found.values()), tuple(missing))

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of an export."""
        with source.open() as table:
            rows = Rows(Columns(table, COLUMNS, FIELDS), source, settings)
            for line, row in table:
                if product := rows.product(line, row):
                    yield product


class Rows:
    """Makes products of the rows of one export."""

    def __init__(self, columns: Columns, source: TableInput, settings: Settings) -> None:
        self._cells = columns.cells
        self._ledger = source.ledger
        self._origin = columns.origin(
            PLATFORM.name, source.ledger.count.path, settings, never=NEVER_CARRIED
        )
        self._prices = cells(lambda cell: Money.parse(cell, settings.currency))
        self._weights = cells(lambda cell: Weight.parse(cell, WeightUnit.GRAM))

    def product(self, line: int, row: list[str]) -> Product | None:
        """The product of a row; None when the row is none, which is booked."""
        article, name, text, sizes, *_, picture = self._cells(row)
        if not present(article):
            self._ledger.unread("The row has no article number.", "Enter one.", line=line)
            return None
        chosen = [size.strip() for size in sizes.split("/") if present(size)]
        return Product.made(
            {
                "key": article.strip(),
                "title": present(name),
                "description": present(text),
                "brand": None,
                "product_type": None,
                "category": None,
                "tags": (),
                "status": None,
                "options": ("Size",) if chosen else (),
                "variants": tuple(
                    self._variant(index, size, line, row)
                    for index, size in enumerate(chosen or [None])
                ),
                "images": (image(picture, line=line),) if present(picture) else (),
                "attributes": (),
                "record": self._ledger.number(),
                "line": line,
                "origin": self._origin,
            }
        )

    def _variant(self, index: int, size: str | None, line: int, row: list[str]) -> Variant:
        article, _, _, _, barcode, price, grams, _ = self._cells(row)
        return Variant.made(
            {
                "index": index,
                "sku": article,
                "options": (size,) if size else (),
                "price": self._prices[price],
                "compare_at_price": None,
                "identifiers": (identifier(barcode),) if present(barcode) else (),
                "weight": self._weights[grams],
                "dimensions": None,
                "stock": None,
                "image": None,
                "line": line,
            }
        )


PLATFORM = Stallkeeper()
