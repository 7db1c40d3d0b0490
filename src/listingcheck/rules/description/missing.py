# SPDX-License-Identifier: Apache-2.0
"""``description-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules.description._family import description_shape, holds_something


class DescriptionMissing(ProductRule):
    """There is no description.

    What it checks: whether the listing has a description, and whether its HTML holds any text or
    picture at all (``<p>&nbsp;</p>`` holds none).

    Why the marketplace minds: a listing without a description is not created ("The product
    description is required").

    How to fix it: describe material, size, quantity, colour and use in a few sentences.
    """

    id = "description-missing"
    stage = Stage.SYNC
    codes = (
        "12052015",
        "The product description is required",
        "12019006",
        "item_missing_required_attribute",
    )
    absent = "description"
    shape: ClassVar = description_shape
    VALID = (
        Valid(sample.product(description="Mug.")),
        Valid(sample.product(description='<p></p><img src="https://cdn.example.com/mug.jpg">')),
        Valid(sample.product(description="&quot;Best of both&quot; mug")),
    )
    INVALID = (
        Invalid(sample.product(description=None), field="description"),
        Invalid(sample.product(description="<p>&nbsp;</p>\n<br/>"), field="description"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        description = product.description
        if description is not None and holds_something(description):
            return
        yield Finding(
            field="description",
            message="There is no description; every listing needs one."
            if description is None
            else "The description holds neither text nor pictures; every listing needs some.",
            fix=Fix("Describe material, size, quantity, colour and use in a few sentences."),
            value=description,
            limit="a description",
        )
