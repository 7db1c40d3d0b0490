# SPDX-License-Identifier: Apache-2.0
"""Reads the answers of PrestaShop's webservice: first what products need, then the products."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry, ShapeError, mapping, shown
from listingcheck.sources.inputs import DocumentInput, ElementInput, Input
from listingcheck.sources.prestashop.nodes import document_of
from listingcheck.sources.prestashop.resources import COMBINATIONS, SINGULAR, records
from listingcheck.sources.prestashop.shop import Shop
from listingcheck.sources.prestashop.webservice import Webservice
from listingcheck.sources.reading import Ledger, Part, Settings
from listingcheck.tally import PRODUCTS

_LOOKED_AT = 20
"""Documents by which one tells whether a source has several resources."""
_ASK_AGAIN = "Ask the webservice for it again, with display=full."

_NONE: frozenset[str | None] = frozenset()
_ALL: frozenset[str | None] = frozenset({None, *SINGULAR})

Record = tuple[str | None, Any, int | None]
"""The resource of a record, None when it is not known; the record, and its line."""


def parts(inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
    """Yield the products of answers that are joined."""
    shop, makers = Shop(settings), list[Webservice]()
    early = [_early(each) for each in inputs]
    for each, resources in zip(inputs, early, strict=True):
        for record in _records(each, is_survey=resources < _ALL) if resources else ():
            if record[0] in resources:
                _add(record, shop, each.ledger)
    for each, resources in zip(inputs, early, strict=True):
        if resources < _ALL:
            maker = Webservice(shop, each.ledger.count.path, settings)
            makers.append(maker)
            found = _except(resources, _records(each))
            yield Part(each.ledger.count, made(found, maker, shop, each.ledger))
    if any(maker.made for maker in makers):
        shop.orphans()
        return
    for each in inputs:
        maker = Webservice(shop, each.ledger.count.path, settings)
        yield Part(each.ledger.count, _combined(maker, shop, each.ledger))


def of_entries(entries: Iterable[Entry], ledger: Ledger, settings: Settings) -> Iterator[Product]:
    """Yield the products among records in memory; they are held, as others may come behind them."""
    shop, held = Shop(settings), list[Record]()
    for record in _of_entries(entries):
        if record[0] == PRODUCTS:
            held.append(record)
        else:
            _add(record, shop, ledger)
    maker = Webservice(shop, ledger.count.path, settings)
    yield from made(held, maker, shop, ledger)
    if maker.made:
        shop.orphans()
    else:
        yield from _combined(maker, shop, ledger)


def made(
    found: Iterable[Record], maker: Webservice, shop: Shop, ledger: Ledger
) -> Iterator[Product]:
    """Yield the products of records; what is none is booked."""
    has_prices = False
    for record in found:
        resource, document, line = record
        if resource != PRODUCTS:
            _add(record, shop, ledger)
            continue
        number = ledger.number()
        try:
            product = maker.product(mapping(document), number, line)
        except ShapeError as error:
            problem = f"This is no product as PrestaShop builds it: {error}."
            ledger.unread(problem, _ASK_AGAIN, record=number, line=line)
        else:
            has_prices = has_prices or product.variants[0].price is not None
            yield product
    _say(maker, ledger, has_prices=has_prices)


def _combined(maker: Webservice, shop: Shop, ledger: Ledger) -> Iterator[Product]:
    """Yield products of which only combinations are there."""
    for key, rows in shop.by_product(ledger):
        number = ledger.number()
        try:
            product = maker.combined(key, rows, number)
        except ShapeError as error:
            problem = f"These are no combinations as PrestaShop builds them: {error}."
            ledger.unread(problem, _ASK_AGAIN, record=number, line=rows[0].line)
        else:
            yield product
    _say(maker, ledger, has_prices=False)


def _early(each: Input) -> frozenset[str | None]:
    """The resources in an input that are read before any product is."""
    if isinstance(each, ElementInput):
        return _NONE if each.part == PRODUCTS else _ALL
    assert isinstance(each, DocumentInput)
    first = list(islice(each.survey(), _LOOKED_AT))
    found = {resource for resource, _, _ in _of_entries(first)}
    has_streams = any(entry.stream is not None for entry in first)
    if found == {PRODUCTS} and not has_streams:
        return _NONE
    return _ALL - {PRODUCTS, None} if PRODUCTS in found or has_streams else _ALL


def _records(each: Input, *, is_survey: bool = False) -> Iterator[Record]:
    if isinstance(each, ElementInput):
        nodes = each.records(SINGULAR.get(each.part, each.part))
        return ((each.part, document_of(node.element), node.line) for node in nodes)
    assert isinstance(each, DocumentInput)
    return _of_entries(each.survey() if is_survey else each.entries())


def _except(resources: frozenset[str | None], found: Iterator[Record]) -> Iterator[Record]:
    return (record for record in found if record[0] not in resources)


def _of_entries(entries: Iterable[Entry]) -> Iterator[Record]:
    for entry in entries:
        for resource, document in records(entry.document, entry.stream):
            yield resource, document, entry.line


def _add(record: Record, shop: Shop, ledger: Ledger) -> None:
    """Keep a record of another resource, or book what it is not."""
    resource, document, line = record
    if resource is None:
        problem = f"This is no record that makes up a product of PrestaShop: {shown(document)}."
        ledger.unread(problem, _ASK_AGAIN, line=line)
        return
    try:
        shop.add(resource, mapping(document), ledger, line)
    except ShapeError as error:
        problem = f"This is no record as PrestaShop builds it: {error}."
        ledger.unread(problem, _ASK_AGAIN, line=line)


def _say(maker: Webservice, ledger: Ledger, *, has_prices: bool) -> None:
    """Say once what holds for all products of a source."""
    if has_prices:
        ledger.note(
            "The prices are without tax, as PrestaShop keeps them, and so they were checked.",
            "Compare them with what buyers pay: where the marketplace wants prices with tax, add "
            "the tax of the country you sell in before upload.",
        )
    if maker.has_images:
        ledger.note(
            "The addresses of pictures are those of the webservice, which gives them out only to "
            "those who have its key.",
            "Give the marketplace the addresses that the shop's pages have.",
        )
    if maker.without_combinations:
        ledger.odd(
            f"The combinations of {len(maker.without_combinations)} products are not in this "
            f"answer, so they were not checked. First: {maker.without_combinations[0]}.",
            f"Give the answer of the resource {COMBINATIONS} too, with display=full.",
        )
    if maker.has_unnamed_options:
        ledger.note(
            "Options, or their values, are known by their ids only, so their names were not "
            "checked.",
            "Give the answers of the resources product_option_values and product_options too, "
            "with display=full.",
        )
