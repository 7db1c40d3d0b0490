# SPDX-License-Identifier: Apache-2.0
"""What a product of PrestaShop's webservice needs from other resources.

Combinations, stock and names are held, by the ids that products know them by, until the products
were read: a product has only their ids.
"""

from collections.abc import Iterator
from typing import NamedTuple

from listingcheck.sources.formats.payload import Document, ShapeError
from listingcheck.sources.prestashop.combinations import JOINED
from listingcheck.sources.prestashop.nodes import said, worded
from listingcheck.sources.prestashop.resources import (
    COMBINATIONS,
    FEATURE_VALUES,
    SINGULAR,
    STOCKS,
    VALUES,
)
from listingcheck.sources.reading import Ledger, Settings


class Combination(NamedTuple):
    """A combination and where it is booked."""

    document: Document
    ledger: Ledger
    line: int | None


class Shop:
    """Records of other resources than products."""

    def __init__(self, settings: Settings) -> None:
        self._language = settings.language
        self._combinations: dict[str, list[Combination]] = {}
        self._joined: set[str] = set()
        self._stocks: dict[tuple[str, str], str] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._groups: dict[str, str] = {}
        self.files: dict[str, str | None] = {}
        """The resources that are there, and the first file of each."""

    def add(self, resource: str, document: Document, ledger: Ledger, line: int | None) -> None:
        """Keep a record of another resource than products, and book it.

        Raises:
            ShapeError: it is not built as such a record is.
        """
        if resource == COMBINATIONS:
            product = _needed(document, "id_product", resource)
            row = Combination(document, ledger, line)
            self._combinations.setdefault(product, []).append(row)
        elif resource == STOCKS:
            self._keep_stock(document)
            ledger.skip("stock of a product")
        else:
            self._keep_name(resource, document)
            ledger.skip(f"name of a {SINGULAR[resource].replace('_', ' ')}")
        self.files.setdefault(resource, ledger.count.path)

    def _keep_stock(self, document: Document) -> None:
        product = _needed(document, "id_product", STOCKS)
        quantity = said(document, "quantity")
        if quantity is not None:
            combination = said(document, "id_product_attribute") or "0"
            # With several shops there are several; the first is the default shop's.
            self._stocks.setdefault((product, combination), quantity)

    def _keep_name(self, resource: str, document: Document) -> None:
        number = _needed(document, "id", resource)
        keys = ("value",) if resource == FEATURE_VALUES else ("public_name", "name")
        names = (worded(document, key, self._language) for key in keys)
        if name := next(filter(None, names), None):
            self._names.setdefault(resource, {})[number] = name
        if resource == VALUES and (group := said(document, "id_attribute_group")):
            self._groups[number] = group

    def combinations(self, product: str) -> list[Combination]:
        """Those of a product, booked as joined to it."""
        found = self._combinations.get(product, [])
        if found and product not in self._joined:
            self._joined.add(product)
            for each in found:
                each.ledger.skip(JOINED)
        return found

    def stock(self, product: str, combination: str) -> str | None:
        """How many there are of a product or of one combination of it."""
        return self._stocks.get((product, combination))

    def name(self, resource: str, number: str | None) -> str | None:
        """What the record of an id is called."""
        return self._names.get(resource, {}).get(number or "")

    def group(self, value: str) -> str | None:
        """The id of the option that an option value belongs to."""
        return self._groups.get(value)

    def orphans(self) -> None:
        """Book the combinations whose product was not there."""
        for product, found in self._combinations.items():
            if product not in self._joined:
                for each in found:
                    each.ledger.unread(
                        f"The combination belongs to product {product}, which is not there.",
                        "Give the answer of the resource products that has it too.",
                        line=each.line,
                        value=said(each.document, "reference"),
                    )

    def by_product(self, ledger: Ledger) -> Iterator[tuple[str, list[Combination]]]:
        """Products of which only combinations are there, for those first booked in a ledger."""
        for product, found in self._combinations.items():
            if found[0].ledger is ledger:
                yield product, found


def _needed(document: Document, key: str, resource: str) -> str:
    value = said(document, key)
    if value is None:
        raise ShapeError(f"a record of {resource} has no {key}")
    return value
