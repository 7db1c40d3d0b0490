# SPDX-License-Identifier: Apache-2.0
r"""The lists in cells of WooCommerce's CSV: joined with commas, a comma in a value is ``\,``."""

import re
from collections.abc import Sequence

from listingcheck.product import present

_COMMA = re.compile(r"(?<!\\),")


def listed(cell: str) -> tuple[str, ...]:
    """The values of a list."""
    if "," not in cell:
        return (cell.strip(),) if present(cell) else ()
    values = _COMMA.split(cell) if "\\" in cell else cell.split(",")
    return tuple([value.replace("\\,", ",").strip() for value in values if present(value)])


def unescaped(cell: str) -> str | None:
    """A single value, or a list as a person reads it; None when it is blank."""
    return present(cell.replace("\\,", ",") if "\\" in cell else cell)


def deepest(paths: Sequence[str]) -> str | None:
    """The first of the longest paths: ``Clothing > T-shirts`` rather than ``Clothing``."""
    return max(paths, key=lambda path: path.count(" > "), default=None)
