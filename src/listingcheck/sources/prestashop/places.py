# SPDX-License-Identifier: Apache-2.0
"""Where each field of a product stands in the answers of PrestaShop's webservice."""

from collections.abc import Sequence

from listingcheck.product import Origin
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.prestashop.columns import NEVER_CARRIED
from listingcheck.sources.prestashop.origins import CODE, COMPARE_AT, PLATFORM, PRICE, SIZE
from listingcheck.sources.prestashop.resources import STOCKS, TAGS
from listingcheck.sources.prestashop.shop import Combination, Shop
from listingcheck.sources.reading import Settings

_OF_PRODUCT = {
    "key": ("id",),
    "title": ("name",),
    "description": ("description", "description_short"),
    "brand": ("manufacturer_name", "id_manufacturer"),
    "category": ("id_category_default",),
    "status": ("active",),
    "images[].url": ("associations",),
    PRICE: ("price",),
    "variants[].weight": ("weight",),
    SIZE: ("depth", "width", "height"),
    f"{SIZE}.length": ("depth",),
    f"{SIZE}.width": ("width",),
    f"{SIZE}.height": ("height",),
}
_OF_VARIANT = {
    "variants[].sku": ("reference",),
    CODE: ("ean13", "upc", "isbn"),
}
"""Canonical field to the keys that carry it."""
_IMPACTS = {PRICE: "price", "variants[].weight": "weight"}
_OPTIONS = {
    **{f"variants[].options[{n}]": "associations/product_option_values" for n in range(3)},
    "variants[].image": "associations/images",
}
_PATHS = {"images[].url": "associations/images"}
_STOCK = "variants[].stock"
_HOST = "images[].url.host"
_NEVER = NEVER_CARRIED | {COMPARE_AT, "images[].alt"}
_GIVE_PRODUCTS = "Give the answer of the resource products too, with display=full."
_REMEDIES = {
    _STOCK: "Give the answer of the resource stock_availables too, with display=full.",
    "tags": "Give the answer of the resource tags too, with display=full.",
}
_MOST_SHAPES = 1_000


class Places:
    """The origins of one source: products with the same keys share one.

    Args:
        shop: what other resources say.
        file: where the products stand.
        settings: what the caller knows.
    """

    def __init__(self, shop: Shop, file: str | None, settings: Settings) -> None:
        self._shop = shop
        self._file = file
        self._never = _NEVER - ({CURRENCY} if settings.currency else frozenset())
        self._known: dict[object, Origin] = {}

    def of(self, product: Document, rows: Sequence[Combination], *, is_relative: bool) -> Origin:
        """The origin of a product, by its keys and those of its first combination."""
        first = rows[0] if rows else None
        theirs = (tuple(first.document), id(first.ledger)) if first else None
        shape = tuple(product), theirs, is_relative
        origin = self._known.get(shape)
        if origin is None:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            origin = self._known[shape] = self._made(product, first, is_relative=is_relative)
        return origin

    def _made(self, product: Document, row: Combination | None, *, is_relative: bool) -> Origin:
        own = row.document if row else product
        columns = {**_carried(product, _OF_PRODUCT), **_carried(own, _OF_VARIANT)}
        if not product:
            columns["key"] = "id_product"
        files: dict[str, str] = {}
        if row is not None:
            columns |= _OPTIONS
            kept = [name for name in columns if name.startswith(SIZE)]
            kept += [name for name, key in _IMPACTS.items() if key not in own]
            files = self._files(row.ledger.count.path, kept)
        if STOCKS in self._shop.files:
            columns[_STOCK] = "quantity"
            files |= _known_file(_STOCK, self._shop.files[STOCKS])
        if TAGS in self._shop.files:
            columns["tags"] = "associations/tags"
        lacks = ({*_OF_PRODUCT, *_OF_VARIANT, _STOCK, "tags"} - columns.keys()) | self._never
        if is_relative:
            lacks |= {_HOST}
        file = self._file if product or row is None else row.ledger.count.path
        remedies = _REMEDIES if product else dict.fromkeys(_OF_PRODUCT, _GIVE_PRODUCTS) | _REMEDIES
        return Origin(PLATFORM, file, columns, frozenset(lacks), remedies, files)

    def _files(self, combinations: str | None, kept: Sequence[str]) -> dict[str, str]:
        """The files of variants, which stand beside their products or apart."""
        if combinations is None or combinations == self._file:
            return {}
        of_product = dict.fromkeys(kept, self._file) if self._file is not None else {}
        return {"variants[]": combinations} | {n: f for n, f in of_product.items() if f}


def _carried(document: Document, fields: dict[str, tuple[str, ...]]) -> dict[str, str]:
    found = {
        field: next((key for key in keys if key in document), None)
        for field, keys in fields.items()
    }
    return {field: _PATHS.get(field, key) for field, key in found.items() if key is not None}


def _known_file(field: str, file: str | None) -> dict[str, str]:
    return {} if file is None else {field: file}
