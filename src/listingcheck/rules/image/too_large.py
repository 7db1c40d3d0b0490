# SPDX-License-Identifier: Apache-2.0
"""``image-too-large``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Stage
from listingcheck.picture import Damage, ImageFacts, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found, pixels

_FIX = "Save a smaller copy, as `listingcheck images fix` does, and give the new file's address."
_MEGA = 1_000_000


class ImageTooLarge(FactsRule):
    """The picture has too many pixels.

    What it checks: the longer side of each picture against the most that the marketplace takes: one
    number for the listing's own pictures, one for those in the description, and one for all others;
    and where there is such a limit, width times height.

    Why the marketplace minds: the upload is refused for its dimensions, and the listing with it.

    How to fix it: save a smaller copy. Nothing is lost: buyers see less than 2,000 pixels.
    """

    id = "image-too-large"
    stage = Stage.SYNC
    codes = (
        "12019116",
        "image dimensions exceed",
        "12038014",
        "image dimensions",
        "12052341",
        "The description images size cannot exceed limit.",
        "image_link_too_big",
    )

    despite = (Damage.TOO_LARGE,)

    class Options(RuleOptions):
        maximum: int | None = Field(
            default=4000, ge=1, description="Most pixels on each side of the listing's pictures."
        )
        maximum_other: int | None = Field(
            default=20_000, ge=1, description="Most pixels on each side of any other picture."
        )
        maximum_description: int | None = Field(
            default=4000, ge=1, description="Most pixels on each side in the description."
        )
        maximum_pixels: int | None = Field(
            default=None, ge=1, description="Most pixels in all, width times height."
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(width=4000, height=3000),))),
        Valid(
            sample.product(
                pictures=(
                    sample.picture(
                        "https://cdn.example.com/red.jpg",
                        role=Role.VARIANT,
                        fields=["variants[0].image"],
                        first=False,
                        width=6000,
                        height=6000,
                    ),
                )
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(width=6000, height=4000),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(width=9000, height=8000),)),
            options={"maximum": None, "maximum_pixels": 64_000_000},
            field="images[0].url",
        ),
    )

    def prepare(self) -> None:
        self._maximum = {
            Role.MAIN: self.options.maximum,
            Role.VARIANT: self.options.maximum_other,
            Role.DESCRIPTION: self.options.maximum_description,
        }

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        if facts.width is None or facts.height is None:
            return
        width, height, maximum = facts.width, facts.height, self._maximum[picture.role]
        said, most = f"is {pixels(width, height)}", self.options.maximum_pixels
        if maximum is not None and max(width, height) > maximum:
            limit = f"at most {pixels(maximum, maximum)}"
            yield found(
                picture, f"{said}; at most {maximum:,} on each side are taken.", _FIX, limit=limit
            )
        elif most is not None and width * height > most:
            limit = f"at most {most / _MEGA:g} megapixels"
            had = f"{width * height / _MEGA:,.1f} megapixels"
            yield found(picture, f"{said}, {had}; {limit} are taken.", _FIX, limit=limit)
