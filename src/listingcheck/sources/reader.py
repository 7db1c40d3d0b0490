# SPDX-License-Identifier: Apache-2.0
"""Reads products from whatever a caller holds."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from typing import Any, TextIO

from listingcheck.errors import SourceError
from listingcheck.product import UNKNOWN_ORIGIN, Product
from listingcheck.report import SourceCount
from listingcheck.sources import platforms
from listingcheck.sources.exports import Export, export_of
from listingcheck.sources.jsonstream import begins_json, elements
from listingcheck.sources.payload import Entry, is_wrapper, plain, shown, unwrapped
from listingcheck.sources.platform import Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Reading, Settings
from listingcheck.sources.table import Table

_LOOKED_AT = 20
"""Documents among which one must be known, for the rest to be read."""
_CLIENT_METHODS = ("to_dict", "json", "payload", "attributes")
"""What the objects of API clients have."""


def read(source: Any, platform: str | None = None, settings: Settings = NOTHING_KNOWN) -> Reading:
    """Read products.

    Args:
        source: the path of an export, ``-`` for standard input, an open file, what a platform's
            API returned (a dict, JSON text, an object of its client, or several of them), a
            product, or products.
        platform: whose it is, such as ``shopify``; found out from the content when left out.
        settings: what the source does not say.

    Raises:
        SourceError: the source cannot be read at all; the text says what to do.
    """
    if isinstance(source, Reading):
        return source
    return read_all([source], platform, settings)


def read_all(
    sources: Iterable[Any], platform: str | None = None, settings: Settings = NOTHING_KNOWN
) -> Reading:
    """Read products from several sources, one after the other.

    Raises:
        SourceError: one of them cannot be read at all.
    """
    reading = Reading()
    known = platforms.named(platform) if platform is not None else None
    for source in sources:
        if _is_file(source):
            _add_export(reading, export_of(_bytes_of_json(source)), known, settings)
        else:
            _add_objects(reading, _objects(source), known, settings)
    return reading


def _is_file(source: Any) -> bool:
    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview):
        return True
    return hasattr(source, "read") and not hasattr(source, "json")


def _bytes_of_json(source: Any) -> Any:
    """JSON that a client handed over as text; anything else as it is."""
    is_json = isinstance(source, str) and source.lstrip()[:1] in {"{", "["}
    return source.encode("utf-8", "replace") if is_json else source


def _add_export(
    reading: Reading, export: Export, platform: Platform | None, settings: Settings
) -> None:
    with export.open() as text:
        is_json = begins_json(text)
        known = platform or (_of_json(export) if is_json else _of_table(text, export))
    count = SourceCount(export.path, known.name if known else UNKNOWN_ORIGIN.platform)
    ledger = reading.ledger(count)
    if known is None:
        reading.add(count, ())
    elif is_json:
        reading.add(count, known.documents(_exported(export, ledger), ledger, settings))
    else:
        reading.add(count, known.table(export, ledger, settings))


def _of_table(text: TextIO, export: Export) -> Platform:
    table = Table(text, export.name, _unheard())
    if table.header[0].lstrip().startswith("<"):
        raise SourceError(
            f"{export.name} is XML or HTML: give the CSV or JSON file that the shop exported."
        )
    return platforms.of_header(table.header, export.name)


def _of_json(export: Export) -> Platform | None:
    """The platform of the first documents; None when there are none."""
    entries = _exported(export, _unheard())
    first = [entry.document for entry in islice(entries, _LOOKED_AT)]
    return platforms.of_documents(first, export.name) if first else None


def _exported(export: Export, ledger: Ledger) -> Iterator[Entry]:
    """The documents of a JSON file; a bad line of JSON lines is booked."""

    def on_bad_line(line: int, value: str, problem: str) -> None:
        sentence = f"The line is not valid JSON: {problem}."
        ledger.unread(sentence, "Export it again.", line=line, value=value)

    with export.open() as text:
        for entry in elements(text, export.name, on_bad_line):
            if is_wrapper(entry.document):
                yield from (Entry(entry.line, document) for document in unwrapped(entry.document))
            else:
                yield entry


def _unheard() -> Ledger:
    """A ledger of a first look, which nobody reads."""
    return Ledger(SourceCount(None, ""), deque(maxlen=0))


def _objects(source: Any) -> Iterator[Any]:
    """Products and documents, one by one, of what a caller holds in memory."""
    if isinstance(source, Product):
        yield source
    elif isinstance(source, Mapping) or any(hasattr(source, name) for name in _CLIENT_METHODS):
        yield from unwrapped(plain(source))
    elif isinstance(source, Iterable):
        for item in source:
            yield from _objects(item) if _holds_products(item) else (item,)
    else:
        raise SourceError(
            f"{shown(source)} holds no products: give a path, an open file, products, or what an "
            "API returned."
        )


def _holds_products(item: Any) -> bool:
    if isinstance(item, str | os.PathLike):
        raise SourceError(f"{item!r} is one of several: give them to sources.read_all().")
    return isinstance(item, Iterable) or any(hasattr(item, name) for name in _CLIENT_METHODS)


def _add_objects(
    reading: Reading, objects: Iterator[Any], platform: Platform | None, settings: Settings
) -> None:
    first = list(islice(objects, 1))
    if not first:
        reading.add(SourceCount(None, UNKNOWN_ORIGIN.platform), ())
    elif not isinstance(first[0], Product) and platform is None:
        platforms.of_documents(first, "The source")
    reading.add_parts(_parts(reading, chain(first, objects), platform, settings))


def _parts(
    reading: Reading, objects: Iterator[Any], platform: Platform | None, settings: Settings
) -> Iterator[Part]:
    """Products as they are, documents through their platform; each kind has one account."""
    ledgers: dict[str, Ledger] = {}
    for known, run in groupby(objects, _kinds(platform)):
        name = known.name if known else "python"
        ledger = ledgers.get(name) or reading.ledger(SourceCount(None, name))
        ledgers[name] = ledger
        if known is None:
            yield Part(ledger.count, run)
        else:
            entries = (Entry(None, document) for document in run)
            yield Part(ledger.count, known.documents(entries, ledger, settings))


def _kinds(platform: Platform | None) -> Callable[[Any], Platform | None]:
    """Tells whose an object is; None for a product. What nobody knows goes with those before."""
    before: list[Platform] = []

    def kind(item: Any) -> Platform | None:
        if isinstance(item, Product):
            return None
        known = platform or platforms.of_document(item)
        if known is None and not before:
            known = platforms.of_documents([item], "The source")
        before[:] = [known or before[0]]
        return before[0]

    return kind
