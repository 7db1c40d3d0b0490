# SPDX-License-Identifier: Apache-2.0
"""The platforms that can be read, and whose a file is."""

from collections.abc import Sequence
from typing import Any

from listingcheck.errors import UnknownPlatformError
from listingcheck.sources import shopify, woocommerce
from listingcheck.sources.payload import shown
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.spelling import guess

PLATFORMS: tuple[Platform, ...] = (shopify.PLATFORM, woocommerce.PLATFORM)
_MOST_NAMED = 12
"""Columns or keys that a message names."""


def named(name: str) -> Platform:
    """The platform of that name.

    Raises:
        UnknownPlatformError: there is none; the message guesses.
    """
    known = {platform.name: platform for platform in PLATFORMS}
    if name not in known:
        raise UnknownPlatformError(
            f"There is no platform {name!r}.{guess(name, known)} "
            f"Known platforms: {', '.join(known)}."
        )
    return known[name]


def of_header(header: Sequence[str], name: str) -> Platform:
    """The platform whose columns these are.

    Raises:
        UnknownPlatformError: it is nobody's; the message names the two likeliest.
    """
    seen = [(platform, platform.evidence(header)) for platform in PLATFORMS]
    seen.sort(key=lambda pair: (not pair[1].missing, len(pair[1].found)), reverse=True)
    likeliest, evidence = seen[0]
    if not evidence.missing:
        return likeliest
    closest = "; ".join(_likeness(platform, found) for platform, found in seen[:2])
    advice = (
        f"If it is one of these, say whose it is: --from {likeliest.name}."
        if evidence.found
        else "Give the product export of one of these."
    )
    raise UnknownPlatformError(
        f"{name} is no product export that is known. Its columns: {_list(header)}. "
        f"Closest: {closest}. {advice}"
    )


def of_document(document: Any) -> Platform | None:
    """The platform whose product a JSON document is; None when nobody knows it."""
    return next((platform for platform in PLATFORMS if platform.recognises(document)), None)


def of_documents(documents: Sequence[Any], name: str) -> Platform:
    """The platform that knows one of these JSON documents.

    Raises:
        UnknownPlatformError: nobody does; the message names the likeliest.
    """
    for document in documents:
        if (platform := of_document(document)) is not None:
            return platform
    raise UnknownPlatformError(
        f"{name} holds no product that is known. {_shape_of(documents)}. "
        f"{'. '.join(_signs(platform) for platform in PLATFORMS[:2])}."
    )


def _shape_of(documents: Sequence[Any]) -> str:
    first = documents[0]
    return f"Its keys: {_list(list(first))}" if isinstance(first, dict) else f"It is {shown(first)}"


def _signs(platform: Platform) -> str:
    return f"A product of {platform.title} would have {' or '.join(platform.document_signs)}"


def _likeness(platform: Platform, evidence: Evidence) -> str:
    found = f"has {_list(evidence.found)}" if evidence.found else "has none of its columns"
    return f"{platform.title} ({found}; lacks {_list(evidence.missing)})"


def _list(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(" ".join(name.split()) or "(blank)" for name in names[:_MOST_NAMED]) + rest
