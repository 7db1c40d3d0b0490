# SPDX-License-Identifier: Apache-2.0
"""Products of WooCommerce's Store API, which every shop shows to its visitors.

Each is brought into the shape of the REST API: its prices count the smallest unit of a currency
that it states, and its sale price is the regular one where there is no sale. Source:
developer.woocommerce.com, Store API, products; checked 2026-11.
"""

from typing import Any

from listingcheck.product import number
from listingcheck.sources.formats.payload import Document, items, mapping, text
from listingcheck.sources.kit.origins import KeyMap
from listingcheck.sources.kit.prices import plain

_PRICES = ("price", "regular_price", "sale_price")
_MOST_PLACES = 6
CURRENCY = "currency_code"
"""The key of the currency, which no other API of WooCommerce states."""
CALLED = {name: f"prices.{name}" for name in _PRICES} | {"stock_status": "is_in_stock"}
"""What the Store API calls places of the REST API."""


def is_stores(document: Any) -> bool:
    """Whether a document is a product of the Store API."""
    if not isinstance(document, dict) or "name" not in document:
        return False
    prices = document.get("prices")
    return isinstance(prices, dict) and "currency_minor_unit" in prices


def keys_of(keys: KeyMap) -> KeyMap:
    """The keys of the REST API, under the names that they have here."""
    of_variant = {**keys.of_variant, "variants[].stock": ("stock_status",)}
    return KeyMap(keys.of_product, of_variant, called=CALLED)


def in_rest(document: Document) -> Document:
    """The product as the REST API would have it; variations stay ids, for they have no prices."""
    stated = mapping(document["prices"])
    prices = {name: _price(stated, name) for name in _PRICES}
    if prices["sale_price"] == prices["regular_price"]:
        prices["sale_price"] = None
    return {
        **document,
        **prices,
        CURRENCY: text(stated.get(CURRENCY)),
        "stock_status": "outofstock" if document.get("is_in_stock") is False else "instock",
        "attributes": [_attribute(each) for each in items(document.get("attributes"))],
        "variations": [each.get("id") for each in items(document.get("variations"))],
    }


def _price(prices: Document, name: str) -> str | None:
    """A price in whole units; what counts no smallest units stays as it is."""
    raw, places = text(prices.get(name)), number(text(prices.get("currency_minor_unit")) or "")
    amount = number(raw or "")
    if amount is None or places is None or not 0 <= places <= _MOST_PLACES:
        return raw
    return plain(amount.scaleb(-int(places)))


def _attribute(attribute: Document) -> Document:
    terms = [text(term.get("name")) for term in items(attribute.get("terms"))]
    return {"name": attribute.get("name"), "options": terms}
