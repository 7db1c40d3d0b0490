# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's V3 CSV: a product's row, then those of its variants, pictures and videos."""

from listingcheck.product import Category, Image, present
from listingcheck.sources.bigcommerce.cells import Pairs, category_paths, v3_options
from listingcheck.sources.bigcommerce.columns import PLACE, V3
from listingcheck.sources.bigcommerce.groups import V3_KINDS, Group
from listingcheck.sources.bigcommerce.images import ranked
from listingcheck.sources.bigcommerce.joins import NAME_BRANDS, Parts
from listingcheck.sources.bigcommerce.keys import BRANDS
from listingcheck.sources.bigcommerce.places import Own
from listingcheck.sources.bigcommerce.table import BigCommerceTable
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.parts import image
from listingcheck.sources.reading import Ledger, Settings

_IMAGE, _IMAGE_FILE, _ALT = PLACE["image"], PLACE["image_file"], PLACE["image_alt"]
_THUMBNAIL, _SORT = PLACE["thumbnail"], PLACE["image_sort"]
_BRAND_ID, _VISIBLE = PLACE["brand_id"], PLACE["visible"]


class V3Table(BigCommerceTable):
    """Reads products out of one V3 export."""

    names = V3
    kinds = V3_KINDS
    options_in = "options"

    def __init__(self, table: Table, ledger: Ledger, settings: Settings, parts: Parts) -> None:
        self._parts = parts
        super().__init__(table, ledger, settings)
        self._titles = [
            (at, self.columns.title(name))
            for name, at in (("image", _IMAGE), ("image_file", _IMAGE_FILE))
            if name in self.columns
        ]

    def own(self) -> Own:
        carried = {"images[].url": self._titles[0][1]} if self._titles else {}
        if BRANDS in self._parts and "brand_id" in self.columns:
            carried["brand"] = self.columns.title("brand_id")
        lacks = frozenset[str]() if self._titles else frozenset({"images[].url"})
        return Own(self.options_in, carried, lacks, {"brand": NAME_BRANDS})

    def options_of(self, cell: str) -> Pairs:
        return v3_options(cell)

    def category_of(self, cell: str) -> Category | None:
        return self._parts.deepest(category_paths(cell))

    def brand_of(self, cells: tuple[str, ...]) -> str | None:
        return self._parts.brand(cells[_BRAND_ID].strip())

    def status_of(self, cells: tuple[str, ...]) -> str | None:
        cell = cells[_VISIBLE]
        is_visible = self.truths[cell]
        if is_visible is None:
            return present(cell)
        return "visible" if is_visible else "hidden"

    def images_of(self, group: Group) -> tuple[Image, ...]:
        found = []
        for row in (group.head, *group.images):
            line, cells, _ = row
            for at, title in self._titles:
                if url := present(cells[at]):
                    shown = image(url, present(cells[_ALT]), line, title)
                    found.append((shown, self.truths[cells[_THUMBNAIL]], cells[_SORT]))
                    break
        return ranked(found)
