# SPDX-License-Identifier: Apache-2.0
"""Parses each distinct cell once: catalogues repeat prices, weights, sizes and brands."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from listingcheck.product import REMEMBERED_VALUES, present
from listingcheck.sources.formats.payload import text

_K = TypeVar("_K")
_T = TypeVar("_T")


class Memo(dict[_K, _T], Generic[_K, _T]):
    """``memo[key]`` is what ``parse`` makes of the key. Remembers a bounded number."""

    def __init__(self, parse: Callable[[_K], _T]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, key: _K) -> _T:
        if len(self) >= REMEMBERED_VALUES:
            self.clear()
        value = self[key] = self._parse(key)
        return value


def values(parse: Callable[[str], _T]) -> Memo[Any, _T | None]:
    """A memo of what JSON has for single values; a missing or blank one is None.

    Its look-up raises TypeError for a list or an object where a single value should stand.
    """

    def of(value: Any) -> _T | None:
        stated = text(value)
        return None if stated is None else parse(stated)

    return Memo(of)


def cells(parse: Callable[[str], _T]) -> Memo[str, _T | None]:
    """A memo of texts, in which a blank one is None."""
    return Memo(lambda cell: None if present(cell) is None else parse(cell))
