# SPDX-License-Identifier: Apache-2.0
"""Joins the XML files of a shop: catalogues, price books and inventory lists.

Each file is read once. What the products say is kept aside (see spool); their prices, stocks and
categories are held in memory by product id (see survey, books, stocks). Then the products are made
one by one, each master with its variants, wherever those stand.
"""

from collections.abc import Iterator, Sequence

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.reading import Ledger, Part, Settings
from listingcheck.sources.sfcc.books import Prices
from listingcheck.sources.sfcc.elements import Taken
from listingcheck.sources.sfcc.nodes import BOOK, SITE, STOCK
from listingcheck.sources.sfcc.origins import Origins
from listingcheck.sources.sfcc.products import Maker
from listingcheck.sources.sfcc.spool import Spool
from listingcheck.sources.sfcc.stocks import Stocks
from listingcheck.sources.sfcc.survey import Catalogue, Survey
from listingcheck.sources.sfcc.texts import Texts
from listingcheck.tally import PRODUCTS

_ASSIGNED = "category of a product"


class Files:
    """All XML files of one run.

    Raises:
        SourceError: there is no catalogue among them.
    """

    def __init__(self, inputs: Sequence[ElementInput], settings: Settings) -> None:
        self._settings = settings
        self._books = [each for each in inputs if each.part == BOOK]
        self._lists = [each for each in inputs if each.part == STOCK]
        self._catalogues = [each for each in inputs if each.part not in {BOOK, STOCK}]
        if not self._catalogues:
            raise _without_catalogue(inputs)

    def parts(self) -> Iterator[Part]:
        """Yield the products of each catalogue.

        Raises:
            SourceError: no catalogue has products, or the price books have several currencies.
        """
        with Spool() as spool:
            survey = Survey(spool, Texts(self._settings.language), self._settings)
            for source in self._catalogues:
                survey.add(source)
            _tell_apart(survey.catalogues)
            maker = self._maker(survey)
            for catalogue in survey.catalogues:
                products = _Products(catalogue, survey, maker)
                yield Part(catalogue.source.ledger.count, products.all())

    def _maker(self, survey: Survey) -> Maker:
        prices = Prices(self._books, survey.is_known, self._settings.currency)
        stocks = Stocks(self._lists, survey.is_known)
        origins = Origins(
            self._settings,
            prices=bool(self._books),
            currency=prices.currency,
            stocks=bool(self._lists),
        )
        return Maker(survey, prices, stocks, origins)


class _Products:
    """The products of one catalogue."""

    def __init__(self, catalogue: Catalogue, survey: Survey, maker: Maker) -> None:
        self._catalogue = catalogue
        self._survey = survey
        self._maker = maker
        self._ledger: Ledger = catalogue.source.ledger

    def all(self) -> Iterator[Product]:
        """Yield them in the order of the file; what is no product is booked."""
        ledger = self._ledger
        for number in self._catalogue.numbers:
            taken = self._survey.product(number)
            if not taken.id.strip():
                fix = "Give it a product-id, or take it out."
                ledger.unread("This product has no product-id.", fix, line=taken.line)
            elif self._survey.is_variant(taken.id) and not taken.is_deleted:
                self._look_for_twins(taken, number)
            elif reason := self._no_listing(taken):
                ledger.skip(reason)
            else:
                yield self._maker.product(taken, ledger.number())
        self._maker.tell_missing(self._catalogue)
        self._book_assignments()

    def _no_listing(self, taken: Taken) -> str | None:
        """What a product is called that is none to be listed."""
        if taken.members:
            return None
        return "variation group" if taken.id in self._survey.groups else taken.kind

    def _look_for_twins(self, variant: Taken, number: int) -> None:
        """Say when a variant stands twice: its masters have the first."""
        if self._survey.numbers[variant.id] != number:
            problem = "This variant stands twice in these files; the first counts."
            fix = "Leave one of them out."
            self._ledger.odd(problem, fix, line=variant.line, value=variant.id)

    def _book_assignments(self) -> None:
        """Account for the assignments of products to categories."""
        for product_id in self._catalogue.assigned:
            is_known = product_id is not None and self._survey.is_known(product_id)
            reason = _ASSIGNED if is_known else f"{_ASSIGNED} that is not in these files"
            self._ledger.skip(reason)


def _tell_apart(catalogues: Sequence[Catalogue]) -> None:
    """Note which files hold no products, but what shops do with them.

    Raises:
        SourceError: none of them holds any.
    """
    if not any(each.numbers for each in catalogues):
        names = ", ".join(each.source.name for each in catalogues)
        raise SourceError(
            f"{names}: there are categories and what is in them, but no products. Give the "
            "catalogue that has the product elements too (the master catalogue of the shop)."
        )
    for each in catalogues:
        each.source.part = PRODUCTS if each.numbers else SITE
        each.source.ledger.count.part = each.source.part


def _without_catalogue(inputs: Sequence[ElementInput]) -> SourceError:
    names = ", ".join(each.name for each in inputs)
    return SourceError(
        f"{names}: prices and stocks alone are no products. Give the catalogue too, in the same "
        "call: listingcheck check catalog.xml pricebook.xml inventory.xml."
    )
