# SPDX-License-Identifier: Apache-2.0
"""What in an answer of the Selling Partner API, or in a feed for it, is a listing.

Sources: developer-docs.amazon.com: Listings Items API 2021-08-01, Catalog Items API 2022-04-01 and
2020-12-01, JSON_LISTINGS_FEED; checked 2026-11.
"""

from collections.abc import Iterator
from typing import Any

from listingcheck.sources.formats.payload import Document, items, mapping, unwrapped

_BLOCKS = ("summaries", "identifiers", "images", "offers", "fulfillmentAvailability", "issues")
"""Parts of a listing that are lists, of which an answer has those that were asked for."""
_OF_OTHERS = frozenset({"id", "name", "title", "regular_price"})
"""Keys of products of other platforms that have a SKU and attributes as well."""
_OF_REPORT = ("reportDocumentId", "document", "url")


def is_listing(document: Any) -> bool:
    """Whether a document is a listing, an item of the catalogue, or a message with a listing."""
    if not isinstance(document, dict) or not _OF_OTHERS.isdisjoint(document):
        return False
    if "sku" not in document and "asin" not in document:
        return False
    if isinstance(document.get("attributes"), dict):
        return all(isinstance(value, list) for value in document["attributes"].values())
    is_message = "operationType" in document and "sku" in document
    return is_message or any(isinstance(document.get(block), list) for block in _BLOCKS)


def holds_listings(document: Any) -> bool:
    """Whether a document is a listing or has listings inside."""
    if not isinstance(document, dict):
        return False
    if _is_feed(document):
        return any(map(is_listing, document["messages"][:1])) or not document["messages"]
    if _is_example(document):
        return any(map(is_listing, unwrapped(document["body"])))
    return is_listing(document)


def listings(document: Any) -> Iterator[Any]:
    """The listings in a document: those of a feed, of an example, or itself."""
    if isinstance(document, dict) and _is_feed(document):
        yield from map(_message, items(document["messages"]))
    elif isinstance(document, dict) and _is_example(document):
        yield from unwrapped(document["body"])
    else:
        yield document


def report_text(document: Any) -> str | None:
    """The text of a report, as python-amazon-sp-api hands it over; None when it is none."""
    if not isinstance(document, dict) or not any(key in document for key in _OF_REPORT):
        return None
    text = document.get("document")
    return text if isinstance(text, str) and "\t" in text[:1000] else None


def _is_feed(document: Document) -> bool:
    return "header" in document and isinstance(document.get("messages"), list)


def _is_example(document: Document) -> bool:
    """Whether it is an answer beside the request it belongs to."""
    return "operation" in document and isinstance(document.get("body"), dict | list)


def _message(message: Document) -> Document:
    """A message as a listing; what patches put into attributes they hold."""
    patches = items(message.get("patches"))
    if not patches:
        return message
    said = {str(p.get("path")).rpartition("/")[2]: p["value"] for p in patches if "value" in p}
    return {**message, "attributes": {**said, **mapping(message.get("attributes"))}}
