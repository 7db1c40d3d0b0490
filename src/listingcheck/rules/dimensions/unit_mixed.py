# SPDX-License-Identifier: Apache-2.0
"""``unit-mixed``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import LengthUnit, Product, Variant, WeightUnit
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.dimensions._family import DimensionsRule, size_of, stated

_IMPERIAL = frozenset(
    [WeightUnit.OUNCE, WeightUnit.POUND, LengthUnit.INCH, LengthUnit.FOOT, LengthUnit.YARD]
)


class UnitMixed(DimensionsRule):
    """Weight and size of a package are in different systems.

    What it checks: whether the weight and all sides of a package are metric, or all imperial.
    What states no unit is left out.

    Why the marketplace minds: one system per listing is accepted; pounds with centimetres are
    answered with "package weight unit and dimension unit miss match".

    How to fix it: convert one of them: 1 lb is 453.6 g, 1 in is 2.54 cm.
    """

    id = "unit-mixed"
    stage = Stage.SYNC
    codes = ("12052915", "package weight unit and dimension unit miss match")
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(
                variants=[sample.variant(weight_unit=WeightUnit.POUND, size_unit=LengthUnit.INCH)]
            )
        ),
        Valid(
            sample.product(variants=[sample.variant(weight_unit=WeightUnit.POUND, size_unit=None)])
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(weight="2", weight_unit=WeightUnit.POUND)]),
            field="variants[0].dimensions",
        ),
        Invalid(
            sample.product(variants=[sample.variant(size_unit=LengthUnit.INCH)]),
            field="variants[0].dimensions",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        weight, sides = variant.weight, stated(variant)
        if weight is None or not sides:
            return
        units = {unit for unit in (weight.unit, *(s.unit for s in sides.values())) if unit}
        if units & _IMPERIAL and units - _IMPERIAL:
            size = size_of(sides)
            yield Finding(
                field=variant.at("dimensions"),
                message=f"The weight is in {weight.unit} and the size is {size}; "
                "both must be metric or both imperial.",
                fix=Fix("Convert the weight or the size."),
                value=size,
                limit="one system of units",
            )
