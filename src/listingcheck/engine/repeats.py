# SPDX-License-Identifier: Apache-2.0
"""Finds keys that occur more than once, in memory that does not grow with their number."""

import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

HELD_KEYS = 1 << 18
"""Keys held in memory before they go to a temporary file (2 MB)."""
_PARTITIONS = 64
_NOTHING = hash(None)


class Repeats:
    """Takes keys in order and gives back where those stand that occur more than once.

    A key is kept as its 64-bit hash: among ten million keys the chance that two different ones are
    taken for the same is one in three hundred thousand.
    """

    def __init__(self, held_keys: int = HELD_KEYS) -> None:
        self._limit = held_keys
        self._held = array("q")
        self.count = 0
        """How many keys there are."""
        self._file: IO[bytes] | None = None
        self._chunks: list[tuple[int, int]] = []
        self._partitions: list[list[tuple[int, int]]] = [[] for _ in range(_PARTITIONS)]

    def extend(self, keys: Sequence[str | None]) -> None:
        """Add keys. None takes a place and is never repeated."""
        self._held.extend(map(hash, keys))
        self.count += len(keys)
        if len(self._held) >= self._limit:
            self._spill()

    def groups(self) -> list[list[int]]:
        """The places of each repeated key, in order; the groups by their first place."""
        repeated = self._repeated()
        places: dict[int, list[int]] = {key: [] for key in repeated}
        for start, keys in self._in_order():
            for place, key in enumerate(keys, start):
                if key in repeated:
                    places[key].append(place)
        return sorted(places.values())

    def close(self) -> None:
        """Drop everything, the temporary file too."""
        del self._held[:]
        if self._file is not None:
            self._file.close()

    def _repeated(self) -> set[int]:
        if self._file is None:
            return _repeated(self._held)
        self._spill()
        found = (_repeated(self._read(blocks)) for blocks in self._partitions)
        return set().union(*found)

    def _in_order(self) -> Iterator[tuple[int, Sequence[int]]]:
        start = 0
        for chunk in self._chunks:
            keys = self._read([chunk])
            yield start, keys
            start += len(keys)
        yield start, self._held

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="listingcheck-")  # noqa: SIM115
        partitions = [array("q") for _ in range(_PARTITIONS)]
        add = [partition.append for partition in partitions]
        for key in self._held:
            add[key % _PARTITIONS](key)
        for blocks, partition in zip(self._partitions, partitions, strict=True):
            blocks.append(self._write(partition))
        self._chunks.append(self._write(self._held))
        del self._held[:]

    def _write(self, keys: "array[int]") -> tuple[int, int]:
        assert self._file is not None
        start = self._file.tell()
        self._file.write(keys.tobytes())
        return start, len(keys)

    def _read(self, blocks: Iterable[tuple[int, int]]) -> "array[int]":
        assert self._file is not None
        keys = array("q")
        for start, count in blocks:
            self._file.seek(start)
            keys.frombytes(self._file.read(count * keys.itemsize))
        self._file.seek(0, 2)
        return keys


def _repeated(keys: Iterable[int]) -> set[int]:
    repeated = {key for key, times in Counter(keys).items() if times > 1}
    return repeated - {_NOTHING}
