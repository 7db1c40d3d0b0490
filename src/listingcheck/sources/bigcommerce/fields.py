# SPDX-License-Identifier: Apache-2.0
"""Single fields of BigCommerce's REST documents."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from listingcheck.product import REMEMBERED_VALUES, Attribute
from listingcheck.sources.bigcommerce.images import Placed
from listingcheck.sources.bigcommerce.joins import Apart
from listingcheck.sources.formats.payload import Document, items, text
from listingcheck.sources.kit.parts import attribute, image

Options = tuple[str | None, ...]

_ADDRESSES = (
    *("url_zoom", "zoom_url", "url_standard", "standard_url"),
    *("image_url", "url_thumbnail", "thumbnail_url", "image_file"),
)
"""Keys of a picture's address, the largest picture first."""
_SPECIFICATIONS = ("condition", "mpn")
_OF_BASE = ("sku", "upc", "gtin")
"""Keys that the only variant of a simple product may leave to the product."""


def is_complex(document: Document) -> bool:
    """Whether a product has variants: v3 gives only others a base variant, v2 no set of options."""
    if "base_variant_id" in document:
        return document["base_variant_id"] is None
    return document.get("option_set_id") is not None


def completed(rows: list[Apart], options: tuple[str, ...], document: Document) -> list[Apart]:
    """The variants; the only one of a simple product has the product's codes where it has none."""
    if len(rows) != 1 or options:
        return rows
    line, row = rows[0]
    missing = {key: document[key] for key in _OF_BASE if not row.get(key) and document.get(key)}
    return [(line, {**row, **missing})] if missing else rows


def options(rows: list[Apart]) -> tuple[tuple[str, ...], list[Options]]:
    """The names of the options, in the order in which variants state them, and their values."""
    said = [_said_options(row) for _, row in rows]
    options = tuple(dict.fromkeys([name for names in said for name in names]))
    return options, [tuple(map(names.get, options)) for names in said] or [()]


def _said_options(row: Document) -> dict[str, str | None]:
    pairs = row.get("option_values")
    if not pairs:
        return {}
    found = {}
    for pair in items(pairs):
        name = text(pair.get("option_display_name")) or text(pair.get("option_id"))
        if name is not None:
            found[name.strip()] = text(pair.get("label"))
    return found


def pictures(rows: Iterable[Apart], path: str) -> list[Placed]:
    """The pictures in documents, in their order; without an address one is none."""
    found: list[Placed] = []
    for line, row in rows:
        for key in _ADDRESSES:
            if url := text(row.get(key)):
                shown = image(url, text(row.get("description")), line, f"{path}{key}")
                place = text(row.get("sort_order")) or ""
                found.append((shown, row.get("is_thumbnail") is True, place))
                break
    return found


@lru_cache(maxsize=REMEMBERED_VALUES)
def _specification(key: str, value: str) -> Attribute:
    """A field of a product that has no place of its own: many products say the same."""
    return attribute(key, value, key)


def attributes(document: Document) -> tuple[Attribute, ...]:
    """The condition, the manufacturer's number and the custom fields of a product."""
    said = [
        _specification(key, value) for key in _SPECIFICATIONS if (value := text(document.get(key)))
    ]
    fields = document.get("custom_fields")
    for field in items(fields) if isinstance(fields, list) else ():
        name, value = text(field.get("name")), text(field.get("value"))
        if name and value:
            said.append(attribute(name, value, "custom_fields[].value"))
    return tuple(said)


def categories(value: Any) -> tuple[str, ...]:
    """The ids of categories, or their names where the answer has them."""
    if not isinstance(value, list):
        return ()
    found = [text(c.get("name")) if isinstance(c, dict) else text(c) for c in value]
    return tuple([category for category in found if category])


def status(document: Document) -> str | None:
    """Hidden where buyers cannot see it; else whether it can be bought, in the source's word."""
    if document.get("is_visible") is False:
        return "hidden"
    availability = text(document.get("availability"))
    if availability is None and document.get("is_visible") is True:
        return "visible"
    return availability
