# SPDX-License-Identifier: Apache-2.0
"""Character references (``&amp;``, ``&#39;``) in a text that is no HTML."""

import re
from html import unescape
from html.entities import html5

ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
"""What looks like one; for both pattern engines."""

_ENTITY = re.compile(ENTITY)
_ROUNDS = 5
"""How often a text may have been escaped over and over."""


def is_entity(text: str) -> bool:
    """Whether what looks like a reference is one: ``&T;`` is none."""
    return text[1] == "#" or text[1:] in html5


def entities(text: str) -> list[re.Match[str]]:
    """The references in a text."""
    return [match for match in _ENTITY.finditer(text) if is_entity(match[0])]


def decoded(text: str) -> str:
    """The text with the characters themselves, however often it was escaped."""
    for _ in range(_ROUNDS):
        before, text = text, _ENTITY.sub(_character, text)
        if text == before:
            break
    return text


def _character(match: re.Match[str]) -> str:
    return unescape(match[0]) if is_entity(match[0]) else match[0]
