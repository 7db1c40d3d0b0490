# SPDX-License-Identifier: Apache-2.0
"""All that a marketplace answered, asked by the category of a product."""

from collections.abc import Mapping
from typing import Protocol

from listingcheck.answers.limits import Limits
from listingcheck.answers.look import Look
from listingcheck.answers.models import CategoryRules, Property
from listingcheck.answers.schemas import Schema
from listingcheck.answers.tree import Tree
from listingcheck.product import Product

_NO_LIMITS = Limits()


class Filer(Protocol):
    """Says where products are filed."""

    def filing(self, product: Product) -> str | None:
        """The marketplace's category of a product."""


class Requirements:
    """What the marketplace wants in each category, as far as it was asked."""

    def __init__(
        self,
        tree: Tree,
        rules: Mapping[str, CategoryRules],
        attributes: Mapping[str, tuple[Property, ...]],
        schemas: Mapping[str, Schema],
    ) -> None:
        self.tree = tree
        self.rules = rules
        self.attributes = attributes
        self.schemas = schemas
        self._properties: dict[str, tuple[Property, ...]] = {}
        self._last: tuple[Product | None, Filer | None, Look | None] = None, None, None

    def category(self, filing: str | None) -> str | None:
        """The id of the category that a path, a name or an id stands for; None when unsure."""
        return self.tree.id_of(filing) if filing else None

    def rules_of(self, filing: str | None) -> CategoryRules | None:
        """The rules of a category; None where they were not handed in."""
        return self.rules.get(self.category(filing) or "") if self.rules else None

    def limits(self, filing: str | None, field: str) -> Limits:
        """The limits of a field of the listing schema, such as ``title``."""
        schema = self.schemas.get(self.category(filing) or "") if self.schemas else None
        return schema.limits(field) if schema else _NO_LIMITS

    def look(self, product: Product, filer: Filer) -> Look | None:
        """A product seen through the attributes of its category; None where none is known.

        All rules look at one product after the other, so the last look is kept.
        """
        last_product, last_filer, look = self._last
        if last_product is product and last_filer is filer:
            return look
        category = self.category(filer.filing(product))
        look = Look(category, self.properties(category), product) if category else None
        self._last = product, filer, look
        return look

    def properties(self, category: str) -> tuple[Property, ...]:
        """The attributes of a category, with what the listing schema says of them."""
        found = self._properties.get(category)
        if found is None:
            found = self._properties[category] = tuple(self._joined(category).values())
        return found

    def _joined(self, category: str) -> dict[str, Property]:
        stated = {each.id: each for each in self.attributes.get(category, ())}
        schema = self.schemas.get(category)
        for other in schema.properties if schema else ():
            own = stated.get(other.id)
            stated[other.id] = own.with_limits(other) if own else other
        return stated
