# SPDX-License-Identifier: Apache-2.0
"""Where pictures are looked at: here and now, in other processes, or by threads that wait."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Protocol

from listingcheck.gallery.looking import Outcome, found_by, look, measured, read
from listingcheck.gallery.supplier import Found
from listingcheck.gallery.workers import Task, Workers
from listingcheck.picture import Depth

Find = Callable[[], Found | None]

MOST_HELD = 64 << 20
"""Bytes of pictures that wait for a worker: as many as the largest picture has."""

_CHUNK_HELD = 8 << 20
"""Bytes of pictures that are sent to a worker together."""

_CHUNKS_AHEAD = 3
"""Chunks per worker on their way: one it looks at, one that waits, one that is being made."""


class Cell(Protocol):
    """What becomes of one picture, sooner or later."""

    def outcome(self) -> Outcome:
        """Wait for it."""
        ...


class Desk(Protocol):
    """Looks at pictures in one way."""

    ahead: int
    """How many pictures may be under way before the first of them is asked for."""
    held: int
    """Bytes of pictures that wait in memory."""

    def begin(self, find: Find) -> Cell:
        """Have a picture looked at."""
        ...

    def close(self) -> None:
        """End what is under way."""
        ...


class Known:
    """What is known already."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def outcome(self) -> Outcome:
        return self._outcome


class Here:
    """Looks at each picture here and now."""

    ahead = 0
    held = 0

    def __init__(self, depth: Depth) -> None:
        self._depth = depth

    def begin(self, find: Find) -> Known:
        found = found_by(find)
        return Known(found if isinstance(found, Outcome) else look(found, self._depth))

    def close(self) -> None:
        """Nothing is under way."""


class Chunks:
    """Finds pictures here, and sends some at a time to other processes."""

    def __init__(self, workers: Workers, depth: Depth) -> None:
        self.held = 0
        self._workers = workers
        self._size = _chunk_size(depth)
        self.ahead = workers.jobs * _CHUNKS_AHEAD * self._size
        self._open = Chunk(self)

    def begin(self, find: Find) -> Cell:
        found = found_by(find)
        if isinstance(found, Outcome):
            return Known(found)
        self.held += found.held
        chunk = self._open
        cell = chunk.add(found)
        if len(chunk.found) >= self._size or chunk.held >= _CHUNK_HELD:
            self.send(chunk)
        return cell

    def send(self, chunk: "Chunk") -> Task:
        """Have a chunk looked at; what comes next goes into another one."""
        if chunk is self._open:
            self._open = Chunk(self)
        chunk.task = self._workers.submit(chunk.found)
        return chunk.task

    def collect(self, chunk: "Chunk") -> list[Outcome]:
        """Wait for a chunk."""
        outcomes = self._workers.outcomes(chunk.task or self.send(chunk))
        self.held -= chunk.held
        return outcomes

    def close(self) -> None:
        """End the processes."""
        self._workers.close()


class Chunk:
    """Some pictures that one worker looks at."""

    def __init__(self, desk: Chunks) -> None:
        self.found: list[Found] = []
        self.held = 0
        self.task: Task | None = None
        self._desk: Chunks | None = desk
        self._outcomes: list[Outcome] = []

    def add(self, found: Found) -> "InChunk":
        """Take one more picture."""
        self.found.append(found)
        self.held += found.held
        return InChunk(self, len(self.found) - 1)

    def outcome(self, number: int) -> Outcome:
        """What became of one of them. The pictures themselves are let go."""
        if self._desk is not None:
            self._outcomes = self._desk.collect(self)
            self._desk, self.task, self.found = None, None, []
        return self._outcomes[number]


class InChunk:
    """A picture in a chunk."""

    def __init__(self, chunk: Chunk, number: int) -> None:
        self._chunk = chunk
        self._number = number

    def outcome(self) -> Outcome:
        return self._chunk.outcome(self._number)


class Threads:
    """Finds several pictures at once, for suppliers that are slow to answer.

    Args:
        at_once: how many.
        depth: how deep they are looked into.
        workers: processes that look at them; one at a time is looked at here without.
    """

    held = 0

    def __init__(self, at_once: int, depth: Depth, workers: Workers | None) -> None:
        self.ahead = 4 * at_once
        self._depth = depth
        self._workers = workers
        self._measuring = Lock()
        self._threads = ThreadPoolExecutor(at_once, "pictures")

    def begin(self, find: Find) -> Cell:
        return InThread(self._threads.submit(self._look, find))

    def close(self) -> None:
        """End what is under way: finds that wait for a slow answer are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._workers is not None:
            self._workers.close()

    def _look(self, find: Find) -> Outcome:
        found = found_by(find)
        if isinstance(found, Outcome):
            return found
        if self._workers is not None:
            return self._workers.outcomes(self._workers.submit([found]))[0]
        data = read(found)
        if isinstance(data, Outcome):
            return data
        with self._measuring:
            return measured(data, self._depth)


class InThread:
    """A picture that a thread looks at."""

    def __init__(self, future: Future[Outcome]) -> None:
        self._future = future

    def outcome(self) -> Outcome:
        return self._future.result()


def _chunk_size(depth: Depth) -> int:
    """Pictures that are sent together: some 50 ms of work or more, so that sending costs little.

    Pixels and codes take 13 ms, text 0.8 s (measured 2026-11).
    """
    return 1 if depth & Depth.TEXT else 4
