# SPDX-License-Identifier: Apache-2.0
"""The kinds of goods that a market refuses or approves one by one, as the word lists say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from listingcheck.detect.terms import Strength, Vocabulary
from listingcheck.rule import Context

_STRENGTHS = {
    Strength.SURE: "terms",
    Strength.LIKELY: "likely",
    Strength.SUPPORTED: "supported",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of goods."""

    name: str
    title: str
    """What it is called in a message."""
    source: str
    """The list that names it."""
    remedy: str | None
    """What to do to have it approved."""
    categories: frozenset[str]
    """Categories that hold nothing else."""
    likely_categories: frozenset[str]
    """Categories that mostly hold it."""
    allowed_categories: frozenset[str]
    """Categories below those that do not."""
    google: frozenset[str]
    """Ids in Google's tree."""
    shopify: tuple[str, ...]
    """Ids in Shopify's tree; what is below them counts too."""
    vocabulary: Vocabulary


def kinds(context: Context, level: str) -> Iterator[Kind]:
    """Yield the kinds that the market puts on a level, ``prohibited`` or ``restricted``."""
    listed = context.words("prohibited/kinds")
    market = "GB" if context.market == "UK" else context.market
    for name in (*listed.get("kinds", ()), *listed.get("restricted", ())):
        entry = context.words(f"prohibited/{name}")
        if entry["level"] == level and (entry["markets"] == "all" or market in entry["markets"]):
            yield _kind(name, entry)


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    def folded(key: str) -> frozenset[str]:
        return frozenset(name.lower() for name in entry.get(key, ()))

    return Kind(
        name=name,
        title=entry["title"],
        source=entry["source"],
        remedy=entry.get("apply"),
        categories=folded("categories"),
        likely_categories=folded("likely_categories"),
        allowed_categories=folded("allowed_categories"),
        google=folded("google"),
        shopify=tuple(entry.get("shopify", ())),
        vocabulary=_vocabulary(name, entry),
    )


def _vocabulary(name: str, entry: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        kind=name,
        terms={strength: entry.get(key, {}) for strength, key in _STRENGTHS.items()},
        exceptions=entry.get("exceptions", ()),
        clears=entry.get("clears", ()),
        companions=entry.get("companions", ()),
        followers=entry.get("followers", ()),
        accessories=entry.get("accessories", False),
    )
