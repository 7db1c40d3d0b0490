# SPDX-License-Identifier: Apache-2.0
"""Where the parts of a JPEG begin and end (ITU-T T.81, annex B)."""

import re
from dataclasses import dataclass, field

from listingcheck.imaging import bounds

_EXIF = b"Exif\0\0"
_ICC = b"ICC_PROFILE\0"
_START_OF_SCAN = 0xDA
_END = 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x00, 0x01, *range(0xD0, 0xD9)})
"""Markers that no length follows."""
_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Segments that say nothing about how to decode; APP0 and APP14 tell the colours."""

_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
"""What ends the coded pixels of a scan."""


class TooManySegmentsError(Exception):
    """More segments stand in a picture than in any honest file."""


@dataclass(slots=True)
class Layout:
    """The segments before the picture."""

    scan: int = 0
    """Where the segment of the first scan begins."""
    tables: list[bytes] = field(default_factory=list)
    """What a decoder needs, in order."""
    exif: bytes = b""
    profile: list[bytes] = field(default_factory=list)
    """Numbered pieces of its colour profile."""


def layout(data: bytes) -> Layout | None:
    """The segments before the picture, passed over by their lengths; None if no picture follows."""
    found = Layout()
    at = 2
    for _ in range(bounds.MOST_SEGMENTS):
        at = data.find(b"\xff", at)
        if at < 0 or at + 4 > len(data) or data[at + 1] == _END:
            return None
        if data[at + 1] == _START_OF_SCAN:
            found.scan = at
            return found
        past = _past(data, at)
        if past > at + 2:
            _keep(found, data, at, past)
        at = past
    raise TooManySegmentsError


def head(data: bytes, found: Layout) -> bytes:
    """What stands before the pixels, without notes, in which Pillow would look for more."""
    start = found.scan
    return b"".join((b"\xff\xd8", *found.tables, data[start : _past(data, start)]))


def plain(data: bytes, found: Layout) -> bytes:
    """The same picture without notes."""
    return b"".join((b"\xff\xd8", *found.tables, memoryview(data)[found.scan :]))


def profile(found: Layout) -> bytes | None:
    """The colour profile put together (ICC.1:2022, annex B.4)."""
    return b"".join(piece[2:] for piece in sorted(found.profile)) or None


def _keep(found: Layout, data: bytes, at: int, past: int) -> None:
    """Sort a segment by what it is for."""
    marker = data[at + 1]
    if marker not in _NOTES:
        found.tables.append(data[at:past])
    elif marker == 0xE1 and not found.exif and data.startswith(_EXIF, at + 4):
        found.exif = data[at + 4 : past]
    elif marker == 0xE2 and data.startswith(_ICC, at + 4):
        found.profile.append(data[at + 4 + len(_ICC) : past])


def _past(data: bytes, at: int) -> int:
    """Where to look for the next marker."""
    marker = data[at + 1]
    if marker == 0xFF:
        return at + 1
    if marker in _BARE:
        return at + 2
    return at + 2 + max((data[at + 2] << 8) + data[at + 3], 2)


def end(data: bytes, scan: int) -> int | None:
    """The byte after the picture whose first scan begins at ``scan``; None if it has no end."""
    if data.endswith(b"\xff\xd9"):
        return len(data)
    first = data.find(b"\xff\xd9", scan)
    if first < 0:
        return None
    # Between scans stand tables, in which the same two bytes may mean something else.
    if data.find(b"\xff\xda", scan + 2) < 0:
        return first + 2
    return _walked(data, scan)


def _walked(data: bytes, at: int) -> int | None:
    """The end, scan by scan and table by table."""
    for _ in range(bounds.MOST_SEGMENTS):
        if at + 4 > len(data):
            return None
        found = _MARKER.search(data, _past(data, at))
        if found is None:
            return None
        if found[0][1] == _END:
            return found.end()
        at = found.start()
    raise TooManySegmentsError


def scans(data: bytes, found: Layout) -> int:
    """How many scans the picture has, or a few more."""
    return data.count(b"\xff\xda", found.scan)


def buffered(data: bytes, found: Layout) -> bool:
    """Whether a decoder keeps the whole picture in memory: it is told in several scans."""
    frame = next((table for table in found.tables if table[1] in _FRAMES), b"")
    components = frame[9] if len(frame) > 9 else 0
    return frame[1:2] not in {b"\xc0", b"\xc1"} or data[found.scan + 4] < components
