# SPDX-License-Identifier: Apache-2.0
"""``variant-option-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.variant._family import OptionRule, called, columns, used


class VariantOptionMissing(OptionRule):
    """A variant lacks a value that the others have.

    What it checks: variants without a value for an option for which another variant of the same
    product has one.

    Why the marketplace minds: every variant must have a value for every option; the listing is
    refused with "SKU property must contain all properties".

    How to fix it: enter the value, or remove the option from the whole product.
    """

    id = "variant-option-missing"
    stage = Stage.SYNC
    codes = (
        "12052550",
        "SKU property must contain all properties",
        "12052248",
        "value name or attribute value id is empty.",
    )
    VALID = (
        Valid(sample.product(options=("Size",), variants=sample.variants(["S"], ["M"]))),
        Valid(sample.product(options=("Size",), variants=sample.variants([None]))),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Colour", "Size"), variants=sample.variants(["White", "S"], ["White"])
            ),
            field="variants[1].options[1]",
        ),
        Invalid(
            sample.product(options=("Size",), variants=sample.variants([None], ["M"])),
            field="variants[0].options[0]",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        for position, column in enumerate(columns(product)):
            if None not in column or not used(column):
                continue
            name = product.options[position]
            for variant, value in zip(product.variants, column, strict=True):
                if value is None:
                    yield Finding(
                        field=variant.at(f"options[{position}]"),
                        message=f"{quoted(name)} has no value on {called(variant)}; "
                        "other variants have one.",
                        fix=Fix(f"Enter its {name}, or remove that option from the product."),
                        limit="a value for every option",
                    )
