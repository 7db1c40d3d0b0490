# SPDX-License-Identifier: Apache-2.0
"""What an API returned: objects to plain data, wrappers taken off, values to text."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from listingcheck.errors import SourceError

_WRAPPERS = (
    *("data", "payload", "response", "site"),
    *("product", "products", "product_listing", "product_listings", "items", "resources", "hits"),
    *("nodes", "edges", "node"),
)
"""Keys of an answer that hold products, from the outside in."""
OF_A_PRODUCT = frozenset({"id", "title", "name", "handle", "product_id", "variations"})
"""Keys that no wrapper has."""
_SCALARS = (str, int, float, bool, Decimal, type(None))


Document = dict[str, Any]
"""A JSON object."""


class Entry(NamedTuple):
    """One element of a source of documents."""

    line: int | None
    """The line it begins on, where each stands on a line of its own."""
    document: Any
    record: int | None = None
    """Its number, where it already has one."""
    stream: str | None = None
    """The stream of a connector (Airbyte, Singer) it belongs to, such as ``product_variants``."""


class ShapeError(ValueError):
    """A document is not built as it should be."""


def plain(value: Any) -> Any:
    """Plain data, for what a client library handed over.

    Takes apart ``to_dict()`` and ``.attributes`` (ShopifyAPI), ``.json()`` (a response of the
    WooCommerce client) and ``.payload``; what is plain already stays as it is.

    Raises:
        SourceError: it is nested too deeply.
    """
    try:
        return _plain(value)
    except RecursionError:
        raise SourceError("The source is nested too deeply: ask the API for it again.") from None


def _plain(value: Any) -> Any:
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    for name in ("to_dict", "json"):
        if callable(convert := getattr(value, name, None)):
            return _plain(convert())
    for name in ("payload", "attributes"):
        if hasattr(value, name):
            return _plain(getattr(value, name))
    return value


def unwrapped(document: Any) -> Iterator[Any]:
    """The products of an answer, whatever lists and wrappers stand around them."""
    if isinstance(document, list):
        for item in document:
            yield from unwrapped(item)
    elif is_wrapper(document):
        yield from unwrapped(_inside(document))
    else:
        yield document


def is_wrapper(document: Any) -> bool:
    """Whether products stand inside a document, which is none itself."""
    if not isinstance(document, dict):
        return isinstance(document, list)
    return OF_A_PRODUCT.isdisjoint(document) and _inside(document) is not None


def _inside(document: dict[str, Any]) -> Any:
    found = (document.get(key) for key in _WRAPPERS)
    return next((inner for inner in found if isinstance(inner, dict | list)), None)


def text(value: Any) -> str | None:
    """The text of a value as the source wrote it; None when it is missing.

    Raises:
        ShapeError: it is no single value.
    """
    if value is None or value.__class__ is str:
        return value if value and not value.isspace() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal | str):
        return text(str(value))
    raise ShapeError(f"{shown(value)} stands where a single value should")


def mapping(value: Any) -> Document:
    """An object; an empty one when it is missing.

    Raises:
        ShapeError: it is something else.
    """
    if isinstance(value, dict):
        return value
    if value is None:
        return {}
    raise ShapeError(f"{shown(value)} stands where an object should")


def items(value: Any) -> list[Document]:
    """The objects of a list, or of a GraphQL connection (``nodes`` or ``edges``).

    Raises:
        ShapeError: it is something else.
    """
    if isinstance(value, dict) and "nodes" in value:
        value = value["nodes"]
    elif isinstance(value, dict) and "edges" in value:
        value = [mapping(edge).get("node") for edge in items(value["edges"])]
    return [mapping(item) for item in listed(value)]


def listed(value: Any) -> list[Any]:
    """The elements of a list; none when it is missing.

    Raises:
        ShapeError: it is something else.
    """
    if isinstance(value, list):
        return value
    if value is None:
        return []
    raise ShapeError(f"{shown(value)} stands where a list should")


def shown(value: Any) -> str:
    """A value as a message shows it."""
    whole = repr(value)
    return whole if len(whole) <= 60 else f"{whole[:57]}..."
