# SPDX-License-Identifier: Apache-2.0
"""Reads a category of a public taxonomy in other languages, where its files have the same ids."""

from collections.abc import Iterator, Sequence

from listingcheck.mapping.tree import Branch, Tree, names_of, plain

Names = tuple[str, ...]


def readings(path: str, taxonomy: str | None, trees: Sequence[Tree]) -> list[Names]:
    """The names in a path as it stands, and as it is called in every tree that has it.

    Args:
        path: a path or id of ``taxonomy``, or a shop's own name.
        taxonomy: whose it is; None for a shop's own.
        trees: public taxonomies, perhaps one in several languages.
    """
    found: dict[Names, None] = {names_of(path): None}
    for tree in trees:
        branch = _found(path, taxonomy, tree)
        if branch is not None:
            found.update(dict.fromkeys(_called(branch.id, tree.taxonomy, trees)))
    return list(found)


def _found(path: str, taxonomy: str | None, tree: Tree) -> Branch | None:
    """The category of a tree that is meant. A bare name has to be the only one."""
    if taxonomy is not None:
        return tree.find(path) if tree.taxonomy == taxonomy else None
    alike = tree.named(names_of(path)[-1])
    return tree.by_path.get(plain(path)) or (alike[0] if len(alike) == 1 else None)


def _called(id_: str, taxonomy: str | None, trees: Sequence[Tree]) -> Iterator[Names]:
    for tree in trees:
        if tree.taxonomy == taxonomy and id_ in tree.by_id:
            yield tree.by_id[id_].names
