# SPDX-License-Identifier: Apache-2.0
"""``weight-decimals``."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant, WeightUnit
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._sent import SentOptions, accuracy, rounding
from listingcheck.rules.weight._family import WeightRule, stated

_GRAM, _KILOGRAM, _POUND = WeightUnit.GRAM, WeightUnit.KILOGRAM, WeightUnit.POUND
_API = {_GRAM: 0, _KILOGRAM: 3, _POUND: 2}


class WeightDecimals(WeightRule):
    """The package weight has more decimals than are taken.

    What it checks: the decimals of a weight against those of its unit, by value: 250.0 is whole. A
    weight without a unit, or in one that has no limit, passes.

    Why the marketplace minds: it takes whole grams, kilograms to the gram and pounds to the
    hundredth; others are answered with "Incorrect parcel weight format".

    How to fix it: round the weight up. Connectors round by themselves, so this is about weights
    that are sent as they are.
    """

    id = "weight-decimals"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052006", "Incorrect parcel weight format")

    class Options(SentOptions):
        decimals: Mapping[WeightUnit, int] = Field(
            default={}, description="Most decimals by unit; a unit that is not named has no limit."
        )

    VALID = (
        Valid(
            sample.product(variants=[sample.variant(weight="250.000")]),
            options={"decimals": _API},
        ),
        Valid(
            sample.product(variants=[sample.variant(weight="0.255", weight_unit=_KILOGRAM)]),
            options={"decimals": _API},
        ),
        Valid(
            sample.product(variants=[sample.variant(weight="250.4")]),
            options={"decimals": _API, "columns": ("package_weight.value",)},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(weight="250.4")]),
            options={"decimals": _API},
            field="variants[0].weight",
            fixed="251",
        ),
        Invalid(
            sample.product(variants=[sample.variant(weight="0.55125", weight_unit=_POUND)]),
            options={"decimals": _API},
            field="variants[0].weight",
            fixed="0.56",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        weight = variant.weight
        if weight is None or weight.unit not in self.options.decimals:
            return
        most = self.options.decimals[weight.unit]
        new = rounding(weight.amount, most)
        if new is not None and self.options.is_sent(product, "variants[].weight"):
            edit = Edit(variant.at("weight"), weight.raw, f"{new:f}")
            yield Finding(
                field=edit.field,
                message=f"The package weight is {stated(weight)}; "
                f"{accuracy(most)} is accepted in {weight.unit}.",
                fix=Fix(f"Round it up to {new:f} {weight.unit}.", Safety.UNSAFE, (edit,)),
                value=weight.raw,
                limit=accuracy(most),
            )
