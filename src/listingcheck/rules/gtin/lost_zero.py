# SPDX-License-Identifier: Apache-2.0
"""``gtin-lost-zero``."""

import reprlib

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Safety, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import ProblemRule, rewrite


class GtinLostZero(ProblemRule):
    """A spreadsheet has eaten the zero in front of the trade number.

    What it checks: codes of 11 or 7 digits whose check digit is right once a zero stands in front.
    Nine in ten accidental numbers fail that test, so passing it is fair evidence.

    Why the marketplace minds: it is refused with "Invalid number of digits of identifier code".

    How to fix it: compare the proposed code with the packaging, write it with its zero, and format
    the column as text.
    """

    id = "gtin-lost-zero"
    stage = Stage.SYNC
    codes = ("12052591", "Invalid number of digits of identifier code", "ambiguous_gtin")
    problem = Problem.LOST_ZERO
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="036000291452")])),
        Valid(sample.product(variants=[sample.variant(gtin="36000291453")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="36000291452")]),
            field="variants[0].identifiers[0].code",
            fixed="036000291452",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="'16627550064")]),
            field="variants[0].identifiers[0].code",
            fixed="016627550064",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        text = f"Write {found.proposal} if the packaging says so; format the column as text."
        return Finding(
            field=field,
            message=f"The code {reprlib.repr(code)} has {len(found.code)} digits; "
            f"with its leading zero it is a valid code, {found.proposal}.",
            fix=rewrite(field, code, found.proposal, text, Safety.UNSAFE),
            value=code,
            limit="8, 12, 13 or 14 digits",
        )
