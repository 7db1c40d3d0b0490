# SPDX-License-Identifier: Apache-2.0
"""Words without which a phrase cannot stand in a text, worked out from how it is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from listingcheck.detect.folding import folded
from listingcheck.detect.needs import LATIN, LATIN_WORD, OTHER, OTHER_RUN, ranked, rarest, rarity

PART = re.compile(r"\(([^()]*)\)|\{([a-z_]+)\}")
"""Alternatives in brackets, or the name of a list in braces."""
SPACE_OR_NOTHING = frozenset({" ", ""})
"""Alternatives that join no two Latin words."""
_WORD = re.compile(f"[{LATIN}]+|{OTHER}+")
_LATIN = re.compile(f"[{LATIN}]")
_TOKEN = re.compile(r"(?:\([^()]*\)|[^ (){}])*\([^()]*\)(?:\([^()]*\)|[^ (){}])*")
"""What stands between two spaces of a phrase and has alternatives."""
_MOST_WAYS = 300


class Lists:
    """What the names in braces stand for.

    Args:
        entries: phrases without "..." by the name of their list.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]] | None = None) -> None:
        self._entries = entries or {}
        self._folded: dict[str, Sequence[str]] = {}
        self._words: dict[str, frozenset[str] | None] = {}

    def __getitem__(self, name: str) -> Sequence[str]:
        if name not in self._folded:
            entries = self._entries[name]
            self._folded[name] = [each if each.isascii() else folded(each) for each in entries]
        return self._folded[name]

    def written(self) -> Iterator[str]:
        """Yield each list as it was given, behind its name."""
        for name, entries in self._entries.items():
            yield from (f"{{{name}}}", *entries)

    def words(self, name: str) -> frozenset[str] | None:
        """A word for each entry of a list; None where an entry has none."""
        if name not in self._words:
            self._words[name] = _of_choices(self[name], self, left=True, right=True)
        return self._words[name]


class _Part(NamedTuple):
    choices: Sequence[str]
    name: str = ""
    """Of the list the choices come from."""


def keys(
    phrase: str, lists: Lists, *, left: bool = True, right: bool = True
) -> list[frozenset[str]]:
    """Sets of words, of each of which one occurs wherever a phrase does.

    Args:
        phrase: without "...".
        lists: what names in braces stand for.
        left: whether no Latin letter can stand before the phrase.
        right: whether none can stand after it.
    """
    parts = list(_parts(phrase, lists))
    found: list[frozenset[str]] = []
    for place, part in enumerate(parts):
        closed_left = _is_closed(parts[:place][::-1], -1, edge=left)
        closed_right = _is_closed(parts[place + 1 :], 0, edge=right)
        found += _of_part(part, lists, left=closed_left, right=closed_right)
    glued = (match[0] for match in _TOKEN.finditer(phrase) if not PART.fullmatch(match[0]))
    tokens = filter(ways, glued)
    joined = (_of_choices([token], lists, left=left, right=right) for token in tokens)
    return [*found, *filter(None, joined)]


def _parts(phrase: str, lists: Lists) -> Iterator[_Part]:
    """Yield what may stand at each place of a phrase."""
    place = 0
    for match in PART.finditer(phrase):
        if fragment := phrase[place : match.start()]:
            yield _Part([fragment])
        yield _Part(lists[match[2]], match[2]) if match[2] else _Part(match[1].split("|"))
        place = match.end()
    if fragment := phrase[place:]:
        yield _Part([fragment])


def _is_closed(neighbours: Sequence[_Part], end: int, *, edge: bool) -> bool:
    """Whether what stands next to a part never is a Latin letter; ``end`` is the near end."""
    for choices, name in neighbours:
        if name:
            return True
        if any(choice and _touches(choice, end) for choice in choices):
            return False
        if all(choices) or set(choices) == SPACE_OR_NOTHING:
            return True
    return edge


def _touches(choice: str, end: int) -> bool:
    return _LATIN.match(choice[end]) is not None


def _of_part(part: _Part, lists: Lists, *, left: bool, right: bool) -> Iterator[frozenset[str]]:
    """Yield the words of a part: each of a plain text, or one for each of several choices."""
    if len(part.choices) == 1 and not PART.search(part.choices[0]):
        words = _plain(part.choices[0], left=left, right=right)
        yield from (frozenset([word]) for word in words)
        return
    if part.name:
        need = lists.words(part.name)
    else:
        need = _of_choices(part.choices, lists, left=left, right=right)
    if need is not None:
        yield need


def _of_choices(
    choices: Sequence[str], lists: Lists, *, left: bool, right: bool
) -> frozenset[str] | None:
    """A word for each of some choices; None where one has no word of its own."""
    union: set[str] = set()
    for choice in choices:
        if left and right and choice.isascii() and choice.isalnum():
            union.add(choice.lower())
        elif spellings := ways(choice):
            words = {_rarest(way, left=left, right=right) for way in spellings}
            if None in words:
                return None
            union.update(filter(None, words))
        elif needs := keys(choice, lists, left=left, right=right):
            union.update(ranked(needs)[0])
        else:
            return None
    return frozenset(union)


def _rarest(text: str, *, left: bool, right: bool) -> str | None:
    """Of the words of a plain text, the one that the fewest texts hold."""
    low = text.lower()
    # Nearly all are nothing but Latin words, which is told quickly.
    if not low.isascii() and OTHER_RUN.search(low):
        return min(_plain(text, left=left, right=right), key=rarity, default=None)
    words = LATIN_WORD.findall(low)
    if words and not left and _touches(low, 0):
        del words[0]
    if words and not right and _touches(low, -1):
        del words[-1]
    return rarest(words) if words else None


def ways(phrase: str) -> list[str]:
    """All spellings of a phrase without lists; none where they are too many."""
    if "(" not in phrase and "{" not in phrase:
        return [phrase]
    spellings = [""]
    place = 0
    for match in PART.finditer(phrase):
        choices = match[1].split("|") if match[2] is None else ()
        before = phrase[place : match.start()]
        spellings = [way + before + choice for way in spellings for choice in choices]
        if len(spellings) > _MOST_WAYS or any("{" in choice for choice in choices):
            return []
        place = match.end()
    return [way + phrase[place:] for way in spellings]


def _plain(text: str, *, left: bool, right: bool) -> Iterator[str]:
    """Yield the words of a plain text that are whole wherever it stands, and pairs of them."""
    before = None
    for match in _WORD.finditer(text.lower()):
        is_latin = _LATIN.match(match[0])
        cut = (match.start() == 0 and not left) or (match.end() == len(text) and not right)
        if is_latin and cut:
            before = None
            continue
        yield match[0]
        if is_latin and before:
            yield f"{before} {match[0]}"
        before = match[0] if is_latin else None
