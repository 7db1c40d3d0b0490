# SPDX-License-Identifier: Apache-2.0
"""What a merchant has decided to live with: known failures are counted, and no longer told."""

from listingcheck.suppression.baseline import Baseline, by_fingerprint
from listingcheck.suppression.entries import Entry, entry_of, read_entries, write_entries
from listingcheck.suppression.ignoring import CONDITIONS, Ignore, Ignores
from listingcheck.suppression.noted import ProductNotes
from listingcheck.suppression.notes import is_of_notes
from listingcheck.suppression.suppressing import (
    ALWAYS_TOLD,
    REMARKS,
    Suppression,
    Together,
    is_named,
    refuse_unknown,
)

__all__ = [
    "ALWAYS_TOLD",
    "CONDITIONS",
    "REMARKS",
    "Baseline",
    "Entry",
    "Ignore",
    "Ignores",
    "ProductNotes",
    "Suppression",
    "Together",
    "by_fingerprint",
    "entry_of",
    "is_named",
    "is_of_notes",
    "read_entries",
    "refuse_unknown",
    "write_entries",
]
