# SPDX-License-Identifier: Apache-2.0
"""``variant-option-too-many-values``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule, columns, folded


class VariantOptionTooManyValues(OptionRule):
    """One option has too many values.

    What it checks: the number of different values of each option, once case, width and spare white
    space are folded.

    Why the marketplace minds: the listing is refused with "The attribute value max num over
    limit".

    How to fix it: split the listing by that option, for example one for each range of colours.
    """

    id = "variant-option-too-many-values"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052526", "The attribute value max num over limit.")

    class Options(RuleOptions):
        maximum: int = Field(default=300, ge=1, description="Most values of one option.")

    VALID = (
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"]))),
        Valid(
            sample.product(
                options=("Colour", "Size"),
                variants=sample.variants(["White", "S"], ["white ", "M"], ["White", None]),
            ),
            options={"maximum": 2},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["S"], ["M"], ["L"])),
            options={"maximum": 2},
            field="options[0]",
        ),
        Invalid(
            sample.product(
                options=("Colour", "Size"), variants=sample.variants(["White", "S"], ["White", "M"])
            ),
            options={"maximum": 1},
            field="options[1]",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        maximum = self.options.maximum
        if len(product.variants) <= maximum:
            return
        for position, column in enumerate(columns(product)):
            count = len(set(map(folded, column)) - {None})
            if count > maximum:
                name = product.options[position]
                yield Finding(
                    field=f"options[{position}]",
                    message=f"The option {quoted(name)} has {count:,} values; "
                    f"at most {maximum:,} are accepted.",
                    fix=Fix(f"Split the listing by {name}, or remove values that do not sell."),
                    value=name,
                    limit=f"at most {maximum} values",
                )
