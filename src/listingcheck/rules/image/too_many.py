# SPDX-License-Identifier: Apache-2.0
"""``image-too-many``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._family import PictureRule, count


class ImageTooMany(PictureRule):
    """The listing has too many pictures.

    What it checks: the number of the product's pictures against the market's limit; pictures of
    variants do not count.

    Why the marketplace minds: the listing is refused with "main product images count exceed
    limit".

    How to fix it: keep the pictures that show most. They stand in the order buyers see them, so
    the last ones are the first to leave out.
    """

    id = "image-too-many"
    stage = Stage.SYNC
    codes = ("12052306", "main product images count exceed limit")

    class Options(RuleOptions):
        maximum: int = Field(default=9, ge=1, description="Most pictures.")

    VALID = (
        Valid(sample.product(images=9)),
        Valid(sample.product(images=0)),
    )
    INVALID = (
        Invalid(sample.product(images=10), field="images"),
        Invalid(sample.product(images=5), field="images", options={"maximum": 4}),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        number, maximum = count(product), self.options.maximum
        if number > maximum:
            yield Finding(
                field="images",
                message=f"The number of pictures is {number:,}; at most {maximum} are accepted.",
                fix=Fix(
                    f"Keep the {maximum} pictures that show most.",
                    Safety.UNSAFE,
                    tuple(_surplus(product, maximum)),
                ),
                value=str(number),
                limit=f"at most {maximum}",
            )


def _surplus(product: Product, maximum: int) -> Iterator[Edit]:
    """Edits that leave out the last pictures."""
    kept = 0
    for position, image in enumerate(product.images):
        kept += image.url is not None
        if image.url is not None and kept > maximum:
            yield Edit(f"images[{position}].url", image.url, None)
