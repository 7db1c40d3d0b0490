# SPDX-License-Identifier: Apache-2.0
"""Merchants' texts on one line, for a cell of a table or a piece of a page."""

import re

from listingcheck.outputs.quoting import short

_BREAKS = re.compile(r"[\t\r\n]+")


def one_line(text: str | None, longest: int) -> str:
    """The text without line breaks and control characters, cut where it is too long."""
    if not text or (text.isprintable() and len(text) <= longest):
        return text or ""
    return short(_BREAKS.sub(" ", text[: longest + 1]), longest)
