# SPDX-License-Identifier: Apache-2.0
"""``image-few``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._family import PictureRule, count


class ImageFew(PictureRule):
    """The listing has few pictures.

    What it checks: the number of the product's pictures against the number the market recommends.
    None at all is for `image-missing`.

    Why the marketplace minds: the listing goes live and is graded down with
    MAIN_IMG_LESS_THAN_5_IMAGES.

    How to fix it: add photos from other angles, of details, of the product in use.
    """

    id = "image-few"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = (
        "MAIN_IMG_LESS_THAN_5_IMAGES",
        "MAIN_IMG_NUMBER_LESS_THAN_FIVE",
        "MAIN_IMAGE_COUNT_NOT_MEET_STANDARD",
    )

    class Options(RuleOptions):
        minimum: int = Field(default=5, ge=1, description="Fewest pictures that are recommended.")

    VALID = (
        Valid(sample.product(images=5)),
        Valid(sample.product(images=0)),
    )
    INVALID = (
        Invalid(sample.product(images=4), field="images"),
        Invalid(sample.product(images=1), field="images", options={"minimum": 2}),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        number, minimum = count(product), self.options.minimum
        if 0 < number < minimum:
            yield Finding(
                field="images",
                message=f"The number of pictures is {number}; {minimum} or more are recommended.",
                fix=Fix("Add photos from other angles, of details, of the product in use."),
                value=str(number),
                limit=f"{minimum} or more",
            )
