# SPDX-License-Identifier: Apache-2.0
"""``weight-unit``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import GRAMS, Product, Variant, Weight, WeightUnit
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._sent import SentOptions, rounded_up
from listingcheck.rules.weight._family import WeightRule, stated


class WeightUnitRule(WeightRule):
    """The package weight is in a unit that the market does not take.

    What it checks: the unit of each weight against those of the market. A weight that states no
    unit passes.

    Why the marketplace minds: it takes kilograms, in some markets grams or pounds besides; another
    unit is answered with "unit not supported".

    How to fix it: convert the weight. Connectors do so by themselves, so this is about weights
    that are sent as they are.
    """

    id = "weight-unit"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = (
        "12052916",
        "unit not supported",
        "12019061",
        "imperial units only for US local products",
    )

    class Options(SentOptions):
        units: tuple[WeightUnit, ...] = Field(
            default=(), description="Units that are taken, the usual one first; empty means all."
        )

    VALID = (
        Valid(sample.product(), options={"units": ["kg", "g"]}),
        Valid(
            sample.product(variants=[sample.variant(weight_unit=None)]), options={"units": ["kg"]}
        ),
        Valid(sample.product(), options={"units": ["kg"], "columns": ["package_weight.value"]}),
    )
    INVALID = (
        Invalid(sample.product(), options={"units": ["kg"]}, field="variants[0].weight"),
        Invalid(
            sample.product(variants=[sample.variant(weight="8", weight_unit=WeightUnit.OUNCE)]),
            options={"units": ["lb", "kg"]},
            field="variants[0].weight",
        ),
    )

    def prepare(self) -> None:
        self.limit = " or ".join(self.options.units)

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        weight, units = variant.weight, self.options.units
        if not units or weight is None or weight.grams is None or weight.unit in units:
            return
        if self.options.is_sent(product, "variants[].weight"):
            yield Finding(
                field=variant.at("weight"),
                message=f"The package weight is {stated(weight)}; {self.limit} is accepted.",
                fix=Fix(f"Write {converted(weight, units[0])}."),
                value=stated(weight),
                limit=self.limit,
            )


def converted(weight: Weight, unit: WeightUnit) -> str:
    """The weight in another unit, rounded up to a thousandth."""
    amount = (weight.grams or 0) / GRAMS[unit]
    return f"{rounded_up(amount, 3).normalize():f} {unit}"
