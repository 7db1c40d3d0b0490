# SPDX-License-Identifier: Apache-2.0
"""Files inside ``.gz`` and ``.zip``, bounded, so that a small bomb does not fill a machine."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from listingcheck.errors import SourceError
from listingcheck.sources.files.exports import Export

LARGEST_UNPACKED = 8 << 30
"""Bytes that an archive may unpack to."""
HARMLESS = 64 << 20
"""Bytes that any archive may unpack to, however well it was packed."""
MOST_TIMES = 200
"""How many times its packed size a larger one may unpack to; text shrinks to a tenth, not more."""
MOST_FILES = 1_000
_CHUNK = 1 << 20
_ENCRYPTED = 0x1


def inside_gzip(export: Export) -> Export:
    """The file that a gzip archive holds.

    Raises:
        SourceError: it is damaged, or a bomb.
    """

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        with export.bytes() as packed, gzip.open(packed) as unpacked:
            yield cast("BinaryIO", unpacked)

    try:
        _measure(opened, export)
        return Export(export.name, export.path, opened)
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(export, error) from None


def _measure(opened: Callable[[], AbstractContextManager[BinaryIO]], export: Export) -> None:
    """Unpack once without keeping anything: only that tells how much there is."""
    unpacked = 0
    with opened() as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            _check(unpacked, export.size, export)


def inside_zip(export: Export) -> list[Export]:
    """The files that a zip archive holds, without those that systems leave in it.

    Raises:
        SourceError: it is damaged, encrypted, a bomb, or holds too many files.
    """
    try:
        with export.bytes() as stream, ZipFile(stream) as archive:
            members = [info for info in archive.infolist() if _is_file(info)]
            _check_members(members, export)
            bad = archive.testzip()
    except (BadZipFile, NotImplementedError, zlib.error, EOFError) as error:
        raise _damaged(export, error) from None
    if bad is not None:
        raise SourceError(f"{export.name}: {bad} in it is damaged: pack or export it again.")
    return [_member(export, info) for info in members]


def _check_members(members: Sequence[ZipInfo], export: Export) -> None:
    for info in members:
        if info.flag_bits & _ENCRYPTED:
            raise SourceError(f"{export.name} is encrypted: unpack it first.")
        _check(info.file_size, max(info.compress_size, 1), export)
    _check(sum(info.file_size for info in members), export.size, export)
    if len(members) > MOST_FILES:
        raise SourceError(
            f"{export.name} holds {len(members):,} files, more than {MOST_FILES:,}: give the "
            "exports themselves."
        )


def _is_file(info: ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not info.is_dir() and not is_hidden and info.file_size > 0


def _member(export: Export, info: ZipInfo) -> Export:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        with (
            export.bytes() as stream,
            ZipFile(stream) as archive,
            archive.open(info) as member,
        ):
            yield cast("BinaryIO", member)

    path = f"{export.path}/{info.filename}" if export.path else info.filename
    return Export(f"{export.name}/{info.filename}", path, opened)


def _check(unpacked: int, packed: int, export: Export) -> None:
    if unpacked > LARGEST_UNPACKED or unpacked > max(HARMLESS, MOST_TIMES * packed):
        raise SourceError(
            f"{export.name} unpacks to {unpacked >> 20:,} MB and more from {packed >> 10:,} kB, as "
            "only a harmful archive does: give the export itself."
        )


def _damaged(export: Export, error: Exception) -> SourceError:
    return SourceError(f"{export.name} is a damaged archive ({error}): pack or export it again.")
