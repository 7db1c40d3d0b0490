# SPDX-License-Identifier: Apache-2.0
"""What two copies of one picture share, and whether two pictures are such copies."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from listingcheck.picture import Fingerprint

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 16
"""Rows and columns of the shape."""
FIELDS = 4
"""Rows and columns of the colours."""
MOST_BITS = 26
"""Of 256 that may differ between copies: no two of 50,887 pairs of distinct photos come as close
(measured 2026-11)."""
MOST_LEVEL = 32
"""By which red, green or blue of any field may differ between copies, of 255: 15 % brighter makes
31, and the nearest two colours of one garment differ by 42 (measured 2026-11)."""
MOST_TINT = 32
"""By which the differences of red, green and blue of any field may differ from each other: 15 %
brighter or richer makes 28, and the nearest two colours of one garment 49 (measured 2026-11)."""
_CONTRAST = 2
"""Levels of grey by which a neighbour must be brighter: less is noise of the compression."""
_FEWEST_BITS = 32
"""Bits of either kind: with fewer, as in a plain gradient, unlike pictures come close."""


def fingerprint(image: "Image") -> Fingerprint:
    """The fingerprint of an RGB picture, empty edges cut off."""
    from PIL.Image import Resampling

    grey = image.convert("L").resize((SIDE + 1, SIDE), Resampling.BOX).tobytes()
    colours = image.resize((FIELDS, FIELDS), Resampling.BOX).tobytes()
    rows = [grey[start : start + SIDE + 1] for start in range(0, len(grey), SIDE + 1)]
    rises = [[b > a + _CONTRAST for a, b in pairwise(row)] for row in rows]
    return Fingerprint(shape=_scattered(rises), colours=colours)


def alike(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two pictures are copies of each other, however resized, compressed or padded."""
    near = (one.shape ^ other.shape).bit_count() <= MOST_BITS
    return near and same_colours(one.colours, other.colours)


def same_colours(one: bytes, other: bytes) -> bool:
    """Whether no field of two pictures has plainly another colour."""
    more = [a - b for a, b in zip(one, other, strict=True)]
    return (
        max(more) <= MOST_LEVEL
        and min(more) >= -MOST_LEVEL
        and all(
            max(field) - min(field) <= MOST_TINT
            for field in zip(more[::3], more[1::3], more[2::3], strict=True)
        )
    )


def is_bare(seen: Fingerprint) -> bool:
    """Whether there is too little in a picture to know it by."""
    bits = seen.shape.bit_count()
    return not _FEWEST_BITS <= bits <= SIDE * SIDE - _FEWEST_BITS


def _scattered(rises: Sequence[Sequence[bool]]) -> int:
    """All bits, diagonal by diagonal: neighbours rise together, and 16 bits are to be distinct."""
    shape = 0
    for diagonal in range(SIDE):
        for row in range(SIDE):
            shape = shape << 1 | rises[row][(diagonal + row * 5) % SIDE]
    return shape
