# SPDX-License-Identifier: Apache-2.0
"""Price books: which of them count, and the prices of each product.

Held in memory: for each product that the catalogues name, one price of the list books and one of
the sale books. Equal prices of one book are one object.

Commerce Cloud shows the lowest price that is in force, of the books of one currency (Script API,
``ProductPriceModel``). A book with a parent is a sale book, as is one that calls itself so.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.errors import SourceError
from listingcheck.product import Money, number
from listingcheck.sources.formats.xmlstream import Node
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.tree import content
from listingcheck.sources.sfcc.inside import children, text_at
from listingcheck.sources.sfcc.nodes import PRODUCT_ID

_JOINED = "price of a product"
_STRAY = "price of a product that is not in these files"


class Price(NamedTuple):
    """A price and the file it stands in."""

    money: Money
    file: str | None


class _Book(NamedTuple):
    """The head of a price book."""

    currency: str | None
    is_sale: bool
    is_in_force: bool


class Prices:
    """The prices of some products.

    Args:
        books: the files.
        known: whether the prices of a product id count.
        currency: the caller's; it decides when the books have several.

    Raises:
        SourceError: the books have several currencies, and the caller wants none of them.
    """

    def __init__(
        self, books: Sequence[ElementInput], known: Callable[[str], bool], currency: str | None
    ) -> None:
        self._known = known
        self._now = datetime.now(UTC)
        stated = {each.currency for source in books for each in self._heads(source)}
        self.currency = _chosen(sorted(filter(None, stated)), currency)
        """What the prices are in; None when neither the books nor the caller say."""
        self.home = books[0].path if books else None
        """Where a price that is missing would stand."""
        self._list: dict[str, Price] = {}
        self._sale: dict[str, Price] = {}
        for source in books:
            self._read(source)

    def of(self, product_id: str) -> tuple[Price | None, Price | None]:
        """What a buyer pays for a product, and its struck-through price."""
        usual, sale = self._list.get(product_id), self._sale.get(product_id)
        return (sale, usual) if sale else (usual, None)

    def _heads(self, source: ElementInput) -> Iterator[_Book]:
        return (self._head(node.element) for node in source.records("header"))

    def _head(self, header: Element) -> _Book:
        is_sale = text_at(header, "parent") is not None
        name = header.get("pricebook-id", "").casefold()
        currency = (text_at(header, "currency") or "").strip()
        return _Book(currency or None, is_sale or "sale" in name, self._is_in_force(header))

    def _read(self, source: ElementInput) -> None:
        file = source.path
        prices: Memo[str, Price] = Memo(lambda raw: Price(Money.parse(raw, self.currency), file))
        book = _Book(None, is_sale=False, is_in_force=True)
        for node in source.records("header", "price-table"):
            if node.name == "header":
                book = self._head(node.element)
            elif not node.element.get(PRODUCT_ID):
                fix = "Name the product in its product-id."
                source.ledger.unread("This price is of no product.", fix, line=node.line)
            else:
                source.ledger.skip(self._joined(node, book, prices))

    def _joined(self, node: Node, book: _Book, prices: Memo[str, Price]) -> str:
        """Keep a price; returns what became of its record."""
        table, of_book = node.element, self._sale if book.is_sale else self._list
        if table.get("mode") == "delete":
            return "deleted price"
        if (book.currency or self.currency) != self.currency:
            return "price in another currency"
        if not book.is_in_force or not self._is_in_force(table):
            return "price that is not in force"
        product_id = table.attrib[PRODUCT_ID]
        if not self._known(product_id):
            return _STRAY
        raw = _of_one(table)
        if raw is None:
            return "price without an amount for one piece"
        of_book[product_id] = _lower(of_book.get(product_id), prices[raw])
        return _JOINED

    def _is_in_force(self, element: Element) -> bool:
        begin, end = text_at(element, "online-from"), text_at(element, "online-to")
        if begin is None and end is None:
            return True
        begins, ends = _moment(begin), _moment(end)
        return (begins is None or begins <= self._now) and (ends is None or self._now < ends)


def _chosen(stated: Sequence[str], wanted: str | None) -> str | None:
    if len(stated) < 2:
        return stated[0] if stated else wanted
    if wanted in stated:
        return wanted
    raise SourceError(
        f"The price books are in several currencies: {', '.join(stated)}. Say which of them "
        f"counts with --currency {stated[0]}, or give the books of one."
    )


def _of_one(table: Element) -> str | None:
    """The amount for one piece; others are for more of them."""
    for amount in children(table, "amount"):
        if amount.get("quantity", "1") == "1" or number(amount.get("quantity", "")) == 1:
            return content(amount)
    return None


def _lower(held: Price | None, found: Price) -> Price:
    if held is None or held.money.amount is None or found.money.amount is None:
        return held or found
    return min(held, found, key=lambda price: price.money.amount or 0)


def _moment(text: str | None) -> datetime | None:
    """A point in time; None when it is none that can be read."""
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
