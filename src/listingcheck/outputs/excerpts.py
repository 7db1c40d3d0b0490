# SPDX-License-Identifier: Apache-2.0
"""The offending words on one line with what stands around them, and a line of marks below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from listingcheck.failure import Evidence
from listingcheck.outputs.cells import beginning, cells, ending
from listingcheck.outputs.quoting import LONGEST, QUOTED, safe

AROUND = 40
"""Columns shown on either side of the words."""
_LOOKED_AT = 400
"""Characters on either side, tags included, that those columns are cut from."""
_CUT = "..."
_SPACES = re.compile(r"\s+")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_TO_LEFT = {"R", "AL"}
"""What letters are that are read from right to left."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a value in pieces, by turns plain and marked, the first one plain."""

    pieces: tuple[str, ...]

    @property
    def words(self) -> str:
        """The first marked words."""
        return self.pieces[1]

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands around the words."""
        return len(self.pieces) <= 3 and not (self.pieces[0] or "".join(self.pieces[2:]))

    @property
    def is_turned(self) -> bool:
        """Whether a terminal may reorder it, so that no mark below would stand right."""
        line = "".join(self.pieces)
        return not line.isascii() and any(bidirectional(c) in _TO_LEFT for c in line)

    @property
    def marks(self) -> str:
        """``^^^^`` where the words stand, for the line below."""
        signs = (cells(piece) * ("^" if n % 2 else " ") for n, piece in enumerate(self.pieces))
        return "".join(signs).rstrip()


def excerpts(evidence: Sequence[Evidence], text: str, room: int) -> Iterator[Excerpt]:
    """Yield the lines that show the evidence in a text, none wider than there is room.

    Words near one another share a line. Words that are not in the text stand alone.
    """
    told = evidence[:QUOTED]
    spans = sorted((e.start, e.end) for e in told if _stands(e, text))
    for together in _neighbours(spans, room):
        yield _excerpt(text, together, room)
    for each in told:
        if each.text and not _stands(each, text):
            yield Excerpt(("", _cut(_legible(each.text), room)))


def _stands(evidence: Evidence, text: str) -> bool:
    return bool(evidence.text) and text[evidence.start : evidence.end] == evidence.text


def _neighbours(spans: Sequence[Span], room: int) -> Iterator[list[Span]]:
    """Groups of words that fit on a line with something around; what overlaps is shown once."""
    group: list[Span] = []
    for start, end in spans:
        if group and end - group[0][0] > room * 2 // 3:
            yield group
            group = []
        if not group or start >= group[-1][1]:
            group.append((start, end))
    if group:
        yield group


def _excerpt(text: str, spans: Sequence[Span], room: int) -> Excerpt:
    core = [_cut(piece, room) for piece in _core(text, spans)]
    around = min(max(room - sum(map(cells, core)), 0) // 2, AROUND)
    first, last = spans[0][0], spans[-1][1]
    before = _before(text[max(0, first - _LOOKED_AT) : first], first > _LOOKED_AT, around)
    behind = _behind(text[last : last + _LOOKED_AT], len(text) > last + _LOOKED_AT, around)
    return Excerpt((before, *core, behind))


def _core(text: str, spans: Sequence[Span]) -> Iterator[str]:
    reached = spans[0][0]
    for number, (start, end) in enumerate(spans):
        if number:
            yield _flat(text[reached:start])
        yield _legible(text[start:end])
        reached = end


def _flat(text: str) -> str:
    """What stands around the words, on one line and without tags."""
    return safe(_SPACES.sub(" ", _TAGS.sub(" ", text)))


def _legible(words: str) -> str:
    """Offending words: unlike what stands around them, with whatever they hold written out."""
    return safe(words[: LONGEST + 1])


def _cut(words: str, room: int) -> str:
    if len(words) <= LONGEST and cells(words) <= room:
        return words
    return beginning(words, room - len(_CUT)) + _CUT


def _before(text: str, goes_on: bool, room: int) -> str:  # noqa: FBT001 - one of a pair
    """The end of what stands before, from the beginning of a word where one is near."""
    shown = _flat(text).lstrip()
    if not goes_on and cells(shown) <= room:
        return shown
    cut = ending(shown, room - len(_CUT))
    return _CUT + (cut[cut.find(" ") + 1 :] if " " in cut[: len(cut) // 2] else cut)


def _behind(text: str, goes_on: bool, room: int) -> str:  # noqa: FBT001 - one of a pair
    shown = _flat(text).rstrip()
    if not goes_on and cells(shown) <= room:
        return shown
    cut = beginning(shown, room - len(_CUT))
    near = cut.rfind(" ")
    return (cut[:near] if near > len(cut) // 2 else cut) + _CUT
