# SPDX-License-Identifier: Apache-2.0
"""Says of TikTok Shop's documents where each field stands in them and what they cannot carry.

Get and Create leave out keys without a value, so of a whole product a missing key means a missing
value. A list (Search Products) leaves out most fields altogether.
"""

from collections.abc import Container, Iterator
from typing import Any

from listingcheck.product import Origin
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.tiktok.keys import (
    AS_SPELLED,
    KEYS,
    NEVER_CARRIED,
    OF_202212,
    OF_COMPLIANCE,
    ONLY_WHERE_STATED,
    PRICES,
    SKU_KEYS,
    TODAY,
)

HOST = "images[].url.host"
_PROOF = tuple(OF_COMPLIANCE.items())
_MOST_SHAPES = 1_000
"""How many different sets of keys are remembered; few occur in one source."""
_OF_WHOLE_PRODUCTS = ("description", "main_images", "images")
_REMEDIES = {
    HOST: "Give the answer of Get Product, which has the addresses of the pictures.",
    "brand": "Give the answer of Get Product, which has the name of the brand.",
}


class Places:
    """The origins of one source of documents: documents that are built alike share one."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._by_shape: dict[object, Origin] = {}
        self._known: list[Origin] = []

    def of(
        self, document: Document, sku: Document, *, states_currency: bool, has_addresses: bool
    ) -> Origin:
        """The origin of a product and its first SKU.

        Args:
            document: the product.
            sku: its first SKU.
            states_currency: whether prices have a currency.
            has_addresses: whether pictures have addresses, instead of the names of uploads.
        """
        price = sku.get("price")
        prices = tuple(price) if isinstance(price, dict) else ()
        shape = tuple(document), tuple(sku), prices, states_currency, has_addresses
        origin = self._by_shape.get(shape)
        if origin is None:
            if len(self._by_shape) >= _MOST_SHAPES:
                self._by_shape.clear()
            lacks = frozenset(_lacks(document, sku, stated=states_currency, hosts=has_addresses))
            columns = _columns(document, sku, prices, hosts=has_addresses)
            origin = self._origin(columns, lacks)
            self._by_shape[shape] = origin
        return origin

    def _origin(self, columns: dict[str, str], lacks: frozenset[str]) -> Origin:
        """The one origin with these columns and limits; those with equal limits share the set."""
        for known in self._known:
            if known.lacks == lacks:
                lacks = known.lacks
                if known.columns == columns:
                    return known
        origin = Origin("tiktok", self._file, columns, lacks, _REMEDIES)
        self._known.append(origin)
        return origin


def _columns(
    document: Document, sku: Document, prices: tuple[Any, ...], *, hosts: bool
) -> dict[str, str]:
    is_old = "product_name" in document or "name" in document
    columns = {**(OF_202212 if is_old else TODAY)}
    if not hosts:
        columns["images[].url"] = "images[].id" if is_old else "main_images[].uri"
    for field in ("key", "title", "status"):
        columns[field] = _first_in(document, KEYS[field]) or columns[field]
    for key, spelled in AS_SPELLED.items():
        if key in sku or key in document:
            columns |= spelled
    columns |= {f: stated for f, keys in _PROOF if (stated := _first_in(document, keys))}
    if price := _first_in(prices, PRICES):
        columns["variants[].price"] = f"skus[].price.{price}"
    return columns


def _first_in(there: Container[str], keys: tuple[str, ...]) -> str | None:
    return next((key for key in keys if key in there), None)


def _lacks(document: Document, sku: Document, *, stated: bool, hosts: bool) -> Iterator[str]:
    """The canonical fields that a document cannot carry."""
    yield from NEVER_CARRIED
    if not stated:
        yield CURRENCY
    if not hosts:
        yield HOST
    if "brand_id" in document and "brand" not in document:
        yield "brand"
    is_whole = any(key in document for key in _OF_WHOLE_PRODUCTS)
    for field in ONLY_WHERE_STATED if is_whole else KEYS.keys() | SKU_KEYS.keys():
        there = any(key in document for key in KEYS.get(field, ()))
        if not there and not any(key in sku for key in SKU_KEYS.get(field, ())):
            yield field
