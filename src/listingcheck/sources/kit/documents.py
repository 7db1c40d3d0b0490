# SPDX-License-Identifier: Apache-2.0
"""What all platforms do with JSON documents."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.jsonstream import loads
from listingcheck.sources.formats.payload import Entry, ShapeError, plain, shown, unwrapped
from listingcheck.sources.platform import Platform
from listingcheck.sources.reading import Ledger

Make = Callable[[Any, int | None, int | None], Product]
"""Makes a product of a document, its number and its line; raises ShapeError."""
_ASK_AGAIN = "Ask the API for it again, with all its fields."


def products(
    entries: Iterable[Entry], platform: Platform, make: Make, ledger: Ledger
) -> Iterator[Product]:
    """Yield the products of documents; what is none is booked as unread."""
    for entry in entries:
        record = entry.record or ledger.number()
        try:
            product = _made(platform, make, entry.document, record, entry.line)
        except ShapeError as error:
            ledger.unread(str(error), _ASK_AGAIN, record=record, line=entry.line)
        else:
            yield product


def single(payload: Any, platform: Platform, make: Make) -> Product:
    """The one product in what an API returned.

    Raises:
        SourceError: it holds none or several, or is not the platform's.
    """
    try:
        return _made(platform, make, the_only(payload), None, None)
    except ShapeError as error:
        signs = ", ".join(platform.document_signs)
        raise SourceError(f"{error} It would have some of {signs}.") from None


def _made(
    platform: Platform, make: Make, document: Any, record: int | None, line: int | None
) -> Product:
    if platform.part_of_document(document) is None:
        raise ShapeError(f"This is no product of {platform.title}: {shown(document)}.")
    try:
        return make(document, record, line)
    except ShapeError as error:
        raise ShapeError(f"This is no product as {platform.title} builds it: {error}.") from None
    except TypeError as error:
        # Memos of single values cannot look up a list or an object.
        if "unhashable" not in str(error):
            raise
        problem = "a list or an object stands where a single value should"
        raise ShapeError(f"This is no product as {platform.title} builds it: {problem}.") from None


def the_only(payload: Any) -> Any:
    """The one document in what an API returned, as plain data without wrappers.

    Raises:
        SourceError: it holds none or several.
    """
    if isinstance(payload, str | bytes | bytearray):
        payload = parsed(payload)
    found = list(unwrapped(plain(payload)))
    if len(found) != 1:
        raise SourceError(f"This holds {len(found)} products: read them with sources.read().")
    return found[0]


def parsed(payload: str | bytes | bytearray) -> Any:
    """The value of a JSON text.

    Raises:
        SourceError: it is not valid JSON.
    """
    try:
        return loads(payload if isinstance(payload, str) else payload.decode("utf-8-sig"))
    except ValueError as error:
        raise SourceError(f"This is not valid JSON: {error}.") from None
