# SPDX-License-Identifier: Apache-2.0
"""Reads size and frames of a HEIC file from its boxes (ISO/IEC 14496-12 and 23008-12)."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_MOST = 2_000
"""Boxes of one level that are looked at; a picture cut into tiles has some hundred."""


class Outline(NamedTuple):
    """What the boxes say of a picture."""

    width: int
    height: int
    alpha: bool = False
    profile: bytes | None = None


def outline(data: bytes) -> Outline | None:
    """Size of the main picture, turned upright; None where it is not told."""
    levels = dict(_boxes(data, 0, len(data)))
    if b"meta" in levels and (found := _of_item(data, *levels[b"meta"])):
        return found
    return _of_track(data, *levels[b"moov"]) if b"moov" in levels else None


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Name, beginning and end of what each box of a level holds."""
    end = min(end, len(data))
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, start = _number(data, at, 4), at + 8
        if size == 1:
            size, start = _number(data, at + 8, 8), at + 16
        size = size or end - at
        if size < start - at:
            return
        yield data[at + 4 : at + 8], (start, min(at + size, end))
        at += size


def _of_item(data: bytes, start: int, end: int) -> Outline | None:
    """The size of the item that is the main one."""
    inside = dict(_boxes(data, start + 4, end))
    parts = dict(_boxes(data, *inside.get(b"iprp", (0, 0))))
    properties = list(_boxes(data, *parts.get(b"ipco", (0, 0))))
    main = _main(data, *inside.get(b"pitm", (0, 0)))
    wanted = _associations(data, *parts.get(b"ipma", (0, 0))).get(main, ())
    own = [properties[index - 1] for index in wanted if 0 < index <= len(properties)]
    width = height = 0
    for name, (at, until) in own:
        if name == b"ispe":
            width, height = _number(data, at + 4, 4), _number(data, at + 8, 4)
        elif name == b"irot" and until > at and data[at] & 1:
            width, height = height, width
    auxiliary = any(name == b"auxC" and _is_alpha(data[slice(*at)]) for name, at in properties)
    return Outline(width, height, auxiliary, _profile(data, own)) if width and height else None


def _main(data: bytes, start: int, end: int) -> int:
    """The number of the main item."""
    return _number(data, start + 4, 4 if end > start and data[start] else 2)


def _associations(data: bytes, start: int, end: int) -> dict[int, tuple[int, ...]]:
    """Which properties each item has, by their place."""
    if end - start < 8:
        return {}
    name, index = (4 if data[start] else 2), (2 if data[start + 3] & 1 else 1)
    found = {}
    at = start + 8
    for _ in range(min(_number(data, start + 4, 4), _MOST)):
        item, at = _number(data, at, name), at + name
        count, at = _number(data, at, 1), at + 1
        # The highest bit says that the property is essential.
        mask = 0x7FFF if index == 2 else 0x7F
        found[item] = tuple(_number(data, at + n * index, index) & mask for n in range(count))
        at += count * index
    return found


def _is_alpha(auxiliary: bytes) -> bool:
    """Whether an auxiliary picture says how see-through the main one is."""
    return b":auxid:1" in auxiliary or b":alpha" in auxiliary


def _profile(data: bytes, properties: list[tuple[bytes, tuple[int, int]]]) -> bytes | None:
    """The ICC profile among an item's properties."""
    for name, (at, until) in properties:
        if name == b"colr" and data[at : at + 4] in {b"prof", b"rICC"}:
            return data[at + 4 : until]
    return None


def _of_track(data: bytes, start: int, end: int) -> Outline | None:
    """The size of the first track of a sequence."""
    tracks = (place for name, place in _boxes(data, start, end) if name == b"trak")
    for track in islice(tracks, 1):
        at, until = dict(_boxes(data, *track)).get(b"tkhd", (0, 0))
        # Both stand at the end, as numbers with 16 bits behind the point.
        if until - at >= 84:
            return Outline(_number(data, until - 8, 2), _number(data, until - 4, 2))
    return None


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


_EXIF = re.compile(rb"(infe.{8}(?:..)?)Exif", re.DOTALL)


def without_exif(data: bytes) -> bytes:
    """The same file with its EXIF declared to be something else, of the same length."""
    places = dict(_boxes(data, 0, len(data))).get(b"meta")
    if places is None:
        return data
    start, end = places
    return data[:start] + _EXIF.sub(rb"\1skip", data[start:end]) + data[end:]
