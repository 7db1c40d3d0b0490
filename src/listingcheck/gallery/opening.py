# SPDX-License-Identifier: Apache-2.0
"""Opens a gallery of whatever a caller has pictures in."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.gallery.archive import Archive
from listingcheck.gallery.both import Both
from listingcheck.gallery.folder import Folder
from listingcheck.gallery.gallery import Gallery
from listingcheck.gallery.given import Asked, Fetcher, Given
from listingcheck.gallery.supplier import Supplier
from listingcheck.picture import Depth

Images = (
    str
    | PathLike[str]
    | Mapping[str, bytes | str | PathLike[str]]
    | Mapping[str, bytes]
    | Mapping[str, Path]
    | Fetcher
    | Supplier
)
"""A folder or zip archive, addresses or file names with bytes or paths, a function that gives the
bytes at an address, or anything else that finds them."""


def open_gallery(images: Images, depth: Depth, *, jobs: int = 1) -> Gallery:
    """A gallery of these pictures.

    Args:
        images: where they come from.
        depth: how deep they are looked into.
        jobs: how many processes look at them.

    Raises:
        ConfigurationError: the folder or archive is not there or cannot be read, or no such thing
            gives pictures.
    """
    return Gallery(_supplier(images), depth, jobs=jobs)


def fetched(near: Images | None = None, *, cache: str | PathLike[str] | None = None) -> Supplier:
    """Pictures from the web, where they are not nearer by.

    Args:
        near: where they are looked for first.
        cache: the folder in which they are kept; one of the user's own when left out.

    Raises:
        MissingExtraError: the packages that fetch are not installed.
        ConfigurationError: the folder cannot be written, or ``near`` not be read.
    """
    from listingcheck.gallery.fetching import Fetcher as Web

    web = Web(Path(cache) if cache else users_cache())
    return web if near is None else Both(_supplier(near), web)


def users_cache() -> Path:
    """Where pictures are kept for this user.

    Raises:
        MissingExtraError: the packages that fetch are not installed.
    """
    try:
        from platformdirs import user_cache_path
    except ModuleNotFoundError as error:
        raise MissingExtraError("Fetching pictures", "fetch") from error
    return user_cache_path("listingcheck") / "pictures"


def _supplier(images: Images) -> Supplier:
    if isinstance(images, str | PathLike):
        path = Path(images)
        if not path.exists():
            raise ConfigurationError(f"There is no folder or zip archive of pictures {path}.")
        return Folder(path) if path.is_dir() else Archive(path)
    if isinstance(images, Mapping):
        return Given(images)
    if isinstance(images, Supplier):
        return images
    if callable(images):
        return Asked(images)
    raise ConfigurationError(
        f"Pictures come from a folder, a zip archive, a mapping or a function, not from "
        f"{type(images).__name__}."
    )
