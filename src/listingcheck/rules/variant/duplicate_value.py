# SPDX-License-Identifier: Apache-2.0
"""``variant-duplicate-value``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import (
    Column,
    OptionRule,
    called,
    columns,
    folded,
)
from listingcheck.rules.variant._renaming import Renaming


class VariantDuplicateValue(OptionRule):
    """Two values of one option are the same.

    What it checks: values of one option that are spelled differently and become equal once case,
    width and spare white space are folded ("White", "white "); each odd spelling is reported once.
    The same spelling on several variants is for `variant-duplicate-combination`.

    Why the marketplace minds: TikTok Shop compares the values without case and spare white space
    and answers 'Remove or modify the duplicated value: "white"'; the listing is not created.

    How to fix it: give the value one spelling on all variants, or remove the variant that repeats
    another.
    """

    id = "variant-duplicate-value"
    stage = Stage.SYNC
    codes = (
        "Remove or modify the duplicated value",
        "12052251",
        "Duplicated attribute values found for an attribute.",
        "12052560",
        "The SKU contains duplicate sales attribute.",
        "12052244",
    )
    VALID = (
        Valid(
            sample.product(
                options=("Colour", "Size"),
                variants=sample.variants(["White", "S"], ["White", "M"], ["Off-white", "S"]),
            )
        ),
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"], [None]))),
        Valid(sample.product(options=("Size",), variants=sample.variants(["M"], ["L"], ["M"]))),
    )
    INVALID = (
        Invalid(
            sample.product(options=("Colour",), variants=sample.variants(["White"], ["white "])),
            field="variants[1].options[0]",
        ),
        Invalid(
            sample.product(
                options=("Colour", "Size"),
                variants=sample.variants(["White", "S"], ["Black", "S"], ["white ", "M"]),
            ),
            field="variants[2].options[0]",
            fixed="White",
        ),
        Invalid(
            sample.product(
                options=("Colour",), variants=sample.variants(["Ｗｈｉｔｅ"], ["White"])
            ),
            field="variants[1].options[0]",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        table = columns(product)
        for position, column in enumerate(table):
            spellings = dict.fromkeys(column)
            if len(set(map(folded, spellings))) < len(spellings):
                renaming = Renaming(table, position)
                for index, first in _repeated(column):
                    yield _finding(product, position, index, first, renaming)


def _repeated(column: Column) -> Iterator[tuple[int, int]]:
    """The first places of odd spellings, each with the place of the spelling it repeats."""
    firsts: dict[str | None, int] = {}
    spellings: set[str] = set()
    for index, value in enumerate(column):
        if value is None or value in spellings:
            continue
        spellings.add(value)
        first = firsts.setdefault(folded(value), index)
        if first != index:
            yield index, first


def _finding(
    product: Product, position: int, index: int, first: int, renaming: Renaming
) -> Finding:
    variant, earlier = product.variants[index], product.variants[first]
    value, known = variant.options[position], earlier.options[position]
    return Finding(
        field=variant.at(f"options[{position}]"),
        message=f"Duplicated value {quoted(value)} of {product.options[position]}: "
        f"{called(earlier)} already has it as {quoted(known)}.",
        fix=renaming.fix(value, known),
        value=value,
        limit="each value once",
    )
