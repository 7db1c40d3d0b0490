# SPDX-License-Identifier: Apache-2.0
"""On which line of a TOML file each value stands."""

from pathlib import Path

from listingcheck.config.layers import leaves, of_us
from listingcheck.config.origin import Path as KeyPath

MOST_LINES = 500
"""Longer files are not searched: each line is read together with all before it."""


def lines_of(place: Path) -> dict[KeyPath, int]:
    """The line on which each value begins; none for a file that is long or gone."""
    try:
        lines = place.read_text("utf-8").splitlines(keepends=True)
    except (OSError, ValueError):
        return {}
    found: dict[KeyPath, int] = {}
    begins = 1
    for number in range(1, len(lines) + 1) if len(lines) <= MOST_LINES else ():
        # Lines that are no TOML end in the middle of a value.
        try:
            table = of_us("".join(lines[:number]), place)
        except ValueError:
            continue
        for path, _ in leaves(table or {}):
            found.setdefault(path, begins)
        begins = number + 1
    return found
