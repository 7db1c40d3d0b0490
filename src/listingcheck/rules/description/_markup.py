# SPDX-License-Identifier: Apache-2.0
"""What does not belong into the HTML of a description, and how to take it out."""

import re
from collections.abc import Iterator

# White space is spelled out as HTML has it: engines differ in what \s holds.
UNSEEN = r"(?i)<(?:script|style)[ \t\n\f\r/>]"
"""Begins an element of which buyers see nothing."""

HANDLER = r"(?i)<[a-z][^<>]*?[ \t\n\f\r\"'/]on[a-z]{3,20}[ \t\n\f\r]{0,9}="
"""What looks like a tag with an attribute that runs a script."""

EMBEDDED = (
    r"(?i)</?(?:iframe|object|embed|applet|form|input|select|option|textarea|button)"
    r"(?:[ \t\n\f\r/][^<>]*)?>"
)
"""The tags of other pages, players and forms."""

UNFINISHED = (
    r"(?i)</?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|h[1-6]|img|a|table|tbody|tr|td|th|font)"
    r"(?:[ \t\n\f\r]{1,9}[a-z-]{2,20}[ \t\n\f\r]{0,9}=[^<>]*)?[ \t\n\f\r]{0,9}(?:<|$)"
)
"""A tag that another tag or the end of the text cuts short."""

ESCAPED = (
    r"(?i)&lt;/?(?:p|br|b|strong|em|span|div|ul|ol|li|h[1-6])"
    r"(?:[ \t\n\f\r][^<>&]{0,200})?[ \t\n\f\r]{0,9}/?&gt;"
)
"""A tag that buyers would read."""

_OPENING = re.compile(UNSEEN)
_END = {name: re.compile(rf"</{name}[^<>]*>", re.IGNORECASE) for name in ("script", "style")}
_EMBEDDED = re.compile(EMBEDDED)
_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s{0,9}(?P<name>[a-z][a-z0-9_:.-]{0,60})\s{0,9}=\s{0,9}(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*)",
    re.IGNORECASE,
)
_HANDLER_NAME = re.compile(r"on[a-z]{3,20}", re.IGNORECASE)


def handlers(markup: str) -> Iterator[tuple[int, int]]:
    """Where attributes that run a script begin and end."""
    for tag in _TAG.finditer(markup):
        # With an odd quote nobody knows where a value ends.
        if tag[0].count('"') % 2 == 0 and tag[0].count("'") % 2 == 0:
            for pair in _ATTRIBUTE.finditer(markup, tag.start() + 2, tag.end() - 1):
                if _HANDLER_NAME.fullmatch(pair["name"]):
                    yield pair.span()


def unseen(markup: str) -> Iterator[tuple[int, int]]:
    """Where scripts and styles begin and end; one without an end is left out."""
    position = 0
    while opening := _OPENING.search(markup, position):
        name = opening[0][1:-1].lower()
        closing = _END[name].search(markup, opening.end())
        if closing is None:
            return
        position = closing.end()
        yield opening.start(), position


def without(markup: str, places: Iterator[tuple[int, int]]) -> str:
    """The HTML without these stretches."""
    kept, position = [], 0
    for start, end in places:
        kept.append(markup[position:start])
        position = end
    return "".join([*kept, markup[position:]])


def without_scripts(markup: str) -> str:
    """The HTML without scripts, styles and handlers: what buyers see stays the same."""
    bare = without(markup, unseen(markup))
    return without(bare, handlers(bare))


def without_embedded(markup: str) -> str:
    """The HTML without the tags of frames and forms; the text between them stays."""
    return _EMBEDDED.sub("", markup)
