# SPDX-License-Identifier: Apache-2.0
"""Characters that decorate a title and say nothing.

Whole Unicode blocks less what is emoji and what honest titles use: ♀ ♂, the musical ♭ ♮ ♯, and
the crosses that stand for "times".
"""

from listingcheck.rules.text._emoji import LETTERS

_RANGES = (
    (0x203B, 0x203B),
    (0x2042, 0x2042),
    (0x2500, 0x25CB),
    (0x25CD, 0x263F),
    (0x2641, 0x2641),
    (0x2643, 0x266C),
    (0x2670, 0x2714),
    (0x2717, 0x27BF),
    (0x2B00, 0x2BFF),
    (0x3012, 0x3013),
    (0x3020, 0x3020),
)
_INSIDE = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
_REPEATED = "|".join(rf"\{mark}{{3,}}" for mark in "!*~=#$^<>?")

HINT = f"[{_INSIDE}]|{_REPEATED}"
"""Without one of these nothing is decorated; emoji are among them."""

DECORATION = rf"(?:(?![{LETTERS}])[{_INSIDE}](?!\ufe0f))+|{_REPEATED}"
"""Neighbouring decorations; for the standard library only."""
