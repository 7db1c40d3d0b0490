# SPDX-License-Identifier: Apache-2.0
"""The keys of items in JSON: those of Google's APIs, and those of feeds.

Sources: Content API v2.1 (Product), Merchant API v1 and v1beta (Product, ProductInput); checked
2026-11. Google's names in camel case are the feed's with underscores.
"""

from collections.abc import Mapping
from typing import Any

from listingcheck.sources.formats.payload import Document, items, mapping, text
from listingcheck.sources.google_merchant.columns import (
    LISTS,
    MEASURES,
    OFFERED,
    PRICES,
    SINGLE,
)
from listingcheck.sources.google_merchant.layout import Stated

SIGNS = ("offerId", "image_link", "imageLink")
"""Keys by which an item is known."""
_NESTED = ("productAttributes", "attributes")
"""Keys of Merchant API under which the attributes stand."""
_CUSTOM = "customAttributes"
_CONTENT = "content"
"""The key of the text in a title or description that also says who wrote it."""
_BESIDE = frozenset({"link", "availability", "price", "condition", "gtin", "brand"})
_ONE_OF_MANY = frozenset({"product_type", "size"})
"""Attributes that the API lists, of which the first counts."""
_STATED = PRICES | MEASURES
_OF_TEXT = (frozenset(SINGLE) | LISTS) - OFFERED
OF_ACCOUNT = frozenset({"kind", "name", "product", "productStatus"})
"""Keys of an answer that say nothing of the item."""


def is_item(document: Any) -> bool:
    """Whether a document is an item."""
    if not isinstance(document, dict):
        return False
    if "offerId" in document:
        return any(key in document for key in ("title", "structuredTitle", *_NESTED))
    has_image = "image_link" in document or "imageLink" in document
    return has_image and {"id", "title"} <= document.keys() and not _BESIDE.isdisjoint(document)


def flat(document: Document) -> Document:
    """An item with all of its attributes at the top, under the paths of their keys."""
    nested = next((key for key in _NESTED if isinstance(document.get(key), dict)), None)
    if nested is None and _CUSTOM not in document:
        return document
    found = {key: value for key, value in document.items() if key not in {nested, _CUSTOM}}
    if nested:
        inner = document[nested].items()
        found |= {f"{nested}.{key}": value for key, value in inner if key != _CUSTOM}
    for each in items(document.get(_CUSTOM) or mapping(document.get(nested or "")).get(_CUSTOM)):
        found[f"{_CUSTOM}.{text(each.get('name'))}"] = each.get("value")
    return found


def cell(name: str | None, value: Any) -> Any:
    """The cell of a value that is no text.

    Args:
        name: the attribute.
        value: what stands for it.

    Raises:
        ShapeError: the attribute cannot be built like this.
    """
    if isinstance(value, dict):
        value = value.get(_CONTENT, value)
    if value is None:
        return ""
    if isinstance(value, list):
        if name in LISTS:
            texts = tuple(filter(None, map(text, value)))
            return texts[0] if len(texts) == 1 else texts
        if name in _ONE_OF_MANY:
            return next(filter(None, map(text, value)), "")
    elif isinstance(value, dict) and name in _STATED:
        return _stated(value)
    if name in _OF_TEXT:
        return text(value) or ""
    return joined(value)


def _stated(value: Mapping[str, Any]) -> Stated | str:
    """A price or measure in two keys; empty without a number."""
    unit = text(value.get("currencyCode") or value.get("currency") or value.get("unit"))
    if micros := text(value.get("amountMicros")):
        return Stated(micros, unit, is_micros=True)
    amount = text(value.get("value"))
    return Stated(amount, unit) if amount else ""


def joined(value: Any) -> str:
    """The values in an object or list as a feed writes them: ``DE:Standard:4.90 EUR``."""
    if isinstance(value, dict):
        if _CONTENT in value:
            return joined(value[_CONTENT])
        stated = _stated(value) if value.keys() & {"value", "amountMicros"} else ""
        if isinstance(stated, Stated) and not stated.is_micros:
            return f"{stated.value} {stated.unit or ''}".strip()
        return ":".join(filter(None, map(joined, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(joined, value)))
    return text(value) or ""
