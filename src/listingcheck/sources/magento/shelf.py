# SPDX-License-Identifier: Apache-2.0
"""Keeps what a first pass read, so that it can be taken in its order and by its name."""

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Any

_HELD_BYTES = 16 << 20
"""Bytes held in memory before they go to a temporary file."""
_TOGETHER = 32
"""Items that are packed, and read again, together."""
_BLOCKS_HELD = 64
"""Packs that are held unpacked: what is asked for mostly was read a moment ago."""


class Shelf:
    """Numbers, texts, bytes, and tuples and dicts of them, in order of arrival.

    An item takes 16 bytes of memory; the items themselves are in a file.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_HELD_BYTES, prefix="listingcheck-")  # noqa: SIM115
        self._pending: list[Any] = []
        self._starts = array("Q", [0])
        self._hashes = array("q")
        self._order = array("Q")
        """The numbers of the items, by the hashes of their names."""
        self._repeated: set[int] = set()
        self._blocks: dict[int, list[Any]] = {}

    def add(self, name: str, item: Any) -> None:
        """Put an item behind the others."""
        self._hashes.append(hash(name))
        self._pending.append(item)
        if len(self._pending) == _TOGETHER:
            self._store()

    def sort(self) -> None:
        """Make the items known by their names, once all are there."""
        self._store()
        hashes = self._hashes
        self._order = array("Q", sorted(range(len(hashes)), key=hashes.__getitem__))
        self._hashes = array("q", [hashes[at] for at in self._order])
        pairs = zip(self._hashes, self._hashes[1:], strict=False)
        self._repeated = {one for one, other in pairs if one == other}

    def __iter__(self) -> Iterator[Any]:
        """Yield the items in their order."""
        for number in range(len(self._starts) - 1):
            yield from self._block(number)

    def repeats(self, name: str) -> bool:
        """Whether several items may have this name."""
        return bool(self._repeated) and hash(name) in self._repeated

    def named(self, name: str) -> list[Any]:
        """The items that may have a name, in their order; others may be among them."""
        wanted, found, hashes = hash(name), [], self._hashes
        at = bisect_left(hashes, wanted)
        while at < len(hashes) and hashes[at] == wanted:
            block, place = divmod(self._order[at], _TOGETHER)
            found.append(self._block(block)[place])
            at += 1
        return found

    def close(self) -> None:
        """Drop everything, the temporary file too."""
        self._file.close()

    def _store(self) -> None:
        data = marshal.dumps(self._pending)
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))
        self._pending = []

    def _block(self, number: int) -> list[Any]:
        block = self._blocks.get(number)
        if block is None:
            start, end = self._starts[number], self._starts[number + 1]
            self._file.seek(start)
            block = self._blocks[number] = marshal.loads(self._file.read(end - start))
            if len(self._blocks) > _BLOCKS_HELD:
                del self._blocks[next(iter(self._blocks))]
        return block
