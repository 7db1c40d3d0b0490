# SPDX-License-Identifier: Apache-2.0
"""TikTok Shop's templates: a row for each SKU; the rows of one product follow each other.

A product is what has one product ID or, in templates for new products, one category and one name.
Rows of help and rows without a value in any known column are no records. What belongs to the
product is read from its first row; a variant has one picture, the first of those in its row.
"""

from collections.abc import Iterator
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    Image,
    Length,
    Money,
    Product,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, dimensions, identifier, image
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.tiktok.cells import kind_of, properties_in, urls_in
from listingcheck.sources.tiktok.columns import COLUMNS, NAMES, NO_VARIATION, SIDES
from listingcheck.sources.tiktok.documents import TAXONOMY
from listingcheck.sources.tiktok.head import Head, is_note
from listingcheck.sources.tiktok.layout import Layout, origin_of
from listingcheck.sources.tiktok.stocks import total

_PLACE = {name: place for place, name in enumerate(COLUMNS)}
_TEXTS = itemgetter(*(_PLACE[n] for n in ("product_description", "brand", "status")))
_PRICES = itemgetter(_PLACE["price"], _PLACE["list_price"])
_CODES = itemgetter(_PLACE["gtin_type"], _PLACE["gtin_code"])
_SIDES = itemgetter(*(_PLACE[n] for n in SIDES))
_WEIGHT, _SKU, _PROPERTIES = _PLACE["parcel_weight"], _PLACE["seller_sku"], _PLACE["properties"]
_VARIANT_IMAGE = _PLACE["property_1_image"]

Row = tuple[int, tuple[str, ...], list[str]]
"""The line, the known cells in the order of COLUMNS, and all cells."""


class TikTokTable:
    """Reads products out of one template.

    Raises:
        SourceError: there is no column of product names.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._layout = layout = Layout.of(table.header, table.above)
        if layout.places.keys().isdisjoint(NAMES):
            raise SourceError(
                f"{table.name} has no column Product name, which every template of TikTok Shop "
                "has: download the template again, in English."
            )
        self._cells = itemgetter(*(layout.places.get(n, table.width) for n in COLUMNS))
        self._head = head = Head(table, layout)
        weight_unit = head.weight_unit("parcel_weight") or settings.weight_unit
        self._length_units = [head.length_unit(n) or settings.dimension_unit for n in SIDES]
        self._prices = memo(lambda cell: Money.parse(cell, settings.currency))
        self._weights = memo(lambda cell: Weight.parse(cell, weight_unit))
        self._sizes = Memo(self._size)
        self._stocks = Memo(total)
        self._kinds = Memo(kind_of)
        self._categories = memo(lambda cell: Category(path=cell, taxonomy=TAXONOMY))
        self._properties = Memo(properties_in)
        self._labelled = [(n, head.label(n)) for n in layout.properties]
        self._options = [(_PLACE.get(n), _PLACE[v], layout.title(v)) for n, v in layout.options]
        self._images = layout.images
        self._origin = origin_of(layout, ledger.count.path, settings)

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        for record, rows in self._groups():
            yield self._product(rows, record)

    def _groups(self) -> Iterator[tuple[int, list[Row]]]:
        """The rows of one product after the other."""
        current: object = None
        record, rows, cells_of = 0, list[Row](), self._cells
        for line, row in self._head.body:
            cells = cells_of(row)
            key = cells[0].strip() or cells[1:3]
            if key != current:
                if rows:
                    yield record, rows
                current, rows = None, []
                if not self._begins_product(line, cells, row):
                    continue
                current, record = key, self._ledger.number()
            rows.append((line, cells, row))
        if rows:
            yield record, rows

    def _begins_product(self, line: int, cells: tuple[str, ...], row: list[str]) -> bool:
        """Whether a row is a product's; one that belongs to none is reported."""
        if is_note(row):
            return False
        if present(cells[0]) or present(cells[2]):
            return True
        if any(map(present, cells)):
            self._ledger.unread(
                "The row has no product name, so it belongs to no product.",
                "Enter the name of its product.",
                line=line,
                value=" | ".join(filter(present, row)),
            )
        return False

    def _product(self, rows: list[Row], record: int) -> Product:
        line, first, row = rows[0]
        product_id, category, title, *_ = first
        description, brand, status = _TEXTS(first)
        options = self._names(rows)
        return Product.made(
            {
                "key": (present(product_id) or title).strip(),
                "title": present(title),
                "description": present(description),
                "brand": present(brand),
                "product_type": None,
                "category": self._categories[category],
                "tags": (),
                "status": present(status),
                "options": options,
                "variants": tuple(
                    [self._variant(n, each, rows[0], len(options)) for n, each in enumerate(rows)]
                ),
                "images": self._pictures(row, line),
                "attributes": self._attributes(first, row, line),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origin,
            }
        )

    def _names(self, rows: list[Row]) -> tuple[str, ...]:
        """The names of the options; one that has none goes by the column of its values."""
        names = [_option_name(rows, name, value) for name, value, _ in self._options]
        while names and names[-1] is None:
            names.pop()
        titles = [title for _, _, title in self._options]
        return tuple([name or title for name, title in zip(names, titles, strict=False)])

    def _variant(self, index: int, row: Row, first: Row, options: int) -> Variant:
        """A variant; the parcel is that of the product where its row states none."""
        line, cells, everything = row
        price, list_price = _PRICES(cells)
        pictures = urls_in(cells[_VARIANT_IMAGE])
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_SKU]),
                "options": tuple([present(cells[v]) for _, v, _ in self._options[:options]]),
                "price": self._prices[price],
                "compare_at_price": self._prices[list_price],
                "identifiers": self._identifiers(*_CODES(cells)),
                "weight": self._weights[cells[_WEIGHT]] or self._weights[first[1][_WEIGHT]],
                "dimensions": self._sizes[_SIDES(cells)] or self._sizes[_SIDES(first[1])],
                "stock": self._stocks[
                    tuple([cell for n in self._layout.stocks if present(cell := everything[n])])
                ],
                "image": pictures[0] if pictures else None,
                "offer": None,
                "line": line,
            }
        )

    def _size(self, cells: tuple[str, ...]) -> Dimensions | None:
        sides = zip(cells, self._length_units, strict=True)
        return dimensions(*[Length.parse(c, unit) if present(c) else None for c, unit in sides])

    def _identifiers(self, kind: str, code: str) -> tuple[Identifier, ...]:
        return (identifier(code, self._kinds[kind]),) if present(code) else ()

    def _pictures(self, row: list[str], line: int) -> tuple[Image, ...]:
        return tuple(
            [image(url, None, line, title) for n, title in self._images for url in urls_in(row[n])]
        )

    def _attributes(
        self, cells: tuple[str, ...], row: list[str], line: int
    ) -> tuple[Attribute, ...]:
        header = self._layout.header
        own = [attribute(name, row[n], header[n]) for n, name in self._labelled if present(row[n])]
        said = self._properties[cells[_PROPERTIES]]
        if said is None:
            problem = (
                f"The attributes in the column {self._layout.title('properties')} are no JSON."
            )
            fix = "Correct the cell: it would be a list of attributes in square brackets."
            self._ledger.odd(problem, fix, line=line, value=cells[_PROPERTIES])
        return (*own, *(said or ()))


def _option_name(rows: list[Row], name: int | None, value: int) -> str | None:
    """What the rows call an option; empty when they have values alone, None without those."""
    said = [cells[name] for _, cells, _ in rows] if name is not None else []
    if found := next(filter(present, said), None):
        return found
    values = [cells[value] for _, cells, _ in rows if present(cells[value])]
    is_only = len(rows) == 1 and values and values[0].strip().casefold() == NO_VARIATION
    return "" if values and not is_only else None
