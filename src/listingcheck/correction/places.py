# SPDX-License-Identifier: Apache-2.0
"""Finds the cells that the edits of failures speak of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from listingcheck.correction.cells import CellEdit, edited
from listingcheck.correction.copies import Copy
from listingcheck.correction.names import refuse_named_elsewhere
from listingcheck.correction.result import NotApplied, Place, Reason
from listingcheck.failure import Edit, Failure
from listingcheck.fixes.apply import value_at
from listingcheck.fixes.delimited import NotWritable, Spot
from listingcheck.product import Product, Where, part_of, present


@dataclass(frozen=True, slots=True)
class Located:
    """A failure with the new values of the cells that its fix is about."""

    failure: Failure
    values: Mapping[Place, str]


def located(
    products: Iterable[Product], failures: Sequence[Failure], copies: Mapping[str, Copy]
) -> Iterator[tuple[Failure, Located | NotApplied]]:
    """Yield each failure with its cells, or why it has none, in the order of the products."""
    wanted: defaultdict[tuple[str | None, int | None], list[Failure]] = defaultdict(list)
    for failure in failures:
        wanted[failure.product, failure.where.record].append(failure)
    for product in products:
        for owner in {(product.key, product.record), (product.key, None)} & wanted.keys():
            of_product = wanted.pop(owner)
            for failure in of_product:
                if _is_about(failure, product):
                    yield failure, _tried(product, failure, copies)
                else:
                    wanted[owner].append(failure)
    for failure in chain.from_iterable(wanted.values()):
        yield failure, NotApplied(Reason.ELSEWHERE, "The product is not found again.")


def _is_about(failure: Failure, product: Product) -> bool:
    """Whether a failure of a product with this key is about this one, and not about a namesake."""
    place, told = product.where(failure.field or ""), failure.where
    if (place.file, place.record) != (told.file, told.record):
        return False
    # What several products share is told with the line of the product, not of its picture.
    return told.record is not None or told.line in {place.line, product.line}


def _tried(product: Product, failure: Failure, copies: Mapping[str, Copy]) -> Located | NotApplied:
    try:
        return _located(product, failure, copies)
    except NotApplied as trouble:
        return trouble


def _located(product: Product, failure: Failure, copies: Mapping[str, Copy]) -> Located:
    edits: defaultdict[Place, list[CellEdit]] = defaultdict(list)
    for edit in failure.fix.edits:
        if value_at(product, edit.field) != edit.old:
            raise NotApplied(Reason.CONFLICT, "Another edit of the same fix changes it already.")
        place = _place(product.where(edit.field), edit.old, copies)
        edits[place].append(CellEdit(edit.old, edit.new, _earlier(product, edit)))
    try:
        refuse_named_elsewhere(product, failure.fix.edits, edits, copies)
        values = {place: _new_value(copies[place[0]], place[1], of) for place, of in edits.items()}
    except NotWritable as trouble:
        raise NotApplied(Reason.NOT_WRITABLE, f"It cannot be written: {trouble}.") from None
    return Located(failure, values)


def _earlier(product: Product, edit: Edit) -> int | None:
    """How many pictures with the same address stand in the same place before this one."""
    part, index, kind = part_of(edit.field)
    if part != "images" or not kind.endswith(".url"):
        return None
    where, images = product.where(edit.field), product.images
    return sum(
        images[n].url == edit.old and product.where(f"images[{n}].url") == where
        for n in range(index)
    )


def _place(where: Where, old: str | None, copies: Mapping[str, Copy]) -> Place:
    copy = copies.get(where.file or "")
    if copy is None or where.line is None or where.column is None:
        raise NotApplied(Reason.ELSEWHERE, "It is not known in which cell this stands.")
    row = copy.sheet.row_at(where.line)
    if row is None:
        raise NotApplied(Reason.ELSEWHERE, f"No row begins on line {where.line}.")
    columns = [n for n, name in enumerate(copy.header) if name == where.column]
    if len(columns) > 1:
        cells = dict(enumerate(copy.sheet.values(row)))
        columns = [n for n in columns if present(cells.get(n)) == present(old)]
    if len(columns) != 1:
        raise NotApplied(Reason.ELSEWHERE, f"No single column {where.column!r} holds this value.")
    return copy.name, Spot(row, columns[0])


def _new_value(copy: Copy, spot: Spot, edits: Sequence[CellEdit]) -> str:
    new = edited(copy.sheet.value(spot), edits)
    if new is None:
        raise NotApplied(Reason.DIFFERENT, "The cell does not hold this value alone.")
    copy.sheet.refuse(spot, new)
    return new
