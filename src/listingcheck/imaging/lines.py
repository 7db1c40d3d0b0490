# SPDX-License-Identifier: Apache-2.0
"""Channels, rows and columns of a picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Span = tuple[int, int]


def brightest(image: "Image") -> "Image":
    """The greatest of red, green and blue of each pixel."""
    from PIL.ImageChops import lighter

    red, green, blue = image.split()
    return lighter(lighter(red, green), blue)


def darkest(image: "Image") -> "Image":
    """The least of red, green and blue of each pixel."""
    from PIL.ImageChops import darker

    red, green, blue = image.split()
    return darker(darker(red, green), blue)


def rows(mask: "Image") -> bytes:
    """The share of each row that is set, of 255."""
    from PIL.Image import Resampling

    return mask.resize((1, mask.height), Resampling.BOX).tobytes()


def columns(mask: "Image") -> bytes:
    """The share of each column that is set, of 255."""
    from PIL.Image import Resampling

    return mask.resize((mask.width, 1), Resampling.BOX).tobytes()


def span(shares: Sequence[int], most: int) -> Span | None:
    """From the first line of which more than ``most`` is set to behind the last."""
    filled = [place for place, share in enumerate(shares) if share > most]
    return (filled[0], filled[-1] + 1) if filled else None
