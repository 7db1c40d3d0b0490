# SPDX-License-Identifier: Apache-2.0
"""The one decoding that all looks into a picture share."""

from typing import NamedTuple

from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from listingcheck.imaging import bounds
from listingcheck.imaging.opening import TROUBLE
from listingcheck.imaging.quiet import quiet
from listingcheck.picture import Damage, Format

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its EXIF orientation."""

_COSTS = {"1": 2, "L": 1, "P": 9, "RGBA": 8, "LA": 8, "I;16": 12, "I;16B": 12}
"""Bytes a pixel takes with its copies, 4 in other modes (measured with Pillow 13, 2026-11)."""
_COSTS_OF = {Format.WEBP: 20, Format.AVIF: 20}
"""Whatever their mode: their decoders keep canvases of their own."""

_RGB_IDS = (ord("R"), ord("G"), ord("B"))


class DecodingError(Exception):
    """The pixels cannot be had, though the header promised them."""

    def __init__(self, damage: Damage, detail: str) -> None:
        super().__init__(detail)
        self.damage = damage
        self.detail = detail


class Decoded(NamedTuple):
    """A picture upright and on white, at most ``bounds.LONG_SIDE`` long."""

    image: Image.Image
    """In the mode ``L``, ``RGB`` or ``YCbCr``."""
    grey: Image.Image


def decoded(image: ImageFile, kind: Format, turn: int, size: int) -> Decoded | None:
    """The picture of a file of ``size`` bytes; None if decoding it takes too much memory."""
    factor = max(1, -(-max(image.size) // bounds.LONG_SIDE))
    if size * 2 + _cost(image, kind, factor) > bounds.MOST_MEMORY:
        return None
    if isinstance(image, JpegImageFile):
        _draft(image, factor)
    _load(image)
    small = _on_white(_reduced(image))
    upright = small.transpose(_TURNS[turn]) if turn in _TURNS else small
    return Decoded(upright, _grey(upright))


def _cost(image: ImageFile, kind: Format, factor: int) -> int:
    """Bytes that decoding takes at its height."""
    pixels = image.width * image.height
    if not isinstance(image, JpegImageFile):
        return pixels * _COSTS_OF.get(kind, _COSTS.get(image.mode, 4))
    drawn = 8 * pixels // _scale(factor) ** 2
    across, down = (max((part[side] for part in image.layer), default=1) for side in (1, 2))
    samples = sum(part[1] * part[2] for part in image.layer) * pixels // max(across * down, 1)
    # Where it is drawn in several goes, all coefficients are kept, two bytes each.
    return drawn + 2 * samples * bool(image.info.get("progressive"))


def _scale(factor: int) -> int:
    """The least scale of a JPEG decoder that makes it small enough."""
    return next((scale for scale in (1, 2, 4) if scale >= factor), 8)


def _draft(image: JpegImageFile, factor: int) -> None:
    """Ask for a small version, with brightness and colours apart as the file has them."""
    scale = _scale(factor)
    ids = tuple(part[0] for part in image.layer)
    plain = image.info.get("adobe_transform", 1) and ids != _RGB_IDS
    image.draft("YCbCr" if plain else None, (image.width // scale or 1, image.height // scale or 1))


def _load(image: ImageFile) -> None:
    with quiet():
        try:
            image.load()
        except TROUBLE as error:
            if "truncated" in str(error):
                raise DecodingError(Damage.TRUNCATED, "it stops before its end") from error
            raise DecodingError(Damage.BROKEN, "its pixels cannot be decoded") from error


def _reduced(image: Image.Image) -> Image.Image:
    """A picture that is small enough, in a mode whose pixels can be averaged."""
    factor = -(-max(image.size) // bounds.LONG_SIDE)
    averaged = _plain(image)
    return averaged.reduce(factor) if factor > 1 else averaged


def _plain(image: Image.Image) -> Image.Image:
    """Without palettes and with eight bits a colour."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _on_white(image: Image.Image) -> Image.Image:
    """As it shows on a white page."""
    if image.mode in {"L", "RGB", "YCbCr"}:
        return image
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    page = Image.new("RGBA", layer.size, "white")
    page.alpha_composite(layer)
    return page.convert("RGB")


def _grey(image: Image.Image) -> Image.Image:
    if image.mode == "L":
        return image
    return image.getchannel(0) if image.mode == "YCbCr" else image.convert("L")
