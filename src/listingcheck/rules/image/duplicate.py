# SPDX-License-Identifier: Apache-2.0
"""``image-duplicate``."""

from collections.abc import Iterator
from operator import attrgetter
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules.image._family import shown

_address = attrgetter("url")


def repeated(product: Product) -> bool:
    """All that this rule looks at: whether any address stands twice."""
    urls = [*filter(None, map(_address, product.images))]
    return len({*urls}) < len(urls)


class ImageDuplicate(ProductRule):
    """The same picture stands twice.

    What it checks: whether two of a product's pictures have one address. The pictures of variants
    may be any of the product's.

    Why the marketplace minds: a buyer sees the picture twice, and one of the nine places is lost.
    TikTok Shop's diagnosis says MAIN_IMG_DUPLICATE.

    How to fix it: leave the second one out, or show another side of the product.
    """

    id = "image-duplicate"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("MAIN_IMG_DUPLICATE", "Duplicate images")
    shape: ClassVar = repeated
    VALID = (
        Valid(sample.product(images=3)),
        Valid(sample.product(images=["https://cdn.example.com/a.jpg"])),
    )
    INVALID = (
        Invalid(
            sample.product(
                images=["https://cdn.example.com/a.jpg", "https://cdn.example.com/a.jpg"]
            ),
            field="images[1].url",
        ),
        Invalid(
            sample.product(
                images=[
                    "https://cdn.example.com/front.png?v=1",
                    "https://cdn.example.com/back.png?v=1",
                    "https://cdn.example.com/front.png?v=1",
                ]
            ),
            field="images[2].url",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        first: dict[str, int] = {}
        for place, image in enumerate(product.images):
            url = image.url
            if url is not None and first.setdefault(url, place) != place:
                field = f"images[{place}].url"
                yield Finding(
                    field=field,
                    message=f"Picture {place + 1} is picture {first[url] + 1} again: {shown(url)}.",
                    fix=Fix("Leave it out.", Safety.SAFE, (Edit(field, url, None),)),
                    value=url,
                    limit="each picture once",
                )
