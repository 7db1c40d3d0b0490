# SPDX-License-Identifier: Apache-2.0
"""``variant-image-two-options``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._pictured import PicturedRule, Value, groups, separates

_WHITE, _RED = "https://cdn.example.com/white.jpg", "https://cdn.example.com/red.jpg"


class VariantImageTwoOptions(PicturedRule):
    """The pictures of the variants depend on two options at once.

    What it checks: whether there is one option whose values show one picture each, as colours do.
    Where every option has a value with two different pictures, none carries them all.

    Why the marketplace minds: "You can add images to only 1 product variation", so all but one
    picture of a value are lost.

    How to fix it: give all variants of one value, such as a colour, the same picture; the others
    may stand among the pictures of the product.
    """

    id = "variant-image-two-options"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("12052528", "You can add images to only 1 product variation")
    VALID = (
        Valid(
            sample.product(
                options=("Colour", "Size"),
                variants=(
                    sample.variant("White", "S", image=_WHITE),
                    sample.variant("White", "M", image=_WHITE),
                    sample.variant("Red", "S", image=_RED),
                ),
            )
        ),
        Valid(
            sample.product(
                options=("Size",),
                variants=(sample.variant("S", image=_WHITE), sample.variant("M", image=_RED)),
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Colour", "Size"),
                variants=(
                    sample.variant("White", "S", image=_WHITE),
                    sample.variant("White", "M", image=_RED),
                    sample.variant("Red", "S", image=_RED),
                ),
            ),
            field="variants[0].options[0]",
        ),
        Invalid(
            sample.product(
                options=("Size", "Print"),
                variants=(
                    sample.variant("S", "Sun", image="https://cdn.example.com/s-sun.jpg"),
                    sample.variant("M", "Sun", image="https://cdn.example.com/m-sun.jpg"),
                    sample.variant("S", "Moon", image="https://cdn.example.com/s-moon.jpg"),
                ),
            ),
            field="variants[0].options[0]",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        found = groups(product)
        if found and not any(separates(values) for _, values in found):
            position, values = found[0]
            crowded = next(value for value in values if len(value.pictures) > 1)
            yield _finding(product, position, crowded)


def _finding(product: Product, position: int, crowded: Value) -> Finding:
    name, spelling = product.options[position], product.variants[crowded.first].options[position]
    return Finding(
        field=f"variants[{crowded.first}].options[{position}]",
        message=f"{name} {quoted(spelling)} shows {len(crowded.pictures)} pictures, and so do "
        "values of the other options; only one option may carry pictures, one for each value.",
        fix=Fix(f"Show each {name} with one picture; put the others among the product's."),
        value=spelling,
        limit="one picture for every value of one option",
    )
