# SPDX-License-Identifier: Apache-2.0
"""How words and numbers are said: a guess at what someone meant to type, the 1st, the 2nd."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


def guess(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?``, or nothing when no known word is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``4th``."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def complaint(error: "ValidationError", known: Collection[str]) -> str:
    """What a model refuses, as a sentence: the key and what is wrong with it.

    Args:
        error: what the model says.
        known: the keys it would take.
    """
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        name = str(first["loc"][-1])
        return f"unknown key {key!r}.{guess(name, known)} Known keys: {', '.join(known)}."
    message = first["msg"].removeprefix("Value error, ")
    return f"{key}: {message}." if key else f"{message}."
