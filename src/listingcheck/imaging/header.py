# SPDX-License-Identifier: Apache-2.0
"""What a picture says of itself, with nothing decoded."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PIL.ImageFile import ImageFile

from listingcheck.imaging import bounds, boxes, jpeg, opening, profiles, svg, tiff
from listingcheck.imaging.ending import Ending
from listingcheck.picture import Damage, Format

_PIXELS = re.compile(r"size \((\d+) pixels\)")
"""How Pillow says what a bomb would unpack to."""


@dataclass(frozen=True, slots=True)
class Header:
    """What was read, and how to get at the picture where Pillow can go on with it."""

    width: int | None = None
    height: int | None = None
    mode: str | None = None
    alpha: bool = False
    profile: str | None = None
    frames: int = 1
    damage: Damage | None = None
    detail: str | None = None
    turn: int = 1
    """How it is to be turned, as EXIF counts; width and height are those of the turned picture."""
    picture: Callable[[], ImageFile] | None = None


def header(data: bytes, kind: Format, ending: Ending) -> Header:
    """All that a file says of itself; formats that are only recognised say nothing."""
    reader = _READERS.get(kind)
    return _bounded(reader(data, kind, ending), kind) if reader else Header()


def _bounded(found: Header, kind: Format) -> Header:
    """The same, as damage where it would take too much to decode."""
    if found.damage or found.width is None or found.height is None:
        return found
    pixels, most = found.width * found.height, bounds.pixels(kind)
    if not pixels:
        return replace(found, damage=Damage.BROKEN, detail="it has no pixels")
    if pixels > most:
        bomb = _too_large(pixels, most)
        return replace(found, damage=bomb.damage, detail=bomb.detail)
    if pixels * found.frames > bounds.MOST_MOVING_PIXELS:
        detail = f"{found.frames} frames of {pixels / 10**6:.1f} megapixels, too many to open"
        return replace(found, damage=Damage.TOO_LARGE, detail=detail)
    return found


def _too_large(pixels: int, most: int) -> Header:
    detail = f"{pixels // 10**6:,} megapixels; {most // 10**6} is the most that is opened"
    return Header(damage=Damage.TOO_LARGE, detail=detail)


def _broken(detail: str) -> Header:
    return Header(damage=Damage.BROKEN, detail=detail)


def _pillow(data: bytes, kind: Format, ending: Ending) -> Header:
    """PNG, GIF, WebP and BMP."""
    try:
        image = opening.opened(data, kind)
    except opening.UnreadableError as error:
        return _unreadable(error)
    exif, icc = image.info.get("exif"), image.info.get("icc_profile")
    turn = tiff.orientation(exif) if isinstance(exif, bytes) else 1
    frames = ending.frames or min(getattr(image, "n_frames", 1), bounds.MOST_FRAMES)
    return _turned(image, turn, icc, frames, lambda: image)


def _unreadable(error: opening.UnreadableError) -> Header:
    """A bomb or a broken header; Pillow's own words tell them apart."""
    if found := _PIXELS.search(str(error)):
        return _too_large(int(found[1]), bounds.PIXELS)
    if "too large" in str(error) or "Too much" in str(error):
        return Header(damage=Damage.TOO_LARGE, detail="it unpacks to more than any honest picture")
    return _broken("its header cannot be read")


def _turned(
    image: ImageFile,
    turn: int,
    icc: bytes | None,
    frames: int,
    picture: Callable[[], ImageFile],
) -> Header:
    """What Pillow read, as a viewer shows it."""
    width, height = image.size if turn < 5 else image.size[::-1]
    return Header(
        width=width,
        height=height,
        mode=image.mode,
        alpha=image.has_transparency_data,
        profile=profiles.name(icc) if icc else None,
        frames=frames,
        turn=turn,
        picture=picture,
    )


def _jpeg(data: bytes, kind: Format, ending: Ending) -> Header:
    """Pillow sees the head alone; the notes are read here, so that no more is read of them."""
    layout = ending.layout
    if layout is None:
        return _broken("its header cannot be read")
    try:
        image = opening.opened(jpeg.head(data, layout), kind)
    except opening.UnreadableError:
        return _broken("its header cannot be read")
    picture = partial(_whole, data, layout)
    found = _turned(image, tiff.orientation(layout.exif), jpeg.profile(layout), 1, picture)
    scans = jpeg.scans(data, layout) if jpeg.buffered(data, layout) else 1
    if scans > bounds.MOST_SCANS or scans * image.width * image.height > bounds.MOST_SCAN_PIXELS:
        detail = f"it is drawn in {scans} goes, more than any honest picture"
        return replace(found, damage=Damage.TOO_LARGE, detail=detail)
    return found


def _whole(data: bytes, layout: jpeg.Layout) -> ImageFile:
    return opening.opened(jpeg.plain(data, layout), Format.JPEG)


def _avif(data: bytes, kind: Format, ending: Ending) -> Header:
    """Without its EXIF, of which Pillow would read more than is needed."""
    return _pillow(boxes.without_exif(data), kind, ending)


def _heic(data: bytes, _kind: Format, _ending: Ending) -> Header:
    """Only its boxes: decoding it takes an extra."""
    found = boxes.outline(data)
    if found is None:
        return _broken("it does not tell its size")
    profile = profiles.name(found.profile) if found.profile else None
    return Header(found.width, found.height, alpha=found.alpha, profile=profile)


def _tiff(data: bytes, _kind: Format, _ending: Ending) -> Header:
    """Only its first directory: its decoder writes to standard error."""
    found = tiff.outline(data)
    if found is None:
        return _broken("it does not tell its size")
    profile = profiles.name(found.profile) if found.profile else None
    short = found.end > len(data)
    return Header(
        width=found.width,
        height=found.height,
        mode=found.mode,
        alpha=found.alpha,
        profile=profile,
        frames=found.frames,
        damage=Damage.TRUNCATED if short else None,
        detail="it stops before its end" if short else None,
    )


def _drawing(data: bytes, _kind: Format, _ending: Ending) -> Header:
    """The size of a drawing, unless it is one that is dangerous to open."""
    if detail := svg.danger(data):
        return Header(damage=Damage.UNSAFE, detail=detail)
    if detail := svg.broken(data):
        return _broken(detail)
    width, height = svg.size(data) or (None, None)
    return Header(width, height, alpha=True)


_READERS: dict[Format, Callable[[bytes, Format, Ending], Header]] = {
    Format.JPEG: _jpeg,
    Format.PNG: _pillow,
    Format.GIF: _pillow,
    Format.WEBP: _pillow,
    Format.BMP: _pillow,
    Format.AVIF: _avif,
    Format.HEIC: _heic,
    Format.TIFF: _tiff,
    Format.SVG: _drawing,
}
