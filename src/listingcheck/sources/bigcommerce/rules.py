# SPDX-License-Identifier: Apache-2.0
"""The rules in legacy templates: what choosing a variant does to its price and weight."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from listingcheck.product import Money, Weight
from listingcheck.sources.bigcommerce.cells import Pairs
from listingcheck.sources.bigcommerce.columns import PLACE
from listingcheck.sources.bigcommerce.groups import Row
from listingcheck.sources.kit.prices import plain

_NAME, _SKU = PLACE["name"], PLACE["sku"]
_CHANGE = re.compile(r"\[(FIXED|ADD|REMOVE)\](.*)", re.IGNORECASE | re.DOTALL)
_SIGNS = {"ADD": Decimal(1), "REMOVE": Decimal(-1)}

_T = TypeVar("_T", Money, Weight)


def changed(value: _T | None, change: str, parse: Callable[[str], _T | None]) -> _T | None:
    """A price or weight after a change: ``[FIXED]12.00``, ``[ADD]2``, ``[REMOVE]1``.

    Args:
        value: what it was before.
        change: what the rule says; blank when it changes nothing.
        parse: reads the number of the rule.
    """
    if not change:
        return value
    match = _CHANGE.fullmatch(change.strip())
    stated = parse(match[2].strip() if match else change)
    if stated is None:
        return value
    sign = _SIGNS.get(match[1].upper()) if match else None
    if sign is None:
        return stated
    if value is None or value.amount is None or stated.amount is None:
        return value
    total = value.amount + sign * stated.amount
    return value.model_copy(update={"raw": plain(total), "amount": total})


def rules_for(rules: Sequence[Row], options: Mapping[str, Pairs]) -> Callable[[Row], list[Row]]:
    """Finds the rules of a variant, in the order of the file: by its SKU or by its options.

    Args:
        rules: those of its product.
        options: the options that a cell of names states.
    """
    by_sku: dict[str, list[Row]] = {}
    by_options: list[tuple[set[tuple[str, str | None]], Row]] = []
    for rule in rules:
        if sku := rule[1][_SKU].strip():
            by_sku.setdefault(sku, []).append(rule)
        elif chosen := _chosen(options[rule[1][_NAME]]):
            by_options.append((chosen, rule))

    def find(row: Row) -> list[Row]:
        found = by_sku.get(row[1][_SKU].strip(), [])
        if by_options:
            own = _chosen(options[row[1][_NAME]])
            found = sorted([*found, *(rule for chosen, rule in by_options if chosen <= own)])
        return found

    return find


def _chosen(pairs: Pairs) -> set[tuple[str, str | None]]:
    return set(zip(*pairs, strict=True))
