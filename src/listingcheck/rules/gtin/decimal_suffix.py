# SPDX-License-Identifier: Apache-2.0
"""``gtin-decimal-suffix``."""

import reprlib

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Safety, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import ProblemRule, rewrite


class GtinDecimalSuffix(ProblemRule):
    """The trade number ends in ``.0``.

    What it checks: digits with nothing but zeros behind a decimal point or comma, such as
    ``4006381333931.0``.

    Why the marketplace minds: it is refused with "Invalid number of digits of identifier code".

    How to fix it: drop the point and the zeros, and format the column as text, so that no program
    takes the code for a number again.
    """

    id = "gtin-decimal-suffix"
    stage = Stage.SYNC
    codes = ("12052591", "Invalid number of digits of identifier code")
    problem = Problem.DECIMAL_SUFFIX
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="4006381333931")])),
        Valid(sample.product(variants=[sample.variant(gtin="4006381333931.5")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="4006381333931.0")]),
            field="variants[0].identifiers[0].code",
            fixed="4006381333931",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="4006381333931,00")]),
            field="variants[0].identifiers[0].code",
            fixed="4006381333931",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        text = f"Write {found.proposal}; format the column as text."
        return Finding(
            field=field,
            message=f"The code {reprlib.repr(code)} ends in {found.detail!r}, as a number would.",
            fix=rewrite(field, code, found.proposal, text, Safety.SAFE),
            value=code,
            limit="8, 12, 13 or 14 digits",
        )
