# SPDX-License-Identifier: Apache-2.0
"""Finds out whose an input is, by its content alone."""

from collections.abc import Iterable, Sequence
from typing import Any

from listingcheck.errors import SourceError, UnknownPlatformError
from listingcheck.sources import platforms
from listingcheck.sources.formats.payload import shown
from listingcheck.sources.formats.table import folded
from listingcheck.sources.inputs import DocumentInput, ElementInput, Input, TableInput
from listingcheck.sources.platform import Evidence, Platform, Stranger

_MOST_NAMED = 12
"""Columns or keys that a message names."""
_LOOKED_AT = 20
"""Documents among which one must be known, for the rest to be read."""
_STRANGERS = (
    Stranger(frozenset({"schema"}), "is an XML schema, which describes exports and holds none."),
    Stranger(frozenset({"urlset"}), "is a sitemap: give the product export of the shop."),
    Stranger(frozenset({"sitemapindex"}), "is a sitemap: give the product export of the shop."),
    Stranger(
        frozenset({"info", "item"}),
        "is a Postman collection: it holds requests, not the products of a shop.",
    ),
    Stranger(frozenset({"openapi", "paths"}), "is a description of an API, not an answer of it."),
    Stranger(frozenset({"swagger", "paths"}), "is a description of an API, not an answer of it."),
)

_Seen = tuple[Platform, Evidence, int]
"""A platform, what speaks for it, and in which row the header would stand."""


def recognise(each: Input, named: Platform | None = None) -> Platform | None:
    """Whose an input is; notes in it which part of the platform it is.

    Args:
        each: the input.
        named: whose it is said to be; then only its part is found out.

    Returns:
        None for JSON without any document.

    Raises:
        UnknownPlatformError: it is nobody's; the message names the two likeliest.
        SourceError: it is known to hold no products.
    """
    if isinstance(each, TableInput):
        return _of_table(each, named)
    if isinstance(each, ElementInput):
        return _of_root(each, named)
    assert isinstance(each, DocumentInput)
    return _of_documents(each, named)


def of_document(document: Any) -> Platform | None:
    """The platform one of whose documents this is; None when nobody knows it."""
    known = platforms.known()
    return next((p for p in known if p.part_of_document(document) is not None), None)


def of_documents(documents: Sequence[Any], name: str) -> Platform:
    """The platform that knows one of these JSON documents.

    Raises:
        UnknownPlatformError: nobody does; the message names the likeliest.
        SourceError: they are known to hold no products.
    """
    for document in documents:
        if (platform := of_document(document)) is not None:
            return platform
    for document in documents:
        _refuse_stranger(document if isinstance(document, dict) else (), name, platforms.known())
    raise UnknownPlatformError(
        f"{name} holds no product that is known. {_shape_of(documents)}. "
        f"{'. '.join(map(_document_signs, _likeliest(documents[0])))}."
    )


def _of_documents(each: DocumentInput, named: Platform | None) -> Platform | None:
    first = each.first(_LOOKED_AT)
    platform = named or (of_documents(first, each.name) if first else None)
    if platform is not None:
        parts = filter(None, map(platform.part_of_document, first))
        each.part = next(parts, each.part)
    return platform


def _of_root(each: ElementInput, named: Platform | None) -> Platform:
    root = each.root
    _refuse_stranger((root.name, *root.inside), each.name, [named] if named else platforms.known())
    for platform in [named] if named else platforms.known():
        if (part := platform.part_of_root(root)) is not None:
            each.part = part
            return platform
    inside = f" with {_list(list(dict.fromkeys(root.inside)))} in it" if root.inside else ""
    signs = [f"{sign} ({p.title})" for p in platforms.known() for sign in p.root_signs]
    raise UnknownPlatformError(
        f"{each.name} is no XML export that is known. It begins with the element {root.name}"
        f"{inside}; known ones begin with {', '.join(signs)}."
    )


def _of_table(each: TableInput, named: Platform | None) -> Platform:
    candidates = [named] if named else platforms.known()
    head = each.head()
    _refuse_stranger(head[0], each.name, candidates)
    seen = [(p, p.evidence(row), n) for n, row in enumerate(head) for p in candidates]
    seen.sort(key=_likelihood, reverse=True)
    platform, evidence, each.header_row = seen[0]
    each.part = evidence.part
    if evidence.missing and not named:
        raise _nobodys(each.name, head, seen)
    return platform


def _likelihood(seen: _Seen) -> tuple[bool, int, int]:
    _, evidence, row = seen
    return not evidence.missing, len(evidence.found), -row


def _nobodys(name: str, head: Sequence[Sequence[str]], seen: Sequence[_Seen]) -> SourceError:
    """What to say of a table that is nobody's: its columns, and the two likeliest platforms."""
    likeliest, evidence, row = seen[0]
    of_row = [(platform, found) for platform, found, n in seen if n == row]
    closest = "; ".join(_likeness(platform, found) for platform, found in of_row[:2])
    advice = (
        f"If it is one of these, say whose it is: --from {likeliest.name}."
        if evidence.found
        else "Give the product export of one of these."
    )
    return UnknownPlatformError(
        f"{name} is no product export that is known. Its columns: {_list(head[row])}. "
        f"Closest: {closest}. {advice}"
    )


def _refuse_stranger(names: Iterable[str], title: str, candidates: Iterable[Platform]) -> None:
    """Refuse what is known to hold no products, by its columns, keys or elements."""
    there = {folded(str(name)) for name in names}
    of_platforms = [stranger for platform in candidates for stranger in platform.strangers]
    for stranger in (*_STRANGERS, *of_platforms):
        if stranger.signs <= there:
            raise SourceError(f"{title} {stranger.what}")


def _shape_of(documents: Sequence[Any]) -> str:
    first = documents[0]
    return f"Its keys: {_list(list(first))}" if isinstance(first, dict) else f"It is {shown(first)}"


def _likeliest(document: Any) -> list[Platform]:
    """The two platforms most of whose signs a document has."""
    keys = set(document) if isinstance(document, dict) else set()
    known = [platform for platform in platforms.known() if platform.document_signs]
    return sorted(known, key=lambda p: len(keys.intersection(p.document_signs)), reverse=True)[:2]


def _document_signs(platform: Platform) -> str:
    return f"A product of {platform.title} would have {' or '.join(platform.document_signs)}"


def _likeness(platform: Platform, evidence: Evidence) -> str:
    found = f"has {_list(evidence.found)}" if evidence.found else "has none of its columns"
    return f"{platform.title} ({found}; lacks {_list(evidence.missing)})"


def _list(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(" ".join(name.split()) or "(blank)" for name in names[:_MOST_NAMED]) + rest
