# SPDX-License-Identifier: Apache-2.0
"""How words are folded, so that a title and the shipped words meet."""

import re

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u00b4`")
_JOINED = re.compile(r"\s*[,/()]\s*|\s+(?:&|and|und|et|y|e|en|og|ou|oder|or|o|u|ed)\s+")
_SINGULARS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("lves", "lf"),
    ("knives", "knife"),
    ("scarves", "scarf"),
)
_NO_PLURALS = ("ss", "us", "is")
_SHORTEST = 4


def folded(text: str) -> str:
    """A text in lower case without apostrophes."""
    return text.lower().translate(_APOSTROPHES)


def words_of(text: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(text)


def parts_of(text: str) -> list[str]:
    """What a name such as "Cups & Plates" joins."""
    return _JOINED.split(text)


def singular(word: str) -> str:
    """An English word without its plural ending."""
    if len(word) < _SHORTEST or word[-1] != "s" or word.endswith(_NO_PLURALS):
        return word
    for plural, single in _SINGULARS:
        if word.endswith(plural) and len(word) > _SHORTEST:
            return word.removesuffix(plural) + single
    return word[:-1]
