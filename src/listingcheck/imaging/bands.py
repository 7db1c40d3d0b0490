# SPDX-License-Identifier: Apache-2.0
"""Finds bars of one colour along opposite edges: letterboxes and frames."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from listingcheck.imaging.lines import Span, brightest, columns, rows, span
from listingcheck.picture import Bands

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]

NARROWEST = 0.02
"""Share of the shorter side; a narrower bar is a line at the edge (our choice, 2026-11)."""
STRAIGHT = 0.95
"""Share of the boundary along which the picture must begin at once (our choice, 2026-11)."""
HALF_STRAIGHT = 0.5
"""The same for one of two bars of equal width: dark trousers may reach into it (our choice,
2026-11)."""
_LIKE = 32
"""Levels by which a bar's pixels may leave its colour: JPEG at quality 70 does (measured)."""
_WHITE = 240
"""Least level of a white bar."""
_EMPTY = 3
"""Of 255: a row of the bar may have as large a share of other pixels, 1 %."""
_BLEND = 1
"""Pixels by which a bar's width may be off: where bar and picture blend, a line may be either."""
_SOFT = 2
"""Rows in which the boundary may blur when a picture is reduced or compressed."""
_SMALLEST = 0.3
"""Share of the picture between the bars (our choice, 2026-11)."""
_TINY = 64
"""Pixels of the shorter side: less is no photo, and every line in it is a bar (our choice,
2026-11)."""


def bands(image: "Image") -> Bands | None:
    """The bars of an RGB picture, if it has any."""
    colour = _corner(image)
    if colour is None or min(image.size) < _TINY:
        return None
    other = _unlike(image, colour)
    width, height = image.size
    across, down = span(columns(other), _EMPTY), span(rows(other), _EMPTY)
    if across is None or down is None:
        return None
    inner = other.crop((across[0], down[0], across[1], down[1]))
    if inner.width * inner.height < _SMALLEST * width * height:
        return None
    least = NARROWEST * min(image.size) - _BLEND
    white = min(colour) >= _WHITE
    left, right = _bars(across, width, columns(inner), least, white=white)
    top, bottom = _bars(down, height, rows(inner), least, white=white)
    return Bands(colour, top, right, bottom, left) if left or top else None


def _corner(image: "Image") -> Colour | None:
    """The colour of all four corners, if they have one."""
    right, bottom = image.width - 1, image.height - 1
    spots = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    colours = [_colour_at(image, spot) for spot in spots]
    alike = all(max(channel) - min(channel) <= _LIKE for channel in zip(*colours, strict=True))
    return colours[0] if alike else None


def _colour_at(image: "Image", spot: tuple[int, int]) -> Colour:
    red, green, blue = image.getpixel(spot)  # type: ignore[misc]
    return red, green, blue


def _unlike(image: "Image", colour: Colour) -> "Image":
    """A mask of the pixels that have another colour."""
    from PIL import Image, ImageChops

    difference = ImageChops.difference(image, Image.new("RGB", image.size, colour))
    return brightest(difference).point([0] * (_LIKE + 1) + [255] * (255 - _LIKE))


def _bars(
    inside: Span, length: int, shares: Sequence[int], least: float, *, white: bool
) -> tuple[float, float]:
    """The bars before and behind a span, as shares of the length; none unless both are bars."""
    before, behind = inside[0], length - inside[1]
    even = abs(before - behind) <= _BLEND
    if min(before, behind) < least or (white and not even):
        return 0.0, 0.0
    other, straight = sorted(max(end) / 255 for end in (shares[: _SOFT + 1], shares[-_SOFT - 1 :]))
    # On white, what is cut out may have one straight edge.
    enough = HALF_STRAIGHT if even and not white else STRAIGHT
    if straight < STRAIGHT or other < enough:
        return 0.0, 0.0
    return before / length, behind / length
