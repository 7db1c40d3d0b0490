# SPDX-License-Identifier: Apache-2.0
"""Runs of one and the same character."""

import re
from collections.abc import Callable

ACCEPTED = 9
"""How many identical characters in a row the marketplace takes."""

_SYMBOLS = "\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff"
_PRINTED = [chr(code) for code in range(0x21, 0x7F)]


def run_pattern(maximum: int) -> str:
    """A pattern that stands in every text with a longer run; it is rare in any other.

    Each ASCII character has a branch of its own, so that ordinary words leave no trace in the
    automaton. Symbols share one: several in a row are rare.
    """
    times = f"{{{maximum + 1}}}"
    single = "|".join(f"{re.escape(character)}{times}" for character in _PRINTED)
    return f"{single}|[{_SYMBOLS}]{times}"


def runs(maximum: int) -> re.Pattern[str]:
    """Longer runs of a printed ASCII character or of a symbol."""
    return re.compile(rf"(?P<one>[!-~{_SYMBOLS}])(?P=one){{{maximum},}}")


def shorter(maximum: int) -> Callable[[re.Match[str]], str]:
    """What to put in the place of a run: as much of it as is accepted."""
    return lambda run: run["one"] * maximum
