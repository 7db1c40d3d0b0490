# SPDX-License-Identifier: Apache-2.0
"""The header of a category template, and the settings that stand above it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

from listingcheck.sources.amazon.codes import CURRENCIES, JAPAN
from listingcheck.sources.amazon.names import NUMBERED, OLDEST, RENAMED
from listingcheck.sources.formats.table import folded
from listingcheck.sources.kit.memo import Memo

_SELECTOR = re.compile(r"\[\s*([a-z_]+)\s*=\s*([^\]]*?)\s*\]")
_NUMBER = re.compile(r"#([0-9]+)")


class Heading(NamedTuple):
    """What one column holds."""

    name: str
    """The name that Amazon's API had for it in older templates."""
    language: str = ""
    marketplace: str = ""
    audience: str = ""
    """Whose price it is: ``all``, or ``b2b`` for businesses."""


class Told(NamedTuple):
    """What the rows above the header say."""

    data_row: int = 0
    """The number of the first row with products; 0 when it is not said."""
    marketplace: str = ""
    """The id of the marketplace."""
    language: str = ""

    @property
    def currency(self) -> str | None:
        """The currency of the marketplace."""
        return CURRENCIES.get(self.marketplace.upper())

    @property
    def in_japan(self) -> bool:
        """Whether the template is of the Japanese marketplace."""
        return self.marketplace.upper() == JAPAN or self.language.startswith("ja")


def heading(cell: str) -> Heading:
    """What a column holds, by its name or its path without selectors."""
    return _HEADINGS[cell]


def _heading(cell: str) -> Heading:
    text = folded(cell)
    selectors = dict(_SELECTOR.findall(text))
    path = _SELECTOR.sub("", text).lstrip(":")
    number = next((n for n in _NUMBER.findall(path) if n != "1"), "1")
    name = _NUMBER.sub("", path).removesuffix(".value")
    name = OLDEST.get(name) or name.replace("-", "_")
    if number != "1" and name in NUMBERED:
        name = f"{NUMBERED[name]}{number}"
    return Heading(
        RENAMED.get(name, name),
        selectors.get("language_tag", "").replace("-", "_"),
        selectors.get("marketplace_id", ""),
        selectors.get("audience", ""),
    )


_HEADINGS: Memo[str, Heading] = Memo(_heading)


def told(above: Iterable[Sequence[str]]) -> Told:
    """What the rows above the header say."""
    said: dict[str, str] = {}
    for row in above:
        for cell in row:
            if "settings=" in cell:
                said.update(parse_qsl(cell.partition("settings=")[2]))
    data_row = said.get("dataRow", "")
    return Told(
        int(data_row) if data_row.isascii() and data_row.isdigit() and len(data_row) < 4 else 0,
        said.get("primaryMarketplaceId", "").rpartition(".")[2].casefold(),
        said.get("contentLanguageTag", "").casefold(),
    )


class Header:
    """Where the columns stand.

    Of prices for several audiences those for everyone count, and of several marketplaces the one
    the template is for, or else the first. Texts may stand there in several languages.

    Args:
        titles: the cells of the header.
        said: what stands above it.
        language: of several languages the one that is wanted.
    """

    def __init__(self, titles: Sequence[str], said: Told, language: str | None) -> None:
        self.titles = titles
        self.has_paths = any("#" in title for title in titles)
        """Whether it is of the newest kind, whose columns are called by paths."""
        of_all = [(n, each) for n, each in enumerate(map(heading, titles)) if each.name]
        self.marketplace = _marketplace(of_all, said)
        wanted = (language or "").casefold().replace("-", "_")
        ranked = sorted(
            (each for each in of_all if self._counts(each[1])),
            key=lambda each: _distance(each[1].language, wanted),
        )
        found: dict[str, list[int]] = {}
        for position, each in ranked:
            found.setdefault(each.name, []).append(position)
        self.places: Mapping[str, int] = {name: many[0] for name, many in found.items()}
        """Column to position; of several languages the one that is wanted."""
        self.others = tuple((many[0], many[1:]) for many in found.values() if len(many) > 1)
        """Positions whose cell, where it is empty, is to be taken from others."""

    def _counts(self, each: Heading) -> bool:
        return each.audience in {"", "all"} and each.marketplace in {"", self.marketplace}

    def __contains__(self, name: str) -> bool:
        return name in self.places

    def title(self, name: str) -> str:
        """What the file calls a column that is there."""
        return self.titles[self.places[name]]

    def complete(self, row: list[str]) -> None:
        """Fill empty cells with those of other languages."""
        for position, others in self.others:
            if not row[position].strip():
                row[position] = next((row[n] for n in others if row[n].strip()), "")


def _marketplace(headings: Iterable[tuple[int, Heading]], said: Told) -> str:
    there = list(dict.fromkeys(each.marketplace for _, each in headings if each.marketplace))
    return said.marketplace if said.marketplace in there or not there else there[0]


def _distance(language: str, wanted: str) -> int:
    """How far a language is from the wanted one: the same, another region's, none, another."""
    if not wanted or not language:
        return 2
    if language == wanted:
        return 0
    return 1 if language.partition("_")[0] == wanted.partition("_")[0] else 3
