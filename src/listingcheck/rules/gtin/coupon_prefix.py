# SPDX-License-Identifier: Apache-2.0
"""``gtin-coupon-prefix``."""

from listingcheck import sample
from listingcheck.detect.gtin import Problem
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.gtin._prefix import PrefixRule


class GtinCouponPrefix(PrefixRule):
    """The trade number is that of a coupon or a refund receipt.

    What it checks: the prefixes 050-059, 980-984 and 990-999. A UPC is read with a zero in front,
    so one that begins with 5 has the prefix 05.

    Why the marketplace minds: these numbers stand on vouchers, never on products.

    How to fix it: enter the manufacturer's code from the packaging, or leave the field empty.
    """

    id = "gtin-coupon-prefix"
    stage = Stage.REVIEW
    codes = ("coupon_gtin", "reserved_gtin")
    problem = Problem.COUPON
    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="5000159407236")])),
        Valid(sample.product(variants=[sample.variant(gtin="9780306406157")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="518273645090")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="9914075308262")]),
            field="variants[0].identifiers[0].code",
        ),
    )
