# SPDX-License-Identifier: Apache-2.0
"""Makes a product of what its master, its variants and the other files say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listingcheck.product import (
    Attribute,
    Category,
    IdentifierType,
    Image,
    Product,
    Variant,
)
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import attribute, identifier
from listingcheck.sources.sfcc import pictures
from listingcheck.sources.sfcc.books import Price, Prices
from listingcheck.sources.sfcc.elements import Taken
from listingcheck.sources.sfcc.nodes import CUSTOM
from listingcheck.sources.sfcc.origins import Homes, Origins
from listingcheck.sources.sfcc.stocks import Stocked, Stocks
from listingcheck.sources.sfcc.survey import Catalogue, Survey
from listingcheck.sources.sfcc.variations import Option

_NOWHERE = "variant that is in no file"
_KINDS = {"ean": IdentifierType.EAN, "upc": IdentifierType.UPC}
_COLUMNS: Memo[str, str] = Memo(CUSTOM.format)
_SHORT = 60
"""Characters of an attribute that is worth remembering: short ones are repeated."""


class _Sold(NamedTuple):
    """A variant and what the other files say of it."""

    product: Taken
    price: Price | None
    usual: Price | None
    """The struck-through one."""
    stocked: Stocked | None


class _Family(NamedTuple):
    """A master and its variants, or a product that is both."""

    master: Taken
    catalogue: Catalogue
    members: Sequence[Taken]
    """The variants; none when the product has no others."""
    options: tuple[Option, ...]
    home: int
    """The catalogue that the variants stand in."""


@dataclass(slots=True)
class _Missing:
    """Variants that masters of one catalogue name and that are nowhere."""

    master: Taken
    first: str
    count: int = 0


class Maker:
    """Makes the products of all catalogues.

    Args:
        survey: what is known of the catalogues.
        prices: the prices of products and variants.
        stocks: their stocks.
        origins: says where each field stands.
    """

    def __init__(self, survey: Survey, prices: Prices, stocks: Stocks, origins: Origins) -> None:
        self._survey = survey
        self._prices = prices
        self._stocks = stocks
        self._origins = origins
        self._categories: Memo[str, Category] = Memo(lambda path: Category(path=path))
        self._attributes: Memo[tuple[str, str], Attribute] = Memo(_custom)
        self._missing: dict[int, _Missing] = {}

    def product(self, taken: Taken, record: int) -> Product:
        """The product of an element, with its variants when it is a master."""
        survey = self._survey
        family = self._family(taken)
        sold = [self._sold(each, taken.id) for each in family.members or (taken,)]
        category, assigned = survey.category(taken)
        homes = self._homes(family, sold, assigned)
        return Product.made(
            {
                "key": taken.id,
                "title": taken.title,
                "description": taken.description[0],
                "brand": taken.brand[0],
                "product_type": None,
                "category": self._categories[category] if category else None,
                "tags": (),
                "status": taken.status,
                "options": tuple([each.title for each in family.options]),
                "variants": tuple([_variant(*each, family) for each in enumerate(sold)]),
                "images": _images(family),
                "attributes": self._all_attributes(taken),
                "compliance": None,
                "record": record,
                "line": taken.line,
                "origin": self._origins.of(
                    taken,
                    family.catalogue,
                    family.options,
                    homes,
                    is_told_apart=bool(family.options) or len(sold) == 1,
                ),
            }
        )

    def tell_missing(self, catalogue: Catalogue) -> None:
        """Say which variants the masters of a catalogue name that are nowhere."""
        missing = self._missing.get(id(catalogue))
        if missing is None:
            return
        catalogue.source.ledger.odd(
            f"Of the variants that masters name, {missing.count} are not in these files; the "
            f"first is {missing.first} of {missing.master.id}. Only their ids, prices and stocks "
            "are known.",
            "Export the catalogue with all its products, or give the other catalogues too.",
            line=missing.master.line,
            value=missing.first,
        )

    def _family(self, master: Taken) -> _Family:
        """A master and its variants, or a product that is both."""
        catalogue = self._survey.catalogues[master.catalogue]
        members = [self._member(each, master, catalogue) for each in self._survey.members(master)]
        options = _options(master, catalogue) if members else ()
        homes = (each.catalogue for each in members if each.kind is not _NOWHERE)
        return _Family(master, catalogue, members, options, next(homes, master.catalogue))

    def _member(self, product_id: str, master: Taken, catalogue: Catalogue) -> Taken:
        """A variant; one that is not in the files has nothing but its id."""
        number = self._survey.numbers.get(product_id)
        if number is not None:
            return self._survey.product(number)
        missing = self._missing.setdefault(id(catalogue), _Missing(master, product_id))
        missing.count += 1
        return Taken(master.catalogue, None, product_id, _NOWHERE)

    def _sold(self, product: Taken, master: str) -> _Sold:
        """A variant with its price and stock; a price it has not is its master's."""
        price, usual = self._prices.of(product.id)
        if price is None:
            price, usual = self._prices.of(master)
        return _Sold(product, price, usual, self._stocks.of(product.id))

    def _all_attributes(self, taken: Taken) -> tuple[Attribute, ...]:
        known = self._attributes
        return tuple(
            [
                known[pair] if len(pair[1]) < _SHORT else _custom(pair)
                for pair in taken.custom.items()
            ]
            + [attribute(node, value, node) for node, value in taken.attributes]
        )

    def _homes(self, family: _Family, sold: Sequence[_Sold], category: Catalogue | None) -> Homes:
        """The files that parts of a product stand in; the first price and stock speak for all."""
        price = usual = stocked = None
        for each in sold:
            price, usual = price or each.price, usual or each.usual
            stocked = stocked or each.stocked
        return Homes(
            self._survey.catalogues[family.home].source.path,
            price.file if price else self._prices.home,
            usual.file if usual else self._prices.home,
            stocked.file if stocked else self._stocks.home,
            category.source.path if category else None,
        )


def _variant(index: int, sold: _Sold, family: _Family) -> Variant:
    own, price, usual, stocked = sold
    return Variant.made(
        {
            "index": index,
            # A product-id is what orders, prices and stocks go by: the seller's own code.
            "sku": own.id,
            "options": tuple([each.value(own.custom) for each in family.options]),
            "price": price.money if price else None,
            "compare_at_price": usual.money if usual else None,
            "identifiers": tuple([identifier(c, _KINDS.get(node), node) for node, c in own.codes]),
            "weight": None,
            "dimensions": None,
            "stock": stocked.stock if stocked else None,
            "image": _picture(own, family) if family.members else None,
            "offer": None,
            "line": own.line if own.catalogue == family.home else None,
        }
    )


def _picture(own: Taken, family: _Family) -> str | None:
    """The address of the picture that shows a variant: its own, else its master's."""
    place = family.catalogue.place
    for _, mine in own.pictures:
        if mine:
            return place.url(mine[0][0])
    values = {
        name: own.custom[each.attribute]
        for each in family.options
        if each.attribute in own.custom
        for name in (each.attribute, each.variation)
    }
    return pictures.of_variant(family.master.pictures, values, place)


def _images(family: _Family) -> tuple[Image, ...]:
    """The pictures of the master; for want of any, those of its variants."""
    own = family.master.pictures
    groups = own or [group for each in family.members for group in each.pictures]
    return pictures.of_product(groups, family.catalogue.place, family.master.line)


def _custom(pair: tuple[str, str]) -> Attribute:
    name, value = pair
    return attribute(name, value, _COLUMNS[name])


def _options(master: Taken, catalogue: Catalogue) -> tuple[Option, ...]:
    """What the variants of a master differ in, each attribute once."""
    found = [Option(*each).over(catalogue.shared) for each in master.options]
    return tuple({each.attribute: each for each in found}.values())
