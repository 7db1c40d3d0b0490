# SPDX-License-Identifier: Apache-2.0
"""Tells which option the pictures of variants depend on."""

from collections.abc import Hashable
from operator import attrgetter
from typing import ClassVar, NamedTuple

from listingcheck.product import Product
from listingcheck.rule import ProductRule
from listingcheck.rules.variant._family import Column, columns, folded, used

_image = attrgetter("image")


def pictured(product: Product) -> Hashable:
    """All that these rules look at: nothing, where pictures cannot contradict options.

    That is where no variant has a picture, where all have the same, and where each variant of a
    single option has one.
    """
    pictures = [*map(_image, product.variants)]
    lacking = pictures.count(None)
    if lacking == len(pictures):
        return None
    if not lacking and (len(product.options) < 2 or pictures.count(pictures[0]) == len(pictures)):
        return None
    return product.options, tuple([(v.options, v.image) for v in product.variants])


class PicturedRule(ProductRule):
    """Looks at the options and the pictures of the variants of one product."""

    shape: ClassVar = pictured


class Value(NamedTuple):
    """One value of an option."""

    first: int
    """The variant where it first stands."""
    pictures: set[str]
    """The pictures of all variants that have it."""


def by_value(column: Column, images: list[str | None]) -> list[Value]:
    """The values of an option, in order."""
    values: dict[str | None, Value] = {}
    for index, (value, image) in enumerate(zip(column, images, strict=True)):
        if value is not None:
            known = values.setdefault(folded(value), Value(index, set()))
            known.pictures.update({image} if image is not None else ())
    return list(values.values())


def separates(values: list[Value]) -> bool:
    """Whether no value of this option shows two pictures."""
    return all(len(value.pictures) <= 1 for value in values)


def groups(product: Product) -> list[tuple[int, list[Value]]]:
    """The values of each option that is used, with its position."""
    images = [variant.image for variant in product.variants]
    return [(n, by_value(c, images)) for n, c in enumerate(columns(product)) if used(c)]
