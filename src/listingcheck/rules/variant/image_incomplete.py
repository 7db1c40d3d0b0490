# SPDX-License-Identifier: Apache-2.0
"""``variant-image-incomplete``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._pictured import PicturedRule, groups, pictured, separates


class VariantImageIncomplete(PicturedRule):
    """Some values of the pictured option have no picture.

    What it checks: where a variant has a picture of its own, whether every value of the same
    option has one. The pictured option is the first whose values show no more than one picture
    each: colour rather than size. One variant with a picture is enough for its value.

    Why the marketplace minds: only one option may carry pictures, and once it does each of its
    values needs one: "Product sale property image is required".

    How to fix it: give each value a picture, or remove the pictures of the variants.
    """

    id = "variant-image-incomplete"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = (
        "12052522",
        "Product sale property image is required",
    )
    VALID = (
        Valid(
            sample.product(
                options=("Colour", "Size"),
                variants=(
                    sample.variant("White", "S", image="https://cdn.example.com/white.jpg"),
                    sample.variant("White", "M"),
                    sample.variant("Black", "S", image="https://cdn.example.com/black.jpg"),
                ),
            )
        ),
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"]))),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Colour",),
                variants=(
                    sample.variant("White", image="https://cdn.example.com/white.jpg"),
                    sample.variant("Black"),
                ),
            ),
            field="variants[1].image",
        ),
        Invalid(
            sample.product(
                options=("Size", "Colour"),
                variants=(
                    sample.variant("S", "White", image="https://cdn.example.com/white.jpg"),
                    sample.variant("S", "Black", image="https://cdn.example.com/black.jpg"),
                    sample.variant("S", "Sand"),
                ),
            ),
            field="variants[2].image",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        found = groups(product)
        if not found or pictured(product) is None:
            return
        position, values = next((group for group in found if separates(group[1])), found[0])
        name = product.options[position]
        for value in values:
            if not value.pictures:
                spelling = product.variants[value.first].options[position]
                yield Finding(
                    field=f"variants[{value.first}].image",
                    message=f"{name} {quoted(spelling)} has no picture; "
                    f"other values of {name} have one.",
                    fix=Fix(f"Give {name} {quoted(spelling)} a picture, or none of the variants."),
                    value=spelling,
                    limit="a picture for every value",
                )
