# SPDX-License-Identifier: Apache-2.0
"""Shopify's bulk operations: JSON lines in which children follow their parents."""

from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.reading import Ledger

PARENT = "__parentId"
_HOMES = {
    "gid://shopify/ProductVariant": "variants",
    "gid://shopify/MediaImage": "media",
    "gid://shopify/ProductImage": "images",
    "gid://shopify/Metafield": "metafields",
}
"""The list of the parent in which a child belongs, by the front of its id."""


def joined(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """Put children into their parents; a child whose parent does not stand before it is unread.

    Children of which a product has no use are left out.
    """
    parent: Entry | None = None
    family: dict[str, dict[str, Any]] = {}
    met: set[str] = set()
    for entry in entries:
        document = entry.document
        if not isinstance(document, dict) or PARENT not in document:
            if parent is not None:
                yield parent
            parent = entry._replace(record=ledger.number())
            family = _begun(document, met)
        elif (home := _home(document)) is None:
            continue
        elif (of := family.get(str(document[PARENT]))) is not None:
            met.add(home)
            family[str(document.get("id"))] = document
            of.setdefault(home, []).append(document)
        else:
            _orphan(entry, ledger)
    if parent is not None:
        yield parent


def _begun(document: Any, met: set[str]) -> dict[str, dict[str, Any]]:
    """A family of only a parent. What other parents had as children it has too, if only none."""
    if not isinstance(document, dict):
        return {}
    if str(document.get("id")).startswith("gid://"):
        for home in sorted(met):
            document.setdefault(home, [])
    return {str(document.get("id")): document}


def _home(child: dict[str, Any]) -> str | None:
    return _HOMES.get(str(child.get("id")).rpartition("/")[0])


def _orphan(entry: Entry, ledger: Ledger) -> None:
    ledger.unread(
        f"The line belongs to {entry.document[PARENT]}, which does not stand before it.",
        "Run the bulk operation with groupObjects: true.",
        line=entry.line,
        value=str(entry.document.get("id")),
    )
