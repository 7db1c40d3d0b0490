# SPDX-License-Identifier: Apache-2.0
"""Chooses among texts in several languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from listingcheck.product import present
from listingcheck.sources.formats.payload import text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.tree import content

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_USUAL = frozenset({"", "x-default", "default"})


class Texts:
    """Takes the text of one language, else of a wider one, else the usual one, else the first.

    Args:
        language: the locale that is wanted, such as ``fr-FR``.
    """

    def __init__(self, language: str | None) -> None:
        self._wanted = _folded(language or "")
        self.ranks: Memo[str, int] = Memo(self._rank)
        """How far a language is from the one that is wanted; 0 is that one."""

    def of(self, elements: Sequence[Element] | None) -> str | None:
        """The best text of elements of one name; None when all are blank."""
        if not elements:
            return None
        if len(elements) == 1:
            return content(elements[0])
        return self._best((each.get(LANGUAGE, ""), each.text) for each in elements)

    def of_value(self, value: Any) -> str | None:
        """The text of a JSON value, which may be one by language, with markup beside its source.

        Raises:
            ShapeError: it is no text at all.
        """
        if not isinstance(value, dict):
            return text(value)
        if "markup" in value or "source" in value:
            return text(value.get("markup") or value.get("source"))
        return self._best((name, self.of_value(inner)) for name, inner in _named(value))

    def _best(self, found: Iterable[tuple[str, str | None]]) -> str | None:
        ranked = [(self.ranks[name], said) for name, said in found if present(said)]
        return min(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _rank(self, language: str) -> int:
        language = _folded(language)
        if language == self._wanted:
            return 0
        if self._wanted and _base(self._wanted) == language:
            return 1
        if _base(language) == self._wanted:
            return 1
        return 2 if language in _USUAL else 3


def _named(value: Mapping[Any, Any]) -> Iterable[tuple[str, Any]]:
    return ((str(name), inner) for name, inner in value.items() if name != "_type")


def _folded(language: str) -> str:
    return language.strip().replace("_", "-").casefold()


def _base(language: str) -> str:
    return language.partition("-")[0]
