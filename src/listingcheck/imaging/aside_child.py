# SPDX-License-Identifier: Apache-2.0
"""The process in which :mod:`listingcheck.imaging.aside` draws: bytes in, pixels out."""

import json
import sys
from contextlib import suppress
from typing import Any, Final

from listingcheck.imaging import svg
from listingcheck.imaging.flat import Flat, decoded
from listingcheck.imaging.target import ConversionError
from listingcheck.picture import Format

SECONDS: Final = 1.6
"""Of computing. A telephone's 12 megapixels in HEIC take 0.2 (measured 2026-11)."""
MEMORY: Final = 640 * 2**20
"""In bytes, of addresses: a WebP of 24 megapixels takes 390 million, and the program some 100."""


def main(*, kind: str, smallest: int, largest: int, frames: int = 1) -> None:
    """Draw what comes in on standard input.

    A line of JSON goes out, ``{"size": [640, 480], "steps": []}`` or ``{"error": "..."}``; after a
    size, the pixels.
    """
    data = sys.stdin.buffer.read()
    try:
        flat = _drawn(data, Format(kind), smallest, largest, frames)
    except ConversionError as error:
        _say({"error": str(error)})
    else:
        _say({"size": flat.image.size, "steps": flat.steps})
        sys.stdout.buffer.write(flat.image.tobytes())
    sys.stdout.buffer.flush()


def limit() -> None:
    """Bound the time and memory of this process, as far as its system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with suppress(ImportError, AttributeError):
        import signal

        signal.setitimer(signal.ITIMER_PROF, SECONDS)


def _say(told: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode("ascii") + b"\n")


def _drawn(data: bytes, kind: Format, smallest: int, largest: int, frames: int) -> Flat:
    if kind is Format.SVG:
        return _drawing(data, smallest, largest)
    if kind is Format.HEIC:
        _open_heic()
    limit()
    return decoded(data, kind, largest=largest, frames=frames)


def _open_heic() -> None:
    import pillow_heif

    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()


def _drawing(data: bytes, smallest: int, largest: int) -> Flat:
    import resvg_py

    limit()
    written = svg.text(data)
    width, height = _sides(svg.size(data), smallest, largest)
    try:
        # Fonts are looked for on the whole disk, so only where there is something to write.
        png = bytes(
            resvg_py.svg_to_bytes(
                svg_string=written,
                skip_system_fonts="<text" not in written,
                width=width,
                height=height,
            )
        )
    except ValueError as error:
        raise ConversionError(f"The drawing is damaged: {error}.") from None
    flat = decoded(png, Format.PNG, largest=largest)
    return Flat(flat.image, (f"drawn at {flat.image.width} x {flat.image.height}", *flat.steps))


def _sides(
    declared: tuple[int, int] | None, smallest: int, largest: int
) -> tuple[int | None, int | None]:
    """The width or height to draw at; neither where the drawing alone knows its size."""
    if declared is None:
        return None, None
    times = max(1.0, smallest / min(declared))
    times = min(times, largest / max(declared))
    width, height = (max(round(side * times), 1) for side in declared)
    return (width, None) if width >= height else (None, height)
