# SPDX-License-Identifier: Apache-2.0
"""Trade numbers: cleaning, arithmetic, prefixes, and the one main reason why a code is no good."""

from listingcheck.detect.gtin.cleaning import compact, unmarked
from listingcheck.detect.gtin.digits import (
    LENGTHS,
    check_digit,
    from_isbn_10,
    from_upc_e,
    is_digits,
    is_valid,
    isbn_10_check_digit,
    padded,
    resized,
)
from listingcheck.detect.gtin.faults import LONGEST, Fault, Problem, Tables, fault
from listingcheck.detect.gtin.plain import plain_prefix
from listingcheck.detect.gtin.prefixes import Prefix, Prefixes
from listingcheck.detect.gtin.samples import made_up

__all__ = [
    "LENGTHS",
    "LONGEST",
    "Fault",
    "Prefix",
    "Prefixes",
    "Problem",
    "Tables",
    "check_digit",
    "compact",
    "fault",
    "from_isbn_10",
    "from_upc_e",
    "is_digits",
    "is_valid",
    "isbn_10_check_digit",
    "made_up",
    "padded",
    "plain_prefix",
    "resized",
    "unmarked",
]
