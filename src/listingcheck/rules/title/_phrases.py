# SPDX-License-Identifier: Apache-2.0
"""Phrases of a word list as patterns."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

_ALONE = r"(?<!\w)(?<!\w-)(?:{})(?!\w)(?!-\w)"


def pattern(phrase: str) -> str:
    """A phrase as a pattern: ``#`` is a number, an accent may be missing, case does not matter."""
    return "(?i)" + r"\s{1,3}".join(
        "".join(map(_character, word)) for word in phrase.lower().split()
    )


def standing_alone(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these phrases, not inside a word nor joined to one by a hyphen."""
    longest_first = sorted(phrases, key=len, reverse=True)
    inside = "|".join(pattern(phrase).removeprefix("(?i)") for phrase in longest_first)
    return re.compile(_ALONE.format(inside), re.IGNORECASE)


def phrases(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """The phrases of a word list, each once."""
    return list(dict.fromkeys(entry["phrase"] for entry in entries))


def _character(character: str) -> str:
    if character == "#":
        return "[0-9]{1,5}"
    if character == "%":
        return r"\s?%"
    if character.isascii():
        return character if character.isalnum() else "\\" + character
    plain = unicodedata.normalize("NFD", character)[0]
    return f"[{character}{character.upper()}{plain}{plain.upper()}]"
