# SPDX-License-Identifier: Apache-2.0
"""All documents of one API answer: which are products, and which children of which.

Children of a configurable product are products of their own in REST. The documents are put on a
shelf (a temporary file beyond 16 MB) so that each parent finds its children, wherever they stand.
Held in memory: 24 bytes a document, and the ids of children.
"""

import pickle
from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.sources.formats.payload import Document, Entry
from listingcheck.sources.magento.columns import BRANDS, CONFIGURABLE, NO_PRODUCTS
from listingcheck.sources.magento.faults import AGAIN, Fault
from listingcheck.sources.magento.items import kind_of, links_of
from listingcheck.sources.magento.shelf import Shelf
from listingcheck.sources.reading import Ledger


class Answers:
    """The documents of one source.

    Args:
        entries: the documents.
        faults: what could not be read of the source; it fills while they are taken.
    """

    def __init__(self, entries: Iterable[Entry], faults: list[Fault]) -> None:
        self._shelf = Shelf()
        self._children: set[str] = set()
        self.keys: dict[str, None] = {}
        """All keys and codes of attributes that documents have."""
        for entry in entries:
            for fault in faults:
                self._shelf.add("", fault)
            faults.clear()
            self._put(entry)
        for fault in faults:
            self._shelf.add("", fault)
        self._shelf.sort()

    def products(self, ledger: Ledger) -> Iterator[Entry]:
        """Yield the documents that are products of their own; the others are booked."""
        for item in self._shelf:
            if len(item) == 4:
                problem, fix, line, value = item
                ledger.unread(problem, fix, line=line, value=value)
                continue
            line, document = item[0], pickle.loads(item[1])
            kind = kind_of(document) if isinstance(document, dict) else ""
            if kind in NO_PRODUCTS:
                ledger.skip(NO_PRODUCTS[kind])
            elif kind == CONFIGURABLE or _id_of(document) not in self._children:
                yield Entry(line, document)

    def children(self, document: Document) -> list[Document]:
        """The documents of the children of one."""
        found = []
        for link in links_of(document):
            named = [pickle.loads(item[1]) for item in self._shelf.named(link) if len(item) == 2]
            found += [child for child in named if _id_of(child) == link]
        return found

    def close(self) -> None:
        """Drop the documents."""
        self._shelf.close()

    def _put(self, entry: Entry) -> None:
        document = entry.document
        try:
            packed = pickle.dumps(document)
        except (RecursionError, pickle.PicklingError):
            problem = "This is no product as Magento builds it: it is nested too deeply."
            self._shelf.add("", (problem, AGAIN, entry.line, None))
            return
        self._shelf.add(_id_of(document) or "", (entry.line, packed))
        self._children.update(links_of(document))
        if isinstance(document, dict):
            self.keys.update(keys_of(document))


def keys_of(document: Document) -> dict[str, None]:
    """The keys of a document and of the variants in it, and the codes of its attributes."""
    keys = dict.fromkeys(document)
    extension = document.get("extension_attributes")
    if isinstance(extension, dict):
        keys |= dict.fromkeys(extension)
    selected = document.get("custom_attributesV2")
    for said in (document.get("custom_attributes"), _inside(selected, "items")):
        keys |= dict.fromkeys(filter(None, map(_code_of, _objects(said))))
    for variant in _objects(document.get("variants")):
        if isinstance(child := variant.get("product"), dict):
            keys |= keys_of(child)
    return keys


def _code_of(said: Document) -> str | None:
    """The code of an attribute, unless it only has the number of a brand."""
    code = said.get("attribute_code", said.get("code"))
    if not isinstance(code, str):
        return None
    is_number = str(said.get("value")).isdigit()
    return None if is_number and code.lower() in BRANDS else code.lower()


def _objects(value: Any) -> Iterator[Document]:
    return (
        (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())
    )


def _inside(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _id_of(document: Any) -> str | None:
    number = document.get("id") if isinstance(document, dict) else None
    return str(number) if isinstance(number, int | str) else None
