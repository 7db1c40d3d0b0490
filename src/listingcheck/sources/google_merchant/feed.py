# SPDX-License-Identifier: Apache-2.0
"""Makes products of the items of one feed, whatever it is written in.

Items with the same ``item_group_id`` are the variants of one product. What belongs to the product
(title, description, brand, category, attributes) is that of its first item: titles of others are
not kept. Pictures are those of all items.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from listingcheck.product import (
    Dimensions,
    Length,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.formats.table import folded
from listingcheck.sources.google_merchant.columns import (
    CATEGORIES,
    OPTIONS,
    attribute_of,
)
from listingcheck.sources.google_merchant.groups import Group, Item, Unread, ahead, groups
from listingcheck.sources.google_merchant.layout import PLACE, Cells, Layout
from listingcheck.sources.google_merchant.parts import (
    attributes_of,
    category_of,
    differing,
    first_image,
    identifiers_of,
    images_of,
    offer_of,
    sold_out,
    tags_of,
)
from listingcheck.sources.google_merchant.places import Places, Sale
from listingcheck.sources.google_merchant.values import length, money, weight
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import dimensions
from listingcheck.sources.reading import Ledger, Settings

_ID, _STATUS = PLACE["id"], PLACE["status"]
_PRICES = slice(PLACE["price"], PLACE["sale_price"] + 1)
_STOCK = slice(PLACE["quantity"], PLACE["availability"] + 1)
_OFFER = slice(PLACE["availability"], PLACE["availability_date"] + 1)
_WEIGHTS = slice(PLACE["shipping_weight"], PLACE["product_weight"] + 1)
_SIDES = slice(PLACE["shipping_length"], PLACE["product_height"] + 1)
_OPTIONS = slice(PLACE[OPTIONS[0]], PLACE[OPTIONS[-1]] + 1)
_CATEGORIES = itemgetter(*[PLACE[name] for name, _ in CATEGORIES])

Prices = tuple[Money | None, Money | None]
"""What a buyer pays and the struck-through price."""


class Feed:
    """Makes products of items.

    Args:
        file: where the feed stands.
        settings: what the caller knows.
    """

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._places = Places(file, settings)
        asked = {settings.gtin_attribute: "gtin", settings.brand_attribute: "brand"}
        self._asked = {folded(name): known for name, known in asked.items() if name}
        self._prices: Memo[Any, Money | None] = Memo(lambda cell: money(cell, settings.currency))
        self._weights: Memo[Any, Weight | None] = Memo(
            lambda cell: weight(cell, settings.weight_unit)
        )
        self._lengths: Memo[Any, Length | None] = Memo(
            lambda cell: length(cell, settings.dimension_unit)
        )
        self._priced = Memo(self._price)
        self._weighed = Memo(self._weight)
        self._sizes = Memo(self._size)
        self._quantities = memo(Stock.parse)
        self._stocks = Memo(self._stock)
        self._categories = Memo(category_of)
        self._said: Memo[Cells, Cells] = Memo(lambda cells: tuple(map(present, cells)))
        self._differing = Memo(differing)

    def layout(self, spellings: Sequence[str], called: Sequence[str] = ()) -> Layout:
        """Where items have what.

        Args:
            spellings: their columns, elements or keys, as the file spells them.
            called: by what they are known, where that is not all of it.
        """
        known = called or spellings
        names = [self._asked.get(folded(name)) or attribute_of(name) for name in known]
        layout = Layout(names, spellings)
        self._places.learn(layout)
        return layout

    def products(self, items: Iterator[Item | Unread], ledger: Ledger) -> Iterator[Product]:
        """Yield the products; items that are none are booked."""
        for group in groups(ahead(items), ledger):
            yield self.product(group)

    def product(self, group: Group) -> Product:
        """The product of an item, or of a group of them."""
        record, name, items = group
        line, row, layout = items[0]
        cells = [layout.cells(row) for _, row, layout in items]
        key, _, title, description, brand, product_type, *_ = cells[0]
        said = tuple([self._said[each[_OPTIONS]] for each in cells]) if name else ()
        places = self._differing[said]
        options = tuple([OPTIONS[place] for place in places])
        prices = [self._priced[each[_PRICES]] for each in cells]
        variants = tuple(
            [
                self._variant(n, item, of_item, priced, tuple([said[n][at] for at in places]))
                for n, (item, of_item, priced) in enumerate(zip(items, cells, prices, strict=True))
            ]
        )
        by = "item_group_id" if name else "id"
        return Product.made(
            {
                "key": name or key.strip(),
                "title": present(title),
                "description": present(description),
                "brand": present(brand),
                "product_type": present(product_type),
                "category": self._categories[_CATEGORIES(cells[0])],
                "tags": tags_of(row, layout) if layout.tags else (),
                "status": present(cells[0][_STATUS]),
                "options": options,
                "variants": variants,
                "images": images_of(items),
                "attributes": attributes_of(row, layout, options),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._places.origin(by, options, self._sale(prices)),
            }
        )

    def _variant(
        self, index: int, item: Item, cells: Cells, prices: Prices, options: Cells
    ) -> Variant:
        line, row, layout = item
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_ID]),
                "options": options,
                "price": prices[0],
                "compare_at_price": prices[1],
                "identifiers": identifiers_of(row, layout) if layout.identifiers else (),
                "weight": self._weighed[cells[_WEIGHTS]],
                "dimensions": self._sizes[cells[_SIDES]],
                "stock": self._stocks[cells[_STOCK]],
                "image": first_image(row, layout) if layout.images else None,
                "offer": offer_of(cells[_OFFER]),
                "line": line,
            }
        )

    def _price(self, cells: Cells) -> Prices:
        regular, reduced = cells
        price, sale_price = self._prices[regular], self._prices[reduced]
        return (sale_price, price) if sale_price else (price, None)

    def _weight(self, cells: Cells) -> Weight | None:
        of_shipping, of_product = cells
        return self._weights[of_shipping] or self._weights[of_product]

    def _stock(self, cells: Cells) -> Stock | None:
        """The quantity, or 0 where none is stated and nothing is left."""
        quantity, availability = cells
        return self._quantities[quantity] or sold_out(availability)

    def _size(self, sides: Cells) -> Dimensions | None:
        lengths: list[Length | None] = [self._lengths[side] for side in sides]
        return dimensions(*lengths[:3]) or dimensions(*lengths[3:])

    def _sale(self, prices: Sequence[Prices]) -> Sale:
        """Which variants have a sale price; a price that states its currency is noted."""
        price, _ = prices[0]
        if not self._places.states_currency and price is not None and price.currency is not None:
            self._places.state_currency()
        reduced = [compare_at_price is not None for _, compare_at_price in prices]
        return Sale.ALL if all(reduced) else Sale.SOME if any(reduced) else Sale.NONE
