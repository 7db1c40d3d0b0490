# SPDX-License-Identifier: Apache-2.0
"""``weight-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant, Weight
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.weight._family import WeightRule
from listingcheck.shop import Defaults, Shop


class WeightMissing(WeightRule):
    """A variant states no package weight.

    What it checks: whether each variant says what its parcel weighs, unless the shop's settings
    give a weight for products without one.

    Why the marketplace minds: shipping is worked out from it; "Package Weight is missing." ends the
    upload.

    How to fix it: weigh the packed product and enter the weight in the shop, or give
    [shop.defaults] weight.
    """

    id = "weight-missing"
    stage = Stage.SYNC
    codes = (
        "Package Weight is missing.",
        "36009004",
        "body.package_weight.value",
        "0012-m2e",
        "0017-m2e",
    )
    absent = "variants[].weight"
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(variants=[sample.variant(weight=None)]),
            shop=Shop(defaults=Defaults(weight=Weight.parse("500"))),
        ),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(weight=None)]), field="variants[0].weight"),
        Invalid(
            sample.product(
                options=("Size",),
                variants=(*sample.variants(["S"]), sample.variant("M", weight=None)),
            ),
            field="variants[1].weight",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        if variant.weight is None and self.shop.defaults.weight is None:
            yield Finding(
                field=variant.at("weight"),
                message="There is no package weight; every variant needs one.",
                fix=Fix("Enter the packed weight in the shop, or give [shop.defaults] weight."),
                limit="above 0",
            )
