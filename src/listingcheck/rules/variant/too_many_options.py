# SPDX-License-Identifier: Apache-2.0
"""``variant-too-many-options``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.variant._family import OptionRule


class VariantTooManyOptions(OptionRule):
    """The listing has too many options.

    What it checks: the number of options, such as colour and size, against the market's limit.

    Why the marketplace minds: the listing is refused with "The attribute max num cannot exceed 3".

    How to fix it: join two options into one ("Frame and lens"), or make a listing for each value
    of one of them.
    """

    id = "variant-too-many-options"
    stage = Stage.SYNC
    codes = ("12052525", "The attribute max num cannot exceed 3.")

    class Options(RuleOptions):
        maximum: int = Field(default=3, ge=0, description="Most options of one listing.")

    VALID = (
        Valid(sample.product(options=("Colour", "Size", "Length"))),
        Valid(sample.product(options=())),
    )
    INVALID = (
        Invalid(sample.product(options=("Colour", "Size", "Length", "Fit")), field="options"),
        Invalid(
            sample.product(options=("Colour", "Size")), field="options", options={"maximum": 1}
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        names, maximum = product.options, self.options.maximum
        if len(names) > maximum:
            yield Finding(
                field="options",
                message=f"The listing has {len(names)} options ({', '.join(names)}); "
                f"at most {maximum} are accepted.",
                fix=Fix("Join two options into one, or split the listing."),
                value=", ".join(names),
                limit=f"at most {maximum}",
            )
