# SPDX-License-Identifier: Apache-2.0
"""The last products of a run, whose texts evidence is quoted from."""

from collections import deque
from contextlib import suppress

from listingcheck.failure import Failure
from listingcheck.fixes.apply import value_at
from listingcheck.product import Product

MOST = 256
"""Products that are remembered: a run finds the failures of a product soon after it reads it."""
LONGEST = 8 << 20
"""Characters of descriptions that are remembered."""


class Recent:
    """Remembers products for as long as their failures may come."""

    def __init__(self) -> None:
        self._products: deque[Product] = deque()
        self._length = 0

    def add(self, product: Product) -> None:
        """Remember a product, and forget the oldest where there are too many."""
        self._products.append(product)
        self._length += len(product.description or "")
        while len(self._products) > 1 and (len(self._products) > MOST or self._length > LONGEST):
            self._length -= len(self._products.popleft().description or "")

    def text_of(self, failure: Failure) -> str:
        """The text that evidence stands in: the field's own, or else the value as it was told."""
        told = failure.value or ""
        if not failure.evidence or not failure.field:
            return told
        place = failure.product, failure.where.record
        for product in self._products:
            if (product.key, product.record) == place:
                # A rule of someone's own may name what is no field.
                with suppress(TypeError, ValueError):
                    return value_at(product, failure.field) or told
        return told
