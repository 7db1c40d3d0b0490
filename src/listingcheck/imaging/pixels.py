# SPDX-License-Identifier: Apache-2.0
"""What the pixels of a decoded picture amount to: all that rules ask of them, measured once.

It looks at a copy reduced to some 200 pixels: 3 to 4 ms for one of 1.5 megapixels (2026-11).
"""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from listingcheck.imaging.bands import bands
from listingcheck.imaging.fingerprint import fingerprint
from listingcheck.imaging.lines import brightest, columns, darkest, rows, span
from listingcheck.picture import Bands, PixelFacts

if TYPE_CHECKING:
    from PIL.Image import Image

REDUCED = 180
"""Pixels that the longer side keeps at least: 2 % of it are still more than a blurred line."""
EDGE = 0.04
"""Width of the frame looked at for white (reference figure: product photos have a median of 89 %
white there; measured 2026-11)."""
WHITE = 240
"""Least red, green and blue of what passes for white (reference figure, measured 2026-11)."""
COLOURFUL = 24
"""Levels between the strongest and the weakest channel of what is plainly not grey (our choice,
2026-11)."""
_SPECK = 2
"""Of 255: a line with as small a share of other pixels is still empty."""
BLEND = 1
"""Pixels beside a bar in which it and the picture blend once reduced."""
_DEEP = ("I", "F")
"""Modes of 16 and 32 bits, by how their names begin."""
_SEE_THROUGH = ("RGBA", "LA")
_INDEXED = ("P", "PA", "1")


def pixel_facts(image: "Image") -> PixelFacts:
    """Measure a decoded, upright picture of any mode."""
    small = _reduced(image)
    grey = small.convert("L")
    dark = darkest(small)
    found = bands(small)
    return PixelFacts(
        deviation=_deviation(grey.histogram()),
        entropy=grey.entropy(),
        colourful=_share(_spread(small, dark).histogram()[COLOURFUL:], small),
        white_edge=_white_edge(dark),
        bands=found,
        fingerprint=fingerprint(_content(small, dark, found)),
    )


def _reduced(image: "Image") -> "Image":
    """A small copy in RGB; what is see-through shows white."""
    factor = max(1, max(image.size) // REDUCED)
    plain = _thinned(_eight_bit(image)) if factor > 1 else _eight_bit(image)
    times = max(1, factor * plain.width // image.width)
    across, down = (min(times, side) for side in plain.size)
    return _on_white(plain.reduce((across, down)))


def _eight_bit(image: "Image") -> "Image":
    """The picture in a mode that can be reduced."""
    if image.mode.startswith(_DEEP):
        return _levelled(image)
    if image.mode in _SEE_THROUGH:
        return image
    if image.has_transparency_data:
        return image.convert(image.mode.upper() if image.mode in ("La", "RGBa") else "RGBA")
    if image.mode == "LAB":
        return image.getchannel("L")
    return image.convert("RGB") if image.mode in _INDEXED else image


def _levelled(image: "Image") -> "Image":
    """A grey of more than 8 bits in 8: by its range, which of 16 bits is known."""
    floats = image.convert("I").convert("F") if image.mode.startswith("I;") else image.convert("F")
    top = 65_535.0
    if not image.mode.startswith("I;"):
        _, most = floats.getextrema()
        top = max(float(most), 255.0)  # type: ignore[arg-type]  # of a mode with one band
    return floats.point(lambda level: level * (255 / top)).convert("L")


def _thinned(image: "Image") -> "Image":
    """Every other row and column of what may be see-through: reducing that takes ten times."""
    from PIL.Image import Resampling

    if image.mode not in _SEE_THROUGH:
        return image
    half = (max(1, image.width // 2), max(1, image.height // 2))
    return image.resize(half, Resampling.NEAREST)


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode not in _SEE_THROUGH:
        return image.convert("RGB")
    shown = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), shown).convert("RGB")


def _deviation(histogram: Sequence[int]) -> float:
    count = sum(histogram)
    mean = sum(level * n for level, n in enumerate(histogram)) / count
    return float((sum(n * (level - mean) ** 2 for level, n in enumerate(histogram)) / count) ** 0.5)


def _spread(image: "Image", dark: "Image") -> "Image":
    from PIL.ImageChops import subtract

    return subtract(brightest(image), dark)


def _share(counts: Sequence[int], image: "Image") -> float:
    return sum(counts) / (image.width * image.height)


def _white_edge(dark: "Image") -> float:
    width, height = dark.size
    across, down = ceil(EDGE * width), ceil(EDGE * height)
    if width <= 2 * across or height <= 2 * down:
        return _share(dark.histogram()[WHITE:], dark)
    inner = dark.crop((across, down, width - across, height - down))
    white = sum(dark.histogram()[WHITE:]) - sum(inner.histogram()[WHITE:])
    return white / (width * height - inner.width * inner.height)


def _content(image: "Image", dark: "Image", found: Bands | None) -> "Image":
    """The picture without bars and without white edges."""
    if found is not None:
        box = _between(image.size, found)
        image, dark = image.crop(box), dark.crop(box)
    filled = dark.point([255] * WHITE + [0] * (256 - WHITE))
    across, down = span(columns(filled), _SPECK), span(rows(filled), _SPECK)
    if across is None or down is None:
        return image
    return image.crop((across[0], down[0], across[1], down[1]))


def _between(size: tuple[int, int], found: Bands) -> tuple[int, int, int, int]:
    """The box between the bars, without the pixels in which both blend."""
    width, height = size
    left, top = _inside(found.left, width), _inside(found.top, height)
    right, bottom = _inside(found.right, width), _inside(found.bottom, height)
    return left, top, width - right, height - bottom


def _inside(bar: float, length: int) -> int:
    return round(bar * length) + BLEND if bar else 0
