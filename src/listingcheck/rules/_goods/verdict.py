# SPDX-License-Identifier: Apache-2.0
"""Adds up what a product says of itself, and tells what goods it is taken for.

Title, description, measures, brand and category are asked one by one. One unambiguous name in the
title is enough, and so are two different kinds of evidence that agree; one of them alone only looks
like it. A category adds, it never clears.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from listingcheck.detect.heads import Grammar
from listingcheck.detect.span import Confidence
from listingcheck.detect.terms import Match, Strength, Terms
from listingcheck.detect.text import Flat, flatten
from listingcheck.failure import Evidence
from listingcheck.product import Product
from listingcheck.rules._goods.categories import Categories
from listingcheck.rules._goods.kinds import Kind, Level, Read, kinds

SURE, LIKELY = 2, 1
"""How much evidence is enough, and how much only looks like it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text is taken for."""

    kind: Kind
    is_sure: bool
    quotes: tuple[Evidence, ...]
    """The words of the text that say so."""
    support: tuple[str, ...]
    """What else agrees, in words."""


class Goods:
    """The kinds of goods a market has on one level.

    Args:
        read: reads a word list by name.
        market: ISO 3166 code, or None for what is alike in all markets.
        level: what the market does with them.
        allowed: names of kinds that may be sold after all.
    """

    def __init__(
        self,
        read: Read,
        market: str | None,
        level: Level,
        allowed: frozenset[str],
    ) -> None:
        wanted = (kind for kind in kinds(read, market) if kind.listed.level is level)
        self._kinds = {kind.name: kind for kind in wanted if kind.name not in allowed}
        self.categories = Categories(self._kinds.values())
        self._brands = {brand: kind.name for kind in self._kinds.values() for brand in kind.brands}
        self._read = read

    @cached_property
    def terms(self) -> Terms:
        """Their words."""
        listed = self._read("goods/kinds")
        return Terms(
            (kind.words for kind in self._kinds.values()),
            Grammar.of(listed),
            listed.get("unrelated", ()),
            listed.get("accessories", ()),
        )

    def of_title(self, product: Product, title: Flat) -> Iterator[Verdict]:
        """Yield what a title says the product is, with all that agrees."""
        found = self.terms.find(title.text)
        described = self._described(product) if found else frozenset()
        for name, matches in _grouped(found):
            worth = {match: self._worth(match) for match in matches}
            support = [*self._support(name, product)]
            support += [(LIKELY, "the description")] if name in described else []
            said, agreed = max(worth.values()), [points for points, _ in support]
            # A word that says nothing by itself only lets the strongest of the others speak.
            points = said + sum(agreed) if said else max(agreed, default=0)
            if points:
                telling = sorted(matches, key=lambda match: (-worth[match], match.start))
                yield self._verdict(name, title, telling, points, support)

    def of_description(self, product: Product, text: Flat) -> Iterator[Verdict]:
        """Yield what only the description says: names nothing else has, with their measures."""
        mentions = self.terms.mentions(text.text)
        titled = (
            {match.kind for match in self.terms.find(product.title or "")} if mentions else set()
        )
        for name, matches in _grouped(mentions):
            measure = self.terms.units(name, text.text)
            if measure is None or name in titled:
                continue
            support = [(LIKELY, f"the measure {measure[0]!r}"), *self._filed(name, product)]
            yield self._verdict(name, text, matches, LIKELY, support)

    def _verdict(
        self,
        name: str,
        text: Flat,
        matches: Sequence[Match],
        points: int,
        support: Sequence[tuple[int, str]],
    ) -> Verdict:
        quotes = tuple(text.quote(match.start, match.end) for match in matches)
        said = tuple(words for _, words in support)
        return Verdict(self._kinds[name], points >= SURE, quotes, said)

    def _worth(self, match: Match) -> int:
        """How much a term in a title says by itself."""
        named = match.is_head or self._kinds[match.kind].words.accessories
        if match.strength is Strength.SURE:
            return SURE if named else LIKELY
        return LIKELY if match.strength is Strength.LIKELY and match.is_head else 0

    def _support(self, name: str, product: Product) -> Iterator[tuple[int, str]]:
        """Yield what agrees with a title, and how much it says."""
        yield from self._filed(name, product)
        texts = (("title", product.title), ("description", product.description))
        for field, text in texts:
            measure = self.terms.units(name, text) if text else None
            if measure is not None:
                yield LIKELY, f"the measure {measure[0].strip()!r} in the {field}"
                break
        brand = product.brand
        if brand and self._brands.get(brand.lower()) == name and brand not in (product.title or ""):
            yield LIKELY, f"the brand {brand!r}"

    def _described(self, product: Product) -> frozenset[str]:
        """The kinds that the description names without doubt."""
        text = flatten(product.description).text if product.description else ""
        return frozenset(match.kind for match in self.terms.mentions(text))

    def _filed(self, name: str, product: Product) -> Iterator[tuple[int, str]]:
        filing = self.categories.find(product)
        if filing is not None and filing.kind.name == name:
            points = SURE if filing.confidence is Confidence.SURE else LIKELY
            yield points, f"the category {filing.evidence.text!r}"


goods_of = lru_cache(maxsize=32)(Goods)
"""The goods of a market, read once."""


def _grouped(matches: Sequence[Match]) -> Iterator[tuple[str, list[Match]]]:
    ordered = sorted(matches, key=lambda match: (match.kind, match.start))
    for name, group in groupby(ordered, key=lambda match: match.kind):
        yield name, list(group)
