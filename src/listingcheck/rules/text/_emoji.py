# SPDX-License-Identifier: Apache-2.0
"""The characters that are drawn as coloured pictures (Unicode 17, Emoji_Presentation).

Spelled out as ranges, since the fast pattern engine has no property for them. Beyond the letters
of the property they take in whole blocks of pictographs, for the emoji to come. What is text
unless a variation selector follows (``♥``, ``✔``) is a symbol, not an emoji; so are © ® ™.
"""

import re

_RANGES = (
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x23F0, 0x23F0),
    (0x23F3, 0x23F3),
    (0x25FD, 0x25FE),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x267F, 0x267F),
    (0x2693, 0x2693),
    (0x26A1, 0x26A1),
    (0x26AA, 0x26AB),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x26CE, 0x26CE),
    (0x26D4, 0x26D4),
    (0x26EA, 0x26EA),
    (0x26F2, 0x26F3),
    (0x26F5, 0x26F5),
    (0x26FA, 0x26FA),
    (0x26FD, 0x26FD),
    (0x2705, 0x2705),
    (0x270A, 0x270B),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x274E, 0x274E),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2795, 0x2797),
    (0x27B0, 0x27B0),
    (0x27BF, 0x27BF),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50),
    (0x2B55, 0x2B55),
    (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF),
    (0x1F18E, 0x1F18E),
    (0x1F191, 0x1F19A),
    (0x1F1E6, 0x1F1FF),
    (0x1F201, 0x1F201),
    (0x1F21A, 0x1F21A),
    (0x1F22F, 0x1F22F),
    (0x1F232, 0x1F236),
    (0x1F238, 0x1F23A),
    (0x1F250, 0x1F251),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F7E0, 0x1F7F0),
    (0x1F900, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
)
LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
"""The inside of a character class."""

HINT = f"[{LETTERS}\ufe0f\u20e3]"
"""Without one of these there is no emoji."""

_ONE = (
    rf"(?:[{LETTERS}]\ufe0f?|[^\s\x00-\x7f©®™]\ufe0f)(?:\u200d\S\ufe0f?|[\U000e0020-\U000e007f])*"
)
SEQUENCE = re.compile(rf"(?:{_ONE})+|[0-9#*]\ufe0f?\u20e3")
"""Neighbouring emoji, joiners and flags included; or a keycap."""
