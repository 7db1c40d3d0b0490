# SPDX-License-Identifier: Apache-2.0
"""Where requests may go: to public addresses, on the ports of the web."""

import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from listingcheck.gallery.supplier import Unreachable

IPAddress = IPv4Address | IPv6Address

WEB = frozenset({80, 443, 8080, 8443})
"""The web's ports and their usual substitutes (IANA service names: http, https, http-alt)."""

_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 as networks without it write it (RFC 6052)."""
_GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that IANA gives out (2026-11)."""
_CLOSED = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Special networks that ``is_global`` takes for public, or took in Python 3.11 (IANA, 2026-11)."""


def is_public(address: IPAddress) -> bool:
    """Whether an address is on the public network, and so is any that it carries inside."""
    if isinstance(address, IPv6Address):
        inside = list(_inside(address))
        if inside:
            return all(map(is_public, inside))
        if address not in _GLOBAL_UNICAST:
            return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not odd and not any(address in closed for closed in _CLOSED)


def _inside(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _TRANSLATED:
        yield IPv4Address(int(address) & 0xFFFF_FFFF)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them; odd numbers are read as it reads them.

    The system sets how long that may take.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, slots=True)
class Gate:
    """Judges every connection, those of redirects included."""

    ports: frozenset[int] = WEB
    resolve: Callable[[str, int], Sequence[str]] = resolve
    is_public: Callable[[IPAddress], bool] = is_public

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """Where to connect to for a host: exactly what was judged, so it is not looked up again.

        Raises:
            Unreachable: it is unknown, or one of its addresses is not public.
        """
        if port not in self.ports:
            text = f"it leads to port {port}, where no web server is expected"
            raise Unreachable(text, passing=True)
        found = self._looked_up(host, port)
        for address in found:
            if not self.is_public(ip_address(address)):
                raise Unreachable(f"it leads to {address}, which is not a public address")
        return found

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self.resolve(host, port)
        except UnicodeError as error:
            raise Unreachable(f"{host} cannot be the name of a server") from error
        except OSError as error:
            raise _unknown(host) from error
        if not found:
            raise _unknown(host)
        return found


PUBLIC = Gate()


def _unknown(host: str) -> Unreachable:
    return Unreachable(f"the server {host} is not known", passing=True)
