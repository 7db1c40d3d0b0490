# SPDX-License-Identifier: Apache-2.0
"""How much of a file is opened at most: limits on bytes, pixels, frames, pieces and memory.

They keep the whole process under 300 MB and each file under two seconds, whatever its bytes.
"""

from listingcheck.picture import Format

LARGEST_FILE = 64 * 2**20
"""In bytes. Google, the most generous, takes 16 MB (support.google.com/merchants/answer/6324350,
checked 2026-11); this leaves room to say what exactly is too large."""

PIXELS = 40_000_000
"""Of a picture that is decoded whole. Cameras of telephones make 12 to 24 million."""

LOOSE_PIXELS = 100_000_000
"""Of a JPEG, which is decoded at down to an eighth of its size, and of what is not decoded here.
The largest cameras of telephones make 50 million."""

_LOOSE = frozenset({Format.JPEG, Format.HEIC, Format.TIFF})

MOST_FRAMES = 200
"""Counting stops there. imageflow and libjpeg's advice on scans are of the same order."""

MOST_MOVING_PIXELS = 500_000_000
"""Of all frames counted together; 200 frames of 1600 x 1500."""

MOST_SCANS = 100
"""Of a progressive JPEG, which has some ten. libjpeg-turbo refuses above 500."""

MOST_SCAN_PIXELS = 1_000_000_000
"""Pixels times scans of a progressive JPEG: each scan goes over the whole picture again."""

MOST_SEGMENTS = 2_000
"""Before the picture in a JPEG; a file of the largest size has 1,024 full ones."""

MOST_CHUNKS = 50_000
"""Of a PNG or WebP, and boxes of a HEIC or AVIF."""

MOST_BLOCKS = 400_000
"""Of a GIF; a file of the largest size has 263,000 full ones."""

MOST_COMMENTS = 1_000
"""Blocks of one comment of a GIF, 255 bytes each: Pillow takes longer with each further one."""

MOST_MEMORY = 160 * 2**20
"""In bytes, for decoding one picture, its file included; what takes more is not decoded."""

LONG_SIDE = 2_560
"""In pixels. A longer picture is looked at in a smaller size, of 1,280 to 2,560."""


def pixels(kind: Format) -> int:
    """How many a picture of this kind may have."""
    return LOOSE_PIXELS if kind in _LOOSE else PIXELS
