# SPDX-License-Identifier: Apache-2.0
"""The letters of the scripts that a market may refuse (Unicode blocks, letters only)."""

from typing import Literal

Script = Literal[
    "Arabic",
    "Cyrillic",
    "Devanagari",
    "Han",
    "Hangul",
    "Hebrew",
    "Kana",
    "Thai",
]

_RANGES: dict[Script, tuple[tuple[int, int], ...]] = {
    "Arabic": ((0x0620, 0x064A), (0x066E, 0x06D3), (0x0750, 0x077F)),
    "Cyrillic": ((0x0400, 0x0481), (0x048A, 0x052F)),
    "Devanagari": ((0x0904, 0x0939), (0x0958, 0x0961)),
    "Han": (
        (0x3005, 0x3007),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x20000, 0x323AF),
    ),
    "Hangul": ((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)),
    "Hebrew": ((0x05D0, 0x05EA),),
    "Kana": ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x31F0, 0x31FF)),
    "Thai": ((0x0E01, 0x0E30), (0x0E40, 0x0E46)),
}

_IN_WORDS: dict[Script, str] = {"Han": "Chinese characters", "Kana": "Japanese kana"}


def letters(scripts: tuple[Script, ...]) -> str:
    """A character class of the letters of these scripts."""
    ranges = (f"{chr(first)}-{chr(last)}" for script in scripts for first, last in _RANGES[script])
    return f"[{''.join(ranges)}]"


def name(script: Script) -> str:
    """What a message calls the letters of a script."""
    return _IN_WORDS.get(script, f"{script} letters")
