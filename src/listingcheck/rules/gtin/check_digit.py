# SPDX-License-Identifier: Apache-2.0
"""``gtin-check-digit``."""

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import ProblemRule


class GtinCheckDigit(ProblemRule):
    """The last digit of the trade number does not fit the others.

    What it checks: the check digit of a code of 8, 12, 13 or 14 digits, or of a 10-character ISBN.

    Why the marketplace minds: a wrong check digit means that a digit is wrong or two are swapped,
    so the code is not found in GS1's register, and once assigned it cannot be changed.

    How to fix it: compare the code with the packaging. The expected digit is named, but any of the
    digits may be the wrong one, so it is never put in for you.
    """

    id = "gtin-check-digit"
    stage = Stage.REVIEW
    codes = ("invalid_gtin", "invalid_gtin_checksum")
    problem = Problem.CHECK_DIGIT
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="4006381333931")])),
        Valid(sample.product(variants=[sample.variant(gtin="1234567890123")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="4006381333930")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="036000291425")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="080442958X")]),
            field="variants[0].identifiers[0].code",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        return Finding(
            field=field,
            message=f"The code {found.code} ends in {found.code[-1]}; "
            f"after its other digits the check digit would be {found.detail}.",
            fix=Fix("Compare every digit with the packaging: at least one is wrong or misplaced."),
            value=code,
            limit=f"check digit {found.detail}",
        )
