# SPDX-License-Identifier: Apache-2.0
"""``gtin-demo-prefix``."""

from listingcheck import sample
from listingcheck.detect.gtin import Problem
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._prefix import PrefixRule


class GtinDemoPrefix(PrefixRule):
    """The trade number is one that GS1 keeps for demonstrations.

    What it checks: the prefixes 952 (demonstrations and examples) and 951 (radio tags).

    Why the marketplace minds: no product carries them, so the code was copied from an example.

    How to fix it: enter the manufacturer's code from the packaging, or leave the field empty.
    """

    id = "gtin-demo-prefix"
    stage = Stage.REVIEW
    codes = ("reserved_gtin",)
    problem = Problem.DEMO
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="9556001043818")])),
        Valid(sample.product(variants=[sample.variant(gtin="8711253001202")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="9520374150862")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="9514073082692")]),
            field="variants[0].identifiers[0].code",
        ),
    )
