# SPDX-License-Identifier: Apache-2.0
"""Wix's product CSV, of catalogue V1 (Product, Variant) and V3 (PRODUCT, VARIANT, MEDIA)."""

from collections.abc import Iterator

from listingcheck.product import Attribute, Image, Product, present
from listingcheck.sources.formats.table import Table, positions
from listingcheck.sources.kit.families import Family, families
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, image
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.wix.columns import INFO_PAIRS, INFOS, MEDIA, VARIANT
from listingcheck.sources.wix.places import Kind, Places
from listingcheck.sources.wix.prices import is_discount
from listingcheck.sources.wix.rows import PLACE, Row, Rows, Survey
from listingcheck.sources.wix.variants import Variants
from listingcheck.sources.wix.words import listed, status

_COLLECTION, _VISIBLE = PLACE["collection"], PLACE["visible"]
_IMAGE, _IMAGE_ALT = PLACE["image"], PLACE["image_alt"]
_DISCOUNT = PLACE["discount_value"]


class WixTable:
    """Reads products out of one table.

    A merchant's collections are no tree of categories: the first one is the product's type.

    Raises:
        SourceError: there is no column of handles.
    """

    def __init__(self, table: Table, ledger: Ledger, settings: Settings, survey: Survey) -> None:
        self._ledger = ledger
        self._far = survey.far
        self._rows = Rows(table, ledger, settings)
        self._places = Places(
            self._rows.columns,
            ledger.count.path,
            settings,
            has_media_ids=survey.has_media_ids,
        )
        self._header = table.header
        self._infos = _infos(table)
        self._statuses = memo(status)
        self._types = Memo(_first)
        self._variants = Variants(ledger, settings)

    def products(self) -> Iterator[Product]:
        """Yield the products, each once all of its rows were met."""
        for family in families(self._rows.members(), self._far, self._rows.orphan):
            yield self._product(family)
        if left_out := self._variants.left_out:
            self._ledger.note(
                f"{left_out:,} variants are not visible in the shop, so they were left out.",
                "Make them visible in Wix, if they are to be sold.",
            )

    def _product(self, family: Family[Row]) -> Product:
        line, record, _, cells, everything = family.parent
        rows = [row for row in family.variations if row[2] == VARIANT]
        options, places, variants = self._variants.of(family.parent, rows)
        key, _, title, description, brand, *_ = cells
        kind = Kind(places, bool(rows), is_discount(cells[_DISCOUNT]))
        return Product.made(
            {
                "key": key.strip(),
                "title": present(title),
                "description": present(description),
                "brand": present(brand),
                "product_type": self._types[cells[_COLLECTION]],
                "category": None,
                "tags": (),
                "status": self._statuses[cells[_VISIBLE]],
                "options": options,
                "variants": variants,
                "images": _images(family),
                "attributes": self._attributes(everything) if self._infos else (),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._places.of(kind),
            }
        )

    def _attributes(self, row: list[str]) -> tuple[Attribute, ...]:
        """The further texts about a product, and its ribbon."""
        header = self._header
        return tuple(
            [
                attribute(present(row[title]) or header[text], row[text], header[text])
                for title, text in self._infos
                if row[text] and present(row[text])
            ]
        )


def _infos(table: Table) -> list[tuple[int, int]]:
    """Where the titles and the texts stand; a title that is not there is always empty."""
    found = positions(table.header, INFOS)
    pairs = [(title, text) for title, text in INFO_PAIRS if text in found]
    return [(found.get(title, table.width), found[text]) for title, text in pairs]


def _first(cell: str) -> str | None:
    return next(iter(listed(cell)), None)


def _images(family: Family[Row]) -> tuple[Image, ...]:
    """The pictures in the row of a product and in rows of their own."""
    rows = [family.parent, *[row for row in family.variations if row[2] == MEDIA]]
    return tuple([each for row in rows for each in _images_in(row)])


def _images_in(row: Row) -> Iterator[Image]:
    line, cells, alt = row[0], row[3], row[3][_IMAGE_ALT]
    for url in listed(cells[_IMAGE]):
        # A text that stands in for a picture stands beside the first one of its row.
        yield image(url, present(alt), line)
        alt = ""
