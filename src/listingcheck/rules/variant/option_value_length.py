# SPDX-License-Identifier: Apache-2.0
"""``variant-option-value-length``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule, columns


class VariantOptionValueLength(OptionRule):
    """A value of an option is too short or too long.

    What it checks: the number of characters of each value, white space around it aside. A value
    is reported once, at the first variant that has it.

    Why the marketplace minds: the listing is refused with "value name characters cannot exceed
    {{max_limit}}".

    How to fix it: keep what tells the values apart and move the rest to the description.
    """

    id = "variant-option-value-length"
    stage = Stage.SYNC
    codes = ("12052249", "value name characters cannot exceed {{max_limit}}")

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=0, description="Fewest characters.")
        maximum: int = Field(default=50, ge=1, description="Most characters.")

    VALID = (
        Valid(sample.product(options=("Size",), variants=sample.variants(["x" * 50], ["M"]))),
        Valid(sample.product(options=("Size",), variants=sample.variants([None], ["M"]))),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Style",),
                variants=sample.variants(
                    ["Plain"], ["Hand-painted with your child's name in gold or silver ink"]
                ),
            ),
            field="variants[1].options[0]",
        ),
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["Extra large"], ["M"])),
            field="variants[0].options[0]",
            options={"maximum": 10},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        fewest, most = self.options.minimum, self.options.maximum
        for position, column in enumerate(columns(product)):
            told: set[str] = set()
            for index, value in enumerate(column):
                count = fewest if value is None or value in told else len(value.strip())
                if value is not None and not fewest <= count <= most:
                    told.add(value)
                    yield Finding(
                        field=f"variants[{index}].options[{position}]",
                        message=f"The option value {quoted(value)} has {count:,} characters; "
                        f"{fewest} to {most} are accepted.",
                        fix=Fix("Keep what tells the values apart; describe the rest."),
                        value=value,
                        limit=f"{fewest} to {most} characters",
                    )
