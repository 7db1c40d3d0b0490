# SPDX-License-Identifier: Apache-2.0
"""Phrases of a word list as patterns."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

_ALONE = r"(?<!\w)(?<!\w-)(?:{})(?!\w)(?!-\w)"
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that set no spaces between words."""


def pattern(phrase: str) -> str:
    """A phrase as a pattern: ``#`` is a number, an accent may be missing, case does not matter."""
    return "(?i)" + r"\s{1,3}".join(
        "".join(map(_character, word)) for word in phrase.lower().split()
    )


def any_of(phrases: Iterable[str]) -> str:
    """Any of these phrases, as the inside of a pattern that is asked in any case."""
    return "|".join(pattern(phrase).removeprefix("(?i)") for phrase in phrases)


def standing_alone(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these phrases, not inside a word nor joined to one by a hyphen.

    In a script without spaces between words a phrase may stand anywhere.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    spaced = [phrase for phrase in longest_first if not _UNSPACED.search(phrase)]
    unspaced = [phrase for phrase in longest_first if _UNSPACED.search(phrase)]
    alone = [_ALONE.format(any_of(spaced))] if spaced else []
    return re.compile("|".join([*alone, *filter(None, [any_of(unspaced)])]), re.IGNORECASE)


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
