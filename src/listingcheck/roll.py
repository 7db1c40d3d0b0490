# SPDX-License-Identifier: Apache-2.0
"""Who was checked: the few words a collected report keeps of every product."""

from collections import Counter
from collections.abc import Iterable

from listingcheck.failure import Severity
from listingcheck.product import Product

LONGEST_TITLE = 80
"""Characters of a title that are kept: enough to know the product by."""


class Roll:
    """Key, title, brand, category and place of every product, in the order of the run.

    Brands, categories and files are kept once each: a product takes its key, its title and some 80
    bytes.
    """

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.titles: list[str | None] = []
        self.brands: list[str | None] = []
        self.categories: list[str | None] = []
        self.files: list[str | None] = []
        self.records: list[int | None] = []
        self._errors: Counter[int] = Counter()
        self._warnings: Counter[int] = Counter()
        self._words: dict[str | None, str | None] = {}

    def enter(self, products: Iterable[Product]) -> None:
        """Write down the next products."""
        for product in products:
            self.keys.append(product.key)
            self.titles.append(_cut(product.title))
            self.brands.append(self._once(product.brand))
            self.categories.append(self._once(category_of(product)))
            self.files.append(self._once(product.origin.file))
            self.records.append(product.record)

    def failure(self, severity: Severity, position: int) -> None:
        """Count a failure of the product at a position in the run."""
        if severity is Severity.ERROR:
            self._errors[position] += 1
        elif severity is Severity.WARNING:
            self._warnings[position] += 1

    @property
    def errors(self) -> list[int]:
        """How many errors each product has."""
        return [self._errors[position] for position in range(len(self.keys))]

    @property
    def warnings(self) -> list[int]:
        """How many warnings each product has."""
        return [self._warnings[position] for position in range(len(self.keys))]

    def _once(self, word: str | None) -> str | None:
        return self._words.setdefault(word, word)


def _cut(title: str | None) -> str | None:
    """The title, or its beginning and dots."""
    if title is None or len(title) <= LONGEST_TITLE:
        return title
    return f"{title[: LONGEST_TITLE - 3]}..."


def category_of(product: Product) -> str | None:
    """The category the source files it under, or else the merchant's own kind of product."""
    return product.category.path if product.category else product.product_type
