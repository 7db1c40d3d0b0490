# SPDX-License-Identifier: Apache-2.0
"""Reads letters as a buyer's eye does: widths folded, unseen marks dropped, look-alikes undone.

Widths and styles are those of Unicode's NFKC; look-alikes are those of its confusables (UTS #39)
that pass for Latin letters in common fonts.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

INVISIBLE = frozenset(
    "\u00ad\u034f\u115f\u1160\u180e\u3164\ufeff\uffa0"
    + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080))))
)
"""Take no room: zero-width and direction marks, fillers, selectors, tags."""
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0"
"""The zeros of other scripts; nine digits follow each."""
_ONES = "\u24f5\u2776\u2780\u278a"
"""Digit one in styles that NFKC leaves alone; eight digits follow each."""
_CAPITALS = "\U0001f150\U0001f170\U0001f1e6"
"""Letter A in styles that NFKC leaves alone; the alphabet follows each."""
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_STYLED = (
    {chr(ord(zero) + i): str(i) for zero in _ZEROS for i in range(10)}
    | {chr(ord(one) + i): str(i + 1) for one in _ONES for i in range(9)}
    | {chr(ord(first) + i): chr(ord("A") + i) for first in _CAPITALS for i in range(26)}
    | _SMALL_CAPITALS
    | {"\u24ff": "0", "\U0001f51f": "10"}
)
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХѴԜасԁеһіјӏорԛѕуѵԝхкмнтвгпиΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγεικνορτυχωɡɑıօ",
    "ABESIJKMHOPCTYXVWacdehijlopqsyvwxkmhtbrnuABEZHIKMNOPTYXayeikvoptuxwgaio",
)
_ALIKE = "".join(map(chr, _LOOK_ALIKES))
_ASTRAL = "\U00010000"
_MIXED = re.compile(rf"[A-Za-z][{_ALIKE}]|[{_ALIKE}][A-Za-z]")
_MIXED_WORD = re.compile(rf"[A-Za-z{_ALIKE}]+")
_MARKS = "\u0300-\u036f\u20d0-\u20f0"
_UNSEEN = re.compile(f"[{''.join(sorted(INVISIBLE))}{_MARKS}]+")
_SUSPECTS = sorted({*INVISIBLE, *_STYLED, *_ALIKE})
# Python tests a set of characters quickly only where all are below U+10000.
_SUSPECT = re.compile(f"[{''.join(sign for sign in _SUSPECTS if sign < _ASTRAL)}{_MARKS}]")
_ASTRAL_SUSPECT = re.compile(f"[{''.join(sign for sign in _SUSPECTS if sign >= _ASTRAL)}]")
_UNUSUAL = re.compile(
    f"[{''.join(sorted(INVISIBLE))}{''.join(_STYLED)}]|[{_MARKS}]|{_MIXED.pattern}"
)
_SARA_AM = "\u0e33"
"""NFKC takes it apart, but it stands in every other Thai text."""
_STABLE = (
    r"[\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00bf-\u0130\u0134-\u013e\u0141-\u0148"
    r"\u014a-\u017e\u0e01-\u0e4e\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u2022\u3001-\u3029"
    r"\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u4e00-\u9fff\uac00-\ud7a3]"
)
"""Letters and signs that folding leaves alone."""
_PIECE = re.compile(
    rf"((?:[\x00-\x7f]|{_STABLE})+)(?![{_MARKS}])|(?s:.)(?:[{_MARKS}]+|[\uff9e\uff9f])?"
)


class Piece(NamedTuple):
    """A stretch of a text as the eye reads it; offsets in the text as it is."""

    text: str
    start: int
    end: int


def is_usual(text: str) -> bool:
    """Whether folding would leave a text as it is."""
    if text.isascii():
        return True
    normal = unicodedata.is_normalized("NFKC", text) or (
        _SARA_AM in text and unicodedata.is_normalized("NFKC", text.replace(_SARA_AM, ""))
    )
    suspect = _SUSPECT.search(text) or (max(text) >= _ASTRAL and _ASTRAL_SUSPECT.search(text))
    return normal and not (suspect and _UNUSUAL.search(text))


def folded(text: str) -> str:
    """A text as the eye reads it."""
    if text.isascii():
        return text
    return unmixed("".join(piece.text for piece in pieces(text)))


def pieces(text: str) -> Iterator[Piece]:
    """Yield what is seen of a text, in order."""
    if is_usual(text):
        yield Piece(text, 0, len(text))
        return
    for match in _PIECE.finditer(text):
        if seen := match[1] or _seen(match[0]):
            yield Piece(seen, match.start(), match.end())


def lowered(text: str) -> str:
    """A text in lower case, every letter at its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def unmixed(text: str) -> str:
    """A text of the same length without Cyrillic and Greek letters in the place of Latin ones.

    Who mixes scripts in one word does so in others, so words of nothing but look-alikes count too.
    """
    if text.isascii() or not _MIXED.search(text):
        return text
    return _MIXED_WORD.sub(lambda word: word[0].translate(_LOOK_ALIKES), text)


def _seen(letter: str) -> str:
    """What is seen of a character and the marks on it."""
    seen = _STYLED.get(letter[0]) or unicodedata.normalize("NFKC", letter)
    return seen if len(seen) == 1 and seen not in INVISIBLE else _UNSEEN.sub("", seen)
