# SPDX-License-Identifier: Apache-2.0
"""What the words beside a number say: that it is dialled, or that it is something else."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import cached_property

from listingcheck.detect.cues import left_of
from listingcheck.detect.folding import folded
from listingcheck.detect.phrases import EDGE, any_of
from listingcheck.detect.trie import NEVER, ahead, trie

_LEFT = 40
_NEAR = 28
_OPENING = re.compile(r" ?[(/\[,\-\u2013]? ?")
_ADJACENT = re.compile(
    r"(?i)[ .:#\u00b0\u00ba()\-=]{0,4}(?:(?:no|nr|num|code|id)\b[ .:#\-]{0,3})?\Z"
)
_LETTERS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LATIN_START = re.compile(f"[{_LETTERS}]")
_LATIN_END = re.compile(rf"[{_LETTERS}]{{1,12}}\Z")
_SENTENCE_END = re.compile(r"\w{3}[.!?)] (?=[^\W\d_])|[\n\u3002\uff01\uff1f]")
_SHORTEST_GLUED, _LONGEST_GLUED = 2, 12
_SPACE = "[ \t\r\n\u00a0]+"
_NOWHERE = (0, 0)


class Told(Enum):
    """What a text says of a number."""

    DIALLED = auto()
    NAMED = auto()
    """A word says so, but only behind it."""
    HINTED = auto()
    """There is a word for calls, but one for other numbers stands nearer."""
    NOTHING = auto()
    OTHER = auto()
    """It is a number of another kind."""


class Beside:
    """Reads them.

    Args:
        proof: words beside a number that say it is dialled.
        veto: words before a number that say it is of another kind.
        goods: what holds a word of proof and is sold: "phone case".
    """

    def __init__(
        self, proof: Iterable[str] = (), veto: Iterable[str] = (), goods: Iterable[str] = ()
    ) -> None:
        proof = list(proof)
        self._words = sorted({folded(word).lower() for word in proof})
        self._vetoes, self._sold = list(veto), list(goods)
        # "wa0812": only words long enough not to be the letters of a code.
        self._glued = frozenset(
            word for word in (folded(each).lower().strip(".:") for each in proof) if _is_glued(word)
        )

    def touches_letters(self, text: str, start: int) -> bool:
        """Whether a number is the end of a word, which is none that says it is dialled."""
        letters = _LATIN_END.search(text, max(0, start - _LONGEST_GLUED), start)
        return letters is not None and letters[0].lower() not in self._glued

    def says(self, text: str, start: int, end: int) -> Told:
        """What stands beside a number."""
        before = self._goods.sub(_blank, left_of(text, start, _LEFT))
        glued = _LATIN_END.search(before)
        if glued is not None and glued[0].lower() in self._glued:
            return Told.DIALLED
        # Words of the sentence before may still announce a number, but not name its kind.
        sentence = before[max((m.end() for m in _SENTENCE_END.finditer(before)), default=0) :]
        proof, veto = _last(self._proof, before), _last(self._veto, sentence)
        veto = (veto[0] + len(before) - len(sentence), veto[1]) if veto > _NOWHERE else veto
        is_named = proof > _NOWHERE or self._named_after(text, end)
        if veto > proof:
            is_adjacent = _ADJACENT.match(before, veto[0]) is not None
            return Told.HINTED if is_named and not is_adjacent else Told.OTHER
        if proof > _NOWHERE:
            return Told.DIALLED
        return Told.NAMED if is_named else Told.NOTHING

    def is_near(self, text: str, start: int) -> bool:
        """Whether a word right before a number says that it is dialled."""
        return self._proof.search(left_of(text, start, _NEAR)) is not None

    @cached_property
    def pattern(self) -> str:
        """What occurs in a text that says of a number that it is dialled."""
        latin = trie((word for word in self._words if _LATIN_START.match(word)), _SPACE)
        other = trie((word for word in self._words if not _LATIN_START.match(word)), _SPACE)
        return rf"(?i)(?:^|[^{_LETTERS}]){latin}|{other}"

    # Their patterns take longer to compile than most catalogues to check: texts ask for them.

    @cached_property
    def _proof(self) -> re.Pattern[str]:
        return standing(self._words)

    @cached_property
    def _veto(self) -> re.Pattern[str]:
        return standing(self._vetoes)

    @cached_property
    def _goods(self) -> re.Pattern[str]:
        return any_of(self._sold)

    def _named_after(self, text: str, end: int) -> bool:
        """Whether a word directly behind says what the number is for: "0812 ... (WhatsApp)"."""
        behind = _OPENING.match(text, end)
        return behind is not None and self._proof.match(text, behind.end()) is not None


def standing(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some words, standing by itself."""
    known = {folded(word).lower() for word in words}
    body = f"{ahead(known)}{EDGE}{trie(known, _SPACE)}{EDGE}" if known else NEVER
    return re.compile(body, re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_glued(word: str) -> bool:
    return len(word) >= _SHORTEST_GLUED and _LATIN_END.fullmatch(word) is not None


def _last(words: re.Pattern[str], before: str) -> tuple[int, int]:
    """Where the last of some words ends, and its length, so that the nearest and longest wins."""
    return max(((m.end(), m.end() - m.start()) for m in words.finditer(before)), default=_NOWHERE)
