# SPDX-License-Identifier: Apache-2.0
"""Finds numbers that no length gives away: short hotlines, and numbers spelled on the keys."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from listingcheck.detect.folding import folded
from listingcheck.detect.phone.beside import Beside, Told, standing
from listingcheck.detect.phone.shapes import MEASURE
from listingcheck.detect.span import WINDOWS, Confidence, Span
from listingcheck.detect.trie import trie

_SHORT = re.compile(
    r"[ :.\-\u2013\u2014(\uff1a]{0,4}(?:(?:us|at|on|no|number|ke|di|al|au|unter)[ .:]{1,3})?"
    r"([*#]?[0-9](?:[ .\-]?[0-9]){2,5}#?)(?![0-9A-Za-z]|[:/,.\-\u2013~]?[0-9])",
    re.IGNORECASE,
)
_FEWEST = 3
_MOST = 6
_MOST_JUDGED = 100
_KEYED = re.compile(
    r"(?<![0-9A-Za-z\-/])(1[ .\-])?(?:8(?:00|33|44|55|66|77|88)|1[38]00|0800|0120)[ .\-]"
    r"([A-Z0-9]{1,8}(?:[ \-][A-Z0-9]{1,8}){0,2})(?![0-9A-Za-z])"
)
_FEWEST_KEYS = 5
_FEWEST_LETTERS = 4


class Short:
    """Finds them.

    Args:
        hotlines: words that nothing but a number follows.
        beside: what other words say of a number.
    """

    def __init__(self, hotlines: Iterable[str], beside: Beside) -> None:
        words = list(hotlines)
        self._words, self._beside = words, beside
        named = trie({folded(word).lower() for word in words}, "[ \t\r\n\u00a0]+")
        self.patterns: Sequence[str] = (
            rf"(?i){named}[^0-9]{{0,14}}[0-9](?:[ .\-]?[0-9]){{2}}",
            r"(?:8[0-9]{2}|1[38]00|0800|0120)[ .\-][A-Z0-9][A-Z0-9 \-]{3}",
        )

    def find(self, text: str) -> Iterator[Span]:
        """Yield where they stand."""
        yield from self._hotline_numbers(text)
        yield from self._keyed(text)

    @cached_property
    def _hotlines(self) -> re.Pattern[str]:
        return standing(self._words)

    def _hotline_numbers(self, text: str) -> Iterator[Span]:
        for word in islice(self._hotlines.finditer(text), WINDOWS):
            number = _SHORT.match(text, word.end())
            if number is None or MEASURE.match(text, number.end()):
                continue
            if _FEWEST <= sum(map(str.isdigit, number[1])) <= _MOST:
                yield Span(number.start(1), number.end(1), _sureness(number[1]))

    def _keyed(self, text: str) -> Iterator[Span]:
        for match in islice(_KEYED.finditer(text), _MOST_JUDGED):
            keys = [key for key in match[2] if key.isalnum()]
            if len(keys) < _FEWEST_KEYS or sum(map(str.isalpha, keys)) < _FEWEST_LETTERS:
                continue
            told = self._beside.says(text, match.start(), match.end())
            if told is Told.DIALLED or (match[1] and told is not Told.OTHER):
                yield Span(match.start(), match.end())


def _sureness(number: str) -> Confidence:
    """A year may follow by chance."""
    return Confidence.LIKELY if re.fullmatch("(?:19|20)[0-9]{2}", number) else Confidence.SURE
