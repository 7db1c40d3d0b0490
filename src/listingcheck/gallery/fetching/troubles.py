# SPDX-License-Identifier: Apache-2.0
"""Why a picture cannot be had, in words that follow a colon."""

import time
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from listingcheck.gallery.supplier import Unreachable

_PASSING = frozenset({408, 425, 429})
"""What a client does that may go well later (RFC 9110, RFC 8470, RFC 6585)."""


class Again(Unreachable):
    """What may be gone in a moment: worth another try."""

    def __init__(self, text: str, after: float | None = None) -> None:
        super().__init__(text, passing=True)
        self.after = after
        """For how many seconds the server asks to be left alone."""


def refused(status: int, retry_after: str | None, longest: float) -> Unreachable:
    """The trouble that a status other than success means."""
    text = f"the server answers {status}{_phrase(status)}"
    if status < 500 and status not in _PASSING:
        return Unreachable(text)
    after = _seconds(retry_after)
    # Coming back earlier than asked would be of no use, and rude.
    return Unreachable(text, passing=True) if (after or 0.0) > longest else Again(text, after)


def too_large(limit: int) -> Unreachable:
    """It has more bytes than this."""
    return Unreachable(f"it is larger than {limit / 1_000_000:g} MB")


def too_slow(seconds: float) -> Unreachable:
    """The whole took longer."""
    return Unreachable(f"it took longer than {seconds:g} seconds", passing=True)


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return ""


def _seconds(retry_after: str | None) -> float | None:
    """What ``Retry-After`` asks for: seconds, or a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0.0)
    except (ValueError, OverflowError):
        return None
