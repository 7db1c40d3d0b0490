# SPDX-License-Identifier: Apache-2.0
"""One run of a gallery: products go in, and come out in the same order with their pictures."""

from collections import OrderedDict, deque
from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from listingcheck.gallery import inline
from listingcheck.gallery.account import Account
from listingcheck.gallery.desks import MOST_HELD, Cell, Desk, Find, Known
from listingcheck.gallery.looking import ABSENT, Outcome, found_by
from listingcheck.gallery.places import Place, places
from listingcheck.gallery.supplier import Found, Supplier
from listingcheck.picture import Depth, ImageFacts, Picture, Role
from listingcheck.product import Product

REMEMBERED = 16_384
"""Pictures of which it is remembered what was measured: many products share a size chart."""


class _Hung(NamedTuple):
    """A product with its pictures under way."""

    product: Product
    pictures: list[tuple[Place, Cell]]


class Run:
    """Looks at the pictures of products, one after the other or some ahead."""

    def __init__(self, supplier: Supplier, depth: Depth, desk: Desk) -> None:
        self.account = Account(depth, supplier.label)
        self._supplier = supplier
        self._desk = desk
        self._kinship = None
        if depth & Depth.PIXELS:
            from listingcheck.imaging.kinship import Kinship

            self._kinship = Kinship()
        self._memory: OrderedDict[Hashable, Cell] = OrderedDict()

    def products(self, products: Iterable[Product]) -> Iterator[Product]:
        """The same products in the same order, each with its pictures."""
        waiting: deque[_Hung] = deque()
        count = 0
        try:
            for product in products:
                waiting.append(self._begun(product))
                count += _weight(waiting[-1])
                while waiting and (count > self._desk.ahead or self._desk.held > MOST_HELD):
                    count -= _weight(waiting[0])
                    yield self._finished(waiting.popleft())
            while waiting:
                yield self._finished(waiting.popleft())
        finally:
            self._desk.close()

    def _begun(self, product: Product) -> _Hung:
        hung = [(place, self._cell(place.address, product)) for place in places(product)]
        own = [cell for place, cell in hung if place.role is Role.MAIN]
        if all(map(_is_absent, own)):
            named = self._named(product)
            if named:
                rest = [each for each in hung if each[0].role is not Role.MAIN]
                hung = [*named, *rest]
                named[0][0].first = not own
        return _Hung(product, hung)

    def _named(self, product: Product) -> list[tuple[Place, Cell]]:
        """The pictures that go by the name of the product."""
        return [
            (Place(found.name, Role.MAIN, fields=["images"]), self._looked_at(found, found))
            for found in self._supplier.named_after(product)
        ]

    def _cell(self, address: str, product: Product) -> Cell:
        if inline.is_inline(address):
            digest = sha256(address.encode("utf-8", "surrogatepass")).digest()
            return self._remembered(digest, partial(inline.decoded, address))
        find = partial(self._supplier.find, address, product)
        if not self._supplier.asks_whose:
            return self._remembered(address, find)
        found = found_by(find)
        return Known(found) if isinstance(found, Outcome) else self._looked_at(found, found)

    def _looked_at(self, key: Hashable, found: Found) -> Cell:
        return self._remembered(key, lambda: found)

    def _remembered(self, key: Hashable, find: Find) -> Cell:
        cell = self._memory.pop(key, None) or self._desk.begin(find)
        self._memory[key] = cell
        if len(self._memory) > REMEMBERED:
            self._memory.popitem(last=False)
        return cell

    def _finished(self, hung: _Hung) -> Product:
        pictures = [self._picture(place, cell.outcome()) for place, cell in hung.pictures]
        return hung.product.changed(pictures=tuple(filter(None, pictures)))

    def _picture(self, place: Place, outcome: Outcome) -> Picture | None:
        address = place.address
        name = inline.name_of(address) if inline.is_inline(address) else address
        if outcome is ABSENT:
            self.account.absent(name)
            return None
        if outcome.facts is not None:
            self.account.seen(outcome.facts)
        return Picture(
            name,
            place.role,
            tuple(place.fields),
            place.first,
            outcome.facts,
            outcome.trouble,
            outcome.passing,
            self._kin(outcome.facts),
        )

    def _kin(self, facts: ImageFacts | None) -> str | None:
        if self._kinship is None or facts is None:
            return None
        if facts.pixels is None:
            return facts.digest
        return self._kinship.of(facts.digest, facts.pixels.fingerprint)


def _is_absent(cell: Cell) -> bool:
    """Whether it is known that there is no such picture."""
    return isinstance(cell, Known) and cell.outcome() is ABSENT


def _weight(hung: _Hung) -> int:
    """What a product adds to what is under way: one without pictures waits in memory too."""
    return max(len(hung.pictures), 1)
