# SPDX-License-Identifier: Apache-2.0
"""Pictures that can be read: in memory, in a file, in an archive. Each is read up to a bound."""

import os
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from listingcheck.gallery.supplier import Unreachable
from listingcheck.imaging.bounds import LARGEST_FILE

_HEADER = 30
"""Bytes before the name of a member in a zip archive (PKWARE APPNOTE 4.3.7)."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """A picture whose bytes are there."""

    name: str
    data: bytes

    @property
    def held(self) -> int:
        return len(self.data)

    def read(self) -> bytes:
        """Its bytes."""
        return bounded(self.data)


@dataclass(frozen=True, slots=True)
class InFile:
    """A picture in a file."""

    name: str
    path: str
    held = 0

    def read(self) -> bytes:
        """The bytes of the file."""
        try:
            with opened(self.path) as stream:
                # As much as there is: a larger buffer takes as long as all the rest.
                size = os.fstat(stream.fileno()).st_size
                return bounded(stream.read(min(size, LARGEST_FILE) + 1))
        except OSError as error:
            raise Unreachable(error.strerror or str(error)) from None


@dataclass(frozen=True, slots=True)
class InArchive:
    """A picture in a zip archive, by the place of its bytes, so that its list is read once."""

    name: str
    archive: str
    offset: int
    packed: int
    size: int
    deflated: bool
    checksum: int
    held = 0

    def read(self) -> bytes:
        """The unpacked bytes of the member."""
        try:
            with opened(self.archive) as stream:
                data = self._unpacked(stream)
        except (OSError, zlib.error) as error:
            raise Unreachable(f"it is damaged in the archive ({error})") from None
        if len(data) != self.size or zlib.crc32(data) != self.checksum:
            raise Unreachable("it is damaged in the archive")
        return data

    def _unpacked(self, stream: BinaryIO) -> bytes:
        stream.seek(self.offset)
        header = stream.read(_HEADER)
        further = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        stream.seek(self.offset + _HEADER + further)
        data = stream.read(min(self.packed, LARGEST_FILE + 1))
        if self.deflated:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, self.size + 1)
        return bounded(data)


def bounded(data: bytes) -> bytes:
    """The bytes, if there are not too many."""
    if len(data) > LARGEST_FILE:
        raise Unreachable(f"it is larger than {LARGEST_FILE >> 20} MB, more than is read")
    return data


def opened(path: str) -> BinaryIO:
    """A file that is one: no device, and nothing that waits for someone to write into it.

    Raises:
        OSError: it is none, or cannot be opened.
    """
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise OSError("it is no file")
    return os.fdopen(os.open(path, _FLAGS), "rb", buffering=0)


_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Never waits, even where the file was changed for a pipe since it was looked at."""
