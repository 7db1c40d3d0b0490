# SPDX-License-Identifier: Apache-2.0
"""``weight-out-of-range``."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import GRAMS, Product, Variant, Weight, WeightUnit
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.weight._family import WeightRule, stated


class WeightOutOfRange(WeightRule):
    """The package weight is not one a parcel can have.

    What it checks: whether the weight is a number, above 0 and no more than the market's heaviest
    parcel. A weight without a unit is judged against 0 only.

    Why the marketplace minds: "The package weight of the product can not be zero." ends the upload,
    and a weight above the carrier's limit finds no shipping option.

    How to fix it: weigh the packed product. A thousandfold weight is often grams taken for
    kilograms.
    """

    id = "weight-out-of-range"
    stage = Stage.SYNC
    codes = (
        "12052181",
        "The package weight of the product can not be zero.",
        "12019011",
        "product package weight is invalid",
        "12052006",
        "Incorrect parcel weight format",
        "0018-m2e",
        "The product package weight must be within the allowed weight range.",
        "shipping_weight_too_high",
    )

    class Options(RuleOptions):
        maximum: Decimal | None = Field(default=None, gt=0, description="Heaviest parcel.")
        unit: WeightUnit = Field(default=WeightUnit.GRAM, description="Unit of the maximum.")

    VALID = (
        Valid(sample.product(variants=[sample.variant(weight="0.01")])),
        Valid(
            sample.product(variants=[sample.variant(weight="30", weight_unit=WeightUnit.KILOGRAM)]),
            options={"maximum": 30, "unit": "kg"},
        ),
        Valid(
            sample.product(variants=[sample.variant(weight="9000", weight_unit=None)]),
            options={"maximum": 30, "unit": "kg"},
        ),
    )
    INVALID = (
        Invalid(sample.product(variants=[sample.variant(weight="0")]), field="variants[0].weight"),
        Invalid(
            sample.product(variants=[sample.variant(weight="heavy")]), field="variants[0].weight"
        ),
        Invalid(
            sample.product(
                variants=[sample.variant(weight="250", weight_unit=WeightUnit.KILOGRAM)]
            ),
            options={"maximum": 150, "unit": "lb"},
            field="variants[0].weight",
        ),
    )

    def prepare(self) -> None:
        maximum, unit = self.options.maximum, self.options.unit
        self.heaviest = None if maximum is None else maximum * GRAMS[unit]
        self.limit = "above 0" if maximum is None else f"above 0, at most {maximum:,} {unit}"

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        weight = variant.weight
        if weight is None:
            return
        heavy = self._is_too_heavy(weight)
        problem = _problem(weight) or (heavy and f"{self.limit} is accepted")
        if problem:
            yield Finding(
                field=variant.at("weight"),
                message=f"The package weight is {stated(weight)}; {problem}.",
                fix=Fix("Enter the weight of the packed product, and look at its unit."),
                value=weight.raw,
                limit=self.limit,
                # Heavy goods may go by freight.
                severity=Severity.WARNING if heavy else None,
            )

    def _is_too_heavy(self, weight: Weight) -> bool:
        grams = weight.grams
        return grams is not None and self.heaviest is not None and grams > self.heaviest


def _problem(weight: Weight) -> str | None:
    if weight.amount is None:
        return "it must be a plain number"
    if weight.amount == 0:
        return "it must be above 0, and shops write 0 when no weight was entered"
    return "it must be above 0" if weight.amount < 0 else None
