# SPDX-License-Identifier: Apache-2.0
"""``description-length``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules.description._family import description_shape


class DescriptionLength(ProductRule):
    """The description is too long.

    What it checks: the number of characters of the description, its HTML included.

    Why the marketplace minds: the listing is refused with "The product description cannot exceed
    maximum characters".

    How to fix it: cut boiler-plate such as shipping and shop policies; they have pages of their
    own. Often the HTML of a page builder is what takes the room.
    """

    id = "description-length"
    stage = Stage.SYNC
    codes = (
        "12052013",
        "The product description cannot exceed maximum characters",
        "text_value_too_long",
    )
    shape: ClassVar = description_shape

    class Options(RuleOptions):
        maximum: int = Field(default=10_000, ge=1, description="Most characters, HTML included.")

    VALID = (
        Valid(sample.product(description="A mug. " * 100)),
        Valid(sample.product(description=None)),
    )
    INVALID = (
        Invalid(sample.product(description="<p>A mug.</p>" * 1000), field="description"),
        Invalid(sample.product(), field="description", options={"maximum": 100}),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        length, maximum = len(product.description or ""), self.options.maximum
        if length > maximum:
            yield Finding(
                field="description",
                message=f"The description has {length:,} characters, HTML included; "
                f"{maximum:,} are accepted.",
                fix=Fix("Cut boiler-plate and needless HTML."),
                value=f"{length} characters",
                limit=f"at most {maximum} characters",
            )
