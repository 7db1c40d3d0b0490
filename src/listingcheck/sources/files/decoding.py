# SPDX-License-Identifier: Apache-2.0
"""Bytes to text: which encoding a file is in, and what it is when it is no text at all."""

import codecs
import io
import re
from collections.abc import Iterator
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
    (b"PK\x03\x04", "an archive inside an archive"),
    (b"\x1f\x8b", "an archive inside an archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"RIFF", "a picture, sound or video"),
)
_WHAT_TO_GIVE = "Give the file that the shop exported."
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff66-\uff9d]")
_JAPANESE_RUN = re.compile(rb"(?:[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]){2,}")
"""Characters of Shift_JIS side by side."""
_HIGH_RUN = re.compile(rb"[\x80-\xff][\x40-\xff]?")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def encoding_of(stream: BinaryIO, name: str) -> str:
    """The encoding of the text in a seekable stream, found out by looking at all of it.

    Raises:
        SourceError: the stream is empty, is no text, or ends in the middle of a character.
    """
    stream.seek(0)
    head = stream.read(_SAMPLE)
    if not head.strip():
        raise SourceError(f"{name} is empty: export it again.")
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise SourceError(f"{name} is {what}, not an export of products. {_WHAT_TO_GIVE}")
    encoding = _marked(head) or _wide(head)
    if encoding:
        _check_whole(stream, encoding, name)
        return encoding
    if len(head.translate(None, _CONTROLS)) < 0.9 * len(head):
        raise SourceError(f"{name} is no text, so it is no export of products. {_WHAT_TO_GIVE}")
    return _narrow(stream)


def _marked(head: bytes) -> str | None:
    """The encoding that a byte order mark states."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of ASCII text is NUL."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _check_whole(stream: BinaryIO, encoding: str, name: str) -> None:
    width = 4 if encoding == "utf-32" else 2 if encoding.startswith("utf-16") else 1
    if stream.seek(0, io.SEEK_END) % width:
        raise SourceError(
            f"{name} was cut off: it ends in the middle of a character. Export it again."
        )


def _narrow(stream: BinaryIO) -> str:
    odd = _first_odd_bytes(stream)
    if odd is None or _mostly_utf8(stream):
        return "utf-8"
    return "cp932" if _looks_japanese(odd) else "cp1252"


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield chunk


def _first_odd_bytes(stream: BinaryIO) -> bytes | None:
    """The first stretch that is not UTF-8, or None when all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in _chunks(stream):
        if chunk.isascii() and not decoder.getstate()[0]:
            continue
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return chunk
    return None


def _mostly_utf8(stream: BinaryIO) -> bool:
    """Whether the odd bytes are damage: fewer than the characters that UTF-8 explains."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    right = wrong = 0
    for chunk in _chunks(stream):
        text = decoder.decode(chunk)
        odd = text.count("\ufffd")
        wrong += odd
        right += len(text) - len(text.encode("ascii", "ignore")) - odd
    return right > wrong


def _looks_japanese(sample: bytes) -> bool:
    high = b"".join(_HIGH_RUN.findall(sample)[:4000])
    text = high.decode("cp932", errors="replace")
    if text.count("\ufffd") > 0.05 * len(text):
        return False
    # An accent takes the letter behind it along, but stands alone; Japanese stands together.
    together = sum(len(run) for run in _JAPANESE_RUN.findall(sample))
    return len(_JAPANESE.findall(text)) > 0.6 * len(text) and together > 0.5 * len(high)
