# SPDX-License-Identifier: Apache-2.0
"""``title-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules.title._family import title_shape


class TitleMissing(ProductRule):
    """There is no title.

    What it checks: whether the listing has a title that is more than white space.

    Why the marketplace minds: a listing without a name is not created ("product name is empty").

    How to fix it: write what the product is: brand, kind of product, material, size or colour.
    """

    id = "title-missing"
    stage = Stage.SYNC
    codes = (
        "12052261",
        "product name is empty",
        "item_missing_required_attribute",
    )
    absent = "title"
    shape: ClassVar = title_shape
    VALID = (
        Valid(sample.product()),
        Valid(sample.product(title="1984")),
    )
    INVALID = (
        Invalid(sample.product(title=None), field="title"),
        Invalid(sample.product(title=None, description=None), field="title"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if product.title is None:
            yield Finding(
                field="title",
                message="There is no title; every listing needs one.",
                fix=Fix("Write what it is: brand, kind of product, material, size or colour."),
                limit="a title",
            )
