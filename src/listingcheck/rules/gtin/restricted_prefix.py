# SPDX-License-Identifier: Apache-2.0
"""``gtin-restricted-prefix``."""

from listingcheck import sample
from listingcheck.detect.gtin import Problem
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._prefix import PrefixRule


class GtinRestrictedPrefix(PrefixRule):
    """The trade number is one that is free for use inside a shop or company.

    What it checks: the prefixes 020-029, 040-049 and 200-299, the 000 of very short numbers, the
    0 and 2 of a GTIN-8, and the indicator 9 of a GTIN-14. A UPC is read with a zero in front.

    Why the marketplace minds: anyone may use these numbers, for weighed goods or stock keeping, so
    they name no product outside.

    How to fix it: enter the manufacturer's code from the packaging, or leave the field empty.
    """

    id = "gtin-restricted-prefix"
    stage = Stage.REVIEW
    codes = ("restricted_gtin", "bulk_gtin")
    problem = Problem.RESTRICTED
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="4006381333931")])),
        Valid(sample.product(variants=[sample.variant(gtin="24006381333935")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="2004730125871")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="415873069250")]),
            field="variants[0].identifiers[0].code",
        ),
    )
