# SPDX-License-Identifier: Apache-2.0
"""Leaves sentences, parts of titles and links out without hurting what stays."""

import re
from collections.abc import Sequence

from listingcheck.failure import Evidence

_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|br|h[1-6]|table|tbody|tr|td|th|section|article|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_ELEMENT_START = re.compile(r"<(p|li)\b[^<>]*>\Z", re.IGNORECASE)
_THAI = re.compile("[\u0e00-\u0e7f]")
# Thai ends no sentence with a mark: a space parts what is said.
_CLAUSE_END = re.compile(r"[ \t]+|\n")
_SENTENCE_END = re.compile(
    r"(?<=[.!?\u2026])[ \t]+(?=[^\W\d_])|(?<=[\u3002\uff01\uff1f])|\n|[ \t](?=[\u2022\u25cf\u25aa])"
)
_LINK_END = re.compile(r"</a\s*>", re.IGNORECASE)
_PART_END = re.compile(
    r"\s*[|\u2013\u2014\u2022\u00b7,;\uff0c\u3001\uff5c]\s*|\s+[-/~]\s+|[.!?]+\s+"
)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\u3010[^\u3010\u3011]*\u3011)")
_VISIBLE = re.compile(r"[^\W_]")
_FEWEST_WORDS, _FEWEST_SIGNS = 2, 4
"""What a title keeps at least: words, or characters in a script without spaces."""


def edited(field: str, text: str, quotes: Sequence[Evidence]) -> tuple[str | None, str]:
    """A title or description without what was quoted, and what that does, as a sentence."""
    if field == "description":
        return without(text, quotes), "The edit leaves out the whole sentence."
    new = shorter(text, quotes) if field == "title" else None
    return new, "The edit leaves out this part of the title."


def without(markup: str, quotes: Sequence[Evidence]) -> str | None:
    """A text without the sentences that hold some quotes; None where that is no machine's work."""
    for quote in sorted(quotes, key=lambda quote: -quote.start):
        stretch = sentence(markup, quote.start, quote.end)
        if stretch is None:
            return None
        markup = markup[: stretch[0]] + markup[stretch[1] :]
    return markup if _VISIBLE.search(_TAG.sub(" ", markup)) else None


def unlinked(markup: str, targets: Sequence[Evidence]) -> str | None:
    """A text whose links to some targets are plain words; None where nothing is left."""
    for target in sorted(targets, key=lambda target: -target.start):
        first = markup.rfind("<", 0, target.start)
        words = markup.find(">", target.end) + 1
        if first < 0 or words == 0:
            continue
        closing = _LINK_END.search(markup, words)
        last, after = closing.span() if closing else (words, words)
        markup = markup[:first] + markup[words:last] + markup[after:]
    return markup if markup.strip() else None


def shorter(title: str, quotes: Sequence[Evidence]) -> str | None:
    """A title without the parts that hold some quotes; None where too little would be left."""
    for quote in sorted(quotes, key=lambda quote: -quote.start):
        first, last = _part(title, quote.start, quote.end)
        title = title[:first] + title[last:]
    spaceless = not title.isascii() and len(title) >= _FEWEST_SIGNS
    enough = spaceless or len(title.split()) >= _FEWEST_WORDS
    return title.strip() if enough and _VISIBLE.search(title) else None


def sentence(markup: str, start: int, end: int) -> tuple[int, int] | None:
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
    ending = _CLAUSE_END if _THAI.search(block) else _SENTENCE_END
    ends = [match.end() for match in ending.finditer(block)]
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


def _part(title: str, start: int, end: int) -> tuple[int, int]:
    """The part of a title around a quote, with what divides it from the others."""
    for brackets in _BRACKETS.finditer(title):
        if brackets.start() <= start and end <= brackets.end():
            return brackets.span()
    dividers = [match.span() for match in _PART_END.finditer(title)]
    before = [span for span in dividers if span[1] <= start]
    after = [span for span in dividers if span[0] >= end]
    if before:
        return before[-1][0], after[0][0] if after else len(title)
    return 0, after[0][1] if after else len(title)


def _is_whole(block: str) -> bool:
    """Whether every tag that opens in a stretch closes in it."""
    open_tags: list[str] = []
    for closes, name in _TAG.findall(block):
        if not closes:
            open_tags.append(name.lower())
        elif not open_tags or open_tags.pop() != name.lower():
            return False
    return not open_tags
