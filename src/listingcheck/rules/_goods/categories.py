# SPDX-License-Identifier: Apache-2.0
"""Where a product is filed, and what goods that speaks of."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listingcheck.detect.span import Confidence
from listingcheck.failure import Evidence
from listingcheck.product import Product
from listingcheck.rules._goods.kinds import Kind

_SEGMENT = re.compile(r"[^>/|\u00bb\u203a;\\]+")
_SHOPIFY_ID = re.compile(r"(?:^|/)([a-z]{2}(?:-[0-9]+)*)$")


class Filing(NamedTuple):
    """A category that speaks of a kind of goods."""

    kind: Kind
    field: str
    evidence: Evidence
    confidence: Confidence


class Categories:
    """The categories of some kinds of goods."""

    def __init__(self, listed: Iterable[Kind]) -> None:
        self._kinds = tuple(listed)
        self._named: dict[str, Kind] = {}
        for kind in self._kinds:
            self._named.update(dict.fromkeys(kind.likely_categories, kind))
        for kind in self._kinds:
            self._named.update(dict.fromkeys(kind.categories, kind))

    def find(self, product: Product) -> Filing | None:
        """What a product's category says, or else what its own type does."""
        category = product.category
        if category is not None:
            filing = self._by_id(category.path) or self._by_name(category.path, "category")
            # A category from a known tree outweighs the merchant's own word.
            if filing is not None or category.taxonomy is not None:
                return filing
        filing = self._by_name(product.product_type or "", "product_type")
        return filing and filing._replace(confidence=Confidence.LIKELY)

    def _by_name(self, path: str, field: str) -> Filing | None:
        segments = list(_segments(path))
        names = {segment.text.lower() for segment in segments}
        for segment in reversed(segments):
            kind = self._named.get(segment.text.lower())
            if kind is not None and not names & kind.allowed_categories:
                sure = names & kind.categories
                confidence = Confidence.SURE if sure else Confidence.LIKELY
                return Filing(kind, field, segment, confidence)
        return None

    def _by_id(self, path: str) -> Filing | None:
        text = path.strip()
        evidence = Evidence(path, 0, len(path))
        shopify = _SHOPIFY_ID.search(text)
        for kind in self._kinds:
            below = shopify and any(f"{shopify[1]}-".startswith(f"{top}-") for top in kind.shopify)
            if text in kind.ids or below:
                return Filing(kind, "category", evidence, Confidence.SURE)
        return None


def _segments(path: str) -> Iterator[Evidence]:
    for match in _SEGMENT.finditer(path):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text)
            yield Evidence(text, start, start + len(text))
