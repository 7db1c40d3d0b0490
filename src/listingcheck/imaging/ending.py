# SPDX-License-Identifier: Apache-2.0
"""Whether a picture is all there, and what follows its end: read by its structure, not decoded."""

import zlib
from dataclasses import dataclass, replace
from itertools import islice

from listingcheck.imaging import bounds, jpeg
from listingcheck.picture import Damage, Format

_PADDING = b"\0\r\n\t "
"""What programs fill up a file with; it is no content."""

_PIECES = "it is cut into more pieces than any honest picture"
_CUT = "it stops before its end"


@dataclass(frozen=True, slots=True)
class Ending:
    """What was found where a picture ends."""

    damage: Damage | None = None
    detail: str | None = None
    trailing: int = 0
    frames: int | None = None
    """None where they were not counted."""
    layout: jpeg.Layout | None = None
    """Of a JPEG."""


TRUNCATED = Ending(Damage.TRUNCATED, _CUT)
TOO_MANY = Ending(Damage.TOO_LARGE, _PIECES)


def ending(data: bytes, kind: Format) -> Ending:
    """How a picture of this kind ends; formats whose end is not marked always end well."""
    look = _LOOKS.get(kind)
    return look(data) if look else Ending()


def _broken(detail: str) -> Ending:
    return Ending(Damage.BROKEN, detail)


def _ended(data: bytes, end: int, frames: int | None = None) -> Ending:
    """A whole picture; what follows it counts unless all of it is padding."""
    if end >= len(data):
        return Ending(frames=frames)
    rest = data[end:]
    return Ending(trailing=len(rest) if rest.strip(_PADDING) else 0, frames=frames)


def _jpeg(data: bytes) -> Ending:
    """The end stands after the picture, not in the small one that its EXIF holds."""
    try:
        layout = jpeg.layout(data)
        end = jpeg.end(data, layout.scan) if layout else None
    except jpeg.TooManySegmentsError:
        return TOO_MANY
    if end is None:
        return replace(TRUNCATED, layout=layout)
    # Telephones put further pictures behind the first: depth, the other eye, a gain map.
    if data[end : end + 64].lstrip(_PADDING).startswith(b"\xff\xd8\xff"):
        end = data.rindex(b"\xff\xd9") + 2
    return replace(_ended(data, end), layout=layout)


_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _png(data: bytes) -> Ending:
    """Every chunk carries a check sum, and the last one is IEND."""
    if not data.startswith(_PNG_SIGNATURE):
        return _broken("its first bytes were changed on the way, as by sending it as text")
    at = len(_PNG_SIGNATURE)
    pixels = False
    view = memoryview(data)
    for _ in range(bounds.MOST_CHUNKS):
        end = at + int.from_bytes(data[at : at + 4], "big") + 12
        name = data[at + 4 : at + 8]
        if at + 12 > len(data) or (end > len(data) and name.isalpha()):
            return TRUNCATED
        if not name.isalpha():
            return _broken("its chunks do not join up")
        if zlib.crc32(view[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return _broken(f"the check sum of its {name.decode('ascii')} chunk is wrong")
        at = end
        pixels = pixels or name == b"IDAT"
        if name == b"IEND":
            return _ended(data, at) if pixels else _broken("it has no pixels")
    return TOO_MANY


def _gif(data: bytes) -> Ending:
    """Blocks up to the trailer; frames are counted on the way."""
    if len(data) < 13:
        return TRUNCATED
    at = 13 + _gif_palette(data[10])
    frames = 0
    budget = bounds.MOST_BLOCKS
    while at < len(data) - 10 and data[at] in {0x21, 0x2C}:
        frame = data[at] == 0x2C
        frames += frame
        comment = data[at : at + 2] == b"\x21\xfe"
        start = at + (11 + _gif_palette(data[at + 9]) if frame else 2)
        at, blocks = _gif_blocks(
            data, start, min(budget, bounds.MOST_COMMENTS) if comment else budget
        )
        budget -= blocks + 1
        if at < 0:
            return TOO_MANY
    return _gif_end(data, at, min(frames, bounds.MOST_FRAMES))


def _gif_blocks(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Where blocks end that begin here, and how many they are; -1 if they are too many."""
    for blocks in range(most):
        if at >= len(data) or not data[at]:
            return at + 1, blocks
        at += data[at] + 1
    return -1, most


def _gif_end(data: bytes, at: int, frames: int) -> Ending:
    """What stands where no further block begins."""
    while data[at : at + 1] == b"\0":
        at += 1
    if data[at : at + 1] == b"\x3b":
        return _ended(data, at + 1, frames) if frames else _broken("it has no pixels")
    if at >= len(data) - 10:
        return replace(TRUNCATED, frames=frames)
    # Viewers pass over what is no block once they have a frame.
    end = data.rfind(b"\x3b", at) + 1 or at
    return _ended(data, end, frames) if frames else _broken("its blocks do not join up")


def _gif_palette(flags: int) -> int:
    """Bytes of the palette that these flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _webp(data: bytes) -> Ending:
    """The RIFF header says how long the file is."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        return TRUNCATED
    return _ended(data, end + (end & 1))


def _bmp(data: bytes) -> Ending:
    """Where rows are not packed, their number and length say where the last one ends."""
    if len(data) < 26:
        return TRUNCATED
    core = int.from_bytes(data[14:18], "little") == 12
    width, height, bits, packing = _bmp_fields(data, core=core)
    if packing not in {0, 3, 6}:
        return Ending()
    start = int.from_bytes(data[10:14], "little")
    end = start + (abs(width) * bits + 31) // 32 * 4 * abs(height)
    # Some programs leave out the padding of the last row.
    return TRUNCATED if end - 3 > len(data) else _ended(data, max(end, _declared(data)))


def _bmp_fields(data: bytes, *, core: bool) -> tuple[int, int, int, int]:
    """Width, height, bits of a pixel and packing."""
    if core:
        sides = int.from_bytes(data[18:20], "little"), int.from_bytes(data[20:22], "little")
        return *sides, int.from_bytes(data[24:26], "little"), 0
    width = int.from_bytes(data[18:22], "little", signed=True)
    height = int.from_bytes(data[22:26], "little", signed=True)
    bits = int.from_bytes(data[28:30], "little")
    return width, height, bits, int.from_bytes(data[30:34], "little")


def _declared(data: bytes) -> int:
    """The length that a BMP states, where that is no more than it has."""
    length = int.from_bytes(data[2:6], "little")
    return length if length <= len(data) else 0


def _boxes(data: bytes) -> Ending:
    """Boxes one after the other, each with its length; the last may leave it open."""
    at = 0
    for _ in islice(range(len(data)), bounds.MOST_CHUNKS):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if at >= len(data) or (size == 0 and name.isalnum()):
            return Ending()
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8 or not name.isalnum():
            return _ended(data, at)
        if at + size > len(data):
            return TRUNCATED
        at += size
    return TOO_MANY


_LOOKS = {
    Format.JPEG: _jpeg,
    Format.PNG: _png,
    Format.GIF: _gif,
    Format.WEBP: _webp,
    Format.BMP: _bmp,
    Format.HEIC: _boxes,
    Format.AVIF: _boxes,
}
