# SPDX-License-Identifier: Apache-2.0
"""Processes that look at pictures. One that dies takes a single picture with it."""

import ctypes
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pickle import PicklingError
from threading import Lock

from listingcheck.errors import ConfigurationError
from listingcheck.gallery.looking import Outcome, look_at
from listingcheck.gallery.supplier import Found
from listingcheck.picture import Depth

_KEPT = {-1: 128 << 20, -3: 32 << 20}
"""Bytes that are kept, and below which memory is not taken straight from the system: mallopt's
M_TRIM_THRESHOLD and M_MMAP_THRESHOLD, the second as high as it goes (mallopt(3))."""

DIED = Outcome(trouble="the process that looked at it was ended by the system")


@dataclass(frozen=True, slots=True)
class Task:
    """Pictures that a worker looks at, and the pool it belongs to."""

    found: Sequence[Found]
    pool: ProcessPoolExecutor
    future: Future[list[Outcome]]


class Workers:
    """A pool of processes that is replaced when one of them dies. For use by several threads."""

    def __init__(self, jobs: int, depth: Depth) -> None:
        self.jobs = jobs
        self._depth = depth
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None
        self._closed = False
        self._changing = Lock()
        self._suspecting = Lock()

    def submit(self, found: Sequence[Found]) -> Task:
        """Have a worker look at pictures."""
        while True:
            pool = self._open()
            try:
                return Task(found, pool, pool.submit(look_at, found, self._depth))
            except RuntimeError:  # it is broken, or another thread has just ended it for that
                self._drop(pool)

    def outcomes(self, task: Task) -> list[Outcome]:
        """What became of them, once that is known."""
        try:
            return task.future.result()
        except BrokenProcessPool:
            self._drop(task.pool)
            return [self._suspected(each) for each in task.found]
        except (PicklingError, AttributeError, TypeError):  # they cannot be sent to a process
            return look_at(task.found, self._depth)

    def close(self) -> None:
        """End the processes, for good."""
        with self._changing:
            self._closed, pool, self._pool = True, self._pool, None
        for each in (pool, self._alone):
            if each is not None:
                each.shutdown(cancel_futures=True)

    def _open(self) -> ProcessPoolExecutor:
        with self._changing:
            if self._closed:
                raise CancelledError
            if self._pool is None:
                self._pool = _started(self.jobs)
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._changing:
            if self._pool is not pool:
                return
            self._pool = None
        pool.shutdown()

    def _suspected(self, found: Found) -> Outcome:
        """Look at one picture with nobody else around: if a worker dies now, it was this one."""
        with self._suspecting:
            if self._alone is None:
                self._alone = _started(1)
            try:
                return self._alone.submit(look_at, [found], self._depth).result()[0]
            except BrokenProcessPool:
                self._alone.shutdown()
                self._alone = None
                return DIED


def _started(jobs: int) -> ProcessPoolExecutor:
    """A pool that is known to work.

    Raises:
        ConfigurationError: no process can be started here.
    """
    # A process must not be forked where threads exist: it may inherit a lock that stays shut.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _settle)
    try:
        pool.submit(look_at, [], Depth.HEADER).result()
    except BrokenProcessPool:
        pool.shutdown()
        raise ConfigurationError(
            "No process could be started to look at pictures. In a script, begin what it does "
            "with if __name__ == '__main__':, or give jobs=1."
        ) from None
    return pool


def _settle() -> None:
    """Leave the interrupt key to the process that started this one, and keep memory for reuse.

    The GNU allocator hands the memory of each picture back to the system and asks for it anew,
    which takes as long as looking at the picture (13 ms against 24, measured 2026-11).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        for setting, limit in _KEPT.items():
            if mallopt is not None:
                mallopt(setting, limit)
