# SPDX-License-Identifier: Apache-2.0
"""The variants of a configurable product: rows of their own, or what their parent says of them."""

from itertools import islice
from typing import NamedTuple

from listingcheck.sources.magento.catalogue import Catalogue, Resolved, key_of
from listingcheck.sources.magento.columns import PLACE
from listingcheck.sources.magento.lists import labels, variations
from listingcheck.sources.reading import Ledger

_SKU, _VARIATIONS, _LABELS = PLACE["sku"], PLACE["variations"], PLACE["labels"]
_MOST_NAMED = 5

Said = dict[str, str]
"""Attributes by code."""


class Member(NamedTuple):
    """A variant."""

    row: Resolved | None
    """Its row, where it has one."""
    said: Said
    """The attributes of its row."""
    sku: str
    """What its parent calls it."""
    options: Said
    """The options its parent gives it, by code; those of its row count more."""


class Family(NamedTuple):
    """The options of a product and its variants."""

    options: Said
    """Names of options by code."""
    members: list[Member]


def family_of(row: Resolved, catalogue: Catalogue, ledger: Ledger) -> Family:
    """The family of a configurable product; children that are not there are reported."""
    cells = row[1]
    members: list[Member] = []
    named: set[str] = set()
    missing: list[str] = []
    for sku, options in variations(cells[_VARIATIONS]):
        key = key_of(sku)
        if key in named:
            continue
        named.add(key)
        rows = catalogue.children(key)
        members += [Member(child, child[2], sku, options) for child in rows]
        if not rows:
            missing.append(sku)
            members.append(Member(None, {}, sku, options))
    for key in catalogue.group(key_of(cells[_SKU])):
        if key not in named:
            named.add(key)
            members += [Member(child, child[2], "", {}) for child in catalogue.children(key)]
    _report(row, members, missing, ledger)
    return Family(_names(labels(cells[_LABELS]), members), members)


def _names(said: Said, members: list[Member]) -> Said:
    """The names of the options: those the variations state, then others that have a label."""
    codes = dict.fromkeys([code for member in members for code in member.options])
    more = [code for code in said if any(code in member.said for member in members)]
    return {code: said.get(code, code) for code in (*codes, *more)}


def _report(row: Resolved, members: list[Member], missing: list[str], ledger: Ledger) -> None:
    sku = row[1][_SKU].strip()
    if not members:
        ledger.odd(
            f"The configurable product {sku} names no variations, so it was read as one thing.",
            "Name them in configurable_variations.",
            line=row[0],
        )
    if missing:
        ledger.odd(
            f"{len(missing)} variations of {sku} are not in the file: {_listed(missing)}. Their "
            "SKUs and options were read, nothing else.",
            "Export them with their product, or correct configurable_variations.",
            line=row[0],
        )


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(islice(names, _MOST_NAMED)) + (f" and {more} more" if more > 0 else "")
