# SPDX-License-Identifier: Apache-2.0
"""One product as data inside a page: its fields, with what failed in them marked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from listingcheck.failure import Failure
from listingcheck.outputs.html.cuts import Piece, pieces
from listingcheck.outputs.html.packing import Field, Packed
from listingcheck.outputs.legible import one_line
from listingcheck.product import part_of

_FIRST_VARIANTS = 20
"""How many variants are shown whether or not they fail."""
_MOST_VARIANTS = 100
_LONGEST_NAME = 100

ByPath = Mapping[str, Sequence[Failure]]


def sheet(packed: Packed, failures: Sequence[Failure]) -> dict[str, Any]:
    """The fields and variants that a page shows of a product."""
    fields, variants = packed
    by_path: defaultdict[str, list[Failure]] = defaultdict(list)
    for failure in failures:
        by_path[failure.field or ""].append(failure)
    chosen = _chosen(len(variants), by_path)
    return {
        "fields": [_field(field, "", by_path) for field in fields],
        "variants": [
            [
                number,
                *(_field(field, f"variants[{number}].", by_path) for field in variants[number]),
            ]
            for number in chosen
        ],
        "more": len(variants) - len(chosen),
    }


def _field(field: Field, before: str, by_path: ByPath) -> list[str | list[Piece]]:
    """Path, name and pieces of a field."""
    path, name, text = field
    found = by_path.get(before + path, ())
    return [before + path, one_line(name, _LONGEST_NAME), pieces(text, found)]


def _chosen(count: int, by_path: ByPath) -> list[int]:
    """Which variants are shown: the first ones and those that fail."""
    parts = (part_of(path) for path in by_path)
    failing = {number for part, number, _ in parts if part == "variants" and number < count}
    wanted = sorted({*range(min(count, _FIRST_VARIANTS)), *failing})
    return wanted[:_MOST_VARIANTS]
