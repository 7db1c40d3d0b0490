# SPDX-License-Identifier: Apache-2.0
"""The words of every branch of trade.

Branches are bits, so that what several words have in common is one ``&``. The words are derived
from public trees of categories; see ``rules/words/branches``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from listingcheck.detect.branches.forms import singular
from listingcheck.detect.heads import Grammar

Words = Callable[[str], Mapping[str, Any]]
"""Reads a word list by name."""
REMEMBERED = 50_000
"""How many words are remembered before it starts anew."""
_LONGEST_FIRST = 3


class Facts(NamedTuple):
    """What is known of one word; masks of branches."""

    alone: int
    """What it names by itself, and the branch it settles."""
    touches: int
    """The branches in whose names it occurs at all, where they are few."""
    hints: int
    """What names that end with it (or, in Romance languages, begin with it) may speak of."""
    longest: int
    """Of how many words the longest name is that ends with it."""
    begins: bool
    """Whether a Romance name begins with it."""


class Name(NamedTuple):
    """The name of a thing: how many words it has, and the branches it speaks of."""

    length: int
    branches: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and the branches they speak of. A mask of 0 speaks of none."""

    names: tuple[str, ...]
    """How a message calls each branch, bit by bit."""
    neighbours: tuple[int, ...]
    """What an honest shop may confuse with each branch, itself included."""
    pictured: int
    """Branches whose goods show or imitate any other goods."""
    last: Mapping[str, int]
    """Names of things that stand last in their part of a title, in the singular."""
    first: Mapping[str, int]
    """Those that stand first: Romance languages."""
    facts: "Known"
    """What is known of each word."""
    shelves: Mapping[str, int]
    """Names of categories."""
    unspoken: frozenset[str]
    """Names of categories under which anything may stand."""
    grammar: Grammar
    followers: frozenset[str]
    """Words that may stand behind the name of a thing."""
    romance: frozenset[str]
    """Words by which a title in a Romance language is known."""

    def near(self, branches: int) -> int:
        """Some branches and their neighbours."""
        near = 0
        for place, around in enumerate(self.neighbours):
            near |= around if branches >> place & 1 else 0
        return near

    def name(self, branches: int) -> str:
        """What to call some branches."""
        return " or ".join(name for place, name in enumerate(self.names) if branches >> place & 1)

    def ending(self, words: Sequence[str]) -> Name | None:
        """The longest name that ends some words."""
        longest = min(len(words), self.facts[words[-1]].longest) if words else 0
        for length in range(longest, 0, -1):
            before = "".join(f"{word} " for word in words[len(words) - length : -1])
            for word in (words[-1], singular(words[-1])):
                mask = self.last.get(before + word)
                if mask is not None:
                    return Name(length, mask)
        return None

    def beginning(self, words: Sequence[str]) -> Name | None:
        """The longest Romance name that begins some words."""
        longest = min(len(words), _LONGEST_FIRST) if words and self.facts[words[0]].begins else 0
        for length in range(longest, 0, -1):
            name = " ".join(words[:length])
            for form in _romance(name):
                if form in self.first:
                    return Name(length, self.first[form])
        return None


class Known(dict[str, Facts]):
    """What is known of each word in lower case, worked out when it is first met."""

    def __init__(
        self,
        last: Mapping[str, int],
        first: Mapping[str, int],
        touches: Mapping[str, int],
        kin: Mapping[str, int],
    ) -> None:
        super().__init__()
        self._last, self._first, self._touches, self._kin = last, first, touches, kin
        self._tails, self._heads = _tails(last), _heads(first)

    def __missing__(self, word: str) -> Facts:
        if len(self) >= REMEMBERED:
            self.clear()
        facts = self[word] = self._look_up(word)
        return facts

    def _look_up(self, word: str) -> Facts:
        single, forms = singular(word), _romance(word)
        last = self._last.get(word) or self._last.get(single, 0)
        first = next((self._first[form] for form in forms if form in self._first), 0)
        alone = last | first | self._kin.get(word, 0)
        tails = [self._tails[form] for form in {word, single} if form in self._tails]
        heads = [self._heads[form] for form in forms if form in self._heads]
        touches = self._touches.get(word, 0) | self._touches.get(single, 0) | alone
        hints = _any(name.branches for name in tails) | _any(heads)
        longest = max((name.length for name in tails), default=0)
        return Facts(alone, touches, hints, longest, bool(heads))


@cache
def lexicon(words: Words) -> Lexicon:
    """Read the word lists of ``branches/``."""
    listed, nouns = words("branches/branches"), words("branches/nouns")
    bits = {branch: 1 << place for place, branch in enumerate(listed["names"])}
    last = dict(_masks(nouns["last"], bits))
    first = dict(_masks(nouns["first"], bits))
    grammar = Grammar.of(words("goods/kinds"))
    categories = words("branches/categories")
    return Lexicon(
        names=tuple(listed["names"].values()),
        neighbours=_neighbours(listed["neighbours"], bits),
        pictured=_mask(listed["pictured"], bits),
        last=last,
        first=first,
        facts=Known(
            last,
            first,
            dict(_masks(words("branches/words")["touches"], bits)),
            _kin(listed["kin"], bits),
        ),
        shelves=dict(_masks(categories["names"], bits)),
        unspoken=frozenset(_split(categories["unspoken"])),
        grammar=grammar,
        followers=grammar.packaging.union(_split(listed["followers"])),
        romance=frozenset(_split(listed["romance"])),
    )


def _split(text: str) -> Iterator[str]:
    return (word.strip() for word in text.split(","))


def _any(masks: Iterable[int]) -> int:
    together = 0
    for mask in masks:
        together |= mask
    return together


def _mask(branches: Iterable[str], bits: Mapping[str, int]) -> int:
    return _any(bits[branch] for branch in branches)


def _masks(grouped: Mapping[str, str], bits: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Words with their masks, from words listed under the branches they share."""
    for branches, words in grouped.items():
        mask = 0 if branches == "none" else _mask(branches.split(), bits)
        for word in words.split(","):
            yield word, mask


def _kin(listed: Mapping[str, str], bits: Mapping[str, int]) -> dict[str, int]:
    kin: dict[str, int] = {}
    for branch, words in listed.items():
        for word in _split(words):
            kin[word] = kin.get(word, 0) | bits[branch]
    return kin


def _neighbours(listed: Mapping[str, list[str]], bits: Mapping[str, int]) -> tuple[int, ...]:
    near = dict(bits)
    for branch, others in listed.items():
        near[branch] |= _mask(others, bits)
        for other in others:
            near[other] |= bits[branch]
    return tuple(near.values())


def _tails(last: Mapping[str, int]) -> dict[str, Name]:
    tails: dict[str, Name] = {}
    for phrase, mask in last.items():
        word, length = phrase.rpartition(" ")[2], phrase.count(" ") + 1
        known = tails.get(word)
        tails[word] = Name(max(length, known[0]), mask | known[1]) if known else Name(length, mask)
    return tails


def _heads(first: Mapping[str, int]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for phrase, mask in first.items():
        word = phrase.partition(" ")[0]
        heads[word] = heads.get(word, 0) | mask
    return heads


def _romance(name: str) -> tuple[str, ...]:
    """A name as it stands, and in its other number where that is a matter of an s."""
    return (name, name[:-1]) if name[-1:] == "s" else (name, f"{name}s")
