# SPDX-License-Identifier: Apache-2.0
"""The addresses of pictures, read as a browser reads them."""

import re

import httpx

from listingcheck.gallery.supplier import Unreachable

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def address_of(name: str) -> httpx.URL | None:
    """The address a name is; None where it is none of the web's.

    Raises:
        Unreachable: it is one, and cannot be read.
    """
    trimmed = name.strip()
    if not _WEB.match(trimmed):
        return None
    return _plain(f"https:{trimmed}" if trimmed.startswith("//") else trimmed)


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where an answer of this address leads to.

    Raises:
        Unreachable: to nothing that may be fetched.
    """
    try:
        target = url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise _unreadable(location) from error
    if target.scheme not in {"http", "https"}:
        raise Unreachable(f"it leads to {target.scheme}:, from which nothing can be fetched")
    if url.scheme == "https" and target.scheme == "http":
        raise Unreachable("it leads from https to http, which is not safe", passing=True)
    return _plain(str(target))


def _plain(text: str) -> httpx.URL:
    """An address without the name and password, the fragment, and the dot after its host."""
    try:
        url = httpx.URL(text)
        host = url.raw_host.decode("ascii").rstrip(".")
        if not host:
            raise Unreachable("the address names no server")
        return url.copy_with(userinfo=b"", fragment=None, host=host)
    except (httpx.InvalidURL, ValueError) as error:
        raise _unreadable(text) from error


def _unreadable(address: str) -> Unreachable:
    return Unreachable(f"the address {address[:80]!r} cannot be read")
