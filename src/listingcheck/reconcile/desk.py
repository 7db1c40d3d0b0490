# SPDX-License-Identifier: Apache-2.0
"""Finds the product of the export that a refusal means, while products stream past."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from listingcheck.product import Product
from listingcheck.reconcile.refusal import Refusal

_RANKS = 4
"""Key, SKU, trade number, title: in this order a name is trusted."""
_NAMED = 4
"""How many products are named where a refusal may mean several."""


class Desk:
    """Knows what is asked for, and notes the place of every product that has such a name.

    Memory grows with the refusals and the products they may mean, not with the catalogue.
    """

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        """The number of everyone asked for, by names."""
        self._asked: defaultdict[str, list[int]] = defaultdict(list)
        self._codes: defaultdict[str, list[int]] = defaultdict(list)
        self._found: defaultdict[int, list[set[int]]] = defaultdict(
            lambda: [set() for _ in range(_RANKS)]
        )
        self.keys: dict[int, str] = {}
        """The keys of products that may be meant, by their place in the run."""
        self.products = 0
        """How many products have passed."""
        for refusal in refusals:
            self._ask(refusal.names)

    def see(self, product: Product) -> None:
        """Note the next product where someone asks for it."""
        place = self.products
        self.products += 1
        self._note(self._asked, 0, product.key, place, product)
        for variant in product.variants:
            if variant.sku:
                self._note(self._asked, 1, variant.sku, place, product)
            for identifier in variant.identifiers:
                self._note(self._codes, 2, padded(identifier.code), place, product)
        if product.title:
            self._note(self._asked, 3, product.title, place, product)

    def place_of(self, refusal: Refusal) -> int | None:
        """The place of the one product a refusal means; None where there is none or several."""
        places = self._places(refusal)
        return next(iter(places)) if len(places) == 1 else None

    def why_not(self, refusal: Refusal) -> str:
        """Why no product was found for a refusal."""
        if not refusal.names:
            return "It names no product."
        places = sorted(self._places(refusal))
        if not places:
            return "No product of the export has this key, SKU, trade number or title."
        named = ", ".join(self.keys[place] for place in places[:_NAMED])
        more = f" and {len(places) - _NAMED:,} more" if len(places) > _NAMED else ""
        return f"Several products of the export are called that: {named}{more}."

    def _ask(self, names: tuple[str, ...]) -> None:
        if names in self._numbers:
            return
        number = self._numbers[names] = len(self._numbers)
        for name in set(map(plain, names)):
            self._asked[name].append(number)
            if name.isdigit():
                self._codes[padded(name)].append(number)

    def _note(
        self, asked: dict[str, list[int]], rank: int, name: str, place: int, product: Product
    ) -> None:
        # Most names are asked for by nobody, and few have odd white space.
        for number in asked.get(name) or asked.get(plain(name)) or ():
            self._found[number][rank].add(place)
            self.keys[place] = product.key

    def _places(self, refusal: Refusal) -> set[int]:
        """Where the best kind of name leads to; names of other kinds tell several apart."""
        return _narrowed(self._found.get(self._numbers[refusal.names], ()))


def plain(name: str) -> str:
    """A name with single spaces."""
    return " ".join(name.split())


def padded(code: str) -> str:
    """A trade number as it is compared: with 14 digits."""
    return code.strip().zfill(14)


def _narrowed(by_rank: Iterable[set[int]]) -> set[int]:
    places: Iterator[set[int]] = filter(None, by_rank)
    current = next(places, set())
    for further in places:
        current = current & further or current
    return current
