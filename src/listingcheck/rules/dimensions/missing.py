# SPDX-License-Identifier: Apache-2.0
"""``dimensions-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Dimensions, Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.dimensions._family import DimensionsRule, stated
from listingcheck.shop import Defaults, Shop


class DimensionsMissing(DimensionsRule):
    """A variant does not state its package size.

    What it checks: whether each variant gives length, width and height of its parcel, unless the
    shop's settings give a size for products without one.

    Why the marketplace minds: most markets work out shipping from it; "Package Dimensions are
    missing." is what connectors report.

    How to fix it: measure the packed product and enter all three sides in the shop, or give
    [shop.defaults] dimensions.
    """

    id = "dimensions-missing"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("Package Dimensions are missing.", "0013-m2e", "0014-m2e", "0015-m2e", "0016-m2e")
    absent = "variants[].dimensions"
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(variants=[sample.variant(size=None)]),
            shop=Shop(defaults=Defaults(dimensions=Dimensions())),
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(size=None)]), field="variants[0].dimensions"
        ),
        Invalid(
            sample.product(variants=[sample.variant(size=("30", None, "5"))]),
            field="variants[0].dimensions.width",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if self.shop.defaults.dimensions is not None:
            return
        sides = stated(variant)
        if not sides:
            yield _finding(variant.at("dimensions"), "There is no package size")
            return
        for name in Dimensions.model_fields:
            if name not in sides:
                yield _finding(variant.at(f"dimensions.{name}"), f"The package has no {name}")


def _finding(field: str, problem: str) -> Finding:
    return Finding(
        field=field,
        message=f"{problem}; length, width and height are needed.",
        fix=Fix("Measure the parcel and enter it in the shop, or give [shop.defaults] dimensions."),
        limit="three sides above 0",
    )
