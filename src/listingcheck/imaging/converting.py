# SPDX-License-Identifier: Apache-2.0
"""Turns any picture that can be opened into a JPEG that a marketplace takes."""

from listingcheck.imaging import aside
from listingcheck.imaging.encoding import BEST, encoded, smaller
from listingcheck.imaging.fitting import fitted
from listingcheck.imaging.flat import PLUGINS, Flat, decoded
from listingcheck.imaging.measuring import measure
from listingcheck.imaging.target import ConversionError, Converted, Target
from listingcheck.picture import Damage, Format, ImageFacts

_DAMAGE = {
    Damage.EMPTY: "it is an empty file",
    Damage.NO_PICTURE: "it is not a picture",
    Damage.TRUNCATED: "its end is missing",
    Damage.BROKEN: "it is damaged",
    Damage.TOO_LARGE: "it is too large to be opened safely",
    Damage.UNSAFE: "the drawing is unsafe",
}


def convert(data: bytes, target: Target = Target()) -> Converted:  # noqa: B008 - it is frozen
    """The picture as JPEG in sRGB, upright, on white, without metadata, within the target's limits.

    Raises:
        ConversionError: it is damaged, unsafe or of a kind that cannot be opened; the text says so.
        MissingExtraError: the package that opens its format is not installed.
    """
    facts = measure(data)
    flat = _opened(data, facts, target)
    image, steps = fitted(flat.image, target)
    written, quality = encoded(image, target.max_bytes)
    while len(written) > target.max_bytes:
        image = smaller(image, len(written), target.max_bytes, target.smallest)
        image, _ = fitted(image, target)
        written, quality = encoded(image, target.max_bytes)
        steps = (*steps, f"reduced to {image.width} x {image.height} for its bytes")
    steps = (*flat.steps, *steps, *([f"quality {quality}"] if quality < BEST else ()))
    return Converted(written, image.width, image.height, quality, steps)


def _opened(data: bytes, facts: ImageFacts, target: Target) -> Flat:
    if facts.damage is not None:
        detail = f": {facts.detail}" if facts.detail else ""
        raise ConversionError(f"It cannot be converted, {_DAMAGE[facts.damage]}{detail}.")
    kind = facts.format
    if kind is None or (kind not in PLUGINS and kind is not Format.SVG):
        raise ConversionError(f"A picture in {kind or 'this format'} cannot be converted.")
    if kind in aside.FORMATS or _pixels(facts) > aside.PIXELS:
        return aside.drawn(
            data, kind, smallest=target.smallest, largest=target.largest, frames=facts.frames
        )
    return decoded(data, kind, largest=target.largest, frames=facts.frames)


def _pixels(facts: ImageFacts) -> int:
    return (facts.width or 0) * (facts.height or 0)
