# SPDX-License-Identifier: Apache-2.0
"""``variant-option-name-duplicate``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule, folded


class VariantOptionNameDuplicate(OptionRule):
    """Two options have the same name.

    What it checks: names of options that are equal once case, width and spare white space are
    folded.

    Why the marketplace minds: the listing is refused with "The attribute name duplicate."

    How to fix it: rename one of the two to what it really is ("Frame colour", "Lens colour"), or
    remove it.
    """

    id = "variant-option-name-duplicate"
    stage = Stage.SYNC
    codes = ("12052244", "The attribute name duplicate.", "12052254", "Duplicate attribute id")
    VALID = (
        Valid(sample.product(options=("Frame colour", "Lens colour"))),
        Valid(sample.product(options=())),
    )
    INVALID = (
        Invalid(sample.product(options=("Colour", "Size", "colour ")), field="options[2]"),
        Invalid(sample.product(options=("Size", "Size")), field="options[1]"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        known: dict[str | None, int] = {}
        for position, name in enumerate(product.options):
            first = known.setdefault(folded(name), position)
            if first != position:
                yield Finding(
                    field=f"options[{position}]",
                    message=f"Option {position + 1} ({quoted(name)}) has the same name as "
                    f"option {first + 1} ({quoted(product.options[first])}).",
                    fix=Fix("Rename one of the two, or remove it."),
                    value=name,
                    limit="each name once",
                )
