# SPDX-License-Identifier: Apache-2.0
"""Keeps small notes and gives back those that are asked for."""

import marshal
import tempfile
from array import array
from typing import IO, Any

HELD_BYTES = 4 << 20
"""Bytes held in memory before they go to a temporary file."""


class Notes:
    """Plain data by number, in order of arrival; a note takes eight bytes of memory."""

    def __init__(self, held_bytes: int = HELD_BYTES) -> None:
        self._limit = held_bytes
        self._held = bytearray()
        self._spilled = 0
        self._starts = array("Q")
        self._file: IO[bytes] | None = None

    def add(self, note: Any) -> None:
        """Keep one note: numbers, strings, None, and tuples and lists of them."""
        self._starts.append(self._spilled + len(self._held))
        self._held += marshal.dumps(note)
        if len(self._held) >= self._limit:
            self._spill()

    def __getitem__(self, number: int) -> Any:
        start = self._starts[number]
        if start >= self._spilled:
            return marshal.loads(memoryview(self._held)[start - self._spilled :])
        assert self._file is not None
        self._file.seek(start)
        length = self._starts[number + 1] - start if number + 1 < len(self._starts) else -1
        return marshal.loads(self._file.read(length))

    def close(self) -> None:
        """Drop everything, the temporary file too."""
        self._held.clear()
        if self._file is not None:
            self._file.close()

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="listingcheck-")  # noqa: SIM115
        self._file.seek(0, 2)
        self._file.write(self._held)
        self._spilled += len(self._held)
        self._held.clear()
