# SPDX-License-Identifier: Apache-2.0
"""``image-blank``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Depth, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found
from listingcheck.rules.image._pixels import pixels


class ImageBlank(FactsRule):
    """The picture shows nothing.

    What it checks: how much the greys of a picture differ. Where they hardly differ it is of one
    colour, which is a warning; where nearly all are the same, there is little on it, which is a
    hint, for a small product may stand on much white.

    Why the marketplace minds: buyers see an empty square, and reviewers refuse a listing whose
    pictures do not show the product.

    How to fix it: give a picture of the product. An empty one is often an export that failed, or
    white artwork on a transparent ground, which shows as white on white.
    """

    id = "image-blank"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    depth = Depth.PIXELS
    codes = ("image_single_color",)

    class Options(RuleOptions):
        deviation: float = Field(
            default=3.0,
            ge=0,
            description="Standard deviation of the greys, of 255, below which a picture is blank.",
        )
        entropy: float = Field(
            default=0.45,
            ge=0,
            description="Bits of the greys below which there is little on it; of real photos the "
            "least is 0.54 (measured 2026-11).",
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(pixels=pixels()),))),
        Valid(sample.product(pictures=(sample.picture(pixels=pixels(deviation=9, entropy=0.54)),))),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(pixels=pixels(deviation=0, entropy=0)),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(pixels=pixels(deviation=12, entropy=0.3)),)),
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        seen = facts.pixels
        if seen is None:
            return
        if seen.deviation < self.options.deviation:
            yield found(
                picture,
                f"is of one colour: its greys differ by {seen.deviation:.1f} of 255; "
                f"a photo's differ by more than {self.options.deviation:g}.",
                "Give a picture of the product.",
                limit="a picture of the product",
            )
        elif seen.entropy < self.options.entropy:
            yield found(
                picture,
                f"is almost empty: its greys hold {seen.entropy:.2f} bits; "
                f"photos hold {self.options.entropy:g} or more.",
                "See whether it shows the product; let the product fill more of it.",
                limit="a picture of the product",
                severity=Severity.INFO,
            )
