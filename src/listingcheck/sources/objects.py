# SPDX-License-Identifier: Apache-2.0
"""Products and documents that a caller holds in memory, of one platform or of several."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import UNKNOWN_ORIGIN, Product
from listingcheck.sources import recognition
from listingcheck.sources.formats import envelopes
from listingcheck.sources.formats.payload import Entry, plain, shown
from listingcheck.sources.platform import Platform
from listingcheck.sources.reading import Ledger, Part, Reading, Settings
from listingcheck.tally import SourceCount

_CLIENT_METHODS = ("to_dict", "json", "payload", "attributes")
"""What the objects of API clients have."""

_Item = Product | Entry


def add_objects(
    reading: Reading, source: Any, platform: Platform | None, settings: Settings
) -> None:
    """Append what a caller holds: a product, a document, an object of a client, or several.

    Raises:
        SourceError: it holds none of these.
    """
    items = _items(source)
    first = list(islice(items, 1))
    if not first:
        reading.add(SourceCount(None, UNKNOWN_ORIGIN.platform), ())
    elif isinstance(first[0], Entry) and platform is None:
        recognition.of_documents([first[0].document], "The source")
    reading.add_parts(_parts(reading, chain(first, items), platform, settings))


def _items(source: Any) -> Iterator[_Item]:
    """Products and documents, one by one."""
    if isinstance(source, Product):
        yield source
    elif isinstance(source, Mapping) or _is_of_client(source):
        yield from envelopes.opened([Entry(None, plain(source))])
    elif isinstance(source, Iterable):
        for item in source:
            yield from _items(item) if _holds_products(item) else (Entry(None, item),)
    else:
        raise SourceError(
            f"{shown(source)} holds no products: give a path, an open file, products, or what an "
            "API returned."
        )


def _is_of_client(source: Any) -> bool:
    return any(hasattr(source, name) for name in _CLIENT_METHODS)


def _holds_products(item: Any) -> bool:
    if isinstance(item, str | os.PathLike):
        raise SourceError(f"{item!r} is one of several: give them to sources.read_all().")
    return isinstance(item, Iterable) or _is_of_client(item)


def _parts(
    reading: Reading, items: Iterator[_Item], platform: Platform | None, settings: Settings
) -> Iterator[Part]:
    """Products as they are, documents through their platform; each kind has one account."""
    ledgers: dict[str, Ledger] = {}
    for known, run in groupby(items, _kinds(platform)):
        name = known.name if known else "python"
        ledger = ledgers.get(name) or reading.ledger(SourceCount(None, name))
        ledgers[name] = ledger
        yield Part(ledger.count, _products(known, run, ledger, settings))


def _products(
    platform: Platform | None, run: Iterator[Any], ledger: Ledger, settings: Settings
) -> Iterator[Product]:
    return run if platform is None else platform.documents(run, ledger, settings)


def _kinds(platform: Platform | None) -> Callable[[_Item], Platform | None]:
    """Tells whose an object is; None for a product. What nobody knows goes with those before."""
    before: list[Platform] = []

    def kind(item: _Item) -> Platform | None:
        if isinstance(item, Product):
            return None
        known = platform or recognition.of_document(item.document)
        if known is None and not before:
            known = recognition.of_documents([item.document], "The source")
        before[:] = [known or before[0]]
        return before[0]

    return kind
