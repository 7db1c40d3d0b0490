# SPDX-License-Identifier: Apache-2.0
"""Writes a picture as JPEG, within so many bytes."""

from io import BytesIO
from math import sqrt

from PIL import Image

from listingcheck.imaging.target import ConversionError

BEST = 90
"""The quality that is tried first: no difference is seen, and a megapixel takes some 400 kB."""
SHARES = {
    85: 0.85,
    80: 0.76,
    75: 0.69,
    70: 0.62,
    65: 0.56,
    60: 0.53,
    55: 0.49,
    50: 0.45,
    45: 0.40,
}
"""What is tried where that is too large, beside the least share of the bytes that is left of photos
of products (measured 2026-11). Below 45, a smaller picture looks better."""
_SMALLER = 0.9
"""How much more the sides shrink than the bytes ask for, so that once is mostly enough."""


def encoded(image: Image.Image, most: int) -> tuple[bytes, int]:
    """The picture in RGB as JPEG without any metadata, and its quality, 90 at best.

    Where no quality is small enough the last one is given, whatever its bytes.
    """
    data, quality = written(image, BEST), BEST
    share = most / len(data)
    # What is likely too large is not tried: a large picture takes a quarter of a second each time.
    for lower, left in SHARES.items():
        if len(data) > most and (left <= share or lower == min(SHARES)):
            data, quality = written(image, lower), lower
    return data, quality


def smaller(image: Image.Image, size: int, most: int, least: int) -> Image.Image:
    """The picture with shorter sides, so that its bytes shrink from ``size`` towards ``most``.

    Raises:
        ConversionError: a side would be shorter than ``least``.
    """
    times = sqrt(most / size) * _SMALLER
    width, height = (max(int(side * times), 1) for side in image.size)
    if min(width, height) < least:
        raise ConversionError(f"The picture cannot be written in {most:,} bytes.")
    return image.resize((width, height), Image.Resampling.LANCZOS)


def written(image: Image.Image, quality: int) -> bytes:
    """The picture as JPEG in full colour resolution (4:4:4)."""
    stream = BytesIO()
    image.save(stream, "JPEG", quality=quality, subsampling=0)
    return stream.getvalue()
