# SPDX-License-Identifier: Apache-2.0
"""``variant-too-many``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules.variant._family import choices


class VariantTooMany(ProductRule):
    """The listing has too many variants.

    What it checks: the number of variants against the market's limit, and against the lower one of
    some connectors, above which it warns.

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
        "0021-m2e",
        "The number of product variations exceeds the allowed limit.",
    )
    shape: ClassVar = choices

    class Options(RuleOptions):
        maximum: int = Field(default=300, ge=1, description="Most variants of one listing.")
        doubtful: int | None = Field(
            default=None, ge=1, description="Above this many, some connectors refuse: a warning."
        )

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
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["S"], ["M"], ["L"])),
            field="variants",
            options={"maximum": 3, "doubtful": 2},
        ),
    )

    def prepare(self) -> None:
        maximum = self.options.maximum
        self._limits = maximum, self.options.doubtful or maximum

    def check(self, product: Product) -> Iterator[Finding]:
        count, maximum, doubtful = len(product.variants), *self._limits
        if count > min(maximum, doubtful):
            too_many = count > maximum
            most = maximum if too_many else doubtful
            whom = "are accepted" if too_many else "are accepted by some connectors"
            yield Finding(
                field="variants",
                message=f"The listing has {count:,} variants; at most {most:,} {whom}.",
                fix=Fix("Split the listing, or remove variants that do not sell."),
                value=str(count),
                limit=f"at most {most}",
                severity=None if too_many else Severity.WARNING,
            )
