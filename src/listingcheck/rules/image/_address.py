# SPDX-License-Identifier: Apache-2.0
"""Judges whether a marketplace could fetch a picture from an address."""

import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from listingcheck.failure import Severity

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_ODD = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
_WIX = re.compile(r"wix:image://v1/([A-Za-z0-9_.~-]{1,200})(?:[/#].*)?", re.DOTALL)
"""How Wix writes its own pictures: ``wix:image://v1/<id>/<name>#...`` (dev.wix.com, 2026-11)."""
_OWN_NETWORK = ("localhost", "local", "internal")
"""Endings of names that the public network does not know (RFC 6761, RFC 6762, ICANN 2024)."""


class Complaint(NamedTuple):
    """What is wrong with an address."""

    problem: str
    """It stands after "The address"."""
    remedy: str
    mended: str | None = None
    """The address put right, where a machine can do that."""
    severity: Severity | None = None


_RELATIVE = Complaint("is relative and names no host", "Write the whole address, from https:// on.")
_HOSTLESS = Complaint("names no host", "Write the whole address, from https:// on.")


def complaint(url: str, *, completed: bool) -> Complaint | None:
    """What is wrong with the address, or None.

    Args:
        url: the address, as the source has it.
        completed: whether the platform completes relative addresses by itself.
    """
    trimmed = url.strip()
    whole = f"https:{trimmed}" if trimmed.startswith("//") else trimmed
    broken = _broken(whole)
    if broken and not (broken is _RELATIVE and completed):
        return broken
    if trimmed != url:
        problem = "has white space around it"
        return Complaint(problem, "Remove the white space.", whole, Severity.WARNING)
    if whole != url:
        return Complaint("names no protocol", "Write https: in front.", whole)
    return None


def _broken(address: str) -> Complaint | None:
    scheme = _SCHEME.match(address)
    if not scheme:
        return _RELATIVE
    if scheme[1].lower() not in {"http", "https"}:
        return _foreign(scheme[0], address)
    if _ODD.search(address):
        return _spaced(address)
    host = _host(address)
    if not host:
        return _HOSTLESS
    if not _public(host):
        problem = f"leads to {host}, which can be reached from your own network only"
        return Complaint(problem, "Put the picture where everyone can fetch it.")
    return None


def _foreign(scheme: str, address: str) -> Complaint:
    if wix := _WIX.fullmatch(address):
        mended = f"https://static.wixstatic.com/media/{wix[1]}"
        return Complaint("is one that only Wix can read", f"Write {mended}.", mended)
    problem = f"begins with {scheme!r}, from which nothing can be fetched"
    return Complaint(problem, "Put the picture on the web, and give its https:// address.")


def _spaced(address: str) -> Complaint:
    encoded = address.replace(" ", "%20")
    problem = "holds white space or a control character"
    mendable = address.count("://") == 1 and not _ODD.search(encoded)
    if mendable and _broken(encoded) is None:
        return Complaint(problem, "Write %20 for each space.", encoded, Severity.WARNING)
    return Complaint(problem, "Give one address for each picture, without white space.")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _public(host: str) -> bool:
    """Whether a host can be on the public network."""
    try:
        return ip_address(host).is_global
    except ValueError:
        _, dot, ending = host.rstrip(".").rpartition(".")
        return bool(dot) and ending not in _OWN_NETWORK
