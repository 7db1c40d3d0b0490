# SPDX-License-Identifier: Apache-2.0
"""The small parts of a product, as the cells of an item state them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from listingcheck.product import (
    REMEMBERED_VALUES,
    Attribute,
    Category,
    Identifier,
    Image,
    Offer,
    PreSale,
    Stock,
    present,
)
from listingcheck.sources.google_merchant.columns import CATEGORIES, STATED_OPTIONS
from listingcheck.sources.google_merchant.groups import Item
from listingcheck.sources.google_merchant.languages import BACKORDERED, PREORDERED, SOLD_OUT
from listingcheck.sources.google_merchant.layout import Cells, Layout, Row, says

_NEXT_ADDRESS = re.compile(r"\s*,\s*(?=https?://)")
_NOTHING = Decimal(0)
_image, _identifier, _attribute = Image.made, Identifier.made, Attribute.made
_offer = Offer.made


def differing(said: Sequence[Cells]) -> tuple[int, ...]:
    """Which attributes are options of a group: stated colours, sizes and so on, and what differs.

    Args:
        said: what each item says of the attributes in OPTIONS.
    """
    return tuple(
        [
            place
            for place, values in enumerate(zip(*said, strict=True))
            if any(values) and (place < STATED_OPTIONS or len(set(values)) > 1)
        ]
    )


def identifiers_of(row: Row, layout: Layout) -> tuple[Identifier, ...]:
    """The trade numbers of an item."""
    found: list[Identifier] = []
    for at, kind, spelling in layout.identifiers:
        if cell := row[at]:
            for code in single(cell):
                found.append(_identifier({"code": code, "type": kind, "column": spelling}))  # noqa: PERF401
    return tuple(found)


def images_of(items: Sequence[Item]) -> tuple[Image, ...]:
    """All pictures of the first item, and those that only others have."""
    found: list[Image] = []
    shown: set[str] = set()
    cells: set[Any] = {""}
    first = items[0][1]
    for line, row, layout in items:
        for at, spelling, may_be_list in layout.images:
            cell = row[at]
            if cell in cells and row is not first:
                continue
            cells.add(cell)
            for url in listed(cell) if may_be_list else single(cell):
                if row is first or url not in shown:
                    shown.add(url)
                    found.append(
                        _image({"url": url, "alt": None, "line": line, "column": spelling})
                    )
    return tuple(found)


def listed(cell: Any) -> Sequence[str]:
    """The addresses in a cell; a comma inside one does not end it."""
    if cell.__class__ is tuple:
        return cell
    commas = cell.count(",")
    if not commas:
        return (cell.strip(),) if present(cell) else ()
    if cell.count(",http") == commas:
        urls = cell.split(",")
    else:
        is_whole = cell.lstrip().startswith(("http://", "https://"))
        urls = _NEXT_ADDRESS.split(cell) if is_whole else cell.split(",")
    return [url.strip() for url in urls if present(url)]


def single(cell: Any) -> Sequence[str]:
    """The values of a cell: the one in it, or those of the list that the source has there."""
    if cell.__class__ is tuple:
        return cell
    return () if not cell or cell.isspace() else (cell,)


def first_image(row: Row, layout: Layout) -> str | None:
    """The address in ``image_link``; None when there is none."""
    at, _, may_be_list = layout.images[0]
    urls = () if may_be_list else single(row[at])
    return urls[0] if urls else None


def attributes_of(row: Row, layout: Layout, options: Sequence[str]) -> tuple[Attribute, ...]:
    """What an item says that has no place of its own and is no option."""
    return tuple(
        [
            _attribute(
                {
                    "name": name,
                    "value": cell if cell.__class__ is str else _text(cell),
                    "id": None,
                    "column": spelling,
                }
            )
            for (name, spelling), cell in zip(layout.slots, layout.values(row), strict=True)
            if cell and name not in options and says(cell)
        ]
    )


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ", ".join(filter(None, cell))


def tags_of(row: Row, layout: Layout) -> tuple[str, ...]:
    """The tags of an item, each of which has a column of its own."""
    cells = [row[at] for at in layout.tags]
    tags = [tag for cell in cells for tag in (cell if isinstance(cell, tuple) else (cell,))]
    return tuple([tag.strip() for tag in tags if present(tag)])


def sold_out(availability: str) -> Stock | None:
    """A stock of 0, where an availability says that nothing is left."""
    is_out = _said(availability) in SOLD_OUT
    return Stock(raw=availability, amount=_NOTHING) if is_out else None


def offer_of(cells: Cells) -> Offer | None:
    """How an item is offered, of its cells from availability to availability_date."""
    availability, link, condition, release = map(present, cells)
    if not (availability or link or condition):
        return None
    return _offer(
        {
            "link": link,
            "condition": condition,
            "availability": availability,
            "pre_sale": _pre_sale(availability, release) if availability else None,
            "minimum_order": None,
        }
    )


@lru_cache(maxsize=REMEMBERED_VALUES)
def _pre_sale(availability: str, release: str | None) -> PreSale | None:
    """What is sold ahead; goods on back order are only where a day is stated."""
    said = _said(availability)
    if said in PREORDERED:
        return PreSale(type=availability, release=release)
    return PreSale(release=release) if release and said in BACKORDERED else None


def _said(availability: str) -> str:
    return availability.strip().casefold().replace("_", " ")


def category_of(cells: Cells) -> Category | None:
    """The first category that is stated, of the cells for CATEGORIES."""
    for cell, (_, taxonomy) in zip(cells, CATEGORIES, strict=True):
        if present(cell):
            return Category(path=cell, taxonomy=taxonomy)
    return None
