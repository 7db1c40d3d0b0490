# SPDX-License-Identifier: Apache-2.0
"""Pictures in a folder and the folders in it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure
from listingcheck.gallery.found import InFile
from listingcheck.gallery.index import Index
from listingcheck.gallery.refusals import Refusals, shown
from listingcheck.product import Product

LEFT_BY_SYSTEMS = (".", "__MACOSX")
"""How names begin that systems leave behind, in folders as in archives."""


class Folder:
    """Finds pictures among the files of a folder, whose names are read once.

    Only regular files inside the folder are read, whatever a link says.

    Raises:
        ConfigurationError: the folder cannot be listed.
    """

    at_once = 1
    asks_whose = True

    def __init__(self, path: Path) -> None:
        self.label = str(path)
        try:
            self._root = path.resolve(strict=True)
            os.scandir(self._root).close()
        except OSError as error:
            raise ConfigurationError(f"{path} cannot be listed: {error.strerror}.") from None
        self._refusals = Refusals(self.label)
        self._files = dict(self._walked())
        self._index = Index(self._files)

    def find(self, name: str, product: Product) -> InFile | None:
        found = self._index.find(name, product)
        return None if found is None else self._found(found)

    def named_after(self, product: Product) -> Sequence[InFile]:
        return [self._found(path) for path in self._index.named_after(product)]

    def remarks(self) -> list[Failure]:
        """What was not read."""
        return self._refusals.failures()

    def close(self) -> None:
        """Nothing is open."""

    def _found(self, path: str) -> InFile:
        return InFile(shown(path), self._files[path])

    def _walked(self) -> Iterator[tuple[str, str]]:
        """Each file by its path from the folder on, and where it really is."""
        waiting = [("", str(self._root))]
        while waiting:
            above, path = waiting.pop()
            for entry in self._listed(above, path):
                name = f"{above}{entry.name}"
                if entry.is_symlink():
                    yield from self._linked(name, entry.path)
                elif entry.is_dir():
                    waiting.append((f"{name}/", entry.path))
                elif entry.is_file():
                    yield name, entry.path
                else:
                    self._refusals.add(name, "it is no file")

    def _listed(self, above: str, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(path) as entries:
                return sorted(
                    (entry for entry in entries if not entry.name.startswith(LEFT_BY_SYSTEMS)),
                    key=lambda entry: entry.name,
                )
        except OSError as error:
            self._refusals.add(above, f"it cannot be listed ({error.strerror})")
            return []

    def _linked(self, name: str, path: str) -> Iterator[tuple[str, str]]:
        """The file a link leads to, if it stands in the folder; its folders are there anyway."""
        try:
            real = Path(path).resolve(strict=True)
        except (OSError, RuntimeError):
            self._refusals.add(name, "it is a link that leads nowhere")
            return
        if not real.is_relative_to(self._root):
            self._refusals.add(name, "it is a link that leads out of the folder")
        elif real.is_file():
            yield name, str(real)
        elif not real.is_dir():
            self._refusals.add(name, "it is a link to something that is no file")
