# SPDX-License-Identifier: Apache-2.0
"""Knows the fillers of attributes and options."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from listingcheck.failure import Severity
from listingcheck.rules.text._phrases import any_of

LONGEST = 26
"""Characters of the longest value that may be a filler, full stop and all."""
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = "\u0e00"
"""Words from this letter on stand in names without spaces around them."""
_MARKS = frozenset("-–—_.?*/ ")


class Fillers:
    """Tells how bad the value of an attribute is.

    Args:
        words: the word list ``attribute_placeholders``.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        def phrases(name: str) -> frozenset[str]:
            return frozenset(folded(entry["phrase"]) for entry in words.get(name, ()))

        self._unfilled, self._nothing, self._vague = map(phrases, ("unfilled", "nothing", "vague"))
        self._colours = tuple(words.get("colours", ()))
        self._seen = (*self._colours, *words.get("seen", ()))

    def patterns(self) -> list[str]:
        """Patterns of values that may be fillers."""
        phrases = self._unfilled | self._nothing | self._vague
        marks = "".join(rf"\{mark}" if mark.isascii() else mark for mark in sorted(_MARKS))
        return [rf"(?i)^\s*(?:{any_of(sorted(phrases))})\s*\.*\s*$", f"^[{marks}]*$"]

    def severity(self, name: str, value: str) -> Severity | None:
        """How bad a value is under this name; None for one that is no filler."""
        said = folded(value)
        if said in self._unfilled:
            return Severity.WARNING
        says_nothing = said in self._nothing or _MARKS.issuperset(said)
        if says_nothing and _speaks_of(self._seen, name):
            return Severity.WARNING
        is_vague = said in self._vague and _speaks_of(self._colours, name)
        return Severity.INFO if is_vague else None


def _speaks_of(words: Iterable[str], name: str) -> bool:
    """Whether one of these words stands in a name."""
    called = name.casefold()
    named = frozenset(_WORD.findall(called))
    return any(word in (called if word >= _UNSPACED else named) for word in words)


def folded(value: str) -> str:
    """A value as it is compared: in one case and width, with single spaces and no full stop."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split()).rstrip(".")
