# SPDX-License-Identifier: Apache-2.0
"""A product seen through the attributes of its category."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from listingcheck.answers.models import Property, Requirement, Value
from listingcheck.answers.reading import folded
from listingcheck.product import Product

_OWN_FIELDS = ("brand",)
"""Fields of a product that marketplaces also ask as attributes of that name."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a product states for an attribute."""

    path: str
    """Where it stands: ``attributes[2].value``, ``options[0]`` or ``brand``."""
    value: str
    is_attribute: bool = True
    """Whether it is the attribute's own value, not the name of an option that has its values."""


@dataclass(frozen=True)
class Look:
    """What a product states for each attribute of its category."""

    category: str
    """The category's id."""
    properties: tuple[Property, ...]
    product: Product

    def stated(self, asked: Property) -> Sequence[Stated]:
        """What the product states for one attribute, by its id or its name."""
        by_id, by_name = self._by_name.get(asked.id, ()), self._by_name.get(asked.key, ())
        if by_id and by_name:
            return list({each.path: each for each in (*by_id, *by_name)}.values())
        return by_id or by_name

    @cached_property
    def chosen(self) -> Mapping[str, set[str]]:
        """The ids of the values that were chosen, by the id of their attribute."""
        return {
            asked.id: {value.id for value in self._values(asked) if value.id}
            for asked in self.properties
            if self.stated(asked)
        }

    def needs(self, requirement: Requirement, market: str | None) -> str | None:
        """Why something is required of this product; None where it is not."""
        if requirement.is_always_required(market):
            return "is required in this category"
        for condition in requirement.conditions(market):
            if condition.attribute_value_id in self.chosen.get(condition.attribute_id, ()):
                return f"is required with {self._words(condition.attribute_id)}"
        return None

    def rules_out(self, asked: Property, market: str | None) -> str | None:
        """The choice that leaves no room for an attribute; None where none does."""
        conditions = asked.conditions(market)
        if self.needs(asked, market) or not conditions:
            return None
        parents = {condition.attribute_id for condition in conditions}
        if not parents <= self.chosen.keys() or not all(self.chosen[each] for each in parents):
            return None
        return self._words(min(parents))

    def _values(self, asked: Property) -> Iterator[Value]:
        for stated in self.stated(asked):
            value = asked.chosen(stated.value)
            if value is not None:
                yield value

    def _words(self, attribute: str) -> str:
        """``Contains batteries: Batteries``."""
        for asked in self.properties:
            if asked.id == attribute:
                values = ", ".join(stated.value for stated in self.stated(asked))
                return repr(f"{asked.name or asked.id}: {values}")
        return attribute

    @cached_property
    def _by_name(self) -> dict[str, list[Stated]]:
        """What is stated, by the name it stands under, folded."""
        named: dict[str, list[Stated]] = {}
        product = self.product
        for n, attribute in enumerate(product.attributes):
            stated = Stated(f"attributes[{n}].value", attribute.value)
            for name in {folded(attribute.name), attribute.id or folded(attribute.name)}:
                named.setdefault(name, []).append(stated)
        for n, option in enumerate(product.options):
            option_stated = Stated(f"options[{n}]", option, is_attribute=False)
            named.setdefault(folded(option), []).append(option_stated)
        for field in _OWN_FIELDS:
            own = getattr(product, field)
            if own is not None and field not in named:
                named[field] = [Stated(field, own)]
        return named
