# SPDX-License-Identifier: Apache-2.0
"""Values by which one cell finds another: SKUs, and the names and values of options."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from listingcheck.correction.cells import mentions
from listingcheck.correction.copies import Copy
from listingcheck.correction.result import NotApplied, Place, Reason
from listingcheck.failure import Edit
from listingcheck.product import Product

_NUMBER = re.compile(r"\[\d+\]")
_SKU = "variants[].sku"
_OPTIONS = frozenset({"options[]", "variants[].options[]"})
NAMES = _OPTIONS | {_SKU}
"""The kinds of fields that other cells may name."""


def kind_of(path: str | None) -> str:
    """The path of a field without positions."""
    return _NUMBER.sub("[]", path or "")


def refuse_named_elsewhere(
    product: Product, edits: Sequence[Edit], places: Collection[Place], copies: Mapping[str, Copy]
) -> None:
    """Refuse to change a name that stands in cells which are not changed with it.

    A SKU is looked for in all rows (a parent may list its children), an option among the rows of
    its product (a parent may list all values, a child repeat the name).

    Raises:
        NotApplied: there is such a cell.
    """
    for kind, old in dict.fromkeys((kind_of(edit.field), edit.old) for edit in edits):
        if kind not in NAMES or old is None:
            continue
        name = old.strip()
        texts = _everywhere(copies) if kind == _SKU else _of_product(product, places, copies)
        changed = sum(mentions(copies[file].sheet.value(spot), name) for file, spot in places)
        if sum(mentions(text, name) for text in texts) > changed:
            raise NotApplied(Reason.NAMED_ELSEWHERE, "Other cells name the same and would lose it.")


def _everywhere(copies: Mapping[str, Copy]) -> Iterable[str]:
    return (copy.sheet.text for copy in copies.values())


def _of_product(
    product: Product, places: Iterable[Place], copies: Mapping[str, Copy]
) -> Iterable[str]:
    lines = {product.line, *(variant.line for variant in product.variants)} - {None}
    for name in dict.fromkeys(name for name, _ in places):
        sheet = copies[name].sheet
        rows = {row for line in lines if (row := sheet.row_at(line or 0)) is not None}
        yield from (cell for row in rows for cell in sheet.values(row))
