# SPDX-License-Identifier: Apache-2.0
"""Connections that go only where the gate lets them, and end in time."""

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from listingcheck.gallery.fetching.gate import Gate


class Watch(threading.local):
    """The moment by which the exchange of a thread must have ended."""

    end = float("inf")

    def start(self, seconds: float) -> None:
        """Give the exchange that begins so many seconds."""
        self.end = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.end

    def left(self, timeout: float | None) -> float:
        """How long to wait for a step that may take so long by itself."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)


class Wire(httpcore.NetworkBackend):
    """Connects to the addresses that the gate judged, and to no others."""

    def __init__(self, gate: Gate, watch: Watch) -> None:
        self._gate = gate
        self._watch = watch
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes the call."""
        *others, last = self._gate.addresses(host, port)
        for address in others:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(last, port, timeout, local_address, socket_options)

    def _connected(
        self, address: str, port: int, timeout: float | None, local: str | None, options: Any
    ) -> httpcore.NetworkStream:
        left = self._watch.left(timeout)
        return Timed(self._sockets.connect_tcp(address, port, left, local, options), self._watch)


class Timed(httpcore.NetworkStream):
    """A connection that no exchange uses longer than its watch says."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, if it comes in time."""
        return self._stream.read(max_bytes, self._watch.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes, if they go in time."""
        self._stream.write(buffer, self._watch.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        left = self._watch.left(timeout)
        return Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._watch)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of the connection below."""
        return self._stream.get_extra_info(info)
