# SPDX-License-Identifier: Apache-2.0
"""What may be wrong with the HTML of a description, and how each is said and mended."""

import re
from collections.abc import Callable
from html import unescape
from itertools import islice
from typing import NamedTuple

from listingcheck.failure import Evidence, Safety
from listingcheck.rules.description import _markup
from listingcheck.rules.text._quotes import QUOTED, quotes


class Problem(NamedTuple):
    """Something that does not belong there, and what to do about it."""

    found: Callable[[str], tuple[Evidence, ...]]
    said: str
    advice: str
    safety: Safety = Safety.MANUAL
    mended: Callable[[str], str] = str


def _finder(pattern: str) -> Callable[[str], tuple[Evidence, ...]]:
    compiled = re.compile(pattern)
    return lambda markup: quotes(compiled.finditer(markup))


_UNSEEN = _finder(_markup.UNSEEN)


def _scripts(markup: str) -> tuple[Evidence, ...]:
    handlers = islice(_markup.handlers(markup), QUOTED)
    return (*_UNSEEN(markup), *(_quote(markup, *place) for place in handlers))[:QUOTED]


def _quote(markup: str, start: int, end: int) -> Evidence:
    words = markup[start:end].lstrip()
    return Evidence(words, end - len(words), end)


PROBLEMS = (
    Problem(
        _scripts,
        "scripts or styles",
        "Remove them; buyers see no difference.",
        Safety.SAFE,
        _markup.without_scripts,
    ),
    Problem(
        _finder(_markup.EMBEDDED),
        "frames or forms",
        "Remove them; show a video as the product's video.",
        Safety.UNSAFE,
        _markup.without_embedded,
    ),
    Problem(
        _finder(_markup.ESCAPED),
        "tags that buyers would read",
        "Write the tags themselves, or leave them out.",
        Safety.UNSAFE,
        unescape,
    ),
    Problem(
        _finder(_markup.UNFINISHED),
        "tags that are cut short",
        "Close the tags; a description that breaks off was cut when it was exported.",
    ),
)
"""What may be wrong with the HTML, each told apart from the others."""
