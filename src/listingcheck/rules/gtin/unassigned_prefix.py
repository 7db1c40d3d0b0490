# SPDX-License-Identifier: Apache-2.0
"""``gtin-unassigned-prefix``."""

from listingcheck import sample
from listingcheck.detect.gtin import Problem
from listingcheck.failure import Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._prefix import PrefixRule


class GtinUnassignedPrefix(PrefixRule):
    """No GS1 body gives out trade numbers that begin like this one.

    What it checks: the first three digits against a dated table of what GS1 has assigned. New
    bodies appear over the years, so this is likely and not certain.

    Why the marketplace minds: a code that nobody gave out is not found in GS1's register.

    How to fix it: compare the code with the packaging; codes bought from unknown resellers are
    often invented.
    """

    id = "gtin-unassigned-prefix"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("reserved_gtin",)
    problem = Problem.UNASSIGNED
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="8711253001202")])),
        Valid(sample.product(variants=[sample.variant(gtin="9771474002012")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="1504730125877")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="6704730125876")]),
            field="variants[0].identifiers[0].code",
        ),
    )
