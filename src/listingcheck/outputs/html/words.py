# SPDX-License-Identifier: Apache-2.0
"""How the page names things, and how it writes merchants' texts."""

from html import escape

from listingcheck.failure import Severity, Stage
from listingcheck.outputs.legible import one_line
from listingcheck.tally import Outcome

SEVERITIES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("recommendation", "recommendations"),
}
STAGES = {
    Stage.SYNC: "Sync: creating the listing fails",
    Stage.REVIEW: "Review: the listing is refused",
    Stage.QUALITY: "Quality: it goes live, but badly",
}
OUTCOMES = {
    Outcome.READY: ("ready", "can be uploaded as they are"),
    Outcome.NEEDS_APPROVAL: ("needs approval", "the marketplace has to agree first"),
    Outcome.REVIEW_FAILED: ("review failed", "would be created and then refused"),
    Outcome.SYNC_FAILED: ("sync failed", "could not be created at all"),
}
_LONGEST = 400


def markup(text: str) -> str:
    """A text that may stand in an element or a quoted attribute."""
    return escape(one_line(text, _LONGEST))


def counted(count: int, noun: str) -> str:
    """``1 product``, ``1,200 products``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
