# SPDX-License-Identifier: Apache-2.0
"""``image-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.image._family import PictureRule, count


class ImageMissing(PictureRule):
    """The listing has no picture.

    What it checks: whether the product itself has a picture; a picture of a variant is none.

    Why the marketplace minds: the listing is refused with "Main product image is required".

    How to fix it: add photos of the product in the shop and export again.
    """

    id = "image-missing"
    stage = Stage.SYNC
    codes = (
        "12052028",
        "Main product image is required",
        "0010-m2e",
        "Product Images are missing.",
        "item_missing_required_attribute",
    )
    absent = "images[].url"
    VALID = (
        Valid(sample.product(images=1)),
        Valid(sample.product(images=["/media/tee.jpg"])),
    )
    INVALID = (
        Invalid(sample.product(images=0), field="images"),
        Invalid(
            sample.product(
                images=0, variants=[sample.variant(image="https://cdn.example.com/tee.jpg")]
            ),
            field="images",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if not count(product):
            yield Finding(
                field="images",
                message="The listing has no picture; at least 1 is required.",
                fix=Fix("Add photos of the product, the best one first."),
                limit="at least 1",
            )
