# SPDX-License-Identifier: Apache-2.0
"""Groups what shares a key, in memory that does not grow with the number of entries."""

import marshal
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

Entry = tuple[Any, ...]
"""The key, a string, then numbers, strings and None."""

HELD_ENTRIES = 20_000
"""Entries held in memory before they go to a temporary file (some 6 MB)."""
_PARTITIONS = 64


class Grouping:
    """Collects entries and gives back those whose keys occur more than once.

    Small catalogues stay in memory. Beyond :data:`HELD_ENTRIES` the entries go to a temporary
    file in partitions by key, and one partition at a time is read back.
    """

    def __init__(self, held_entries: int = HELD_ENTRIES) -> None:
        self._limit = held_entries
        self._held: list[Entry] = []
        self._file: IO[bytes] | None = None
        self._blocks: list[list[tuple[int, int]]] = [[] for _ in range(_PARTITIONS)]

    def add(self, entry: Entry) -> None:
        """Add one entry."""
        held = self._held
        held.append(entry)
        if len(held) >= self._limit:
            self._spill()

    def groups(self) -> Iterator[list[Entry]]:
        """Yield the groups of two or more entries that share a key, each in order of arrival."""
        if self._file is None:
            yield from _shared(self._held)
            return
        self._spill()
        for blocks in self._blocks:
            yield from _shared(entry for place in blocks for entry in self._read(*place))

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="listingcheck-")  # noqa: SIM115
        partitions: list[list[Entry]] = [[] for _ in range(_PARTITIONS)]
        for entry in self._held:
            partitions[_partition(entry[0])].append(entry)
        for blocks, entries in zip(self._blocks, partitions, strict=True):
            packed = marshal.dumps(entries)
            blocks.append((self._file.tell(), len(packed)))
            self._file.write(packed)
        self._held.clear()

    def _read(self, start: int, length: int) -> list[Entry]:
        assert self._file is not None
        self._file.seek(start)
        entries: list[Entry] = marshal.loads(self._file.read(length))
        return entries

    def close(self) -> None:
        """Drop everything, the temporary file too."""
        self._held.clear()
        if self._file is not None:
            self._file.close()


def _partition(key: str) -> int:
    # Not hash(): its order would change from one run to the next.
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % _PARTITIONS


def _shared(entries: Any) -> Iterator[list[Entry]]:
    first: dict[str, Entry] = {}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        key = entry[0]
        if key not in first:
            first[key] = entry
        elif key in groups:
            groups[key].append(entry)
        else:
            groups[key] = [first[key], entry]
    yield from groups.values()
