# SPDX-License-Identifier: Apache-2.0
"""Finds names of networks and messengers, thousands of them at once."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import islice

from listingcheck.detect.folding import folded, lowered
from listingcheck.detect.keys import ways
from listingcheck.detect.phrases import EDGE, pattern
from listingcheck.detect.trie import NEVER, ahead, trie

MOST = 80
"""How many names of one text are looked at; each takes longer than a plain search."""
_SPACE = "[ \\t\\r\\n\u00a0]{1,3}"
_CLOSED = "(?:$|[^0-9a-z])"


class Names:
    """Finds them.

    Args:
        words: the names; each stands by itself. Alternatives in brackets are spelled out, and
            names that hold another list are left to the phrases.
        besides: names that others look for.
    """

    def __init__(self, words: Iterable[str], besides: Collection[str] = frozenset()) -> None:
        plain = (word for word in words if "{" not in word)
        spelled = {folded(each.lower()) for word in plain for each in ways(word)}
        self.words = frozenset(spelled.difference(besides))

    @property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds one of them."""
        return self.before(_CLOSED, "")

    def before(self, latin: str, other: str) -> Sequence[str]:
        """What occurs in a text that holds one of them before a pattern.

        ``latin`` stands behind names in Latin letters, ``other`` behind those in other scripts.
        """
        alone = [word for word in sorted(self.words) if word.isascii() and _is_bounded(word)]
        rest = sorted(self.words.difference(alone))
        bodies = (("", rest, other), ("(?:^|[^0-9a-z])", alone, latin))
        return [
            f"(?i){left}(?:{'|'.join(map(pattern, words))}){right}"
            for left, words, right in bodies
            if words
        ]

    def find(self, text: str) -> list[re.Match[str]]:
        """Where they stand, from left to right."""
        return list(islice(self._pattern.finditer(lowered(text)), MOST))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        body = f"{ahead(self.words)}{EDGE}(?<!_){trie(self.words, _SPACE)}{EDGE}(?!_)"
        return re.compile(body if self.words else NEVER)


def _is_bounded(word: str) -> bool:
    return word[0].isalnum() and word[-1].isalnum()
