# SPDX-License-Identifier: Apache-2.0
"""``variant-duplicate-combination``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule, called, columns, folded, used


class VariantDuplicateCombination(OptionRule):
    """Two variants have the same option values.

    What it checks: variants whose values are equal for every option, once case, width and spare
    white space are folded; also several variants of a product without any option. Where the
    variants differ in a single option, two spellings of one value are for
    `variant-duplicate-value`; a variant that lacks a value is for `variant-option-missing`.

    Why the marketplace minds: a buyer could not choose between them, and the listing is refused
    with "The SKU contains duplicate sales attribute."

    How to fix it: remove the variant that stands twice, or correct the value that should differ.
    """

    id = "variant-duplicate-combination"
    stage = Stage.SYNC
    absent = "variants[].options"
    codes = (
        "12052560",
        "The SKU contains duplicate sales attribute.",
        "12052251",
        "ITEM_GROUP_DUPLICATE_VARIANTS",
    )
    VALID = (
        Valid(
            sample.product(
                options=("Colour", "Size"),
                variants=sample.variants(["White", "S"], ["White", "M"], ["Black", "S"]),
            )
        ),
        Valid(sample.product()),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Colour", "Size"),
                variants=sample.variants(["White", "S"], ["White", "M"], ["white", "S "]),
            ),
            field="variants[2].options",
        ),
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["M"], ["L"], ["M"])),
            field="variants[2].options",
        ),
        Invalid(sample.product(variants=sample.variants([], [])), field="variants[1].options"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        table = [column for column in columns(product) if used(column)]
        compared = table if len(table) == 1 else [list(map(folded, column)) for column in table]
        rows = list(zip(*compared, strict=True)) or [()] * len(product.variants)
        if len(set(rows)) == len(rows):
            return
        firsts: dict[tuple[str | None, ...], Variant] = {}
        for variant, row in zip(product.variants, rows, strict=True):
            first = variant if None in row else firsts.setdefault(row, variant)
            if first is not variant:
                yield Finding(
                    field=variant.at("options"),
                    message=f"Nothing tells {called(variant)} from {called(first)}: "
                    f"both have {_in_words(product, variant)}.",
                    fix=Fix("Remove one of the two, or correct the value that should differ."),
                    value=" / ".join(filter(None, variant.options)) or None,
                    limit="each combination once",
                )


def _in_words(product: Product, variant: Variant) -> str:
    pairs = zip(product.options, variant.options, strict=False)
    values = [f"{name} {quoted(value)}" for name, value in pairs if value is not None]
    return ", ".join(values) or "no option values"
