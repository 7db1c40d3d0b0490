# SPDX-License-Identifier: Apache-2.0
"""Inventory lists: how many of each product can be sold.

Held in memory: one stock for each product that the catalogues name; equal ones are one object.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.product import Stock
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.sfcc.inside import text_at
from listingcheck.sources.sfcc.nodes import PRODUCT_ID

_JOINED = "stock of a product"
_STRAY = "stock of a product that is not in these files"
_SECOND = "stock of a product in another list"


class Stocked(NamedTuple):
    """A stock and the file it stands in; None is not tracked."""

    stock: Stock | None
    file: str | None


class Stocks:
    """The stocks of some products. Of a product in several lists, the first counts.

    Args:
        lists: the files.
        known: whether the stocks of a product id count.
    """

    def __init__(self, lists: Sequence[ElementInput], known: Callable[[str], bool]) -> None:
        self._known = known
        self.home = lists[0].path if lists else None
        """Where a stock that is missing would stand."""
        self._held: dict[str, Stocked] = {}
        for source in lists:
            self._read(source)

    def of(self, product_id: str) -> Stocked | None:
        """The stock of a product, if a list has it."""
        return self._held.get(product_id)

    def _read(self, source: ElementInput) -> None:
        file = source.path
        stocks: Memo[str | None, Stocked] = Memo(
            lambda raw: Stocked(Stock.parse(raw) if raw else None, file)
        )
        others = 0
        for node in source.records("record"):
            product_id = node.element.get(PRODUCT_ID)
            if not product_id:
                fix = "Name the product in its product-id."
                source.ledger.unread("This stock is of no product.", fix, line=node.line)
                continue
            reason = self._joined(product_id, node.element, stocks)
            others += reason is _SECOND
            source.ledger.skip(reason)
        if others:
            source.ledger.note(
                f"{others} products are in several inventory lists; the first list counts.",
                "Give the list of the shop whose stock is to be sold first, or alone.",
            )

    def _joined(self, product_id: str, record: Element, stocks: Memo[str | None, Stocked]) -> str:
        """Keep a stock; returns what became of its record."""
        if record.get("mode") == "delete":
            return "deleted stock"
        if not self._known(product_id):
            return _STRAY
        if product_id in self._held:
            return _SECOND
        self._held[product_id] = stocks[_sellable(record)]
        return _JOINED


def _sellable(record: Element) -> str | None:
    """What a record says can be sold; None when the stock never ends."""
    if text_at(record, "perpetual") == "true":
        return None
    return text_at(record, "ats") or text_at(record, "allocation")
