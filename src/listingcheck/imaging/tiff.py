# SPDX-License-Identifier: Apache-2.0
"""Reads what a TIFF says of itself, and with it EXIF, which is one (TIFF 6.0; BigTIFF)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from listingcheck.imaging import bounds

WIDTH, HEIGHT, BITS, PHOTOMETRIC = 256, 257, 258, 262
STRIPS, ORIENTATION, SAMPLES, STRIP_SIZES = 273, 274, 277, 279
TILES, TILE_SIZES, EXTRA, PROFILE = 324, 325, 338, 34675
_WANTED = frozenset(
    {
        *(WIDTH, HEIGHT, BITS, PHOTOMETRIC, STRIPS, ORIENTATION, SAMPLES, STRIP_SIZES),
        *(TILES, TILE_SIZES, EXTRA, PROFILE),
    }
)

_TYPES = {1: "B", 3: "H", 4: "I", 7: "B", 13: "I", 16: "Q"}
"""Whole numbers, by the code of their type, as ``struct`` names them."""

_MOST_VALUES = 100_000
"""Of one tag: strips of a picture, of which there is at most one a row."""

_COLOURS = {2: "RGB", 3: "P", 5: "CMYK", 6: "RGB", 8: "LAB"}
"""Pillow's name of what a photometric interpretation is decoded to."""


class _Shape(NamedTuple):
    """How numbers are written: order, then ``struct`` codes of count, entry and offset."""

    order: str
    counted: str
    entry: str
    offset: str


_SHAPES = {
    b"II*\0": _Shape("<", "H", "HHI4s", "I"),
    b"MM\0*": _Shape(">", "H", "HHI4s", "I"),
    b"II+\0": _Shape("<", "Q", "HHQ8s", "Q"),
    b"MM\0+": _Shape(">", "Q", "HHQ8s", "Q"),
}

Tags = Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """What its first directory says."""

    width: int
    height: int
    mode: str | None
    alpha: bool
    profile: bytes | None
    frames: int
    end: int
    """The byte after the last pixels, as far as it is told."""


def orientation(exif: bytes) -> int:
    """How a picture is to be turned, from 1, upright, to 8; 1 where it cannot be read."""
    return _turn(_directory(exif.removeprefix(b"Exif\0\0"), frozenset({ORIENTATION})))


def outline(data: bytes) -> Outline | None:
    """The first picture, turned upright; None where its size is not told."""
    tags = _directory(data, _WANTED)
    width, height = _first(tags, WIDTH), _first(tags, HEIGHT)
    if not width or not height:
        return None
    if _turn(tags) >= 5:
        width, height = height, width
    alpha = _first(tags, EXTRA) in {1, 2}
    length, start = tags.get(PROFILE, (0, 0))
    profile = data[start : start + length] or None
    return Outline(
        width,
        height,
        _mode(tags, alpha=alpha),
        alpha,
        profile,
        _frames(data),
        _end(tags, width * height),
    )


def _directory(data: bytes, wanted: frozenset[int]) -> Tags:
    """The wanted tags of the first directory that are whole numbers."""
    shape = _SHAPES.get(data[:4])
    tags: dict[int, tuple[int, ...]] = {}
    begin = _start(data, shape) if shape else 0
    if not shape or not begin:
        return tags
    entry = struct.Struct(shape.order + shape.entry)
    start = begin + struct.calcsize(shape.counted)
    count = min(_number(data, begin, shape.order + shape.counted), 2**16)
    end = min(start + count * entry.size, len(data) - entry.size + 1)
    found = (entry.unpack_from(data, at) for at in range(start, end, entry.size))
    last = {tag: rest for tag, *rest in found if tag in wanted}
    for tag, (kind, number, value) in last.items():
        if tag == PROFILE:
            tags[tag] = (number, _number(value, 0, shape.order + shape.offset))
        elif kind in _TYPES and number <= _MOST_VALUES:
            tags[tag] = _values(data, shape, f"{number}{_TYPES[kind]}", value)
    return tags


def _values(data: bytes, shape: _Shape, code: str, value: bytes) -> tuple[int, ...]:
    """The numbers of a tag: in its entry where they fit, else where that points."""
    numbers = struct.Struct(shape.order + code)
    if numbers.size <= len(value):
        return numbers.unpack_from(value)
    at = _number(value, 0, shape.order + shape.offset)
    return numbers.unpack_from(data, at) if at + numbers.size <= len(data) else ()


def _start(data: bytes, shape: _Shape) -> int:
    """Where the first directory begins."""
    return _number(data, 8 if shape.offset == "Q" else 4, shape.order + shape.offset)


def _frames(data: bytes) -> int:
    """How many directories follow one another, counted up to the limit."""
    shape = _SHAPES[data[:4]]
    count, entry = struct.calcsize(shape.counted), struct.calcsize("=" + shape.entry)
    at, seen = _start(data, shape), set[int]()
    while at and at not in seen and at < len(data) and len(seen) < bounds.MOST_FRAMES:
        seen.add(at)
        past = at + count + _number(data, at, shape.order + shape.counted) * entry
        at = _number(data, past, shape.order + shape.offset)
    return len(seen)


def _end(tags: Tags, pixels: int) -> int:
    """The byte after the last strip or tile, leaving out lengths that no strip can have."""
    samples = max(_first(tags, SAMPLES) or 1, len(tags.get(BITS, ())))
    longest = 1024 + 2 * pixels * samples * max(tags.get(BITS) or (1,)) // 8
    strips = zip(tags.get(STRIPS, ()), tags.get(STRIP_SIZES, ()), strict=False)
    tiles = zip(tags.get(TILES, ()), tags.get(TILE_SIZES, ()), strict=False)
    return max(
        (at + size for pairs in (strips, tiles) for at, size in pairs if size <= longest), default=0
    )


def _mode(tags: Tags, *, alpha: bool) -> str | None:
    """The mode that Pillow would give it."""
    kind = _first(tags, PHOTOMETRIC)
    mode = _grey(_first(tags, BITS) or 1) if kind in {0, 1} else _COLOURS.get(kind or 0)
    return f"{mode}A" if alpha and mode in {"L", "RGB"} else mode


def _grey(bits: int) -> str | None:
    """Greys of up to eight bits are widened to eight, others to sixteen."""
    if bits == 1:
        return "1"
    return "L" if bits <= 8 else "I;16" if bits <= 16 else None


def _turn(tags: Tags) -> int:
    value = _first(tags, ORIENTATION) or 1
    return value if 1 <= value <= 8 else 1


def _first(tags: Tags, tag: int) -> int | None:
    return next(iter(tags.get(tag, ())), None)


def _number(data: bytes, at: int, code: str) -> int:
    """A number, 0 where it would stand behind the end."""
    found: int = (
        struct.unpack_from(code, data, at)[0] if at + struct.calcsize(code) <= len(data) else 0
    )
    return found
