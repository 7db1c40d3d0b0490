# SPDX-License-Identifier: Apache-2.0
"""What TikTok Shop's Listing Schemas say of the fields of a category (202401 and 202407).

202401 spells ``fields`` as ``fileds``. Source: partner.tiktokshop.com, checked 2026-11.
"""

from typing import Annotated, ClassVar

from listingcheck.answers.limits import Limits, limits_of
from listingcheck.answers.models import PRODUCT, SALES, Property, Value
from listingcheck.answers.reading import LISTED, Answer

_PROPERTIES = {"product_attribute": PRODUCT, "sku.sale_attribute": SALES}


class SchemaPart(Answer):
    """A field, or one of the fields inside it."""

    id: str = ""
    name: str = ""
    rules: Annotated[Limits, limits_of] = Limits()
    options: Annotated[tuple[Value, ...], LISTED] = ()

    def as_property(self, kind: str) -> Property:
        """The attribute that a part of ``product_attributes`` describes."""
        return Property(
            id=self.id,
            name=self.name,
            type=kind,
            is_required=self.rules.is_required,
            is_multiple_selection=self.rules.multi_input,
            is_customizable=self.rules.custom,
            values=self.options,
            limits=self.rules,
        )


class SchemaField(SchemaPart):
    """A field such as ``title`` or ``sku.identifier_code``."""

    complex_values: Annotated[tuple[SchemaPart, ...], LISTED] = ()


class Schema(Answer):
    """The fields of a listing in one category."""

    other_spellings: ClassVar = {"fileds": "fields"}
    category_id: str | None = None
    fields: Annotated[tuple[SchemaField, ...], LISTED] = ()

    def limits(self, field: str) -> Limits:
        """The limits of a field; those of none where the schema does not have it."""
        return next((each.rules for each in self.fields if _bare(each.id) == field), Limits())

    @property
    def properties(self) -> list[Property]:
        """The attributes it describes."""
        return [
            part.as_property(_PROPERTIES[_bare(each.id)])
            for each in self.fields
            if _bare(each.id) in _PROPERTIES
            for part in each.complex_values
            if part.id or part.name
        ]


def _bare(field: str) -> str:
    """The id of a field in one spelling: ``product_attributes`` is also in the singular."""
    return field.strip().lower().removesuffix("s").replace("sales_attr", "sale_attr")
