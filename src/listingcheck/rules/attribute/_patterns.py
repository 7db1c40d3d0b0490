# SPDX-License-Identifier: Apache-2.0
"""Patterns of the marketplace, made safe to meet a merchant's text."""

import re
import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from listingcheck.detect.patterns import pattern_set

Matcher = Callable[[str], bool]
"""Whether a text matches."""

_LONGEST_PATTERN = 1_000
_LONGEST_TEXT = 2_000
"""Characters of a text that are looked at: no attribute may have more."""
_REPEATS = re.compile(r"[*+]|\{\d*,\}")
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_MOST_REPEATS = 2
"""Unbounded repeats that the backtracking engine still runs through quickly."""


@cache
def compiled(pattern: str) -> Matcher | None:
    """A pattern ready for use; None, with a Python warning, where it can not be used safely.

    google-re2 takes any pattern in linear time. Without it, only patterns are used that can not
    send the standard library's engine astray.
    """
    problem = _problem(pattern)
    if problem is None:
        try:
            found = pattern_set([pattern])
        except Exception as error:  # noqa: BLE001 - each engine has errors of its own
            problem = f"{error}"
        else:
            return lambda text: bool(found.match(text[:_LONGEST_TEXT]))
    shown = pattern[:80]
    warnings.warn(f"A listing schema's pattern {shown!r} is not checked: {problem}.", stacklevel=2)
    return None


def _problem(pattern: str) -> str | None:
    """Why a pattern is not tried at all."""
    if len(pattern) > _LONGEST_PATTERN:
        return f"it has more than {_LONGEST_PATTERN:,} characters"
    if find_spec("re2"):
        return None
    if _REPEATED_GROUP.search(pattern) or len(_REPEATS.findall(pattern)) > _MOST_REPEATS:
        return "without google-re2 it could take for ever"
    return None
