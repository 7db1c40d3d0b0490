# SPDX-License-Identifier: Apache-2.0
"""Pictures that the caller hands over: by name, or when a function is asked for them."""

from collections.abc import Callable, Mapping, Sequence
from os import PathLike, fspath

from listingcheck.gallery.found import InFile, InMemory
from listingcheck.gallery.index import Index
from listingcheck.gallery.names import read
from listingcheck.gallery.refusals import shown
from listingcheck.gallery.supplier import Found, Unreachable
from listingcheck.product import Product

Fetcher = Callable[[str], bytes | None]


class Given:
    """Finds pictures in a mapping of addresses or file names to bytes or paths."""

    label = "the pictures given"
    at_once = 1
    asks_whose = True

    def __init__(self, pictures: Mapping[str, bytes | str | PathLike[str]]) -> None:
        self._pictures = pictures
        self._names = {_path(name): name for name in pictures}
        self._index = Index(self._names)

    def find(self, name: str, product: Product) -> Found | None:
        if name in self._pictures:
            return self._found(name)
        found = self._index.find(name, product)
        return None if found is None else self._found(self._names[found])

    def named_after(self, product: Product) -> Sequence[Found]:
        return [self._found(self._names[path]) for path in self._index.named_after(product)]

    def close(self) -> None:
        """Nothing is open."""

    def _found(self, name: str) -> Found:
        picture = self._pictures[name]
        if isinstance(picture, bytes | bytearray | memoryview):
            return InMemory(shown(name), bytes(picture))
        return InFile(shown(name), fspath(picture))


class Asked:
    """Asks a function for the picture at an address. One that raises has not got it."""

    label = "what the fetcher gives"
    at_once = 1
    asks_whose = False

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def find(self, name: str, product: Product) -> Found | None:  # noqa: ARG002 - a supplier's form
        try:
            data = self._fetcher(name)
        except Unreachable:
            raise
        except Exception as error:  # the caller's own code: the run goes on
            raise Unreachable(_told(error), passing=isinstance(error, OSError)) from error
        if data is None:
            return None
        if not isinstance(data, bytes | bytearray | memoryview):
            raise Unreachable(f"the fetcher gave {type(data).__name__} in place of bytes")
        return InMemory(shown(name), bytes(data))

    def named_after(self, product: Product) -> Sequence[Found]:  # noqa: ARG002 - a supplier's form
        return ()

    def close(self) -> None:
        """The function is the caller's."""


def _path(name: str) -> str:
    """An address or file name as a path: what an index compares."""
    folders, names = read(name)
    return "/".join((*folders, names[-1])) if names else name


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())[:300]
