# SPDX-License-Identifier: Apache-2.0
"""Decodes a picture into what a JPEG can hold: one upright frame in sRGB, nothing see-through."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from listingcheck.imaging.colour import to_srgb
from listingcheck.imaging.quiet import quiet
from listingcheck.imaging.target import ConversionError
from listingcheck.picture import Format

PLUGINS: Final = {
    Format.JPEG: "JPEG",
    Format.PNG: "PNG",
    Format.GIF: "GIF",
    Format.WEBP: "WEBP",
    Format.BMP: "BMP",
    Format.TIFF: "TIFF",
    Format.HEIC: "HEIF",
    Format.AVIF: "AVIF",
    Format.ICO: "ICO",
    Format.JPEG_2000: "JPEG2000",
}
"""The decoder of each format. Only this one is tried, so that no file chooses its own."""

ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held (CIPA DC-008-2023, 4.6.5)."""
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset({5, 6, 7, 8})
"""Orientations that change width and height places."""
_STRIP = 256
"""Rows that are worked on at once, so that a large picture is never held twice in full."""
_PLAIN = frozenset({"L", "RGB", "CMYK", "LAB"})
"""Modes that go to the colour profile as they are."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A picture in RGB, upright, and what was done to it."""

    image: Image.Image
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A frame without transparency, in its own colours and not yet turned."""

    image: Image.Image
    profile: bytes | None
    orientation: int
    steps: tuple[str, ...]


def decoded(data: bytes, kind: Format, *, largest: int, frames: int = 1) -> Flat:
    """The first frame, upright, on white, in sRGB, its longer side ``largest`` at most.

    Raises:
        ConversionError: the file is damaged, or of a kind that is not decoded.
    """
    with quiet():
        try:
            sheet = _sheet(data, kind, largest, frames)
            image, was = to_srgb(sheet.image, sheet.profile)
        except MemoryError:
            raise ConversionError("The picture takes too much memory to open.") from None
        except Exception as error:  # noqa: BLE001 - decoders raise whatever a file leads them to
            raise ConversionError(f"The picture is damaged: {_words(error)}.") from None
    steps = (*sheet.steps, *([f"converted from {was} to sRGB"] if was else ()))
    turn = TURNS.get(sheet.orientation)
    image = image.transpose(turn) if turn is not None else image
    # What the file said of itself would be written into the JPEG.
    image.info.clear()
    return Flat(image, steps)


def _words(error: Exception) -> str:
    first, *_ = f"{error}".splitlines() or [""]
    return first.rstrip(".")[:200] or type(error).__name__


def _sheet(data: bytes, kind: Format, largest: int, frames: int) -> _Sheet:
    with Image.open(BytesIO(data), formats=(PLUGINS[kind],)) as source:
        _choose_frame(source)
        sides = source.size
        _draft(source, largest)
        said = _orientation(source)
        source.load()
        steps = ["turned upright"] if said in TURNS else []
        steps += [f"first of {frames} frames"] if frames > 1 else []
        image, see_through = _on_white(source, max(max(source.size) // largest, 1))
        steps += ["flattened on white"] if see_through else []
        if max(sides) > largest:
            image = _reduced(image, largest)
            width, height = reversed(sides) if said in _LYING else sides
            steps.append(f"reduced from {width} x {height}")
        profile = source.info.get("icc_profile")
        # A TIFF turns itself upright as it loads, so what is left to do is asked for again.
        return _Sheet(image, profile, _orientation(source), tuple(steps))


def _choose_frame(source: Image.Image) -> None:
    """A PNG may hold a picture for programs that know no movement; browsers never show it."""
    if source.info.get("default_image") and getattr(source, "n_frames", 1) > 1:
        source.seek(1)


def _draft(source: Image.Image, largest: int) -> None:
    """Let a JPEG far above the limit be decoded at a fraction of its size."""
    times = max(source.size) // largest
    if times > 1:
        source.draft(None, (source.width // times, source.height // times))


def _orientation(source: Image.Image) -> int:
    try:
        return int(source.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - a broken note of the camera is no reason to give up
        return 1


def _reduced(image: Image.Image, largest: int) -> Image.Image:
    times = largest / max(image.size)
    if times >= 1:
        return image
    width, height = (max(round(side * times), 1) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _on_white(source: Image.Image, times: int) -> tuple[Image.Image, bool]:
    """The picture, that many times smaller, without transparency; and whether there was any."""
    if times == 1 and source.mode in _PLAIN and not source.has_transparency_data:
        return source, False
    strips = _strips(source, times)
    first, any_through = next(strips)
    height = -(-source.height // times)
    sheet = Image.new(first.mode, (first.width, height))
    sheet.paste(first, (0, 0))
    top = first.height
    for strip, through in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
        any_through |= through
    return sheet, any_through


def _strips(source: Image.Image, times: int) -> Iterator[tuple[Image.Image, bool]]:
    levels = _levels(source)
    for top in range(0, source.height, _STRIP * times):
        bottom = min(top + _STRIP * times, source.height)
        strip = source.crop((0, top, source.width, bottom))
        strip, through = _flattened(_eight_bits(strip, levels))
        yield (strip.reduce(times) if times > 1 else strip), through


def _levels(source: Image.Image) -> tuple[float, float] | None:
    """The values that are black and white, where a grey has more than 8 bits."""
    if source.mode.startswith("I;16"):
        return 0.0, 65535.0
    if source.mode not in {"I", "F"}:
        return None
    low, high = source.getextrema()
    assert isinstance(low, int | float)  # of a mode with one band
    assert isinstance(high, int | float)
    whites = (1.0, 255.0, 65535.0) if source.mode == "F" else (255.0, 65535.0)
    # What fits no usual range is stretched from its darkest to its lightest.
    white = next((white for white in whites if low >= 0 and high <= white), None)
    return (0.0, white) if white else (float(low), float(high))


def _eight_bits(strip: Image.Image, levels: tuple[float, float] | None) -> Image.Image:
    if levels is None:
        return strip
    black, white = levels
    scale = 255 / ((white - black) or 1)
    wide = strip if strip.mode in {"I", "F"} else strip.convert("I")
    grey = wide.point(lambda value: value * scale + (0.5 - black * scale)).convert("L")
    through = strip.info.get("transparency")
    grey.info.pop("transparency", None)
    if isinstance(through, int):
        grey.info["transparency"] = round(through * scale)
    return grey


def _flattened(strip: Image.Image) -> tuple[Image.Image, bool]:
    if strip.mode in {"La", "RGBa"}:
        strip = strip.convert(strip.mode.upper())
    if not strip.has_transparency_data:
        return (strip if strip.mode in _PLAIN else strip.convert("RGB")), False
    strip = strip.convert("RGBA")
    mask = strip.getchannel("A")
    white = Image.new("RGB", strip.size, "white")
    white.paste(strip, mask=mask)
    lowest, _ = mask.getextrema()
    return white, lowest != 255
