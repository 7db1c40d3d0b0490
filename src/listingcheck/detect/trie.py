# SPDX-License-Identifier: Apache-2.0
"""Patterns for long lists of words that read no letter twice."""

from collections.abc import Iterable, Mapping
from typing import Any

NEVER = "[^\\x00-\\U0010ffff]"
"""What no character is, in the syntax RE2 and the standard library share."""


def trie(words: Iterable[str], space: str = "[ \\-]") -> str:
    """A pattern for the longest of some words; ``space`` is one for what stands between words."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree, space) if tree else NEVER


def ahead(words: Iterable[str]) -> str:
    """A look-ahead for the first letters of some words: engines try no word where it fails."""
    firsts = {case for word in words for case in (word[0].lower(), word[0].upper())}
    return f"(?=[{''.join(_escaped(first) for first in sorted(firsts) if len(first) == 1)}])"


def _branches(node: Mapping[str, Any], space: str) -> str:
    letters = {letter: under for letter, under in node.items() if letter}
    if not letters:
        return ""
    bodies = [
        (space if letter == " " else _escaped(letter)) + _branches(under, space)
        for letter, under in sorted(letters.items())
    ]
    body = bodies[0] if len(bodies) == 1 and "" not in node else f"(?:{'|'.join(bodies)})"
    return body + "?" if "" in node else body


def _escaped(letter: str) -> str:
    return letter if letter.isalnum() or not letter.isascii() else "\\" + letter
