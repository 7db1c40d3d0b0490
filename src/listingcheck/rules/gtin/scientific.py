# SPDX-License-Identifier: Apache-2.0
"""``gtin-scientific``."""

import reprlib

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Fix, Safety, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import ProblemRule, rewrite


class GtinScientific(ProblemRule):
    """A spreadsheet has turned the trade number into a power of ten.

    What it checks: codes such as ``9.78E+12`` or ``4,00638E+12``.

    Why the marketplace minds: it is refused with "Invalid number of digits of identifier code".
    The digits that are missing are lost: a million codes look like this one.

    How to fix it: enter the code again from the packaging, in a column that is formatted as text.
    Only where every digit is still there (``4.006381333931E+12``) can it be written out again.
    """

    id = "gtin-scientific"
    stage = Stage.SYNC
    codes = ("12052591", "Invalid number of digits of identifier code")
    problem = Problem.SCIENTIFIC
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="9780306406157")])),
        Valid(sample.product(variants=[sample.variant(gtin="1E5")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="9.78E+12")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="4,00638E+12")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="8.711253001202e+12")]),
            field="variants[0].identifiers[0].code",
            fixed="8711253001202",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        again = "Enter it again from the packaging; format the column as text."
        fix, left = Fix(again), f"of its digits {found.detail} is left"
        if found.proposal:
            text = f"Write {found.proposal}; format the column as text."
            fix, left = (
                rewrite(field, code, found.proposal, text, Safety.UNSAFE),
                "no digit is lost",
            )
        return Finding(
            field=field,
            message=f"A spreadsheet has made the code {reprlib.repr(code)} a power of ten; {left}.",
            fix=fix,
            value=code,
            limit="8, 12, 13 or 14 digits",
        )
