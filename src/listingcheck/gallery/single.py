# SPDX-License-Identifier: Apache-2.0
"""One picture by itself, as the first of a listing."""

from os import PathLike, fspath

from listingcheck import imaging
from listingcheck.errors import SourceError
from listingcheck.gallery.found import InFile, InMemory
from listingcheck.gallery.supplier import Unreachable
from listingcheck.picture import Depth, Picture, Role
from listingcheck.product import Image, Product

UNNAMED = "picture"


def one_picture(picture: bytes | str | PathLike[str], depth: Depth) -> Product:
    """A product with this picture, looked into.

    Raises:
        SourceError: the file cannot be read.
    """
    name = UNNAMED if isinstance(picture, bytes) else fspath(picture)
    found = InMemory(name, picture) if isinstance(picture, bytes) else InFile(name, name)
    try:
        facts = imaging.measure(found.read(), depth)
    except Unreachable as error:
        raise SourceError(f"{name} cannot be read: {error}.") from None
    fields = ("images[0].url",)
    shown = Picture(name, Role.MAIN, fields, first=True, facts=facts, kin=facts.digest)
    return Product(key=name, images=(Image(url=name),), pictures=(shown,))
