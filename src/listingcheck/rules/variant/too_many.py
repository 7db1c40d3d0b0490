# SPDX-License-Identifier: Apache-2.0
"""``variant-too-many``."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid


def variant_count(product: Product) -> Hashable:
    """All that this rule looks at."""
    return len(product.variants)


class VariantTooMany(ProductRule):
    """The listing has too many variants.

    What it checks: the number of variants against the market's limit.

    Why the marketplace minds: the listing is refused with "A single product cannot have more than
    100 different SKUs"; the text still says 100 where the market takes 300.

    How to fix it: split the listing, for example one for each material or each range of sizes, or
    remove the variants that do not sell.
    """

    id = "variant-too-many"
    stage = Stage.SYNC
    codes = (
        "12052050",
        "A single product cannot have more than 100 different SKUs",
        "12052558",
        "12052526",
        "0021-m2e",
        "The number of product variations exceeds the allowed limit.",
    )
    shape: ClassVar = variant_count

    class Options(RuleOptions):
        maximum: int = Field(default=300, ge=1, description="Most variants of one listing.")

    VALID = (
        Valid(sample.product()),
        Valid(sample.product(variants=sample.variants(["S"], ["M"])), options={"maximum": 2}),
    )
    INVALID = (
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["S"], ["M"])),
            field="variants",
            options={"maximum": 1},
        ),
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["S"], ["M"], ["L"])),
            field="variants",
            options={"maximum": 2},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        count, maximum = len(product.variants), self.options.maximum
        if count > maximum:
            yield Finding(
                field="variants",
                message=f"The listing has {count:,} variants; at most {maximum:,} are accepted.",
                fix=Fix("Split the listing, or remove variants that do not sell."),
                value=str(count),
                limit=f"at most {maximum}",
            )
