# SPDX-License-Identifier: Apache-2.0
"""``image-border``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Bands, Depth, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.image._facts import FactsRule, found
from listingcheck.rules.image._pixels import pixels

_DARK, _LIGHT = 40, 240
"""Most of black and least of white, of 255: what JPEG and a dim grey make of them (our choice,
2026-11)."""


class ImageBorder(FactsRule):
    """The first picture has bars or a frame around it.

    What it checks: whether bars of one colour run along opposite edges of the first picture, with
    the photo beginning at a straight line. Black and white ones are warnings, those of another
    colour a hint. A product cut out on white has no such line.

    Why the marketplace minds: TikTok Shop's listing diagnosis wants a first picture without a black
    or white border, which makes the product smaller among those of others.

    How to fix it: crop the bars off, or give the picture as it was before it was made to fit.
    """

    id = "image-border"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    depth = Depth.PIXELS
    codes = (
        "MAIN_IMG_FIRST_IMG_BLACK_BORDER",
        "MAIN_IMG_FIRST_IMG_WHITE_BORDER",
        "FIRST_IMG_BLACK_BORDER",
        "FIRST_IMG_WHITE_BORDER",
    )
    VALID = (
        Valid(sample.product(pictures=(sample.picture(pixels=pixels()),))),
        Valid(
            sample.product(
                pictures=(
                    sample.picture(
                        first=False,
                        pixels=pixels(bands=Bands((0, 0, 0), top=0.1, bottom=0.1)),
                    ),
                )
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(pixels=pixels(bands=Bands((2, 0, 1), top=0.12, bottom=0.12))),
                )
            ),
            field="images[0].url",
        ),
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(
                        pixels=pixels(bands=Bands((200, 30, 40), 0.03, 0.03, 0.03, 0.03))
                    ),
                )
            ),
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        bands = facts.pixels.bands if facts.pixels else None
        if not picture.first or bands is None:
            return
        named = _named(bands.colour)
        yield found(
            picture,
            f"has {named or 'coloured'} bars: {_places(bands)}; the first one should have none.",
            "Crop the bars off.",
            limit="no border",
            severity=None if named else Severity.INFO,
        )


def _named(colour: tuple[int, int, int]) -> str | None:
    if max(colour) <= _DARK:
        return "black"
    return "white" if min(colour) >= _LIGHT else None


def _places(bands: Bands) -> str:
    """Where the bars are, and how much of the picture each takes."""
    sides = ((side, getattr(bands, side)) for side in ("top", "right", "bottom", "left"))
    return ", ".join(f"{side} {share:.0%}" for side, share in sides if share)
