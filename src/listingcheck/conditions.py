# SPDX-License-Identifier: Apache-2.0
"""Which failures a table of the configuration speaks of: by file, product, SKU, brand, ..."""

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, field_validator

from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.shop import folded


class Traits(NamedTuple):
    """What conditions ask of a product that its failures do not carry."""

    brand: str | None
    category: str | None
    """What files it: its category, or else the merchant's kind of product."""
    tags: tuple[str, ...]


def traits_of(product: Product) -> Traits:
    """The traits of a product."""
    category = product.category.path if product.category else product.product_type
    return Traits(product.brand, category, tuple(product.tags))


class Conditions(BaseModel):
    """Conditions on a failure and its product. All that are given must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: tuple[str, ...] = ()
    """Globs of the file's name or path."""
    products: tuple[str, ...] = ()
    """Globs of the product's key."""
    skus: tuple[str, ...] = ()
    """Globs of the variant's SKU."""
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Category paths, or the start of one."""
    tags: tuple[str, ...] = ()
    """One of them is enough."""

    @field_validator("files", "products", "skus", "brands", "categories", "tags", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    def hold(self, failure: Failure, traits: Traits | None) -> bool:
        """Whether every condition holds; the traits are None where the product is not known."""
        return (
            _globbed(self.products, failure.product)
            and _globbed(self.skus, failure.variant)
            and _in_file(self.files, failure.where.file)
            and self._describe(traits)
        )

    def _describe(self, traits: Traits | None) -> bool:
        if not (self.brands or self.categories or self.tags):
            return True
        return traits is not None and (
            _one_of(self.brands, [traits.brand])
            and _one_of(self.tags, traits.tags)
            and _filed(self.categories, traits.category)
        )


NAMES = tuple(Conditions.model_fields)
"""The keys that hold conditions."""


def _globbed(globs: tuple[str, ...], name: str | None) -> bool:
    return not globs or (name is not None and (name in globs or bool(_compiled(globs)(name))))


def _in_file(globs: tuple[str, ...], path: str | None) -> bool:
    if not globs or path is None:
        return not globs
    place = PurePath(path)
    return _globbed(globs, place.as_posix()) or _globbed(globs, place.name)


@lru_cache(maxsize=1024)
def _compiled(globs: tuple[str, ...]) -> Any:
    return re.compile("|".join(translate(glob) for glob in globs)).match


def _one_of(wanted: tuple[str, ...], names: Sequence[str | None]) -> bool:
    """Whether a name is wanted, whatever its case and spacing."""
    known = {folded(name) for name in wanted}
    return not wanted or any(name is not None and folded(name) in known for name in names)


def _filed(starts: tuple[str, ...], path: str | None) -> bool:
    """Whether a category is one of these, or below one."""
    if not starts or path is None:
        return not starts
    steps = _steps(path)
    return any(steps[: len(wanted)] == wanted for wanted in map(_steps, starts))


def _steps(path: str) -> list[str]:
    return [folded(step) for step in path.split(">")]
