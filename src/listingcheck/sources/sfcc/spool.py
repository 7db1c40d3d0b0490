# SPDX-License-Identifier: Apache-2.0
"""Keeps what was read of each product aside, so that nothing is parsed twice.

Small catalogues stay in memory, large ones go to a temporary file, which nobody else can open and
which is gone when it is closed.
"""

import marshal
from array import array
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Self

_HELD_IN_MEMORY = 16 << 20
"""Bytes of records, before they go to a temporary file."""


class Spool:
    """Records of plain data, in the order in which they were added."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_HELD_IN_MEMORY)  # noqa: SIM115 - see __exit__
        self._begins = array("Q", [0])
        """Where each record begins, and the next one would."""
        self._position = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._begins) - 1

    def add(self, record: tuple[Any, ...]) -> None:
        """Append a record, before any is read."""
        data = marshal.dumps(record)
        self._file.write(data)
        self._begins.append(self._begins[-1] + len(data))
        self._position = -1

    def __getitem__(self, number: int) -> tuple[Any, ...]:
        """The record of that number, from 0; reading on in order is quickest."""
        begin, end = self._begins[number], self._begins[number + 1]
        if begin != self._position:
            self._file.seek(begin)
        self._position = end
        record: tuple[Any, ...] = marshal.loads(self._file.read(end - begin))
        return record
