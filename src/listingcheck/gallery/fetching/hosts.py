# SPDX-License-Identifier: Apache-2.0
"""Politeness: few requests at a time to each host, and none to one that asks for a rest."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from listingcheck.gallery.fetching.troubles import Again
from listingcheck.gallery.supplier import Unreachable


class _Host:
    def __init__(self, at_once: int) -> None:
        self.turns = threading.Semaphore(at_once)
        self.rests_until = 0.0
        self.troubles = 0
        """How many of the last tries in a row ended in passing trouble."""


class Hosts:
    """All hosts of a run."""

    def __init__(self, at_once: int, patience: int) -> None:
        self._at_once = at_once
        self._patience = patience
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Wait until the host may be asked; how that goes is remembered.

        Raises:
            Unreachable: it has failed too often.
        """
        with self._lock:
            host = self._hosts.setdefault(name, _Host(self._at_once))
        with host.turns:
            if host.troubles >= self._patience:
                raise Unreachable(f"{name} failed {self._patience} times in a row", passing=True)
            self.wait(host.rests_until - time.monotonic())
            try:
                yield
            except Unreachable as trouble:
                _remember(host, trouble)
                raise
            host.troubles = 0

    def wait(self, seconds: float) -> None:
        """Wait, unless the run ends.

        Raises:
            Unreachable: it has ended.
        """
        if self._ended.wait(max(seconds, 0.0)):
            raise Unreachable("the run ended before", passing=True)

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._ended.set()


def _remember(host: _Host, trouble: Unreachable) -> None:
    host.troubles = host.troubles + 1 if trouble.passing else 0
    if isinstance(trouble, Again) and trouble.after is not None:
        host.rests_until = max(host.rests_until, time.monotonic() + trouble.after)
