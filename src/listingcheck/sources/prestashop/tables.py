# SPDX-License-Identifier: Apache-2.0
"""Knows PrestaShop's tables of products and of combinations, and reads them together."""

from collections.abc import Iterator, Sequence

from listingcheck.product import Product
from listingcheck.sources.formats.table import folded, positions
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.platform import Evidence
from listingcheck.sources.prestashop.columns import COMBINATIONS, IMPACTS, OWN
from listingcheck.sources.prestashop.columns import PRODUCTS as COLUMNS
from listingcheck.sources.prestashop.combinations import Combinations
from listingcheck.sources.prestashop.combined import combined
from listingcheck.sources.prestashop.csv import ProductsTable
from listingcheck.sources.reading import Part, Settings
from listingcheck.tally import PRODUCTS

COMBINATIONS_TABLE = "combinations"


def evidence(header: Sequence[str]) -> Evidence:
    """Look for a combination's attributes and values, or else a product's own columns."""
    return _of_combinations(header) or _of_products(header)


def _of_combinations(header: Sequence[str]) -> Evidence | None:
    """The evidence of a table of combinations; None when it is not one."""
    places = positions(header, COMBINATIONS)
    if not {"product", "product_reference"} & places.keys():
        return None
    impacts = [folded(header[places[name]]) for name in IMPACTS if name in places]
    pairs = {"attributes", "values"} <= places.keys() and (
        ":" in header[places["attributes"]]
        or not {"price", "weight"}.issuperset(impacts)
        or {"group", "attribute"} <= set(map(folded, header))
    )
    if not pairs and "options" not in places:
        return None
    found = [header[place] for place in sorted(set(places.values()))]
    return Evidence(tuple(found), (), COMBINATIONS_TABLE)


def _of_products(header: Sequence[str]) -> Evidence:
    places, own = positions(header, COLUMNS), positions(header, OWN)
    found = [header[place] for place in sorted({*places.values(), *own.values()})]
    missing = [] if {"key", "reference", "name"} & places.keys() else ["Name"]
    if len(own) < 2:
        missing += ["Price tax excluded", "Tax rules ID"]
    return Evidence(tuple(found), tuple(missing))


def parts(tables: Sequence[TableInput], settings: Settings) -> Iterator[Part]:
    """Yield the products of tables that are joined."""
    rows = Combinations(each for each in tables if each.part == COMBINATIONS_TABLE)
    products = [each for each in tables if each.part == PRODUCTS]
    for each in products:
        yield Part(each.ledger.count, _table(each, settings, rows))
    if products:
        rows.orphans()
        return
    for each in tables:
        yield Part(each.ledger.count, combined(rows, each, settings))


def _table(each: TableInput, settings: Settings, rows: Combinations) -> Iterator[Product]:
    with each.open() as table:
        yield from ProductsTable(table, each.ledger, settings, rows).products()
