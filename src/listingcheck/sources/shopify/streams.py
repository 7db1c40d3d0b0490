# SPDX-License-Identifier: Apache-2.0
"""Shopify's products as connectors (Airbyte, Singer) hand them over: a stream for each resource.

Variants and pictures may come in streams of their own, after all products, so the products of a
source with streams are held until its end.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.sources.formats.payload import Entry, mapping
from listingcheck.sources.reading import Ledger

_CHILDREN = {"product_variants": "variants", "product_images": "images"}
"""The list of a product in which the records of a stream belong. Source: tap-shopify 3.13 and
Airbyte's source-shopify; checked 2026-11."""


def gathered(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """Put records of other streams into their products; what has no stream passes as it is."""
    products: dict[str, Entry] = {}
    children: list[Entry] = []
    for entry in entries:
        if entry.stream is None:
            yield entry
        elif entry.stream in _CHILDREN:
            children.append(entry)
        elif entry.stream == "products" and isinstance(entry.document, dict):
            products[_id(entry.document.get("id"))] = entry._replace(record=ledger.number())
        else:
            ledger.skip(f"record of the stream {entry.stream}")
    _join(products, children, ledger)
    yield from products.values()


def _join(products: dict[str, Entry], children: Iterable[Entry], ledger: Ledger) -> None:
    # A product that holds its variants already would get them from the other stream again.
    whole = {key for key, entry in products.items() if entry.document.get("variants")}
    for child in children:
        home = _CHILDREN[child.stream or ""]
        owner = _owner(child.document)
        if owner not in products:
            _orphan(child, owner, ledger)
        elif owner not in whole:
            products[owner].document.setdefault(home, []).append(child.document)


def _owner(child: Any) -> str:
    """The id of the product that a record belongs to."""
    if not isinstance(child, dict):
        return ""
    product = child.get("product")
    inside = mapping(product).get("id") if isinstance(product, dict) else None
    return _id(child.get("product_id") or child.get("productId") or inside)


def _id(value: Any) -> str:
    """An id without its type: ``7`` for ``gid://shopify/Product/7``."""
    return str(value).rpartition("/")[2]


def _orphan(child: Entry, owner: str, ledger: Ledger) -> None:
    ledger.unread(
        f"The record of the stream {child.stream} belongs to the product {owner}, which is not "
        "in this source.",
        "Sync the stream products as well.",
        line=child.line,
        value=str(child.document)[:100],
    )
