# SPDX-License-Identifier: Apache-2.0
"""What only the merchant knows: handed in, never guessed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from listingcheck import answers
from listingcheck.measures import given_dimensions, given_weight
from listingcheck.product import Dimensions, LengthUnit, Model, Product, Weight, WeightUnit


class Defaults(Model):
    """What to assume where the source has no such column.

    A weight and a package size may be texts: ``500 g``, ``30 x 20 x 5 cm``.
    """

    weight: Annotated[Weight, BeforeValidator(given_weight)] | None = Field(
        default=None, description="Package weight of a product without one."
    )
    dimensions: Annotated[Dimensions, BeforeValidator(given_dimensions)] | None = Field(
        default=None, description="Package size of a product without one."
    )
    category: str | None = Field(
        default=None, description="Marketplace category of an unmapped product."
    )
    brand: str | None = Field(default=None, description="Brand of a product without one.")


class Shop(Model):
    """The merchant's own settings on the marketplace."""

    currency: str | None = Field(
        default=None,
        description="The currency that the shop sells in on the marketplace, which every price "
        "must be in, ISO 4217; the market's when left out.",
    )
    source_currency: str | None = Field(
        default=None,
        description="The currency of prices in an export or API answer that does not state one, "
        "ISO 4217; it is compared with the one the shop sells in.",
    )
    cross_border: bool = Field(
        default=False, description="Whether the shop sells from another country than the market's."
    )
    weight_unit: WeightUnit | None = Field(
        default=None, description="The unit of weights in an export that does not state one."
    )
    dimension_unit: LengthUnit | None = Field(
        default=None, description="The unit of package sizes in an export that does not state one."
    )
    source_language: str | None = Field(
        default=None,
        description="Of texts in several languages, those to check: a locale (fr-FR), a store "
        "view or a language id, as the export calls it.",
    )
    gtin_attribute: str | None = Field(
        default=None, description="The custom attribute or column that holds the trade number."
    )
    brand_attribute: str | None = Field(
        default=None, description="The custom attribute or column that holds the brand."
    )
    ignore_attribute: str | None = Field(
        default=None,
        description="The custom attribute or column that says which failures of a product are "
        "accepted; listingcheck_ignore when left out.",
    )
    upload_quota: int | None = Field(
        default=None, ge=0, description="New listings the shop may still upload."
    )
    exempt_categories: tuple[str, ...] = Field(
        default=(), description="Categories that need no trade number: a path or the start of one."
    )
    approved_categories: tuple[str, ...] = Field(
        default=(),
        description="Restricted categories the shop may sell in: a path or the start of one.",
    )
    approved_goods: tuple[str, ...] = Field(
        default=(), description="Kinds of restricted goods the shop may sell, such as supplements."
    )
    authorised_brands: tuple[str, ...] = Field(
        default=(), description="Brands the shop has an authorisation for."
    )
    protected_brands: tuple[str, ...] = Field(
        default=(), description="Brands the marketplace lists only with an authorisation."
    )
    allowed_domains: tuple[str, ...] = Field(
        default=(), description="Web domains that texts may name: the brand's own, a standard's."
    )
    allowed_phrases: tuple[str, ...] = Field(
        default=(),
        description="Wordings that texts may hold though they look like a call to leave.",
    )
    category_map: Mapping[str, str] = Field(
        default={},
        description="The marketplace's category for each of the shop's: a path or product type of "
        "the export, to a path or id.",
    )
    categories: Annotated[Any, PlainValidator(answers.tree)] = Field(
        default=answers.Tree(),
        description="The marketplace's category tree: answers of Get Categories as they came.",
    )
    category_rules: Annotated[Any, PlainValidator(answers.category_rules)] = Field(
        default={},
        description="What categories need: answers of Get Category Rules as they came, by id.",
    )
    attributes: Annotated[Any, PlainValidator(answers.attributes)] = Field(
        default={},
        description="Attributes of categories: answers of Get Attributes as they came, by id.",
    )
    listing_schemas: Annotated[Any, PlainValidator(answers.listing_schemas)] = Field(
        default={},
        description="Fields that categories have: answers of Listing Schemas as they came.",
    )
    defaults: Defaults = Field(
        default=Defaults(), description="What to assume where the source has no such column."
    )

    @property
    def requirements(self) -> answers.Requirements:
        """What the marketplace wants in each category, as far as its answers were handed in."""
        return self._requirements

    @cached_property
    def _requirements(self) -> answers.Requirements:
        return answers.Requirements(
            self.categories, self.category_rules, self.attributes, self.listing_schemas
        )

    def approves(self, path: str) -> bool:
        """Whether a category is, or lies below, one that the shop may sell in."""
        name = path.strip().lower()
        return any(name.startswith(approved.lower()) for approved in self.approved_categories)

    def mapped(self, product: Product) -> str | None:
        """The category that the shop's map gives a product: by its category, else by its type."""
        if not self.category_map:
            return None
        names = (product.category and product.category.path, product.product_type)
        found = (self._by_name.get(folded(name)) for name in names if name)
        return next((category for category in found if category), None)

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {folded(name): category for name, category in self.category_map.items()}


def folded(name: str) -> str:
    """A category's name as it is compared: in one case, with single spaces."""
    return " ".join(name.casefold().split())
