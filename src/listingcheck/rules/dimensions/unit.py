# SPDX-License-Identifier: Apache-2.0
"""``dimensions-unit``."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import CENTIMETRES, Length, LengthUnit, Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._sent import SentOptions, rounded_up
from listingcheck.rules.dimensions._family import DimensionsRule, size_of, stated

_INCH = LengthUnit.INCH


class DimensionsUnit(DimensionsRule):
    """The package size is in a unit that the market does not take.

    What it checks: the unit of each side against those of the market. A side that states no unit
    passes.

    Why the marketplace minds: it takes centimetres, and inches in the United States; another unit
    is refused with "imperial units only for US local products".

    How to fix it: convert the size. Connectors do so by themselves, so this is about sizes that
    are sent as they are.
    """

    id = "dimensions-unit"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = (
        "12019061",
        "imperial units only for US local products",
        "12052916",
        "unit not supported",
    )

    class Options(SentOptions):
        units: tuple[LengthUnit, ...] = Field(
            default=(), description="Units that are taken, the usual one first; empty means all."
        )

    VALID = (
        Valid(
            sample.product(variants=[sample.variant(size_unit=_INCH)]),
            options={"units": ["cm", "in"]},
        ),
        Valid(sample.product(variants=[sample.variant(size_unit=None)]), options={"units": ["cm"]}),
        Valid(
            sample.product(variants=[sample.variant(size_unit=_INCH)]),
            options={"units": ["cm"], "columns": ["package_dimensions"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(size=("12", "8", "2"), size_unit=_INCH)]),
            options={"units": ["cm"]},
            field="variants[0].dimensions",
        ),
        Invalid(
            sample.product(
                variants=[
                    sample.variant(size=("300", "200", "55"), size_unit=LengthUnit.MILLIMETRE)
                ]
            ),
            options={"units": ["in", "cm"]},
            field="variants[0].dimensions",
        ),
    )

    def prepare(self) -> None:
        self.limit = " or ".join(self.options.units)

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        sides, units = stated(variant), self.options.units
        other = {side.unit for side in sides.values() if side.unit not in (None, *units)}
        if units and other and self.options.is_sent(product, "variants[].dimensions"):
            size = size_of(sides)
            yield Finding(
                field=variant.at("dimensions"),
                message=f"The package size is {size}; {self.limit} is accepted.",
                fix=Fix(_advice(sides, units[0])),
                value=size,
                limit=self.limit,
            )


def _advice(sides: Mapping[str, Length], unit: LengthUnit) -> str:
    lengths = [side.centimetres for side in sides.values()]
    known = [length for length in lengths if length is not None]
    if len(known) < len(lengths):
        return f"Give the size in {unit}."
    return f"Write {' x '.join(converted(length, unit) for length in known)} {unit}."


def converted(centimetres: Decimal, unit: LengthUnit) -> str:
    """A length in a unit, rounded up to a whole number."""
    return f"{rounded_up(centimetres / CENTIMETRES[unit], 0):f}"
