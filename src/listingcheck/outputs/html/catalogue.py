# SPDX-License-Identifier: Apache-2.0
"""The products of a run as a page needs them: by brand, by category, and one by one."""

from collections.abc import Sequence

from listingcheck.failure import Failure
from listingcheck.outputs.html.groups import Group, Groups
from listingcheck.outputs.html.lately import Lately, Place
from listingcheck.outputs.html.packing import packed
from listingcheck.outputs.html.sheets import Names
from listingcheck.product import Product
from listingcheck.tally import Tally


class Catalogue:
    """Takes products as they come, at nine bytes each beside those of late."""

    def __init__(self) -> None:
        self._lately = Lately()
        self._brands, self._categories = Groups(), Groups()
        self._told = bytearray()
        """Whether a failure of each product was told."""
        self.unplaced = 0
        """How many failures were of products let go long before."""

    def enter(self, product: Product, *, with_fields: bool) -> None:
        """Take the next product of the run."""
        self._lately.enter(product, packed(product) if with_fields else None)
        category = product.category
        self._brands.enter(product.brand)
        self._categories.enter(category.path if category else product.product_type)
        self._told.append(False)

    def told(self, failure: Failure) -> Place | None:
        """The place of the product of a failure, if it is one of late."""
        place = self._lately.find(failure) if failure.product is not None else None
        if place is not None:
            self._told[place.position] = True
        elif failure.product is not None:
            self.unplaced += 1
        return place

    def names(self, place: Place | None) -> Names:
        """The brand and the category of a product; both empty where it is not known."""
        if place is None:
            return "", ""
        return self._brands.name(place.position), self._categories.name(place.position)

    def worst(self, tally: Tally) -> dict[str, Sequence[Group]]:
        """The brands and the categories that have something to put right, the worst first."""
        outcomes = tally.outcomes_of(len(self._told))
        return {
            "brand": self._brands.worst(outcomes, self._told),
            "category": self._categories.worst(outcomes, self._told),
        }

    def close(self) -> None:
        """Drop everything, the temporary files too."""
        self._lately.close()
