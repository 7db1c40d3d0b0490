# SPDX-License-Identifier: Apache-2.0
"""What cells of TikTok Shop's templates hold that is more than one plain value."""

from listingcheck.product import Attribute, IdentifierType, present
from listingcheck.sources.formats.jsonstream import loads
from listingcheck.sources.formats.payload import items, text
from listingcheck.sources.kit.parts import attribute
from listingcheck.sources.tiktok.keys import KINDS


def kind_of(cell: str) -> IdentifierType | None:
    """The kind of a trade number: ``EAN``, or ``EAN(2)`` as lists in workbooks have it."""
    return KINDS.get(cell.upper().partition("(")[0].strip())


def urls_in(cell: str) -> list[str]:
    """The addresses in a cell: one, or several on a line each."""
    if "\n" in cell:
        return [url.strip() for url in cell.splitlines() if present(url)]
    return [cell] if present(cell) else []


def properties_in(cell: str) -> tuple[Attribute, ...] | None:
    """The product attributes that Dianxiaomi writes as JSON; None when they are none."""
    if not present(cell):
        return ()
    try:
        return tuple(
            [
                attribute(name, value)
                for each in items(loads(cell))
                if (name := text(each.get("original_attribute_name")))
                for stated in items(each.get("attribute_value_list"))
                if (value := text(stated.get("original_value_name")))
            ]
        )
    except ValueError:
        return None
