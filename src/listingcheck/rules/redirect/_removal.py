# SPDX-License-Identifier: Apache-2.0
"""Leaves sentences out of a description without hurting its markup."""

import re
from collections.abc import Sequence

from listingcheck.failure import Evidence

_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|br|h[1-6]|table|tbody|tr|td|th|section|article|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_ELEMENT_START = re.compile(r"<(p|li)\b[^<>]*>\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \t]+(?=[^\W\d_])|(?<=[\u3002\uff01\uff1f])|\n")
_VISIBLE = re.compile(r"[^\W_]")


def without(markup: str, quotes: Sequence[Evidence]) -> str | None:
    """A text without the sentences that hold some quotes; None where that is no machine's work."""
    for quote in sorted(quotes, key=lambda quote: -quote.start):
        stretch = _stretch(markup, quote.start, quote.end)
        if stretch is None:
            return None
        markup = markup[: stretch[0]] + markup[stretch[1] :]
    return markup if _VISIBLE.search(_TAG.sub(" ", markup)) else None


def _stretch(markup: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the sentence around a quote begins and ends, or its whole element where it is alone."""
    first, last = _block(markup, start, end)
    block = markup[first:last]
    if not _is_whole(block):
        return None
    if not _TAG.search(block):
        first_kept, last_kept = _sentence(block, start - first, end - first)
        if (first_kept, last_kept) != (0, len(block)):
            return first + first_kept, first + last_kept
    return _element(markup, first, last)


def _block(markup: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the block tags around a quote."""
    first, last = 0, len(markup)
    for tag in _BLOCK.finditer(markup):
        if tag.end() <= start:
            first = tag.end()
        elif tag.start() >= end:
            last = tag.start()
            break
    return first, last


def _sentence(block: str, start: int, end: int) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(block)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(block))
    return (first, last) if last < len(block) else (len(block[:first].rstrip()), last)


def _element(markup: str, first: int, last: int) -> tuple[int, int] | None:
    """A paragraph or list item with its tags; a bare stretch only in a text without markup."""
    opened = _ELEMENT_START.search(markup, max(0, first - 300), first)
    if opened is None:
        return None if _TAG.search(markup) else (first, last)
    closing = re.compile(rf"</{opened[1]}\s*>", re.IGNORECASE).match(markup, last)
    return (opened.start(), closing.end()) if closing else None


def _is_whole(block: str) -> bool:
    """Whether every tag that opens in a stretch closes in it."""
    open_tags: list[str] = []
    for closes, name in _TAG.findall(block):
        if not closes:
            open_tags.append(name.lower())
        elif not open_tags or open_tags.pop() != name.lower():
            return False
    return not open_tags
