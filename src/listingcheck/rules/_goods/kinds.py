# SPDX-License-Identifier: Apache-2.0
"""The kinds of goods a market refuses, approves or wants papers for, as the word lists say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from listingcheck.detect.terms import Strength, Words

Read = Callable[[str], Mapping[str, Any]]
"""Reads a word list by name."""
_STRENGTHS = {
    Strength.SURE: "terms",
    Strength.LIKELY: "likely",
    Strength.SUPPORTED: "supported",
}


class Level(StrEnum):
    """What a market does with goods of a kind."""

    PROHIBITED = "prohibited"
    """It refuses them."""
    RESTRICTED = "restricted"
    """It sells them after approval."""
    DOCUMENTS = "documents"
    """It wants papers with them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a market's list says of a kind."""

    level: Level
    source: str
    """The list that names it."""
    checked: str
    """When the list was read."""
    remedy: str | None
    """What to do to have it approved."""
    documents: Sequence[str]
    """What papers it takes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of goods, in one market."""

    name: str
    title: str
    """What it is called in a message."""
    listed: Listed
    categories: frozenset[str]
    """Categories that hold nothing else."""
    likely_categories: frozenset[str]
    """Categories that mostly hold it."""
    allowed_categories: frozenset[str]
    """Categories below those that do not."""
    ids: frozenset[str]
    """Ids in Google's and the marketplace's trees."""
    shopify: tuple[str, ...]
    """Ids in Shopify's tree; what is below them counts too."""
    words: Words

    @property
    def brands(self) -> frozenset[str]:
        """Brands that make nothing else, in lower case."""
        return frozenset(name.lower() for name in self.words.names.get(Strength.SURE, ()))

    @property
    def clearing(self) -> Sequence[str]:
        """Wordings that would have cleared a title."""
        return (*list(self.words.clears)[:1], *list(self.words.exceptions)[:2])


def kinds(read: Read, market: str | None) -> Iterator[Kind]:
    """Yield the kinds that a market has on a list; without a market, those on every list."""
    code = "GB" if market == "UK" else market
    for name in read("goods/kinds").get("kinds", ()):
        entry = read(f"goods/{name}")
        listed = _listed(entry["lists"], code)
        if listed is not None:
            yield _kind(name, entry, listed)


def _listed(lists: Sequence[Mapping[str, Any]], market: str | None) -> Listed | None:
    if market is None:
        named = lists if len({each["level"] for each in lists}) == 1 else ()
    else:
        named = [each for each in lists if market in each["markets"]]
    if not named:
        return None
    return Listed(
        level=Level(named[0]["level"]),
        source=named[0]["source"],
        checked=str(named[0]["checked"]),
        remedy=named[0].get("apply"),
        documents=named[0].get("documents", ()),
    )


def _kind(name: str, entry: Mapping[str, Any], listed: Listed) -> Kind:
    def lowered(key: str) -> frozenset[str]:
        return frozenset(name.lower() for name in entry.get(key, ()))

    return Kind(
        name=name,
        title=entry["title"],
        listed=listed,
        categories=lowered("categories"),
        likely_categories=lowered("likely_categories"),
        allowed_categories=lowered("allowed_categories"),
        ids=frozenset(map(str, (*entry.get("google", ()), *entry.get("tiktok", ())))),
        shopify=tuple(entry.get("shopify", ())),
        words=_words(name, entry),
    )


def _words(name: str, entry: Mapping[str, Any]) -> Words:
    return Words(
        kind=name,
        terms={strength: entry.get(key) or {} for strength, key in _STRENGTHS.items()},
        names={Strength(strength): each for strength, each in (entry.get("names") or {}).items()},
        exceptions=entry.get("exceptions", ()),
        clears=entry.get("clears", ()),
        units=entry.get("units", ()),
        accessories=entry.get("accessories", False),
        any_form=entry.get("any_form", False),
    )
