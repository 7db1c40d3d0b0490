# SPDX-License-Identifier: Apache-2.0
"""What a buyer reads: HTML without its markup, every character traceable to where it stands."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from listingcheck.detect.folding import folded, pieces, unmixed
from listingcheck.failure import Evidence

# A tag ends at the next "<" at the latest, so that a text of nothing but "<a" takes linear time.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|</?([A-Za-z][A-Za-z0-9]{0,20})[^<>]{0,100000}>|&#?[A-Za-z0-9]{1,31};",
    re.DOTALL,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset({"script", "style"})
_UNSEEN_END = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
Edit = tuple[int, int, str]
"""Where a stretch of a text begins and ends, and what takes its place."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened text and the way back to the original."""

    text: str
    """What a buyer reads; a line break stands where a paragraph or list item begins or ends."""
    original: str
    """The text as the source has it."""
    starts: tuple[int, ...]
    """Where each piece begins in :attr:`text`, rising."""
    spans: tuple[tuple[int, int], ...]
    """Where each piece begins and ends in :attr:`original`."""
    undisguised: "Flat | None" = None
    """The same text without disguises that change what is written: letters set apart, digits in
    place of letters. None where it holds none."""

    def quote(self, start: int, end: int) -> Evidence:
        """Evidence for a stretch of :attr:`text`, quoted from the original."""
        first = self._character(start)[0]
        last = self._character(max(start, end - 1))[1]
        return Evidence(self.original[first:last], first, last)

    def replaced(self, edits: Iterable[Edit]) -> "Flat":
        """This text with some stretches replaced, in order; it leads back to the same original."""
        builder, kept = _Flattener(self.original), 0
        for start, end, new in edits:
            self._copy(builder, kept, start)
            evidence = self.quote(start, end)
            builder.put(new, evidence.start, evidence.end)
            kept = end
        self._copy(builder, kept, len(self.text))
        return builder.done()

    def _copy(self, builder: "_Flattener", first: int, last: int) -> None:
        while first < last:
            piece = bisect_right(self.starts, first)
            end = min(last, self.starts[piece] if piece < len(self.starts) else last)
            evidence = self.quote(first, end)
            builder.put(self.text[first:end], evidence.start, evidence.end)
            first = end

    def _character(self, offset: int) -> tuple[int, int]:
        """Where one character of the flat text begins and ends in the original."""
        piece = bisect_right(self.starts, offset) - 1
        start, end = self.spans[piece]
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        if following - self.starts[piece] != end - start:
            return start, end
        place = start + offset - self.starts[piece]
        return place, place + 1


def plain(text: str) -> Flat:
    """A text without markup, as the eye reads it."""
    flattener = _Flattener(text)
    flattener.put_stretch(0, len(text))
    return flattener.done()


def flatten(markup: str) -> Flat:
    """HTML without its tags: entities decoded, and letters as the eye reads them."""
    flattener = _Flattener(markup)
    position = 0
    while match := _MARKUP.search(markup, position):
        flattener.put_stretch(position, match.start())
        position = match.end()
        name = (match[1] or "").lower()
        if match[0][0] == "&":
            flattener.put(folded(html.unescape(match[0])), match.start(), match.end())
        elif name in _BLOCKS:
            flattener.put("\n", match.start(), match.end())
        if name in _UNSEEN and match[0][1] != "/":
            closing = _UNSEEN_END.search(markup, position)
            position = closing.start() if closing else len(markup)
    flattener.put_stretch(position, len(markup))
    return flattener.done()


class _Flattener:
    def __init__(self, original: str) -> None:
        self._original = original
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self._length = 0

    def put(self, text: str, start: int, end: int) -> None:
        """Add what the original says between two offsets."""
        if text:
            self._pieces.append(text)
            self._starts.append(self._length)
            self._spans.append((start, end))
            self._length += len(text)

    def put_stretch(self, start: int, end: int) -> None:
        """Add a stretch of the original that holds no markup."""
        for text, first, last in pieces(self._original[start:end]):
            self.put(text, start + first, start + last)

    def done(self) -> Flat:
        text = unmixed("".join(self._pieces))
        return Flat(text, self._original, tuple(self._starts), tuple(self._spans))
