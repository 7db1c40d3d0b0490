# SPDX-License-Identifier: Apache-2.0
"""Variants of PrestaShop's tables: a product's own, or one for each of its combinations."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from listingcheck.product import (
    Dimensions,
    Identifier,
    Image,
    Money,
    Stock,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.prestashop.combinations import PLACE, Combination
from listingcheck.sources.prestashop.lists import addresses
from listingcheck.sources.prestashop.prices import NONE, Reduction, heavier, reduced, with_impact
from listingcheck.sources.reading import Settings

_CELLS = itemgetter(
    *(PLACE[n] for n in ("sku", "impact_on_price", "impact_on_weight", "stock", "images")),
    PLACE["position"],
)


class Base(NamedTuple):
    """What a product gives to all its variants."""

    price: Money | None = None
    off: Reduction = NONE
    weight: Weight | None = None
    dimensions: Dimensions | None = None
    images: tuple[Image, ...] = ()


NOTHING = Base()


class Variants:
    """Makes variants.

    Args:
        settings: what the caller knows.
    """

    def __init__(self, settings: Settings) -> None:
        self._impacts = memo(lambda cell: Money.parse(cell, settings.currency, includes_tax=False))
        self._weights = memo(lambda cell: Weight.parse(cell, settings.weight_unit))
        self._stocks = memo(Stock.parse)

    def single(
        self, base: Base, sku: str, codes: tuple[Identifier, ...], stock: str, line: int
    ) -> Variant:
        """The variant of a product without combinations."""
        price, compare_at = reduced(base.price, base.off)
        return Variant.made(
            {
                "index": 0,
                "sku": present(sku),
                "options": (),
                "price": price,
                "compare_at_price": compare_at,
                "identifiers": codes,
                "weight": base.weight,
                "dimensions": base.dimensions,
                "stock": self._stocks[stock],
                "image": None,
                "offer": None,
                "line": line,
            }
        )

    def several(
        self, base: Base, rows: Sequence[Combination]
    ) -> tuple[tuple[str, ...], tuple[Variant, ...]]:
        """The names of the options of a product, and a variant for each combination."""
        names = tuple(dict.fromkeys([name for row in rows for name, _ in row.pairs]))
        made = [self._of(base, index, row, names) for index, row in enumerate(rows)]
        return names, tuple(made)

    def _of(self, base: Base, index: int, row: Combination, names: tuple[str, ...]) -> Variant:
        sku, on_price, on_weight, stock, urls, positions = _CELLS(row.cells)
        full = with_impact(base.price, self._impacts[on_price])
        price, compare_at = reduced(full, base.off)
        values = dict(row.pairs)
        return Variant.made(
            {
                "index": index,
                "sku": present(sku),
                "options": tuple([values.get(name) for name in names]),
                "price": price,
                "compare_at_price": compare_at,
                "identifiers": row.codes,
                "weight": heavier(base.weight, self._weights[on_weight]),
                "dimensions": base.dimensions,
                "stock": self._stocks[stock],
                "image": _picture(urls, positions, base.images) if urls or positions else None,
                "offer": None,
                "line": row.line,
            }
        )


def _picture(urls: str, positions: str, of_product: tuple[Image, ...]) -> str | None:
    """The first picture of a combination: an address, or the position of one of its product's."""
    own = addresses(urls)
    if own:
        return own[0]
    position = positions.partition(",")[0].strip()
    if position.isascii() and position.isdigit() and len(position) < 5:
        return next((each.url for n, each in enumerate(of_product, 1) if n == int(position)), None)
    return None
