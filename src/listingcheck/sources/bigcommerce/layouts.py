# SPDX-License-Identifier: Apache-2.0
"""Which of BigCommerce's three layouts a table has."""

from collections.abc import Sequence

from listingcheck.errors import SourceError
from listingcheck.sources.bigcommerce.columns import LEGACY, OWN_BULK, OWN_DEFAULT, OWN_V3, V3
from listingcheck.sources.bigcommerce.csv import V3Table
from listingcheck.sources.bigcommerce.joins import Parts
from listingcheck.sources.bigcommerce.legacy import LegacyTable
from listingcheck.sources.bigcommerce.table import BigCommerceTable
from listingcheck.sources.formats.table import Table, folded, positions
from listingcheck.sources.platform import Evidence
from listingcheck.sources.reading import Ledger, Settings


def evidence_of(header: Sequence[str]) -> Evidence:
    """What speaks for the likeliest of the layouts."""
    seen = [_of_v3(header), _of_bulk_edit(header), _of_default(header)]
    return max(seen, key=lambda evidence: (not evidence.missing, len(evidence.found)))


def _of_v3(header: Sequence[str]) -> Evidence:
    places = positions(header, V3)
    missing = [title for name, title in (("item", "Item"), ("name", "Name")) if name not in places]
    if len(places.keys() & set(OWN_V3)) < 2:
        missing.append("Options")
    return _evidence(header, places, missing)


def _of_bulk_edit(header: Sequence[str]) -> Evidence:
    places, there = positions(header, LEGACY), set(map(folded, header))
    missing = [] if "product name" in there else ["Product Name"]
    if "item type" not in there and "product id" not in there:
        missing.append("Item Type")
    if len(there.intersection(OWN_BULK)) < 2:
        missing.append("Product Code/SKU")
    return _evidence(header, places, missing)


def _of_default(header: Sequence[str]) -> Evidence:
    places, there = positions(header, LEGACY), set(map(folded, header))
    needed = {"code": "Code", "name": "Name", "calculated price": "Calculated Price"}
    missing = [title for name, title in needed.items() if name not in there]
    if len(there.intersection(OWN_DEFAULT)) < 2:
        missing.append("Product Visible")
    return _evidence(header, places, missing)


def _evidence(header: Sequence[str], places: dict[str, int], missing: list[str]) -> Evidence:
    found = tuple([header[place] for place in sorted(set(places.values()))])
    return Evidence(found, tuple(missing))


def table_of(table: Table, ledger: Ledger, settings: Settings, parts: Parts) -> BigCommerceTable:
    """The reader of a table.

    Raises:
        SourceError: it has no column of names or SKUs.
    """
    of_v3, of_legacy = positions(table.header, V3), positions(table.header, LEGACY)
    if not (of_v3.keys() | of_legacy.keys()) & {"name", "sku"}:
        raise SourceError(
            f"{table.name} has neither a column Name nor SKU, as a product export of BigCommerce "
            "has: export the products again."
        )
    if "item" in of_v3 or len(of_v3) > len(of_legacy):
        return V3Table(table, ledger, settings, parts)
    return LegacyTable(table, ledger, settings)
