# SPDX-License-Identifier: Apache-2.0
"""How much, how long and how often."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of fetching. Numbers without a source are our own choice (2026-11)."""

    max_bytes: int = 20_000_000
    """Of one picture: above the 16 MB of Google Merchant
    (support.google.com/merchants/answer/6324350, 2026-11) and the 10 MB of TikTok Shop, so that one
    too large for them is still measured."""
    connect: float = 5.0
    """Seconds until a server takes the call, as in thumbor (thumbor/config.py, 2026-11)."""
    silence: float = 10.0
    """Seconds without a byte."""
    total: float = 20.0
    """Seconds for one answer, as in thumbor: a server that sends a byte now and then ends here."""
    redirects: int = 3
    retries: int = 2
    """Tries after the first, where the server says that it may work in a moment."""
    pause: float = 0.5
    """Seconds before the second try; before each later one twice as many."""
    longest_pause: float = 10.0
    """Seconds to wait at most where a server says how long (``Retry-After``)."""
    patience: int = 30
    """Tries in a row that end in passing trouble, after which a host is not asked any more: a dead
    one would cost five seconds for each of its pictures."""
    fresh_for: float = 86_400.0
    """Seconds for which a kept picture is used without asking: a day."""


USUAL = Limits()
