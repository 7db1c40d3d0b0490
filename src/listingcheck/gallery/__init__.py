# SPDX-License-Identifier: Apache-2.0
"""Where the pictures of products come from: their bytes are found, measured, and given to rules.

gallery = open_gallery("pictures/", Depth.HEADER | Depth.QR, jobs=4)
for product in gallery.hung(reading): ...     # the same products, with Product.pictures
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from listingcheck.gallery.gallery import Gallery
    from listingcheck.gallery.opening import Images, fetched, open_gallery
    from listingcheck.gallery.single import one_picture
    from listingcheck.gallery.supplier import Found, Supplier, Unreachable

__all__ = [
    "Found",
    "Gallery",
    "Images",
    "Supplier",
    "Unreachable",
    "fetched",
    "one_picture",
    "open_gallery",
]

_HOMES = {
    "Found": "supplier",
    "Gallery": "gallery",
    "Images": "opening",
    "Supplier": "supplier",
    "Unreachable": "supplier",
    "fetched": "opening",
    "one_picture": "single",
    "open_gallery": "opening",
}
"""Which module each name lives in. Processes that look at pictures need few of them, and start in a
tenth of a second where all of them took eight."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'listingcheck.gallery' has no attribute {name!r}")
    return getattr(import_module(f"listingcheck.gallery.{_HOMES[name]}"), name)
