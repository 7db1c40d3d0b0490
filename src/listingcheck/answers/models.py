# SPDX-License-Identifier: Apache-2.0
"""What TikTok Shop answers about a category: its rules and its attributes.

Sources: partner.tiktokshop.com, Get Categories, Get Category Rules, Get Attributes and their
global sisters (202309), and the older attributes of 202212; checked 2026-11.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from listingcheck.answers.limits import Limits, limits_of
from listingcheck.answers.reading import LISTED, Answer, Words, folded

SALES = "SALES_PROPERTY"
PRODUCT = "PRODUCT_PROPERTY"
POSITIVE_NUMBER = "POSITIVE_INT_OR_DECIMAL"
_TYPES = {"2": SALES, "3": PRODUCT}
"""The numbers of 202212."""


class Category(Answer):
    """One category of the marketplace's tree."""

    other_spellings: ClassVar = {
        "local_display_name": "local_name",
        "name": "local_name",
        "permission_status": "permission_statuses",
    }
    id: str
    parent_id: str = "0"
    """``0`` for a category at the top."""
    local_name: str = ""
    is_leaf: bool | None = None
    permission_statuses: Words = ()
    """``AVAILABLE``, ``INVITE_ONLY``, ``NON_MAIN_CATEGORY``, ``PROHIBITED``."""


class Condition(Answer):
    """Met where the seller chose a value for an attribute."""

    condition_type: str = "VALUE_ID_MATCH"
    attribute_id: str
    attribute_value_id: str | None = None
    region: str | None = None
    """The market it holds in, in answers for several."""


class Requirement(Answer):
    """What may be required always, in some markets, or on some conditions."""

    other_spellings: ClassVar[Mapping[str, str]] = {
        "is_requried": "is_required",
        "is_mandatory": "is_required",
    }
    is_required: bool = False
    required_regions: Words = ()
    requirement_conditions: Annotated[tuple[Condition, ...], LISTED] = ()

    def is_always_required(self, market: str | None) -> bool:
        """Whether it is required whatever the product is."""
        return self.is_required or market in self.required_regions

    def conditions(self, market: str | None) -> list[Condition]:
        """The conditions of a market that can be told from attributes."""
        return [
            each
            for each in self.requirement_conditions
            if each.condition_type == "VALUE_ID_MATCH" and each.region in {None, market}
        ]


class ExpiryDate(Answer):
    """Whether a certificate must state the day it ends."""

    is_required: bool = False


class Certification(Requirement):
    """A document that products of a category need."""

    id: str
    name: str = ""
    document_details: str | None = None
    expiration_date: ExpiryDate = ExpiryDate()


class SizeChart(Requirement):
    """Whether a category has size charts."""

    is_supported: bool | None = None


class CategoryRules(Answer):
    """What products of a category need besides attributes."""

    other_spellings: ClassVar = {"package_dimensions": "package_dimension"}
    size_chart: SizeChart = SizeChart()
    package_dimension: Requirement = Requirement()
    manufacturer: Requirement = Requirement()
    responsible_person: Requirement = Requirement()
    product_certifications: Annotated[tuple[Certification, ...], LISTED] = ()
    allowed_special_product_types: Words = ()


class Value(Answer):
    """A value to choose."""

    id: str | None = None
    name: str = ""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, said: Any) -> Any:
        return {"name": said} if isinstance(said, str) else said


class Property(Requirement):
    """An attribute of a category: of products as a whole, or one that tells variants apart."""

    other_spellings: ClassVar = {
        **Requirement.other_spellings,
        "attribute_type": "type",
        "is_multiple_selected": "is_multiple_selection",
        "is_customized": "is_customizable",
    }
    id: str
    name: str = ""
    type: str = PRODUCT
    is_multiple_selection: bool | None = None
    is_customizable: bool | None = None
    values: Annotated[tuple[Value, ...], LISTED] = ()
    value_data_format: str | None = None
    limits: Annotated[Limits, limits_of] = Limits()

    @model_validator(mode="before")
    @classmethod
    def _of_202212(cls, said: Any) -> Any:
        """The flags of 202212, which stand in ``input_type``, and its numbers for types."""
        if not isinstance(said, Mapping):
            return said
        flags = said.get("input_type")
        flat = {**flags, **said} if isinstance(flags, Mapping) else dict(said)
        kind = str(flat.get("type") or flat.get("attribute_type") or PRODUCT)
        return {**flat, "type": _TYPES.get(kind, kind.upper())}

    @property
    def is_of_variants(self) -> bool:
        """Whether it tells variants apart."""
        return self.type == SALES

    @cached_property
    def key(self) -> str:
        """Its name for comparing; its id where it has none."""
        return folded(self.name) or self.id

    def chosen(self, stated: str) -> Value | None:
        """The value to choose that a text names, by its id or its name."""
        return self._by_text.get(stated.strip()) or self._by_text.get(folded(stated))

    @cached_property
    def _by_text(self) -> dict[str, Value]:
        """The values to choose, by id and by folded name; the first of equal ones."""
        by_name = {folded(value.name): value for value in reversed(self.values) if value.name}
        return by_name | {value.id: value for value in reversed(self.values) if value.id}

    def with_limits(self, other: "Property") -> "Property":
        """This attribute with what the listing schema says of it."""
        kept: dict[str, Any] = {"limits": other.limits}
        for name in ("is_multiple_selection", "is_customizable"):
            if getattr(self, name) is None:
                kept[name] = getattr(other, name)
        if not self.values:
            kept["values"] = other.values
        kept["is_required"] = self.is_required or other.is_required
        return Property.model_validate({**dict(self), **kept})


def names(values: Collection[Value]) -> list[str]:
    """The names of values to choose."""
    return [value.name for value in values if value.name]
