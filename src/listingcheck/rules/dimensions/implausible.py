# SPDX-License-Identifier: Apache-2.0
"""``dimensions-implausible``."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from math import prod

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Length, LengthUnit, Product, Variant, WeightUnit
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.dimensions._family import DimensionsRule, size_of, stated

_LARGE_UNITS = (LengthUnit.FOOT, LengthUnit.YARD, LengthUnit.METRE)


class DimensionsImplausible(DimensionsRule):
    """The package size cannot be right.

    What it checks: a size of 1 x 1 x 1, a side longer than parcels are, and a parcel heavier for
    its size than any metal. Only sides with a known unit are measured.

    Why the marketplace minds: the size is taken as it is and the shipping fee is worked out from
    it, so a wrong one costs money on every order.

    How to fix it: measure the packed product. A tenfold side is often millimetres taken for
    centimetres.
    """

    id = "dimensions-implausible"
    stage = Stage.QUALITY
    severity = Severity.WARNING

    class Options(RuleOptions):
        longest: Decimal = Field(default=Decimal(300), gt=0, description="Longest side in cm.")
        densest: Decimal = Field(default=Decimal(25), gt=0, description="Most grams per cubic cm.")

    VALID = (
        Valid(sample.product(variants=[sample.variant(size=("300", "10", "10"))])),
        Valid(
            sample.product(
                variants=[sample.variant(size=("1", "1", "1"), size_unit=LengthUnit.FOOT)]
            )
        ),
        Valid(sample.product(variants=[sample.variant(size=("900", "9", "9"), size_unit=None)])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(size=("1", "1", "1"))]),
            field="variants[0].dimensions",
        ),
        Invalid(
            sample.product(variants=[sample.variant(size=("420", "300", "20"))]),
            field="variants[0].dimensions.length",
        ),
        Invalid(
            sample.product(
                variants=[
                    sample.variant(
                        weight="40", weight_unit=WeightUnit.KILOGRAM, size=("10", "10", "5")
                    )
                ]
            ),
            field="variants[0].dimensions",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        sides = stated(variant)
        if len(sides) == 3 and all(_is_one(side) for side in sides.values()):
            yield _finding(
                variant, "dimensions", sides, "that looks like a placeholder", "a real size"
            )
            return
        lengths = {name: side.centimetres or 0 for name, side in sides.items()}
        longest, densest = self.options.longest, self.options.densest
        for name, length in lengths.items():
            if length > longest:
                limit = f"at most {longest} cm a side"
                yield _finding(variant, f"dimensions.{name}", sides, f"{limit} is likely", limit)
        grams = variant.weight.grams if variant.weight else None
        volume = _volume(lengths.values())
        if grams is not None and volume is not None and grams > densest * volume:
            limit = f"at most {densest} g per cubic centimetre"
            problem = f"its weight makes {grams / volume:,.0f} g per cubic centimetre"
            yield _finding(variant, "dimensions", sides, f"{problem}; {limit} is likely", limit)


def _is_one(side: Length) -> bool:
    return side.amount == 1 and side.unit not in _LARGE_UNITS


def _volume(lengths: Collection[Decimal | int]) -> Decimal | int | None:
    """In cubic centimetres; None unless all three sides are known and positive."""
    return prod(lengths) if len(lengths) == 3 and min(lengths) > 0 else None


def _finding(
    variant: Variant, field: str, sides: Mapping[str, Length], problem: str, limit: str
) -> Finding:
    size = size_of(sides)
    return Finding(
        field=variant.at(field),
        message=f"The package size is {size}; {problem}.",
        fix=Fix("Measure the parcel and correct the size, the weight or their units."),
        value=size,
        limit=limit,
    )
