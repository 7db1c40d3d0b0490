# SPDX-License-Identifier: Apache-2.0
"""What rules share that compare a product with what the marketplace answered."""

from collections.abc import Hashable
from functools import cached_property
from operator import attrgetter
from typing import ClassVar

from listingcheck.answers import Category, CategoryRules, Look, Tree
from listingcheck.product import Product
from listingcheck.rule import ProductRule

_pair = attrgetter("name", "value", "id")


def filing_shape(product: Product) -> Hashable:
    """All that decides in which of the marketplace's categories a product is."""
    category = product.category
    if category is None:
        return product.product_type
    return category.path, category.taxonomy, product.product_type


def filed(product: Product) -> Hashable:
    """Where a product is filed, and what it proves."""
    category = product.category
    if category is None:
        return product.product_type, product.compliance
    return category.path, category.taxonomy, product.product_type, product.compliance


def described(product: Product) -> Hashable:
    """Where a product is filed, and all that may state an attribute."""
    has_variants = len(product.variants) > 1
    # Pairs of texts are hashed ten times as quickly as models.
    stated = tuple(map(_pair, product.attributes))
    return filed(product), product.brand, product.options, has_variants, stated


class AnswerRule(ProductRule):
    """Compares a product with what the marketplace answered about its category.

    It says nothing about a category for which no answer was handed in.
    """

    shape: ClassVar = filed
    answers: ClassVar[tuple[str, ...]]
    """The fields of the shop that hold the answers it compares with."""

    @cached_property
    def idle(self) -> bool:
        """Whether there is nothing to compare with, so that the rule can not speak."""
        return not any(getattr(self.shop, name) for name in self.answers)

    def rules_of(self, product: Product) -> CategoryRules | None:
        """The rules of the product's category; None where they were not handed in."""
        if not self.shop.category_rules:
            return None
        return self.shop.requirements.rules_of(self.context.filing(product))

    def look(self, product: Product) -> Look | None:
        """The product seen through the attributes of its category."""
        return None if self.idle else self.shop.requirements.look(product, self.context)


class TreeRule(AnswerRule):
    """Compares the category of a product with the marketplace's tree."""

    answers: ClassVar = ("categories",)

    @property
    def tree(self) -> Tree:
        """The marketplace's tree; an empty one where it was not handed in."""
        return self.shop.requirements.tree

    def filing(self, product: Product) -> str | None:
        """What says where the product is filed, where there is a tree to compare it with."""
        return self.context.filing(product) if self.tree else None

    def leaf(self, product: Product) -> Category | None:
        """The one category that products may be filed in and that this one is filed in."""
        tree, filing = self.tree, self.filing(product)
        found = tree.find(filing) if filing else ()
        return found[0] if len(found) == 1 and tree.is_leaf(found[0]) else None
