# SPDX-License-Identifier: Apache-2.0
"""``image-background``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Depth, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found
from listingcheck.rules.image._pixels import pixels


class ImageBackground(FactsRule):
    """The first picture is not on white.

    What it checks: how much of the edge of the first picture, a frame 4 % wide, is white. Of photos
    on white 86 % reach the default, for the product may touch the edge; of scenes 2 %.

    Why the marketplace minds: TikTok Shop recommends a white or plain background for the first
    picture, so that the product stands out in search.

    How to fix it: put a photo on white first; scenes may follow.
    """

    id = "image-background"
    stage = Stage.QUALITY
    severity = Severity.INFO
    depth = Depth.PIXELS
    codes = ("MAIN_IMG_FIRST_IMG_NO_WHITE_BACKGROUND_PRODUCT",)

    class Options(RuleOptions):
        white: float = Field(
            default=0.8,
            ge=0,
            le=1,
            description="Share of the edge that is white on a white background.",
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(pixels=pixels(white_edge=0.89)),))),
        Valid(sample.product(pictures=(sample.picture(pixels=pixels(white_edge=0), first=False),))),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(pixels=pixels(white_edge=0)),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(pixels=pixels(white_edge=0.85)),)),
            options={"white": 0.9},
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        seen, least = facts.pixels, self.options.white
        if picture.first and seen is not None and seen.white_edge < least:
            yield found(
                picture,
                f"is not on white: {seen.white_edge:.0%} of its edge is white; "
                f"for the first one, {least:.0%} or more is recommended.",
                "Put a photo on a white background first.",
                limit=f"{least:.0%} of the edge white",
            )
