# SPDX-License-Identifier: Apache-2.0
"""The words of a category's name, folded so that names from different trees can be compared.

"Women's T-Shirts & Tops" and "womenswear: tee, top" have most of their words in common once
endings, spellings and compounds are taken away. What is not English is folded less.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from listingcheck import data

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[,&/+;|()\[\]]|\s(?:and|or|und|et|y|e|en|ou|o|i|oder)\s|\s-\s")
_SHIRT = re.compile(r"\bt[\s-]?shirt")
_OF = re.compile(r"['\u2019]s\b|['\u2019]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDINGS = (
    ("knives", "knife"),
    ("wives", "wife"),
    ("scarves", "scarf"),
    ("shelves", "shelf"),
    ("leaves", "leaf"),
    ("teeth", "tooth"),
    ("feet", "foot"),
    ("mice", "mouse"),
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("us", "us"),
    ("ss", "ss"),
    ("is", "is"),
    ("s", ""),
)
_LONGEST = 300
"""Characters of a name that are read."""
_SHORTEST = 2
"""Letters that a word keeps at least when its ending is taken away."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a name, folded."""

    word: str
    is_head: bool = False
    """Whether it names the thing, and the words around it only say which."""
    is_pair: bool = False
    """Whether it is two words that stand side by side, written as one."""


@dataclass(frozen=True)
class Words:
    """What is known about the words of category names."""

    lists: Mapping[str, Any]

    @cached_property
    def ignored(self) -> frozenset[str]:
        """Words that say nothing."""
        return frozenset(word for words in self.lists["ignored"].values() for word in words)

    @cached_property
    def vague(self) -> frozenset[str]:
        """Words that name a kind only together with others."""
        return frozenset(self.lists["vague"])

    @cached_property
    def links(self) -> frozenset[str]:
        """Words behind which a name says what the thing is for."""
        return frozenset(self.lists["links"])

    @cached_property
    def same(self) -> dict[str, str]:
        """The word that stands for each of several with one meaning."""
        groups: Sequence[Sequence[str]] = self.lists["same"]
        return {_joined(phrase): _joined(group[0]) for group in groups for phrase in group}

    @cached_property
    def compounds(self) -> Mapping[str, Sequence[str]]:
        """The words in each compound."""
        found: Mapping[str, Sequence[str]] = self.lists["compounds"]
        return found

    @cached_property
    def audiences(self) -> dict[str, str]:
        """For whom or what a thing is, by the words that say so."""
        return {
            self.same.get(stem(word), stem(word)): audience
            for audience, words in self.lists["audiences"].items()
            for word in words
        }

    @cached_property
    def usual(self) -> frozenset[str]:
        """Audiences for whom a thing may be that does not say so."""
        return frozenset(self.lists["usual"])

    @cached_property
    def opposites(self) -> frozenset[tuple[str, str]]:
        """Pairs of audiences of which a thing has but one."""
        pairs: Sequence[Sequence[str]] = self.lists["opposites"]
        return frozenset(pair for one, two in pairs for pair in ((one, two), (two, one)))


@lru_cache(maxsize=1)
def known() -> Words:
    """The word lists that are shipped."""
    return Words(data.words("categories"))


@lru_cache(maxsize=50_000)
def terms(name: str) -> tuple[Term, ...]:
    """The words of one name that say something, in order, with joined pairs of neighbours."""
    return tuple(term for part in _PART.split(_plain(name[:_LONGEST])) for term in _of_part(part))


def _plain(name: str) -> str:
    """A name in small letters without accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SHIRT.sub("tshirt", _OF.sub("", unicodedata.normalize("NFC", bare)))


def _of_part(part: str) -> Iterator[Term]:
    """The words between two commas or ampersands, the last before "for" being the head."""
    written = _WORD.findall(part)
    end = next((n for n, word in enumerate(written) if n and word in known().links), len(written))
    before, behind = list(_folded(written[:end])), list(_folded(written[end:]))
    yield from (Term(word, n == len(before) - 1) for n, word in enumerate(before))
    yield from (Term(word) for word in behind)
    for pair in pairwise(before):
        yield Term(known().same.get("".join(pair), "".join(pair)), is_pair=True)


def _folded(written: Sequence[str]) -> Iterator[str]:
    for word in written:
        if _SPACELESS.search(word):
            yield from map("".join, pairwise(word))
        elif (
            not word.isdigit()
            and word not in known().ignored
            and (folded := stem(word)) not in known().ignored
        ):
            yield from known().compounds.get(folded, (known().same.get(folded, folded),))


def _joined(phrase: str) -> str:
    return "".join(map(stem, phrase.split()))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word in the singular, as far as English and Romance plurals go."""
    for ending, singular in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(singular) >= _SHORTEST:
            return word[: len(word) - len(ending)] + singular
    return word
