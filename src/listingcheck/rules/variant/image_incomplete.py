# SPDX-License-Identifier: Apache-2.0
"""``variant-image-incomplete``."""

from collections.abc import Hashable, Iterator
from operator import attrgetter
from typing import ClassVar, NamedTuple

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import Column, columns, folded, used

_image = attrgetter("image")


def pictured(product: Product) -> Hashable:
    """All that this rule looks at: nothing, where all variants have a picture or none has one."""
    pictures = [*map(_image, product.variants)]
    if pictures.count(None) in {0, len(pictures)}:
        return None
    return product.options, tuple([(v.options, v.image) for v in product.variants])


class VariantImageIncomplete(ProductRule):
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
        "12052528",
        "You can add images to only 1 product variation",
    )
    shape: ClassVar = pictured
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
        table = [(n, column) for n, column in enumerate(columns(product)) if used(column)]
        if not table or pictured(product) is None:
            return
        images = [variant.image for variant in product.variants]
        groups = [(n, _by_value(column, images)) for n, column in table]
        position, values = next((group for group in groups if _separates(group[1])), groups[0])
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


class _Value(NamedTuple):
    """One value of an option."""

    first: int
    """The variant where it first stands."""
    pictures: set[str]
    """The pictures of all variants that have it."""


def _by_value(column: Column, images: list[str | None]) -> list[_Value]:
    """The values of an option, in order."""
    values: dict[str | None, _Value] = {}
    for index, (value, image) in enumerate(zip(column, images, strict=True)):
        if value is not None:
            known = values.setdefault(folded(value), _Value(index, set()))
            known.pictures.update({image} if image is not None else ())
    return list(values.values())


def _separates(values: list[_Value]) -> bool:
    """Whether no value of this option shows two pictures."""
    return all(len(value.pictures) <= 1 for value in values)
