# SPDX-License-Identifier: Apache-2.0
"""Finds files by what addresses and products call them. It knows names only and opens nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from listingcheck.gallery import names
from listingcheck.product import Product

MOST_NAMED = 50
"""Files that are taken for one product by its name: TikTok Shop shows 9 pictures (2026-11)."""

_SHORTEST_NUMBER = 5
"""Digits of a number that is a name: 1 to 9999 may number pictures as well as products."""

_MOST_FOLDERS = 8
"""Folders above a file that are compared with those of an address."""

Groups = dict[str, list[str]]
Tails = dict[tuple[str, ...], list[str]]


class Index:
    """The files of a folder or an archive, by relative path with ``/`` in it."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths: set[str] = set()
        self._named: Groups = {}
        self._tails: dict[tuple[str, int], Tails] = {}
        for path in paths:
            self._paths.add(path)
            name = names.folded(path[path.rfind("/") + 1 :])
            self._named.setdefault(name, []).append(path)

    def __len__(self) -> int:
        return len(self._paths)

    def find(self, address: str, product: Product) -> str | None:
        """The file an address stands for; None where there is none, or several are as likely.

        By its path, its name, its name with another extension, and that of its full size.
        """
        if address in self._paths:
            return address
        folders, wanted = names.read(address)
        for name in wanted:
            if found := self._named.get(names.folded(name)):
                return self._chosen(found, folders, name, product)
        if not wanted:
            return None
        return self._by_stem(names.folded(wanted[-1]), folders, product)

    def _by_stem(self, name: str, folders: Sequence[str], product: Product) -> str | None:
        stem = names.stem(name)
        full = names.unsized(stem)
        found = (
            self._stems.get(stem)
            or self._named.get(full + name[len(stem) :])
            or self._stems.get(full)
        )
        return self._chosen(found, folders, name, product) if found else None

    @cached_property
    def _stems(self) -> Groups:
        """Pictures by their name without its extension."""
        groups: Groups = {}
        for name, paths in self._named.items():
            if names.is_picture(name):
                groups.setdefault(names.stem(name), []).extend(paths)
        return groups

    @cached_property
    def _owned(self) -> Groups:
        """Pictures by whom they may belong to: their stem, without number, and their folder."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for stem, paths in self._stems.items():
            for owner in {stem, names.unnumbered(stem)}:
                groups[owner].extend(paths)
            for path in paths:
                if folder := names.folded(path.rpartition("/")[0].rpartition("/")[2]):
                    groups[folder].append(path)
        return dict(groups)

    def _chosen(
        self, found: Sequence[str], folders: Sequence[str], name: str, product: Product
    ) -> str | None:
        """The one of several that shares the longest end of its path with the address."""
        if len(found) == 1:
            return found[0]
        likely = self._alike(found, folders)
        for rest in (
            [path for path in likely if path.endswith(f"/{name}") or path == name],
            [path for path in likely if _folder(path) in _callings(product)],
        ):
            if len(rest) == 1:
                return rest[0]
        return likely[0] if len(likely) == 1 else None

    def _alike(self, found: Sequence[str], folders: Sequence[str]) -> Sequence[str]:
        """Those whose folders end as the address's do, for the longest such end."""
        group = found[0], len(found)
        tails = self._tails.get(group)
        if tails is None:
            tails = self._tails[group] = _tails(found)
        return next((tails[end] for end in _ends(folders) if end in tails), found)

    def named_after(self, product: Product) -> list[str]:
        """Pictures called by the product's key or one of its SKUs, in order of numbers."""
        found: dict[str, None] = {}
        for calling in _callings(product):
            mine = self._owned.get(calling, ())
            found.update(dict.fromkeys(sorted(mine, key=names.in_order)))
        return list(found)[:MOST_NAMED]


def _tails(paths: Sequence[str]) -> Tails:
    """Paths by every end of the folders above them."""
    groups: Tails = {}
    for path in paths:
        for end in _ends([names.folded(part) for part in path.split("/")[:-1]]):
            groups.setdefault(end, []).append(path)
    return groups


def _ends(folders: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The last folders of a path: most of them first, then fewer."""
    last = tuple(folders[-_MOST_FOLDERS:])
    return (last[start:] for start in range(len(last)))


def _folder(path: str) -> str:
    return names.folded(path.rpartition("/")[0].rpartition("/")[2])


def _callings(product: Product) -> list[str]:
    """By what names a product's files may go: its key and its SKUs, folded."""
    known = dict.fromkeys((product.key, *(variant.sku for variant in product.variants)))
    return [
        names.folded(name).strip()
        for name in known
        if name and (len(name) >= _SHORTEST_NUMBER or not name.isdecimal())
    ]
