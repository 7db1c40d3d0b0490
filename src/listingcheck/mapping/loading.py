# SPDX-License-Identifier: Apache-2.0
"""Reads a completed mapping file and refuses one that makes no sense."""

from collections.abc import Iterable

from listingcheck.errors import ConfigurationError
from listingcheck.mapping.rows import TARGET, Row, read_rows
from listingcheck.mapping.tree import Tree
from listingcheck.shop import folded


def load(path: str, tree: Tree | None = None) -> dict[str, str]:
    """The marketplace's category for each source category, for ``Shop(category_map=...)``.

    Rows that are not filled in are left out.

    Args:
        path: a CSV, a workbook, or a flat mapping in JSON, TOML or YAML.
        tree: the marketplace's categories, where they are known.

    Raises:
        SourceError: the file cannot be read.
        ConfigurationError: it is no mapping, says two things of one category, or names one that
            the tree does not have; names file, row, column and value.
    """
    return checked(read_rows(path), tree)


def checked(rows: Iterable[Row], tree: Tree | None = None) -> dict[str, str]:
    """What rows say together.

    Raises:
        ConfigurationError: as :func:`load`.
    """
    first: dict[str, Row] = {}
    found: dict[str, str] = {}
    for row in rows:
        if row.target is None:
            continue
        _refuse_unknown(row, row.target, tree)
        other = first.setdefault(folded(row.source), row)
        if other.target is not None and folded(other.target) != folded(row.target):
            raise ConfigurationError(
                f"{row.place}, column {TARGET}: {row.source!r} is mapped to {row.target!r}, but "
                f"{other.place} maps it to {other.target!r}. Keep one of them."
            )
        found.setdefault(other.source, row.target)
    return found


def _refuse_unknown(row: Row, target: str, tree: Tree | None) -> None:
    if tree is not None and tree.is_whole and tree.find(target) is None:
        raise ConfigurationError(
            f"{row.place}, column {TARGET}: {target!r} is no category of {tree.name}."
            f"{tree.guess(target)} Give the path or id of one."
        )
