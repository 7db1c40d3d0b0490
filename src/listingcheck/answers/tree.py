# SPDX-License-Identifier: Apache-2.0
"""The marketplace's category tree, and what a text in it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from listingcheck.answers.models import Category
from listingcheck.answers.reading import folded

TOP = "0"
"""What a category at the top has for a parent."""
_ID = re.compile(r"\s*(\d{1,20})\s*|.*\((\d{3,20})\)\s*", re.ASCII | re.DOTALL)
_REMEMBERED = 10_000
"""How many texts are remembered with what they name."""
_DEEPEST = 20
"""Levels that are followed; the marketplace has seven."""


def id_in(text: str) -> str | None:
    """The id that a text is (``600001``) or ends in (``T-shirts (600001)``)."""
    match = _ID.fullmatch(text[-200:])
    return match[1] or match[2] if match else None


@dataclass(frozen=True)
class Tree:
    """Categories by id. An empty tree knows nothing."""

    categories: Mapping[str, Category] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.categories)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every parent is there: a part of the tree can not say what is not in it."""
        parents = {category.parent_id for category in self.categories.values()}
        return bool(self.categories) and parents <= {TOP, *self.categories}

    def is_leaf(self, category: Category) -> bool:
        """Whether products may be filed in a category."""
        if category.is_leaf is not None:
            return category.is_leaf
        return category.id not in self._parents

    def path(self, category: Category) -> str:
        """``Womenswear > Tops > T-shirts``."""
        chain = [each.local_name or each.id for each in self._upwards(category)]
        return " > ".join(reversed(chain))

    def below(self, category: Category) -> list[str]:
        """The last categories right below one."""
        return [
            f"{each.local_name} ({each.id})"
            for each in self.categories.values()
            if each.parent_id == category.id and self.is_leaf(each)
        ]

    @cached_property
    def names(self) -> list[str]:
        """The paths of the last categories."""
        return [self.path(each) for each in self.categories.values() if self.is_leaf(each)]

    def find(self, text: str) -> tuple[Category, ...]:
        """The categories that a text may mean: by its id, by its path or the end of one.

        Where some of them are leaves, the others are not meant.
        """
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[text] = tuple(self._find(text))
        return found

    def id_of(self, text: str) -> str | None:
        """The id of the category that a text names; None when it names none or several."""
        if text in self.categories:
            return text
        found = self.find(text)
        return found[0].id if len(found) == 1 else None if found else id_in(text)

    def _find(self, text: str) -> list[Category]:
        stated = id_in(text)
        if stated is not None and (stated in self.categories or stated == text.strip()):
            return [self.categories[stated]] if stated in self.categories else []
        for parts in ([text], text.split(">"), text.split("/")):
            names = [folded(part) for part in parts]
            fitting = [each for each in self._by_name.get(names[-1], ()) if self._ends(each, names)]
            if fitting:
                return [each for each in fitting if self.is_leaf(each)] or fitting
        return []

    def _ends(self, category: Category, names: list[str]) -> bool:
        """Whether the path of a category ends in some names."""
        chain = [folded(each.local_name) for each in self._upwards(category)]
        return chain[: len(names)] == names[::-1]

    def _upwards(self, category: Category) -> Iterator[Category]:
        """A category and those above it; a tree that bites its own tail ends somewhere."""
        above: Category | None = category
        for _ in range(_DEEPEST):
            if above is None:
                return
            yield above
            above = self.categories.get(above.parent_id)

    @cached_property
    def _found(self) -> dict[str, tuple[Category, ...]]:
        return {}

    @cached_property
    def _parents(self) -> set[str]:
        return {category.parent_id for category in self.categories.values()}

    @cached_property
    def _by_name(self) -> dict[str, list[Category]]:
        named: dict[str, list[Category]] = {}
        for category in self.categories.values():
            named.setdefault(folded(category.local_name), []).append(category)
        return named
