# SPDX-License-Identifier: Apache-2.0
"""Parses each distinct cell once: catalogues repeat prices, weights, sizes and brands."""

from collections.abc import Callable
from typing import Generic, TypeVar

from listingcheck.product import REMEMBERED_VALUES, present

_T = TypeVar("_T")


class Memo(dict[str, _T | None], Generic[_T]):
    """``memo[cell]`` is the parsed cell, or None for a blank one. Remembers a bounded number."""

    def __init__(self, parse: Callable[[str], _T]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, cell: str) -> _T | None:
        if len(self) >= REMEMBERED_VALUES:
            self.clear()
        value = self[cell] = None if present(cell) is None else self._parse(cell)
        return value
