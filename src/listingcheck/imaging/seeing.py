# SPDX-License-Identifier: Apache-2.0
"""Looks into a decoded picture: what it shows, its codes and its text."""

from dataclasses import replace
from typing import Any, TypeVar

from PIL import Image

from listingcheck.imaging.decoding import Decoded
from listingcheck.picture import Box, Code, Depth, PixelFacts, Writing

Found = TypeVar("Found", Code, Writing)


def seen(picture: Decoded, depth: Depth, size: tuple[int, int]) -> dict[str, Any]:
    """Fields of :class:`ImageFacts`, with places in a picture of ``size``."""
    pixels = _pixels(picture.image) if Depth.PIXELS in depth else None
    codes = _codes(picture.grey, depth)
    texts = _texts(picture.image, depth)
    looks = depth & (Depth.HEADER | Depth.PIXELS) | Depth.HEADER
    looks |= depth & (Depth.QR | Depth.BARCODES) if codes is not None else Depth.HEADER
    looks |= Depth.TEXT if texts is not None else Depth.HEADER
    across, down = size[0] / picture.image.width, size[1] / picture.image.height
    return {
        "pixels": pixels,
        "codes": _placed(codes, across, down),
        "texts": _placed(texts, across, down),
        "seen": looks,
    }


def _pixels(image: Image.Image) -> PixelFacts:
    from listingcheck.imaging.pixels import pixel_facts

    return pixel_facts(image)


def _codes(grey: Image.Image, depth: Depth) -> tuple[Code, ...] | None:
    """None where nobody asks or the extra is missing."""
    if not depth & (Depth.QR | Depth.BARCODES):
        return None
    from listingcheck.imaging import codes

    if not codes.available():
        return None
    return codes.codes(grey, qr=Depth.QR in depth, barcodes=Depth.BARCODES in depth)


def _texts(image: Image.Image, depth: Depth) -> tuple[Writing, ...] | None:
    """None where nobody asks or the extra is missing."""
    if Depth.TEXT not in depth:
        return None
    from listingcheck.imaging import writing

    return writing.writings(image.convert("RGB")) if writing.available() else None


def _placed(
    found: tuple[Found, ...] | None, across: float, down: float
) -> tuple[Found, ...] | None:
    """The same where they stand in the full picture."""
    if found is None or (across == 1 and down == 1):
        return found
    return tuple(replace(one, box=_scaled(one.box, across, down)) for one in found)


def _scaled(box: Box, across: float, down: float) -> Box:
    return Box(
        round(box.left * across),
        round(box.top * down),
        round(box.right * across),
        round(box.bottom * down),
    )
