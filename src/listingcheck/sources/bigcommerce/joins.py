# SPDX-License-Identifier: Apache-2.0
"""What stands apart from products: brands, categories, variants and pictures of their own answers.

Brands and categories are held as names. Variants and pictures that were asked for apart are held
whole, until the products are read: nothing says in which order they come.
"""

from collections.abc import Sequence

from listingcheck.product import Category
from listingcheck.sources.bigcommerce.cells import depth
from listingcheck.sources.bigcommerce.keys import BRANDS, CATEGORIES, IMAGES, VARIANTS
from listingcheck.sources.formats.payload import Document, Entry, ShapeError, text

NAME_BRANDS = (
    "Give the answer of /catalog/brands as well: products name their brand only by its id."
)
_NO_BRAND = frozenset({"", "0"})
_MOST_LEVELS = 50
"""Levels of a category; more is a circle."""

Apart = tuple[int | None, Document]
"""The line of a document, and the document."""


class Parts:
    """The parts of products that were given beside them."""

    def __init__(self) -> None:
        self.files: dict[str, str | None] = {}
        """The file each part stands in, for those that are there."""
        self._brands: dict[str, str] = {}
        self._categories: dict[str, tuple[str, str]] = {}
        self._apart: dict[str, dict[str, dict[str, Apart]]] = {VARIANTS: {}, IMAGES: {}}
        self._joined: dict[str, set[str]] = {VARIANTS: set(), IMAGES: set()}
        self._whole: set[str] = set()
        self.unnamed_brands: dict[str, None] = {}
        """Ids of brands that products have, but that are not among those given."""

    def take(self, part: str, entry: Entry, file: str | None) -> None:
        """Hold what a document says about products.

        Raises:
            ShapeError: it does not say whose it is.
        """
        document = entry.document
        self.files.setdefault(part, file)
        if entry.stream is not None:
            self._whole.add(part)
        if part == BRANDS:
            self._brands[_needed(document, "id")] = _needed(document, "name")
        elif part == CATEGORIES:
            key = _needed(document, "id", "category_id")
            parent = text(document.get("parent_id")) or ""
            self._categories[key] = parent, _needed(document, "name")
        elif part in self._apart:
            of_product = self._apart[part].setdefault(_needed(document, "product_id"), {})
            of_product[_needed(document, "id")] = entry.line, document

    def __contains__(self, part: str) -> bool:
        return part in self.files

    def brand(self, key: str | None) -> str | None:
        """The name of a brand; None when it is not known."""
        if BRANDS not in self.files or key is None:
            return None
        name = self._brands.get(key)
        if name is None and key not in _NO_BRAND:
            self.unnamed_brands[key] = None
        return name

    def of_product(self, part: str, key: str | None) -> list[Apart] | None:
        """The variants or pictures of a product; None when none were given for it.

        A stream has those of all products; answers are asked for product by product.
        """
        if part not in self.files or key is None:
            return None
        self._joined[part].add(key)
        found = self._apart[part].get(key)
        if found is None and part not in self._whole:
            return None
        return list((found or {}).values())

    def strays(self, part: str) -> list[str]:
        """The ids of products of which there are variants or pictures, but which are not there."""
        return [key for key in self._apart[part] if key not in self._joined[part]]

    def deepest(self, ids: Sequence[str]) -> Category | None:
        """The deepest of the categories that a product names by path or by id."""
        path = max(map(self._path, ids), key=depth, default=None)
        return Category(path=path) if path else None

    def _path(self, key: str) -> str:
        names: list[str] = []
        at = key
        while at in self._categories and len(names) < _MOST_LEVELS:
            at, name = self._categories[at]
            names.append(name.replace("/", "\\/"))
        return "/".join(reversed(names)) or key


def _needed(document: Document, *keys: str) -> str:
    """The text under the first of some keys.

    Raises:
        ShapeError: there is none.
    """
    for key in keys:
        if (value := text(document.get(key))) is not None:
            return value
    raise ShapeError(f"it has no {keys[0]}")
