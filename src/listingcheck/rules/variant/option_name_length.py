# SPDX-License-Identifier: Apache-2.0
"""``variant-option-name-length``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule


class VariantOptionNameLength(OptionRule):
    """The name of an option is too short or too long.

    What it checks: the number of characters of each option's name, white space around it aside.

    Why the marketplace minds: the listing is refused with "The attribute name characters cannot
    exceed max_limit".

    How to fix it: name the option in a word or two ("Colour", "Size") and say the rest in the
    description.
    """

    id = "variant-option-name-length"
    stage = Stage.SYNC
    codes = ("12052242", "The attribute name characters cannot exceed max_limit", "12019030")

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=0, description="Fewest characters.")
        maximum: int = Field(default=20, ge=1, description="Most characters.")

    VALID = (
        Valid(sample.product(options=("Colour", "Size"))),
        Valid(sample.product(options=("x" * 20,))),
    )
    INVALID = (
        Invalid(
            sample.product(options=("Size", "Personalised engraving text")), field="options[1]"
        ),
        Invalid(sample.product(options=("",)), field="options[0]"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        fewest, most = self.options.minimum, self.options.maximum
        for position, name in enumerate(product.options):
            count = len(name.strip())
            if not fewest <= count <= most:
                yield Finding(
                    field=f"options[{position}]",
                    message=f"The option name {quoted(name)} has {count:,} characters; "
                    f"{fewest} to {most} are accepted.",
                    fix=Fix("Name the option in a word or two, such as Colour or Size."),
                    value=name,
                    limit=f"{fewest} to {most} characters",
                )
