# SPDX-License-Identifier: Apache-2.0
"""Quotes merchants' texts so that they are safe to print and short enough to read."""

import re

LONGEST = 400
"""Characters of a text that are shown."""
QUOTED = 5
"""How many quotes of one failure are shown."""

# Controls, marks that turn the direction of writing, line separators, halves of characters.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def safe(text: str) -> str:
    """The text with whatever could steer a terminal written out in escapes."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def short(text: str, longest: int = LONGEST) -> str:
    """The text, safe to print, cut where it is too long to read."""
    return safe(text if len(text) <= longest else f"{text[: longest - 3]}...")
