# SPDX-License-Identifier: Apache-2.0
"""``description-few-images``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.pictures import pictures
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.description._pictures import PictureRule


class DescriptionFewImages(PictureRule):
    """The description holds few pictures.

    What it checks: how many pictures stand in the description.

    Why the marketplace minds: TikTok Shop rates a description with fewer than three pictures as
    less than good. It never blocks, and most listings keep their pictures in the gallery.

    How to fix it: show details, use and measures in pictures between the paragraphs.
    """

    id = "description-few-images"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("DESCRIPTION_INCLUDE_LESS_THAN_3_IMAGES", "DESC_NOT_CONTAINING_IMG")

    class Options(RuleOptions):
        minimum: int = Field(default=3, ge=1, description="Fewest pictures.")

    VALID = (
        Valid(sample.product(description='<p>Mug</p><img src="1.jpg"><img src="2.jpg"><img>')),
        Valid(sample.product(description=None)),
    )
    INVALID = (
        Invalid(sample.product(description="<p>Mug</p>"), field="description"),
        Invalid(
            sample.product(description='<p>Mug</p><img src="1.jpg">'),
            field="description",
            options={"minimum": 2},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if product.description is None:
            return
        count, minimum = sum(1 for _ in pictures(product.description)), self.options.minimum
        if count < minimum:
            yield Finding(
                field="description",
                message=f"The description holds {count} pictures; {minimum} are recommended.",
                fix=Fix("Show details, use and measures in pictures between the paragraphs."),
                value=f"{count} pictures",
                limit=f"at least {minimum} pictures",
            )
