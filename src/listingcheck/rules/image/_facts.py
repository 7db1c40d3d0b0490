# SPDX-License-Identifier: Apache-2.0
"""What all rules about measured pictures share."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from listingcheck.failure import Finding
from listingcheck.picture import Depth, ImageFacts, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import ProductRule

NAMES = {
    Role.MAIN: "The picture",
    Role.VARIANT: "The variant's picture",
    Role.DESCRIPTION: "The description's picture",
}
"""How a message begins."""


class FactsRule(ProductRule):
    """Judges each picture of a product by what was measured of it.

    A damaged picture is judged by ``image-unreadable`` alone.
    """

    about = "pictures"
    depth: ClassVar[Depth] = Depth.HEADER

    def check(self, product: Product) -> Iterator[Finding]:
        for picture in product.pictures:
            facts = picture.facts
            if facts is not None and facts.damage is None:
                yield from self.judge(product, picture, facts)

    @abstractmethod
    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        """Yield what is wrong with one picture."""
