# SPDX-License-Identifier: Apache-2.0
"""Where each field stands in BigCommerce's REST documents, joined or not."""

from dataclasses import replace
from typing import NamedTuple

from listingcheck.product import Origin
from listingcheck.sources.bigcommerce.columns import NEVER_CARRIED
from listingcheck.sources.bigcommerce.joins import NAME_BRANDS, Parts
from listingcheck.sources.bigcommerce.keys import (
    BRANDS,
    FLAT,
    IMAGES,
    INHERITED,
    NESTED,
    VARIANTS,
)
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.origins import Origins
from listingcheck.sources.reading import Settings

REMEDIES = {
    "brand": NAME_BRANDS,
    "images[].url": "Ask the API for the pictures too (?include=images), or give their answers.",
    "images[].alt": "Ask the API for the pictures too (?include=images), or give their answers.",
}
_LINKED = ("images", "brand")
_MOST_OPTIONS = 10
"""Options of which the key is said."""


class Facts(NamedTuple):
    """What decides where the fields of a product stand, beside its keys."""

    has_variants: bool
    """Whether it has variants of its own, inside or apart."""
    apart: frozenset[str]
    """Its parts that stand in answers of their own."""
    sales: frozenset[bool]
    """Whether the prices of its variants are sale prices."""
    is_relative: bool
    """Whether some picture has no host."""


_Shape = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], Facts]
"""The keys of a product and of a variant, those that are links, and what else decides."""


class RestOrigins:
    """The origins of the REST documents of one source."""

    def __init__(self, file: str | None, settings: Settings, parts: Parts) -> None:
        self._states_currency = settings.currency is not None
        self._names_code = settings.gtin_attribute is not None
        self._names_brand = settings.brand_attribute is not None
        self._parts = parts
        self._kit = Origins("bigcommerce", file, NEVER_CARRIED, REMEDIES)
        self._without_host = Memo[frozenset[str], frozenset[str]](
            lambda lacks: lacks | {"images[].url.host"}
        )
        self._by_shape: Memo[_Shape, Origin] = Memo(self._of_shape)
        self._finished: dict[tuple[int, Facts], Origin] = {}

    def of(self, document: Document, row: Document, facts: Facts) -> Origin:
        """The origin of a product and its first variant."""
        links = tuple([key for key in _LINKED if _is_link(document.get(key))])
        return self._by_shape[tuple(document), tuple(row), links, facts]

    def _of_shape(self, shape: _Shape) -> Origin:
        """Documents that can carry the same share one origin."""
        keys, of_row, links, facts = shape
        carried = dict.fromkeys([key for key in keys if key not in links])
        joined = self._joined(facts)
        carried |= dict.fromkeys(joined)
        is_nested = facts.has_variants and VARIANTS not in facts.apart
        inherited = [key for key in INHERITED if facts.has_variants and key in carried]
        base = self._kit.of(
            carried,
            dict.fromkeys((*inherited, *of_row, *joined)),
            NESTED if is_nested else FLAT,
            states_currency=self._states_currency,
        )
        # The kit keeps its origins, so that no other gets the same id.
        known = id(base), facts
        if known not in self._finished:
            self._finished[known] = self._finish(base, facts)
        return self._finished[known]

    def _joined(self, facts: Facts) -> list[str]:
        """The keys that other answers, or settings, stand in for."""
        is_named = BRANDS in facts.apart or self._names_brand
        joined = {
            "images": IMAGES in facts.apart,
            "brand_name": is_named,
            "upc": self._names_code,
        }
        return [key for key, is_there in joined.items() if is_there]

    def _finish(self, base: Origin, facts: Facts) -> Origin:
        before = "variants[]." if facts.has_variants and VARIANTS not in facts.apart else ""
        pictures = "" if IMAGES in facts.apart else "images[]."
        columns = {**base.columns, **_price_columns(before, facts.sales)}
        columns["images[].url"] = f"{pictures}url_zoom"
        columns["images[].alt"] = f"{pictures}description"
        columns["brand"] = "name" if BRANDS in facts.apart else columns["brand"]
        for number in range(_MOST_OPTIONS):
            columns[f"options[{number}]"] = f"{before}option_values[].option_display_name"
            columns[f"variants[].options[{number}]"] = f"{before}option_values[].label"
        lacks = self._without_host[base.lacks] if facts.is_relative else base.lacks
        return replace(base, columns=columns, lacks=lacks, files=self._files(facts.apart))

    def _files(self, apart: frozenset[str]) -> dict[str, str]:
        homes = {VARIANTS: "variants[]", IMAGES: "images[]", BRANDS: "brand"}
        files = {homes[part]: self._parts.files[part] for part in apart}
        return {home: file for home, file in files.items() if file}


def _price_columns(before: str, sales: frozenset[bool]) -> dict[str, str]:
    """Where prices stand: they move when a sale price takes the place of the usual one."""
    price, struck = f"{before}price", f"{before}retail_price"
    if True in sales:
        sale = f"{before}sale_price"
        price, struck = f"{sale} / {price}" if False in sales else sale, price
    return {"variants[].price": price, "variants[].compare_at_price": struck}


def _is_link(value: object) -> bool:
    return isinstance(value, dict) and "resource" in value
