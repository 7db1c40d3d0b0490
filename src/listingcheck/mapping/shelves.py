# SPDX-License-Identifier: Apache-2.0
"""Sorts products by category while they stream past."""

from dataclasses import dataclass, field

from listingcheck.mapping.suggesting import Wanted
from listingcheck.mapping.taxonomies import own_tree
from listingcheck.product import Product
from listingcheck.shop import Shop, folded

PRODUCT_TYPE = "product type"
"""What stands for the taxonomy where a product has no category but a type."""
_TITLES = 5
"""How many titles of each category are kept."""
_LONGEST = 200
"""Characters of a title that are kept."""


@dataclass(slots=True)
class Shelf:
    """What is kept of one category while products pass."""

    name: str
    taxonomy: str | None
    mapped_to: str | None
    products: int = 0
    titles: dict[str, None] = field(default_factory=dict)

    def add(self, title: str | None) -> None:
        """Count a product."""
        self.products += 1
        if title and len(self.titles) < _TITLES:
            self.titles[" ".join(title[:_LONGEST].split())] = None

    @property
    def example(self) -> str | None:
        """The first title, where there is any."""
        return next(iter(self.titles), None)

    @property
    def wanted(self) -> Wanted:
        """What to look for in the marketplace's tree."""
        own = self.taxonomy if self.taxonomy != PRODUCT_TYPE else None
        return Wanted(self.name, own, tuple(self.titles))


class Shelves:
    """The categories seen so far."""

    def __init__(self, marketplace: str, shop: Shop) -> None:
        self._own = {marketplace, own_tree(marketplace)}
        self._map = {folded(name): target for name, target in shop.category_map.items()}
        self.filed = Shelf("", None, None)
        """Products that are in the marketplace's own tree already."""
        self.nameless = Shelf("", None, None)
        """Products with neither a category nor a type."""
        self.listed: dict[str, Shelf] = {}
        self._known: dict[tuple[str | None, str | None, str | None], Shelf] = {}

    def add(self, product: Product) -> None:
        """Put a product where it belongs."""
        category = product.category
        path, taxonomy = (category.path, category.taxonomy) if category else (None, None)
        key = (path, taxonomy, product.product_type)
        shelf = self._known.get(key)
        if shelf is None:
            shelf = self._known[key] = self._shelf(*key)
        shelf.add(product.title)

    def _shelf(self, path: str | None, taxonomy: str | None, product_type: str | None) -> Shelf:
        if path is not None and taxonomy in self._own:
            return self.filed
        said = [(path, taxonomy), (product_type, PRODUCT_TYPE)]
        named = [Shelf(name, owner, self._map.get(folded(name))) for name, owner in said if name]
        # A product whose category is not mapped goes by its type, where that is.
        mapped = [shelf for shelf in named if shelf.mapped_to]
        for shelf in (*mapped, *named):
            return self.listed.setdefault(folded(shelf.name), shelf)
        return self.nameless
