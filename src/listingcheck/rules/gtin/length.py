# SPDX-License-Identifier: Apache-2.0
"""``gtin-length``."""

import reprlib

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Fix, Safety, Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._family import FROM_THE_PACKAGING, ProblemRule, rewrite


class GtinLength(ProblemRule):
    """The trade number has a number of digits that no trade number has.

    What it checks: digits that are not 8, 12, 13 or 14; nine digits and an X are an ISBN. A zero
    that a spreadsheet ate is another failure. The 8 digits of a short UPC (UPC-E) are only a
    warning, for they pass as an EAN of that length, but of another product.

    Why the marketplace minds: it is refused with "Invalid number of digits of identifier code".

    How to fix it: enter the code from the packaging. An old ISBN of 10 digits and a UPC-E have a
    long form, which is proposed; anything else is not a trade number and belongs elsewhere.
    """

    id = "gtin-length"
    stage = Stage.SYNC
    codes = (
        "12052591",
        "Invalid number of digits of identifier code",
        "invalid_gtin_length",
        "ambiguous_gtin",
    )
    problem = Problem.LENGTH
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="40170725")])),
        Valid(sample.product(variants=[sample.variant(gtin="080442957X")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="871125300")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="0")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="0306406152")]),
            field="variants[0].identifiers[0].code",
            fixed="9780306406157",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="04252614")]),
            field="variants[0].identifiers[0].code",
            fixed="042100005264",
        ),
    )

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        short_upc = len(found.code) == 8
        return Finding(
            field=field,
            message=f"The code {reprlib.repr(code)} has {_count(found)}.",
            fix=_fix(field, code, found),
            value=code,
            limit="8, 12, 13 or 14 digits",
            severity=Severity.WARNING if short_upc else None,
        )


def _count(found: Fault) -> str:
    if len(found.code) == 8:
        return f"the 8 digits of a UPC-E, the short form of {found.proposal}"
    digits = "1 digit" if len(found.code) == 1 else f"{len(found.code)} digits"
    return f"{digits}; 8, 12, 13 or 14 are accepted"


def _fix(field: str, code: str, found: Fault) -> Fix:
    if found.proposal is not None:
        text = f"Write {found.proposal}, its long form, if the packaging says so."
        return rewrite(field, code, found.proposal, text, Safety.UNSAFE)
    if not found.code.strip("0"):
        return rewrite(field, code, None, FROM_THE_PACKAGING, Safety.UNSAFE)
    return Fix(FROM_THE_PACKAGING)
