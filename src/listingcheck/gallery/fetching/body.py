# SPDX-License-Identifier: Apache-2.0
"""The bytes of an answer, never more than allowed."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from listingcheck.gallery.fetching.troubles import Again, too_large
from listingcheck.gallery.supplier import Unreachable

_PIECE = 65_536
_GZIP_OR_ZLIB = 47
"""zlib's number for both, told apart by their beginning."""


def body(pieces: Iterable[bytes], encoding: str, length: str, limit: int) -> Iterator[bytes]:
    """The pieces of a picture, as they come.

    Args:
        pieces: what comes over the wire.
        encoding: ``Content-Encoding``; none is asked for, yet some servers always pack.
        length: ``Content-Length``, which may lie.
        limit: the most bytes, packed or not.

    Raises:
        Unreachable: it is larger, or packed in a way nobody asked for.
    """
    if length.isdecimal() and len(length) < 20 and int(length) > limit:
        raise too_large(limit)
    packed = encoding.strip().lower()
    if packed in {"gzip", "x-gzip", "deflate"}:
        pieces = _unpacked(_bounded(pieces, limit))
    elif packed not in {"", "identity"}:
        raise Unreachable(f"it is packed as {packed[:20]!r}, which nobody asked for", passing=True)
    yield from _bounded(pieces, limit)


def _bounded(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    seen = 0
    for piece in pieces:
        seen += len(piece)
        if seen > limit:
            raise too_large(limit)
        yield piece


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Small pieces, however much one of them holds."""
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for piece in chain(pieces, [b""]):
            yield inflater.decompress(piece, _PIECE)
            while inflater.unconsumed_tail:
                yield inflater.decompress(inflater.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise Again("it is packed, and cannot be unpacked") from error
    if not inflater.eof:
        raise Again("it is packed, and its end is missing")
