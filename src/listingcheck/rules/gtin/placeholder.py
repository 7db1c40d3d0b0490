# SPDX-License-Identifier: Apache-2.0
"""``gtin-placeholder``."""

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Safety, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import FROM_THE_PACKAGING, ProblemRule, rewrite


class GtinPlaceholder(ProblemRule):
    """The trade number was made up to fill the field.

    What it checks: codes of zeros, of one or two digits over and over, that count up or down, and
    the samples of textbooks. The check digit of many of them is right.

    Why the marketplace minds: the code belongs to no product, so it is not found in GS1's register,
    and once assigned it cannot be changed.

    How to fix it: enter the code from the packaging, or leave the field empty.
    """

    id = "gtin-placeholder"
    stage = Stage.REVIEW
    codes = ("invalid_gtin",)
    problem = Problem.PLACEHOLDER
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="4006381333931")])),
        Valid(sample.product(variants=[sample.variant(gtin=None)])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="0000000000000")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="123456789012")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="5901234123457")]),
            field="variants[0].identifiers[0].code",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        return Finding(
            field=field,
            message=f"The code {found.code} is made up: it {found.detail}.",
            fix=rewrite(field, code, None, FROM_THE_PACKAGING, Safety.UNSAFE),
            value=code,
            limit="the product's own code",
        )
