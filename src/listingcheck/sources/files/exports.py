# SPDX-License-Identifier: Apache-2.0
"""A file of an export, wherever it comes from: its text, as often as it is needed."""

import io
import os
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from listingcheck.errors import SourceError
from listingcheck.sources.files.decoding import encoding_of

STANDARD_INPUT = "-"
_HELD_IN_MEMORY = 16 << 20
"""Bytes of a stream that cannot be wound back, before they go to a temporary file."""
_PIECE = 1 << 20
_HEAD = 512
"""Bytes that tell archives, workbooks and texts apart."""


class Export:
    """A file of any content, to be opened as often as it is needed.

    Args:
        name: what messages call it.
        path: what reports call it; None when it has no name.
        opened: gives its bytes, any number of times.
    """

    def __init__(
        self, name: str, path: str | None, opened: Callable[[], AbstractContextManager[BinaryIO]]
    ) -> None:
        self.name = name
        self.path = path
        self._opened = opened
        self._stream: BinaryIO | None = None
        with opened() as stream:
            stream.seek(0)
            self.head = stream.read(_HEAD)
            """Its first bytes."""

    @cached_property
    def size(self) -> int:
        """How many bytes it has."""
        with self._opened() as stream:
            return stream.seek(0, io.SEEK_END)

    @cached_property
    def encoding(self) -> str:
        """The encoding of its text.

        Raises:
            SourceError: it is no text.
        """
        with self._opened() as stream:
            return encoding_of(stream, self.name)

    @contextmanager
    def bytes(self) -> Iterator[BinaryIO]:
        """The bytes from their beginning."""
        with self._opened() as stream:
            stream.seek(0)
            self._stream = stream
            yield stream

    @property
    def reached(self) -> int | None:
        """How many bytes whoever reads it has come to; None where nobody does."""
        try:
            return self._stream.tell() if self._stream is not None else None
        except (OSError, ValueError):
            return None

    @contextmanager
    def open(self, encoding: str | None = None) -> Iterator[TextIO]:
        """The text from its beginning, without a byte order mark.

        A byte that its encoding does not know becomes U+FFFD: damage is kept visible.
        """
        encoding = encoding or self.encoding
        with self.bytes() as stream:
            text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
            try:
                yield text
            finally:
                text.detach()


def export_of(source: Any) -> Export:
    """The export in a path, ``-`` for standard input, an open file, or bytes.

    Raises:
        SourceError: there is no such file, or it cannot be opened.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return _of_stream(io.BytesIO(source), "the data", None)
    if source == STANDARD_INPUT:
        return _of_stream(sys.stdin, "standard input", STANDARD_INPUT)
    if isinstance(source, str | os.PathLike):
        return _of_path(os.fspath(source))
    name = getattr(source, "name", None)
    path = name if isinstance(name, str) else None
    return _of_stream(source, path or "the stream", path)


def _of_path(path: str) -> Export:
    place = Path(path)
    try:
        if place.is_dir():
            raise SourceError(f"{path} is a folder: name the export inside it.")
        return Export(path, path, lambda: place.open("rb"))
    except FileNotFoundError:
        raise SourceError(f"There is no file {path:.200}: check its name and folder.") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path:.200} cannot be opened: {_reason(error)}.") from None


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _of_stream(source: Any, name: str, path: str | None) -> Export:
    stream = getattr(source, "buffer", source)
    if _can_be_wound_back(stream):
        return Export(name, path, lambda: nullcontext(stream))
    copy = _copied(source if getattr(source, "seekable", bool)() else stream)
    export = Export(name, path, lambda: nullcontext(copy))
    weakref.finalize(export, copy.close)
    return export


def _can_be_wound_back(stream: Any) -> bool:
    """Whether its beginning is where the caller wants it read from."""
    is_binary = isinstance(stream, io.IOBase) and not isinstance(stream, io.TextIOBase)
    return is_binary and stream.seekable() and stream.tell() == 0


def _copied(stream: Any) -> BinaryIO:
    """The rest of a stream of bytes or text, in a temporary file."""
    import tempfile

    copy = tempfile.SpooledTemporaryFile(max_size=_HELD_IN_MEMORY)  # noqa: SIM115 - kept open
    while piece := stream.read(_PIECE):
        copy.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
    return cast("BinaryIO", copy)
