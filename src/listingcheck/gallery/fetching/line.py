# SPDX-License-Identifier: Apache-2.0
"""One picture from the web: asked for, followed where it leads, and handed on piece by piece."""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache

import httpcore
import httpx

from listingcheck import __version__
from listingcheck.gallery.fetching.address import redirected
from listingcheck.gallery.fetching.body import body
from listingcheck.gallery.fetching.cache import Note
from listingcheck.gallery.fetching.gate import Gate
from listingcheck.gallery.fetching.hosts import Hosts
from listingcheck.gallery.fetching.limits import Limits
from listingcheck.gallery.fetching.troubles import Again, refused, too_slow
from listingcheck.gallery.fetching.wire import Watch, Wire
from listingcheck.gallery.supplier import Unreachable

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_ALWAYS = {
    "User-Agent": f"listingcheck/{__version__} (checks a merchant's own pictures)",
    # Naming formats makes some servers send others than the file that stands there.
    "Accept": "*/*",
    "Accept-Encoding": "identity",
}


class Line:
    """Connections to the servers of a run. It keeps no cookies and knows no proxies."""

    def __init__(self, gate: Gate, limits: Limits, hosts: Hosts, at_once: int) -> None:
        self._limits = limits
        self._hosts = hosts
        self._watch = Watch()
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(),
            max_connections=None,
            max_keepalive_connections=at_once,
            keepalive_expiry=15.0,
            network_backend=Wire(gate, self._watch),
        )

    def get(
        self, url: httpx.URL, known: Note | None, keep: Callable[[Iterable[bytes]], str]
    ) -> Note:
        """Fetch a picture, unless the known one still holds.

        Raises:
            Unreachable: it cannot be had.
        """
        for _ in range(self._limits.redirects + 1):
            with self._hosts.turn(_host(url)), self._asked(url, known) as response:
                headers = _headers(response)
                target = headers.get("location") if response.status in _REDIRECTS else None
                if target is None:
                    return self._got(response, headers, known, keep)
            url = redirected(url, target)
        raise _too_many(self._limits.redirects)

    def close(self) -> None:
        """Hang up."""
        self._pool.close()

    def _got(
        self,
        response: httpcore.Response,
        headers: dict[str, str],
        known: Note | None,
        keep: Callable[[Iterable[bytes]], str],
    ) -> Note:
        if response.status == _NOT_MODIFIED and known is not None:
            return replace(known, fetched_at=time.time())
        if not httpx.codes.is_success(response.status):
            raise refused(response.status, headers.get("retry-after"), self._limits.longest_pause)
        pieces = body(
            response.iter_stream(),
            headers.get("content-encoding", ""),
            headers.get("content-length", ""),
            self._limits.max_bytes,
        )
        digest = keep(pieces)
        return Note(digest, time.time(), headers.get("etag"), headers.get("last-modified"))

    @contextmanager
    def _asked(self, url: httpx.URL, known: Note | None) -> Iterator[httpcore.Response]:
        limits = self._limits
        self._watch.start(limits.total)
        timeouts = {"connect": limits.connect, "read": limits.silence, "write": limits.silence}
        with self._told(), self._sent(url, known, timeouts) as response:
            yield response

    def _sent(
        self, url: httpx.URL, known: Note | None, timeouts: dict[str, float]
    ) -> AbstractContextManager[httpcore.Response]:
        headers = {"Host": url.netloc.decode("ascii"), **_ALWAYS, **_conditions(known)}
        return self._pool.stream(
            "GET",
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=[(name.encode(), value.encode()) for name, value in headers.items()],
            extensions={"timeout": timeouts},
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what goes wrong on the way in plain words."""
        try:
            yield
        except httpcore.TimeoutException as error:
            raise self._late(error) from error
        except httpcore.ConnectError as error:
            # httpcore drops the cause on its way up; the error's argument is what remains of it.
            raise Unreachable(_unconnected(*error.args[:1]), passing=True) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Again("the server's answer breaks off or makes no sense") from error

    def _late(self, error: httpcore.TimeoutException) -> Unreachable:
        limits = self._limits
        if self._watch.over:
            return too_slow(limits.total)
        if isinstance(error, httpcore.ConnectTimeout):
            text = f"the server did not answer within {limits.connect:g} seconds"
        else:
            text = f"the server fell silent for {limits.silence:g} seconds"
        return Unreachable(text, passing=True)


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are trusted, whatever the environment says; it takes long to read."""
    return httpx.create_ssl_context(trust_env=False)


def _host(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def _headers(response: httpcore.Response) -> dict[str, str]:
    return {
        name.decode("ascii", "replace").lower(): value.decode("utf-8", "replace")
        for name, value in response.headers
    }


def _conditions(known: Note | None) -> dict[str, str]:
    """What asks for the picture only if it is another than the known one."""
    if known is None:
        return {}
    marks = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in marks.items() if value}


def _unconnected(cause: object = None) -> str:
    # It passes: the fault may be on the way, where a company looks into what its people load.
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the server's certificate cannot be trusted ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return "no safe connection can be made to the server"
    reason = cause.strerror if isinstance(cause, OSError) else None
    return "the server cannot be reached" + (f" ({reason.lower()})" if reason else "")


def _too_many(redirects: int) -> Unreachable:
    return Unreachable(f"it is redirected more than {redirects} times", passing=True)
