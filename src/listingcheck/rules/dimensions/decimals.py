# SPDX-License-Identifier: Apache-2.0
"""``dimensions-decimals``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._sent import SentOptions, accuracy, rounding
from listingcheck.rules.dimensions._family import DimensionsRule, size_of, stated


class DimensionsDecimals(DimensionsRule):
    """A side of the package has decimals.

    What it checks: the decimals of each side, by value: 30.00 is whole.

    Why the marketplace minds: sides are whole numbers; 12.5 is answered with "Incorrect parcel
    height format". Brazil rounds them instead.

    How to fix it: round the side up, so that the parcel still fits. Connectors round by themselves,
    so this is about sizes that are sent as they are.
    """

    id = "dimensions-decimals"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = (
        "12052003",
        "Incorrect parcel height format",
        "12052004",
        "Incorrect parcel width format",
        "12052005",
        "Incorrect parcel length format",
        "12019012",
    )

    class Options(SentOptions):
        decimals: int = Field(default=0, ge=0, description="Most decimals of a side.")

    VALID = (
        Valid(sample.product(variants=[sample.variant(size=("30.00", "20.0", "5"))])),
        Valid(sample.product(variants=[sample.variant(size=("30.5", "20", "5"))]), {"decimals": 1}),
        Valid(
            sample.product(variants=[sample.variant(size=("30.5", "20", "5"))]),
            options={"columns": ["package_dimensions"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(size=("30", "20", "4.2"))]),
            field="variants[0].dimensions.height",
            fixed="5",
        ),
        Invalid(
            sample.product(variants=[sample.variant(size=("30", "20,25", None))]),
            options={"decimals": 1},
            field="variants[0].dimensions.width",
            fixed="20.3",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        most = self.options.decimals
        for name, side in stated(variant).items():
            new = rounding(side.amount, most)
            if new is not None and self.options.is_sent(product, "variants[].dimensions"):
                edit = Edit(variant.at(f"dimensions.{name}"), side.raw, f"{new:f}")
                yield Finding(
                    field=edit.field,
                    message=f"The package {name} is {size_of({name: side})}; "
                    f"{accuracy(most)} is accepted.",
                    fix=Fix(f"Round it up to {new:f}.", Safety.UNSAFE, (edit,)),
                    value=side.raw,
                    limit=accuracy(most),
                )
