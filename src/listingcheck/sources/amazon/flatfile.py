# SPDX-License-Identifier: Apache-2.0
"""Amazon's category templates and category listings reports: parents with their children.

A product is a parent with its children as variants; what a parent leaves empty, its first child
says. Its pictures are the parent's, or else those of the first child that has any, and the main
picture of every child. Held in memory are families whose children stand further down.
"""

import re
from collections.abc import Iterator

from listingcheck.product import Attribute, Category, Image, Product, present
from listingcheck.sources.amazon.codes import ASIN, ASINS
from listingcheck.sources.amazon.layout import Layout
from listingcheck.sources.amazon.rows import PLACE, Row, Rows, Survey
from listingcheck.sources.amazon.themes import Option, Themes
from listingcheck.sources.amazon.variants import NUMBER, Variants
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.families import Family, families
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, image
from listingcheck.sources.reading import Ledger, Settings

_TEXTS = tuple(
    PLACE[name]
    for name in ("item_name", "product_description", "brand_name", "feed_product_type", "item_type")
)
_BROWSE, _STATUS = PLACE["recommended_browse_nodes"], PLACE["status"]
_SKU, _THEME = PLACE["item_sku"], PLACE["variation_theme"]
_COMMA = re.compile(r"[,;，、]")


class FlatFile:
    """Reads products out of one table.

    Raises:
        SourceError: there is no column of SKUs.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings, survey: Survey) -> None:
        self._rows = rows = Rows(table, ledger, settings)
        self._ledger = ledger
        self._far = survey.far
        path, filled = ledger.count.path, survey.filled
        self._layout = Layout(rows.header, rows.said, path, settings, filled)
        self._variants = Variants(self._layout, settings, in_japan=rows.said.in_japan)
        self._categories = memo(lambda path: Category(path=path, taxonomy="amazon"))
        self._themes: Memo[str, tuple[Option, ...]] = Memo(Themes(rows.header.places).options)

    def products(self) -> Iterator[Product]:
        """Yield the products, each once all of its children were met."""
        for family in families(self._rows.members(), self._far, self._rows.orphan):
            yield self._product(family)
        if sellable := self._variants.sellable_parents:
            self._ledger.odd(
                f"Parents with a price or quantity of their own: {len(sellable):,}, first "
                f"{sellable[0]}. Only children are sold, so these were left out.",
                "Leave price and quantity of parents empty.",
            )

    def _product(self, family: Family[Row]) -> Product:
        line, record, cells, _ = parent = family.parent
        first = family.variations[0] if family.variations else parent
        options = self._themes[_theme(family)] if family.variations else ()
        title, description, brand, product_type, item_type = [
            present(cells[place]) or present(first[2][place]) for place in _TEXTS
        ]
        return Product.made(
            {
                "key": cells[_SKU].strip(),
                "title": title,
                "description": description,
                "brand": brand,
                "product_type": product_type or item_type,
                "category": self._categories[cells[_BROWSE]] or self._categories[first[2][_BROWSE]],
                "tags": self._tags(parent) or self._tags(first),
                "status": present(cells[_STATUS]),
                "options": tuple([name for name, _ in options]),
                "variants": self._variants.of(family, options),
                "images": self._images(family),
                "attributes": self._attributes(parent, first, options),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._layout.origin(options),
            }
        )

    def _images(self, family: Family[Row]) -> tuple[Image, ...]:
        rows = [family.parent, *family.variations]
        pictures = next(filter(None, map(self._pictures, rows)), [])
        known = {picture.url for picture in pictures}
        main = self._layout.main_picture
        for line, _, _, row in family.variations:
            url = row[main]
            if url and url not in known and not url.isspace():
                known.add(url)
                pictures.append(image(url, None, line, self._layout.images[0][2]))
        return tuple(pictures)

    def _pictures(self, row: Row) -> list[Image]:
        line, _, _, everything = row
        cells = self._layout.picture_cells(everything)
        said = zip(cells, self._layout.images, strict=False)
        return [image(url, None, line, title) for url, (_, _, title) in said if present(url)]

    def _tags(self, row: Row) -> tuple[str, ...]:
        """The search terms; several in one cell are parted by commas or semicolons."""
        cells = [row[3][position] for position, _, _ in self._layout.keywords]
        return tuple([tag.strip() for c in cells if c for tag in _COMMA.split(c) if tag.strip()])

    def _attributes(
        self, parent: Row, first: Row, options: tuple[Option, ...]
    ) -> tuple[Attribute, ...]:
        used = {position for _, position in options}
        own, others = map(self._layout.attribute_cells, (parent[3], first[3]))
        said = zip(self._layout.attributes, own, others, strict=False)
        found = [
            attribute(name, cell or other, title)
            for (position, name, title), cell, other in said
            if present(cell or other) and position not in used
        ]
        code, declared = NUMBER(parent[2])
        if code and present(declared) and self._variants.kinds[declared] is None:
            kind = declared.strip()
            found.append(attribute(ASIN if kind.casefold() in ASINS else kind, code))
        return tuple(found)


def _theme(family: Family[Row]) -> str:
    """The variation theme that the parent, or else a child, states."""
    themes = (row[2][_THEME] for row in (family.parent, *family.variations))
    return next(filter(present, themes), "")
