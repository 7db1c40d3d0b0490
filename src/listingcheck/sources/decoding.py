# SPDX-License-Identifier: Apache-2.0
"""Bytes to text: which encoding a file is in, and what it is when it is no text at all."""

import codecs
import io
import re
from typing import BinaryIO

from listingcheck.errors import SourceError

_SAMPLE = 1 << 16
_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Excel workbook"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"SQLite format 3", "a SQLite database"),
    (b"RIFF", "a picture, sound or video"),
)
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff66-\uff9d]")
_HIGH_RUN = re.compile(rb"[\x80-\xff][\x40-\xff]?")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def open_text(stream: BinaryIO, name: str) -> io.TextIOWrapper:
    """The text of a seekable stream, with its encoding found out and its mark taken off.

    A byte that its encoding does not know becomes U+FFFD: damage is kept visible.

    Raises:
        SourceError: the stream is empty, or is no text.
    """
    head = stream.read(_SAMPLE)
    if not head.strip():
        raise SourceError(f"{name} is empty: export it again.")
    encoding = _encoding(stream, head, name)
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def _encoding(stream: BinaryIO, head: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise SourceError(f"{name} is {what}, not an export of products.")
    wide = _wide(head)
    if wide:
        return wide
    if len(head.translate(None, _CONTROLS)) < 0.9 * len(head):
        raise SourceError(f"{name} is no text: it is not an export of products.")
    stream.seek(0)
    odd = _first_odd_bytes(stream)
    if odd is None:
        return "utf-8"
    return "cp932" if _looks_japanese(odd) else "cp1252"


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of ASCII text is NUL."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _first_odd_bytes(stream: BinaryIO) -> bytes | None:
    """The first stretch that is not UTF-8, or None when all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := stream.read(_CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return chunk
    return None


def _looks_japanese(sample: bytes) -> bool:
    high = b"".join(_HIGH_RUN.findall(sample)[:4000])
    text = high.decode("cp932", errors="replace")
    wrong = text.count("\ufffd")
    return wrong < 0.05 * len(text) and len(_JAPANESE.findall(text)) > 0.6 * len(text)
