# SPDX-License-Identifier: Apache-2.0
"""``title-length``."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid


def title_length(product: Product) -> Hashable:
    """All that this rule looks at."""
    return -1 if product.title is None else len(product.title)


class TitleLength(ProductRule):
    """The title is too short or too long.

    What it checks: the number of characters of the title against the market's limits.

    Why the marketplace minds: the listing is refused with "The product name exceed max limit
    characters".

    How to fix it: shorten the title to what a buyer searches for: brand, product, material, size
    or colour. Where it is too short, add those.
    """

    id = "title-length"
    stage = Stage.SYNC
    codes = (
        "12052051",
        "The product name exceed max limit characters",
        "The product name must contain between 1 and 255 characters.",
        "invalid product name",
    )
    shape: ClassVar = title_length

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=0, description="Fewest characters.")
        maximum: int = Field(default=255, ge=1, description="Most characters.")

    VALID = (
        Valid(sample.product(title="Walnut Cutting Board, 40 x 30 cm")),
        Valid(sample.product(title=None)),
    )
    INVALID = (
        Invalid(sample.product(title="Walnut Cutting Board " * 13), field="title"),
        Invalid(sample.product(title="Walnut board"), field="title", options={"minimum": 25}),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        title, limits = product.title, self.options
        if title is None or limits.minimum <= len(title) <= limits.maximum:
            return
        short = len(title) < limits.minimum
        yield Finding(
            field="title",
            message=f"The title has {len(title):,} characters; "
            f"{limits.minimum} to {limits.maximum} are accepted.",
            fix=Fix(
                "Add brand, material, size or colour."
                if short
                else "Shorten it to what buyers seek."
            ),
            value=title,
            limit=f"{limits.minimum} to {limits.maximum} characters",
        )
