# SPDX-License-Identifier: Apache-2.0
"""Pictures in a zip archive, which is never unpacked to disk."""

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure
from listingcheck.gallery.folder import LEFT_BY_SYSTEMS
from listingcheck.gallery.found import InArchive, opened
from listingcheck.gallery.index import Index
from listingcheck.gallery.refusals import Refusals, shown
from listingcheck.imaging.bounds import LARGEST_FILE
from listingcheck.product import Product
from listingcheck.sources.files.archives import MOST_TIMES

HARMLESS = 16 << 20
"""Bytes that any member may unpack to, however well it was packed."""

_LONGEST_LISTING = 32 << 20
"""Bytes of the list of its members: some 300,000 of them, which take some 300 MB once read."""

_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", 56, 20
"""What begins the end of an archive, and how long the records before it are in a large one
(PKWARE APPNOTE 4.3.14 to 4.3.16)."""

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")


class Archive:
    """Finds pictures among the members of a zip archive, whose list is read once.

    Raises:
        ConfigurationError: it is no zip archive, or a damaged one.
    """

    at_once = 1
    asks_whose = True

    def __init__(self, path: Path) -> None:
        self.label = str(path)
        self._path = str(path)
        self._refusals = Refusals(self.label)
        try:
            with opened(self._path) as stream:
                _check_listing(stream)
                with ZipFile(stream) as archive:
                    self._members = dict(self._safe(archive.infolist()))
        except (OSError, BadZipFile, NotImplementedError, ValueError) as error:
            raise ConfigurationError(f"{path} cannot be read as a zip archive: {error}.") from None
        self._index = Index(self._members)

    def find(self, name: str, product: Product) -> InArchive | None:
        found = self._index.find(name, product)
        return None if found is None else self._found(found)

    def named_after(self, product: Product) -> Sequence[InArchive]:
        return [self._found(path) for path in self._index.named_after(product)]

    def remarks(self) -> list[Failure]:
        """What was not read."""
        return self._refusals.failures()

    def close(self) -> None:
        """Nothing is open."""

    def _found(self, name: str) -> InArchive:
        info = self._members[name]
        return InArchive(
            shown(name),
            self._path,
            info.header_offset,
            info.compress_size,
            info.file_size,
            info.compress_type == ZIP_DEFLATED,
            info.CRC,
        )

    def _safe(self, members: Iterable[ZipInfo]) -> Iterator[tuple[str, ZipInfo]]:
        """Those that can be read without harm, by name."""
        end = 0
        for info in sorted(members, key=lambda info: info.header_offset):
            name = info.filename.replace("\\", "/")
            if info.is_dir() or any(p.startswith(LEFT_BY_SYSTEMS[1:]) for p in name.split("/")):
                continue
            reason = _reason(info, name)
            # Members that share their bytes are how a small archive unpacks to petabytes.
            if reason is None and info.header_offset < end:
                reason = "its bytes are those of another file"
            end = max(end, info.header_offset + info.compress_size)
            if reason is None:
                yield name, info
            else:
                self._refusals.add(name, reason)


def _check_listing(stream: BinaryIO) -> None:
    if _listing(stream) > _LONGEST_LISTING:
        raise BadZipFile("it lists more files than are read")


def _listing(stream: BinaryIO) -> int:
    """The size of the list of members, as the end of an archive states it."""
    longest = _END_64 + _LOCATOR_64 + 22 + 0xFFFF
    stream.seek(-min(longest, stream.seek(0, SEEK_END)), SEEK_END)
    tail = stream.read()
    plain = tail[-22:].startswith(_END) and tail.endswith(b"\0\0")
    at = len(tail) - 22 if plain else tail.rfind(_END)
    if at < 0:
        raise BadZipFile("it is none")
    before = tail[max(at - _END_64 - _LOCATOR_64, 0) : at]
    size, large = tail[at + 12 : at + 16], before[40:48]
    is_large = before[_END_64:].startswith(b"PK\x06\x07")
    return int.from_bytes(large if is_large else size, "little")


def _reason(info: ZipInfo, name: str) -> str | None:
    """Why a member is not read, in words that follow a colon."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "its name leads out of the archive"
    if kind == stat.S_IFLNK:
        return "it is a link"
    if kind not in (0, stat.S_IFREG):
        return "it is no file"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "it is packed in a way that is not read"
    return _too_large(info)


def _too_large(info: ZipInfo) -> str | None:
    size, packed = info.file_size, info.compress_size
    if size > LARGEST_FILE:
        return f"it is larger than {LARGEST_FILE >> 20} MB, more than is read"
    if size > max(HARMLESS, MOST_TIMES * packed):
        return f"it unpacks to {size >> 20:,} MB from {packed >> 10:,} kB, as no picture does"
    return None
