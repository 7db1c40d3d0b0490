# SPDX-License-Identifier: Apache-2.0
"""The pictures in a folder, and what they are called once they are mended."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from listingcheck.gallery.folder import LEFT_BY_SYSTEMS
from listingcheck.imaging.signature import sniff
from listingcheck.picture import Format
from listingcheck.rules.image._family import EXTENSIONS, FORMATS

_HEAD = 1024
"""Bytes that tell what a file is."""


def files(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """Name, path and, where it is not read, the reason, of each picture in a folder and below.

    A file is a picture by the ending of its name or by its first bytes.
    """
    root = folder.resolve()
    for above, folders, names in os.walk(root):
        folders[:] = [each for each in folders if not each.startswith(LEFT_BY_SYSTEMS)]
        for name in names:
            path = Path(above, name)
            if name.startswith(LEFT_BY_SYSTEMS):
                continue
            trouble = _refused(path, root)
            if _is_named(name) or (trouble is None and _is_picture(path)):
                yield path.relative_to(root).as_posix(), str(path), trouble


def _refused(path: Path, root: Path) -> str | None:
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "It is a link that leads nowhere."
    if not real.is_relative_to(root):
        return "It is a link that leads out of the folder."
    return None if real.is_file() else "It is no regular file."


def _is_named(name: str) -> bool:
    return FORMATS.get(PurePosixPath(name).suffix.lower()[1:], Format.PDF) is not Format.PDF


def _is_picture(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return sniff(stream.read(_HEAD)) not in {None, Format.PDF}
    except OSError:
        return False


class Names:
    """Gives each written file a name of its own, also where upper and lower case are one."""

    def __init__(self, originals: Iterable[str]) -> None:
        self._originals = {name.casefold() for name in originals}
        self._taken: set[str] = set()

    def copy(self, name: str, kind: Format | None) -> str:
        """The name of a copy: its own, with the ending that its bytes are known by."""
        ending = PurePosixPath(name).suffix.lower()[1:]
        if kind is None or FORMATS.get(ending) is kind:
            return self._take(name)
        return self._named(name, EXTENSIONS[kind][0])

    def jpeg(self, name: str) -> str:
        """The name of what a file was converted to, its own with ``.jpg`` where that is free."""
        return self._named(name, EXTENSIONS[Format.JPEG][0])

    def _named(self, name: str, ending: str) -> str:
        stem, number = PurePosixPath(name).with_suffix(""), 1
        wished = f"{stem}.{ending}"
        while not self._is_free(wished, name):
            number += 1
            wished = f"{stem}-{number}.{ending}"
        return self._take(wished)

    def _is_free(self, wished: str, name: str) -> bool:
        folded = wished.casefold()
        own = folded == name.casefold()
        return folded not in self._taken and (own or folded not in self._originals)

    def _take(self, name: str) -> str:
        self._taken.add(name.casefold())
        return name
