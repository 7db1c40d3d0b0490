# SPDX-License-Identifier: Apache-2.0
"""A category tree: what a product can be filed under."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from listingcheck.shop import folded
from listingcheck.spelling import guess

SEPARATOR = " > "
_ID_BEHIND = re.compile(r".*\(([^()\s]+)\)\s*", re.DOTALL)
_ANY_CATEGORY = frozenset({"google", "shopify"})
"""Whose products may be filed under any category; elsewhere only under leaves."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A category of a tree."""

    id: str
    names: tuple[str, ...]
    """Its path from the root."""
    is_leaf: bool = True
    is_open: bool = True
    """Whether the shop may sell in it at all."""
    notice: str = ""
    """What to know before choosing it."""

    @property
    def path(self) -> str:
        """Its path in one line."""
        return SEPARATOR.join(self.names)


@dataclass(frozen=True)
class Tree:
    """The categories of one taxonomy in one language.

    Args:
        name: what messages call it: the file it stands in.
        taxonomy: whose it is, as in ``Category.taxonomy``; None where the file does not say.
        branches: its categories.
        is_whole: whether what is not in it does not exist.
    """

    name: str
    taxonomy: str | None
    branches: tuple[Branch, ...]
    is_whole: bool = True

    @cached_property
    def by_id(self) -> dict[str, Branch]:
        """The categories by id."""
        return {branch.id: branch for branch in self.branches}

    @cached_property
    def by_path(self) -> dict[str, Branch]:
        """The categories by path, folded; the first of those that share one."""
        return {plain(branch.path): branch for branch in reversed(self.branches)}

    @cached_property
    def fileable(self) -> tuple[Branch, ...]:
        """What a product may be filed under."""
        any_level = self.taxonomy in _ANY_CATEGORY
        return tuple(
            branch for branch in self.branches if branch.is_open and (any_level or branch.is_leaf)
        )

    def named(self, name: str) -> tuple[Branch, ...]:
        """The categories with this name of their own."""
        return self._by_name.get(folded(name), ())

    def find(self, said: str) -> Branch | None:
        """The category that is meant, or None.

        An id, a path, the end of one where it is the only such, or a name with the id behind it in
        brackets.
        """
        behind = _ID_BEHIND.fullmatch(said[-200:])
        return (
            self.by_id.get(said.strip())
            or self.by_path.get(plain(said))
            or (self.by_id.get(behind[1]) if behind else None)
            or self._only_one_ending(said)
        )

    def written(self, branch: Branch) -> str:
        """How a category is named so that it is found again: its path, or its id."""
        return branch.path if self.by_path[plain(branch.path)] is branch else branch.id

    def guess(self, said: str) -> str:
        """`` Did you mean 'x'?``, or nothing."""
        last = folded(names_of(said)[-1])
        near = self._by_name.get(last) or tuple(self._beginning_like(last))
        return guess(said, (branch.path for branch in near))

    @cached_property
    def _by_name(self) -> dict[str, tuple[Branch, ...]]:
        found: dict[str, tuple[Branch, ...]] = {}
        for branch in self.branches:
            name = folded(branch.names[-1])
            found[name] = (*found.get(name, ()), branch)
        return found

    def _only_one_ending(self, path: str) -> Branch | None:
        names = tuple(map(folded, names_of(path)))
        fitting = [
            branch
            for branch in self.named(names[-1])
            if tuple(map(folded, branch.names[-len(names) :])) == names
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _beginning_like(self, name: str) -> Iterator[Branch]:
        for other, branches in self._by_name.items():
            if other[:3] == name[:3]:
                yield from branches


def plain(path: str) -> str:
    """A path as it is compared: folded, with one kind of separator."""
    return folded(path.replace(">", SEPARATOR))


def names_of(path: str) -> tuple[str, ...]:
    """The names in a path; Magento and others part them by slashes."""
    parts = path.split(">" if ">" in path else "/")
    return tuple(name for part in parts if (name := part.strip())) or (path,)


def tree_of(name: str, taxonomy: str | None, rows: Iterable[tuple[str, Sequence[str]]]) -> Tree:
    """A tree of ids and paths. What is above others is no leaf."""
    listed = [(id_, tuple(names)) for id_, names in rows]
    above = {names[:depth] for _, names in listed for depth in range(1, len(names))}
    return Tree(
        name, taxonomy, tuple(Branch(id_, names, names not in above) for id_, names in listed)
    )
