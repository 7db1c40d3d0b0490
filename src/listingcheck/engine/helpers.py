# SPDX-License-Identifier: Apache-2.0
"""Processes that look at products for the one that started them."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread

from listingcheck.collector import collect_rarely
from listingcheck.engine.looker import Looked, Looker
from listingcheck.engine.parcels import unpacked

ENOUGH_TO_FORK = 1_000
"""Products after which copies of this process pay: they take milliseconds to make."""

ENOUGH_TO_SPAWN = 10_000
"""Products after which new processes pay: each takes seconds to read the rules."""

Maker = Callable[[], Looker]
"""Makes a looker in the process that calls it."""

_looker: Looker
"""In a helper: what it looks with."""


class Helpers:
    """Processes that each have a looker of their own."""

    def __init__(self, number: int, context: BaseContext, maker: Maker) -> None:
        self.number = number
        self._pool = ProcessPoolExecutor(number, context, _settle, (maker,))
        before = multiprocessing.active_children()
        try:
            self._pool.submit(_ready)
        except OSError:
            for child in multiprocessing.active_children():
                if child not in before:
                    child.terminate()
            raise

    def submit(self, parcel: bytes) -> Future[Looked]:
        """Have one of them look at products."""
        return self._pool.submit(_look, parcel)

    def close(self) -> None:
        """End them."""
        self._pool.shutdown(cancel_futures=True)


def way_to_start(seen: int, maker: Maker | None) -> BaseContext | None:
    """How to start helpers after so many products; None while that costs more than it saves."""
    if multiprocessing.current_process().daemon:  # it may have no processes of its own
        return None
    if seen >= ENOUGH_TO_FORK and _is_single_threaded():
        return multiprocessing.get_context("fork")
    if seen >= ENOUGH_TO_SPAWN and _is_sendable(maker):
        return multiprocessing.get_context("spawn")
    return None


def started(
    number: int, context: BaseContext, looker: Looker, maker: Maker | None
) -> Helpers | None:
    """Helpers that look as the looker does; None where the system has no room for them."""
    forks = context.get_start_method() == "fork"
    try:
        return Helpers(number, context, (lambda: looker) if forks or maker is None else maker)
    except (OSError, ImportError, NotImplementedError):  # the last two: it has no semaphores
        return None


def _is_single_threaded() -> bool:
    """Whether this process can be copied: a copy would inherit the locks of other threads, shut.

    Only Linux tells; and on macOS, libraries of the system do not survive being copied.
    """
    return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1


def _is_sendable(maker: Maker | None) -> bool:
    try:
        return maker is not None and bool(pickle.dumps(maker))
    except (pickle.PicklingError, AttributeError, TypeError):
        return False


def _settle(maker: Maker) -> None:
    """Make a helper ready: it leaves the interrupt key to its parent, and ends with it."""
    global _looker  # noqa: PLW0603 - each process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _looker = maker()
    # What the collector never touches stays shared with the process this one is a copy of.
    gc.freeze()
    collect_rarely()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ready() -> None:
    """Do nothing, but start."""


def _look(parcel: bytes) -> Looked:
    return _looker.look(*unpacked(parcel))
