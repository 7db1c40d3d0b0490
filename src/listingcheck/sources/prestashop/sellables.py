# SPDX-License-Identifier: Apache-2.0
"""What can be bought of a product of PrestaShop's webservice: itself, or its combinations."""

from collections.abc import Sequence
from typing import NamedTuple

from listingcheck.product import (
    Dimensions,
    Identifier,
    Image,
    Money,
    Stock,
    Variant,
    Weight,
)
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import identifier
from listingcheck.sources.prestashop.columns import IDENTIFIERS, NO_CODE
from listingcheck.sources.prestashop.nodes import associated, said
from listingcheck.sources.prestashop.prices import heavier, with_impact
from listingcheck.sources.prestashop.resources import OPTIONS, VALUES
from listingcheck.sources.prestashop.shop import Combination, Shop
from listingcheck.sources.prestashop.sizes import sizes
from listingcheck.sources.reading import Settings

_SIDES = ("depth", "width", "height")


class Whole(NamedTuple):
    """A product."""

    key: str
    document: Document
    images: dict[str, Image]
    """Its pictures by their ids."""
    line: int | None


class Sellables:
    """Makes variants of the records of one source.

    Args:
        shop: what other resources say.
        settings: what the caller knows.
    """

    def __init__(self, shop: Shop, settings: Settings) -> None:
        self._shop = shop
        self._prices = memo(lambda raw: Money.parse(raw, settings.currency, includes_tax=False))
        self._weights = memo(lambda raw: Weight.parse(raw, settings.weight_unit))
        self._sizes = sizes(settings)
        self._stocks = memo(Stock.parse)
        self.has_unnamed_options = False
        """Whether an option or one of its values is known by its id only."""

    def of(
        self, whole: Whole, rows: Sequence[Combination]
    ) -> tuple[tuple[str, ...], tuple[Variant, ...]]:
        """The names of the options of a product, and its variants."""
        if not rows:
            return (), (self._single(whole),)
        chosen = [self._chosen(row.document) for row in rows]
        groups = tuple(dict.fromkeys([group for values in chosen for group in values]))
        size = self._size(whole.document)
        made = [
            self._combined(whole, index, row, tuple([values.get(group) for group in groups]), size)
            for index, (row, values) in enumerate(zip(rows, chosen, strict=True))
        ]
        return self._named(groups), tuple(made)

    def _named(self, groups: Sequence[str]) -> tuple[str, ...]:
        """The names of options, or else their numbers."""
        names = [self._shop.name(OPTIONS, group) for group in groups]
        self.has_unnamed_options |= None in names
        return tuple([name or f"Option{n}" for n, name in enumerate(names, 1)])

    def _chosen(self, combination: Document) -> dict[str, str]:
        """The values of a combination by their options; what is not named has its id."""
        values: dict[str, str] = {}
        for n, each in enumerate(associated(combination, VALUES)):
            number = said(each, "id")
            if number is not None:
                name = self._shop.name(VALUES, number)
                self.has_unnamed_options |= name is None
                values[self._shop.group(number) or f"#{n}"] = name or number
        return values

    def _single(self, whole: Whole) -> Variant:
        """The variant of a product without combinations."""
        own = whole.document
        return Variant.made(
            {
                "index": 0,
                "sku": said(own, "reference"),
                "options": (),
                "price": self._prices[said(own, "price") or ""],
                "compare_at_price": None,
                "identifiers": _identifiers(own),
                "weight": self._weights[said(own, "weight") or ""],
                "dimensions": self._size(own),
                "stock": self._stocks[self._shop.stock(whole.key, "0") or ""],
                "image": None,
                "offer": None,
                "line": whole.line,
            }
        )

    def _combined(
        self,
        whole: Whole,
        index: int,
        row: Combination,
        options: tuple[str | None, ...],
        size: Dimensions | None,
    ) -> Variant:
        """A variant: what the combination says, and its product's price and weight with its own."""
        own, product = row.document, whole.document
        price = self._prices[said(product, "price") or ""]
        weight = self._weights[said(product, "weight") or ""]
        stock = self._shop.stock(whole.key, said(own, "id") or "")
        return Variant.made(
            {
                "index": index,
                "sku": said(own, "reference"),
                "options": options,
                "price": with_impact(price, self._prices[said(own, "price") or ""]),
                "compare_at_price": None,
                "identifiers": _identifiers(own),
                "weight": heavier(weight, self._weights[said(own, "weight") or ""]),
                "dimensions": size,
                "stock": self._stocks[stock or ""],
                "image": _picture(own, whole.images),
                "offer": None,
                "line": row.line,
            }
        )

    def _size(self, product: Document) -> Dimensions | None:
        depth, width, height = [said(product, side) or "" for side in _SIDES]
        return self._sizes[depth, width, height]


def _identifiers(document: Document) -> tuple[Identifier, ...]:
    return tuple(
        [
            identifier(code, kind, key)
            for key, kind in IDENTIFIERS.items()
            if (code := said(document, key)) and code.strip() != NO_CODE
        ]
    )


def _picture(combination: Document, images: dict[str, Image]) -> str | None:
    """The address of the first picture of a combination that its product has."""
    numbers = (said(each, "id") for each in associated(combination, "images"))
    return next((images[n].url for n in numbers if n in images), None)
