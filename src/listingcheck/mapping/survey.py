# SPDX-License-Identifier: Apache-2.0
"""Lists the categories of a catalogue, and how each is mapped to the marketplace's.

Products stream past; what is kept grows with the number of categories.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from listingcheck.mapping.shelves import Shelf, Shelves
from listingcheck.mapping.suggesting import Suggester, Suggestion
from listingcheck.mapping.taxonomies import chosen
from listingcheck.mapping.tree import Tree
from listingcheck.product import Product
from listingcheck.report import SCHEMA_VERSION
from listingcheck.shop import Shop


@dataclass(frozen=True, slots=True)
class SourceCategory:
    """A category, or a product type, of the catalogue."""

    name: str
    """As the source writes it: a path, an id or a type."""
    taxonomy: str | None
    """Whose it is: ``shopify``, ``google``, ``product type``, or None for the shop's own."""
    products: int
    example: str | None
    """The title of one of its products."""
    mapped_to: str | None = None
    """The marketplace's category that the shop's map gives it."""
    suggestions: tuple[Suggestion, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "source_category": self.name,
            "taxonomy": self.taxonomy,
            "products": self.products,
            "example": self.example,
            "marketplace_category": self.mapped_to,
            "suggestions": [
                {"category": s.category, "id": s.id, "score": s.score, "why": s.why}
                for s in self.suggestions
            ],
        }


@dataclass(frozen=True)
class Survey:
    """The categories of a catalogue."""

    profile: str
    marketplace: str
    categories: tuple[SourceCategory, ...]
    """Those to be mapped, the largest first."""
    filed: int = 0
    """Products that are in the marketplace's own tree already."""
    nameless: int = 0
    """Products with neither a category nor a type."""
    nameless_example: str | None = None
    default: str | None = None
    """The category of products that the map says nothing about, where the shop gives one."""
    tree: Tree | None = None
    """What suggestions were taken from."""

    def __iter__(self) -> Iterator[SourceCategory]:
        return iter(self.categories)

    def __len__(self) -> int:
        return len(self.categories)

    @property
    def products(self) -> int:
        """How many products there are."""
        return self.filed + self.nameless + sum(each.products for each in self.categories)

    @cached_property
    def unmapped(self) -> tuple[SourceCategory, ...]:
        """The categories that still have to be mapped."""
        return tuple(each for each in self.categories if each.mapped_to is None)

    @property
    def is_complete(self) -> bool:
        """Whether every product has one of the marketplace's categories."""
        return self.default is not None or not (self.unmapped or self.nameless)

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "schema_version": SCHEMA_VERSION,
            "profile": self.profile,
            "marketplace": self.marketplace,
            "tree": self.tree.name if self.tree else None,
            "counts": {
                "products": self.products,
                "categories": len(self.categories),
                "unmapped": len(self.unmapped),
                "products_unmapped": sum(each.products for each in self.unmapped),
                "products_filed": self.filed,
                "products_nameless": self.nameless,
            },
            "default": self.default,
            "categories": [each.to_dict() for each in self.categories],
        }


def survey(
    products: Iterable[Product],
    *,
    profile: str,
    marketplace: str,
    shop: Shop,
    trees: Sequence[Tree] = (),
) -> Survey:
    """List the categories of products, with suggestions for those that are not mapped.

    Args:
        products: taken once.
        profile: the profile's name, for reports.
        marketplace: for whom, such as ``tiktok-shop``.
        shop: its map of categories, and its default.
        trees: the marketplace's own tree, and public taxonomies.
    """
    shelves = Shelves(marketplace, shop)
    for product in products:
        shelves.add(product)
    tree = chosen(marketplace, trees)
    listed = sorted(shelves.listed.values(), key=lambda shelf: (-shelf.products, shelf.name))
    references = [each for each in trees if each is not tree]
    return Survey(
        profile=profile,
        marketplace=marketplace,
        categories=tuple(_with_suggestions(listed, tree, references)),
        filed=shelves.filed.products,
        nameless=shelves.nameless.products,
        nameless_example=shelves.nameless.example,
        default=shop.defaults.category,
        tree=tree,
    )


def _with_suggestions(
    listed: Sequence[Shelf], tree: Tree | None, references: Sequence[Tree]
) -> Iterator[SourceCategory]:
    found: Sequence[tuple[Suggestion, ...]] = [()] * len(listed)
    if tree is not None:
        found = Suggester(tree, references).suggest([shelf.wanted for shelf in listed])
    for shelf, suggestions in zip(listed, found, strict=True):
        yield SourceCategory(
            shelf.name, shelf.taxonomy, shelf.products, shelf.example, shelf.mapped_to, suggestions
        )
