# SPDX-License-Identifier: Apache-2.0
"""Makes a picture as large and as wide as a marketplace wants it."""

from fractions import Fraction
from math import ceil

from PIL import Image

from listingcheck.imaging.target import Target

_ROUNDING = 1e-9
"""A ratio such as 4:3 has no exact number; its error adds no row of pixels."""


def fitted(image: Image.Image, target: Target) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture within the target's limits, and what was done to it."""
    width, height = image.size
    sides = scaled(width, height, target)
    steps = []
    if sides != image.size:
        word = "enlarged" if sides > image.size else "reduced"
        steps.append(f"{word} from {width} x {height}")
        image = image.resize(sides, Image.Resampling.LANCZOS)
    around = padded(*sides, target)
    if around == sides:
        return image, tuple(steps)
    white = Image.new("RGB", around, "white")
    white.paste(image, ((around[0] - sides[0]) // 2, (around[1] - sides[1]) // 2))
    return white, (*steps, f"padded to {_ratio(*around)}")


def scaled(width: int, height: int, target: Target) -> tuple[int, int]:
    """Width and height before padding: as they are, unless the padded picture breaks a limit."""
    wide, high = max(width, height * target.narrowest), max(height, width / target.widest)
    times = min(target.largest / max(wide, high), 1.0)
    if min(wide, high) * times < target.smallest:
        times = min(target.smallest / min(wide, high), target.largest / max(wide, high))
    if times == 1.0:
        return width, height
    most = target.largest
    return (
        min(max(round(width * times), 1), most),
        min(max(round(height * times), 1), most),
    )


def padded(width: int, height: int, target: Target) -> tuple[int, int]:
    """Width and height with as much white as the ratio and the shorter side need."""
    wide = max(width, ceil(height * target.narrowest - _ROUNDING), target.smallest)
    high = max(height, ceil(wide / target.widest - _ROUNDING), target.smallest)
    wide = max(wide, ceil(high * target.narrowest - _ROUNDING))
    return wide, high


def _ratio(width: int, height: int) -> str:
    """``3:4``."""
    near = Fraction(width, height).limit_denominator(20)
    return f"{near.numerator}:{near.denominator}"
