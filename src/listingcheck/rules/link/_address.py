# SPDX-License-Identifier: Apache-2.0
"""Reads what stands where the address of a page should."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from listingcheck.rules.image._address import complaint


def with_protocol(link: str) -> str | None:
    """An address without its protocol, completed."""
    whole = f"https://{link}"
    return whole if link[:4].lower() == "www." and not complaint(whole, completed=False) else None


def is_numeric(link: str) -> bool:
    """Whether an address names its host by numbers."""
    try:
        ip_address(urlsplit(link).hostname or "")
    except ValueError:
        return False
    return True
