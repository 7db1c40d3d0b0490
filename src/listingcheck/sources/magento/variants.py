# SPDX-License-Identifier: Apache-2.0
"""Makes variants of rows, and of what parents say of children that have no row.

The special price is what a buyer pays, whatever its dates say: whether it still holds depends on
the day.
"""

from operator import itemgetter

from listingcheck.product import (
    Dimensions,
    Identifier,
    Length,
    Money,
    Stock,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import dimensions, identifier
from listingcheck.sources.magento.catalogue import Resolved
from listingcheck.sources.magento.columns import PLACE, SIDES
from listingcheck.sources.magento.families import Family, Member, Said
from listingcheck.sources.magento.places import Places
from listingcheck.sources.reading import Settings

_OFFER = itemgetter(*(PLACE[n] for n in ("sku", "price", "special_price", "weight")))
_STOCK = itemgetter(
    *(PLACE[n] for n in ("qty", "is_in_stock", "manage_stock", "use_config_manage_stock"))
)
_PICTURE = PLACE["base_image"]


class Variants:
    """Makes the variants of one source."""

    def __init__(self, places: Places, settings: Settings) -> None:
        self._places = places
        self._prices = memo(lambda cell: Money.parse(cell, settings.currency))
        self._weights = memo(lambda cell: Weight.parse(cell, settings.weight_unit))
        self._lengths = memo(lambda cell: Length.parse(cell, settings.dimension_unit))
        self._stocks = Memo(_stock)

    def of(self, row: Resolved, family: Family) -> tuple[Variant, ...]:
        """The variants of a row: those of its family, or itself."""
        if not family.members:
            return (self._variant(0, row, (), None),)
        codes = list(family.options)
        return tuple(
            [self._member(index, member, row, codes) for index, member in enumerate(family.members)]
        )

    def _member(self, index: int, member: Member, parent: Resolved, codes: list[str]) -> Variant:
        row, said, sku, stated = member
        options = tuple([said.get(code) or stated.get(code) for code in codes])
        if row is None:
            return _absent(index, sku, options, parent[0])
        return self._variant(index, row, options, present(row[1][_PICTURE]))

    def _variant(
        self,
        index: int,
        row: Resolved,
        options: tuple[str | None, ...],
        picture: str | None,
    ) -> Variant:
        line, cells, said, _ = row
        sku, price, special, weight = _OFFER(cells)
        special_price, regular_price = self._prices[special], self._prices[price]
        places = self._places
        return Variant.made(
            {
                "index": index,
                "sku": sku,
                "options": options,
                "price": special_price or regular_price,
                "compare_at_price": regular_price if special_price else None,
                "identifiers": self._identifiers(said, cells) if places.identifiers else (),
                "weight": self._weights[weight],
                "dimensions": self._size(said) if places.has_sides else None,
                "stock": self._stocks[_STOCK(cells)],
                "image": picture,
                "offer": None,
                "line": line,
            }
        )

    def _identifiers(self, said: Said, cells: tuple[str, ...]) -> tuple[Identifier, ...]:
        return tuple(
            [
                identifier(code, at.kind, at.column)
                for at in self._places.identifiers
                if (code := at.value(said, cells))
            ]
        )

    def _size(self, said: Said) -> Dimensions | None:
        length, width, height = (self._lengths[said.get(code, "")] for code in SIDES)
        return dimensions(length, width, height)


def _absent(index: int, sku: str, options: tuple[str | None, ...], line: int | None) -> Variant:
    """A variant of which only its parent speaks."""
    return Variant.made(
        {
            "index": index,
            "sku": sku,
            "options": options,
            "price": None,
            "compare_at_price": None,
            "identifiers": (),
            "weight": None,
            "dimensions": None,
            "stock": None,
            "image": None,
            "offer": None,
            "line": line,
        }
    )


def _stock(cells: tuple[str, ...]) -> Stock | None:
    """The quantity; none where it is not counted, 0 where none is stated and nothing is left."""
    qty, is_left, is_counted, shop_decides = cells
    if is_counted.strip() == "0" and shop_decides.strip() == "0":
        return None
    if not present(qty):
        return Stock.parse("0") if is_left.strip() == "0" else None
    return Stock.parse(qty)
