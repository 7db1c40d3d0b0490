# SPDX-License-Identifier: Apache-2.0
"""Reads the day a certificate ends."""

import re
from datetime import UTC, date, datetime

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{0,30})?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SECONDS = re.compile(r"\d{9,10}|\d{13}", re.ASCII)
_IN_MILLISECONDS = 13


def day(text: str) -> date | None:
    """The day a text states: year first, or a time in seconds or milliseconds; None for others.

    ``05/06/2027`` can be read two ways, and is not read.
    """
    stated = text.strip()
    try:
        if match := _ISO.fullmatch(stated) or _COMPACT.fullmatch(stated):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if _SECONDS.fullmatch(stated):
            seconds = int(stated) / (1_000 if len(stated) == _IN_MILLISECONDS else 1)
            return datetime.fromtimestamp(seconds, UTC).date()
    except ValueError:
        return None
    return None
