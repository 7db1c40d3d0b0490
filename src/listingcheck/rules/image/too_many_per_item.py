# SPDX-License-Identifier: Apache-2.0
"""``image-too-many-per-item``."""

from collections import Counter
from collections.abc import Hashable, Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Image, Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._offered import OWN_FORMAT


def most(product: Product) -> tuple[int, int | None]:
    """The most pictures of one item, and the line it stands on: all that this rule looks at."""
    lines = [image.line for image in product.images]
    if not lines or len(set(lines)) == 1:
        alone = len(product.variants) == 1
        return (len(lines) if alone else 0), None
    line, number = Counter(lines).most_common(1)[0]
    return number, line


def most_alone(product: Product) -> Hashable:
    """The most pictures of one item."""
    return most(product)[0]


def _item(*lines: int) -> Product:
    """A clean item of a feed whose pictures stand on these lines."""
    images = [Image(url=f"https://cdn.example.com/{n}.jpg", line=of) for n, of in enumerate(lines)]
    return sample.product(origin=OWN_FORMAT).changed(images=tuple(images))


class ImageTooManyPerItem(ProductRule):
    """The item of a feed has too many pictures.

    What it checks: the pictures of each item in the marketplace's own format, the main one and the
    additional ones. Pictures that an earlier item of its group has are not counted again.

    Why the marketplace minds: it takes a few additional pictures of each item; Google answers more
    of them with attribute_has_too_many_values.

    How to fix it: keep the pictures that show most.
    """

    id = "image-too-many-per-item"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("attribute_has_too_many_values",)
    shape: ClassVar = most_alone

    class Options(RuleOptions):
        maximum: int = Field(default=11, ge=1, description="Most pictures, the main one included.")

    VALID = (
        Valid(_item(*[2] * 11)),
        Valid(_item(*[2] * 8, *[3] * 8)),
        Valid(sample.product(images=20)),
    )
    INVALID = (
        Invalid(_item(*[2] * 12), field="images"),
        Invalid(_item(2, 2, 3, 3, 3), options={"maximum": 2}, field="images"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        number, line = most(product)
        maximum = self.options.maximum
        if number > maximum and self.context.is_own(product):
            place = f" in line {line}" if line else ""
            yield Finding(
                field="images",
                message=f"The item{place} has {number} pictures; at most {maximum} are accepted.",
                fix=Fix(f"Keep the {maximum} pictures that show most."),
                value=str(number),
                limit=f"at most {maximum}",
            )
