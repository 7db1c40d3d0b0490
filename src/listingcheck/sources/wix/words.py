# SPDX-License-Identifier: Apache-2.0
"""What Wix's words and joined cells mean: visibility, stock, colours, lists."""

import re
from decimal import Decimal

from listingcheck.product import Stock, present

_STATUSES = {"true": "active", "false": "hidden"}
_COLOUR = re.compile(r"\s*(?:#[0-9a-fA-F]{3,8}|rgba?\([^()]*\))\s*:(.*)", re.DOTALL)
_IN_STOCK = frozenset({"instock", "true"})
_OUT_OF_STOCK = frozenset({"outofstock", "false"})


def status(visible: str) -> str:
    """The status of a product that is visible or not; what is neither stays as it is."""
    return _STATUSES.get(visible.strip().casefold(), visible)


def is_hidden(visible: str) -> bool:
    """Whether a variant is not offered."""
    return visible.strip().casefold() == "false"


def stock(text: str) -> Stock | None:
    """What can be sold: a number, 0 for ``OutOfStock``; None for ``InStock``, which counts none."""
    word = text.strip().casefold().replace("_", "").replace(" ", "")
    if not word or word in _IN_STOCK:
        return None
    return Stock(raw=text, amount=Decimal(0)) if word in _OUT_OF_STOCK else Stock.parse(text)


def is_colour(kind: str) -> bool:
    """Whether the values of an option of this type are colours: ``COLOR``, ``SWATCH_CHOICES``."""
    kind = kind.casefold()
    return "color" in kind or "swatch" in kind


def colour_name(value: str) -> str:
    """The name of a colour: ``#b81616:Red`` is ``Red``; without a name it stays as it is."""
    match = _COLOUR.fullmatch(value)
    return match[1] if match and present(match[1]) else value


def listed(cell: str) -> tuple[str, ...]:
    """The values that a cell joins with semicolons."""
    return tuple([part.strip() for part in cell.split(";") if present(part)])
