# SPDX-License-Identifier: Apache-2.0
"""The parts of a listing in JSON: lists with a value for each marketplace and language."""

from typing import Any

from listingcheck.sources.formats.payload import Document, items, mapping, text

_OF_BUSINESSES = "b2b"
_BLOCKS = (
    *("summaries", "offers", "identifiers", "images", "dimensions", "classifications"),
    *("productTypes", "relationships", "variations"),
)
"""Parts of a listing that stand there once for each marketplace."""


class Listing:
    """Looks into one listing, as one marketplace shows it.

    The marketplace is the first that the listing names; of several languages the one that is
    wanted, or else the first.

    Raises:
        ShapeError: on any of its methods, when a part is not built as it should be.
    """

    def __init__(self, document: Document, language: str | None) -> None:
        self.document = document
        self._attributes = mapping(document.get("attributes"))
        self._language = (language or "").casefold().replace("-", "_")
        self.marketplace = self._first_marketplace()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its attributes."""
        return tuple(self._attributes)

    def block(self, name: str) -> Document:
        """The part of that name of the marketplace; an empty one when there is none."""
        return next(iter(self.blocks(name)), {})

    def blocks(self, name: str) -> list[Document]:
        """The parts of that name that belong to the marketplace."""
        wanted = self.marketplace
        found = items(self.document.get(name))
        return [each for each in found if each.get("marketplaceId", wanted) == wanted]

    def values(self, name: str) -> list[Document]:
        """The values of an attribute, for everyone, in one marketplace and language."""
        wanted = self.marketplace
        found = [
            each
            for each in items(self._attributes.get(name))
            if each.get("marketplace_id", wanted) == wanted
            and str(each.get("audience", "")).casefold() != _OF_BUSINESSES
        ]
        return self._in_language(found) if len(found) > 1 else found

    def texts(self, name: str, key: str = "value") -> list[str]:
        """The texts of an attribute."""
        return [value for each in self.values(name) if (value := text(each.get(key)))]

    def text(self, name: str, key: str = "value") -> str | None:
        """The first text of an attribute."""
        return next(iter(self.texts(name, key)), None)

    def part(self, name: str) -> Document:
        """The first value of an attribute."""
        return next(iter(self.values(name)), {})

    def _first_marketplace(self) -> Any:
        for block in _BLOCKS:
            for each in items(self.document.get(block)):
                if "marketplaceId" in each:
                    return each["marketplaceId"]
        for values in self._attributes.values():
            for each in items(values):
                if "marketplace_id" in each:
                    return each["marketplace_id"]
        return None

    def _in_language(self, values: list[Document]) -> list[Document]:
        tags = [str(each["language_tag"]).casefold() for each in values if each.get("language_tag")]
        if not tags:
            return values
        tag = min(dict.fromkeys(tags), key=self._distance)
        return [each for each in values if str(each.get("language_tag", tag)).casefold() == tag]

    def _distance(self, tag: str) -> int:
        if tag == self._language:
            return 0
        return 1 if tag.partition("_")[0] == self._language.partition("_")[0] else 2
