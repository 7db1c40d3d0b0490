# SPDX-License-Identifier: Apache-2.0
"""The four kinds of answers, how each is known, and the forms they may be handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from listingcheck.answers.reading import unwrapped
from listingcheck.errors import ConfigurationError

_OF_PRODUCTS = frozenset({"skus", "main_images", "title"})
"""Keys of products, some of whose other keys are those of rules."""
_WRAPPED = 5
"""How deep answers may stand in lists and mappings."""

Each = tuple[str | None, Any]
"""The category an answer is for, where it is known, and what it says."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer."""

    name: str
    """The shop's field that takes it."""
    call: str
    """What the marketplace calls it."""
    keys: frozenset[str]
    """Keys that only such an answer has."""
    entry_keys: frozenset[str]
    """Keys of one entry, for answers that are only a list of them."""
    listed: str | None = None
    """The key of its list of entries."""

    def fits(self, said: Any) -> bool:
        """Whether an answer without its wrapper is of this kind."""
        if isinstance(said, list | tuple):
            return (
                bool(said)
                and isinstance(said[0], Mapping)
                and not (self.entry_keys.isdisjoint(said[0]))
            )
        if not isinstance(said, Mapping) or not _OF_PRODUCTS.isdisjoint(said):
            return False
        return not self.keys.isdisjoint(said)


CATEGORIES = Kind(
    "categories",
    "Get Categories",
    frozenset({"categories", "category_list"}),
    frozenset({"parent_id", "local_name", "local_display_name", "permission_statuses"}),
    "categories",
)
RULES = Kind(
    "category_rules",
    "Get Category Rules",
    frozenset(
        {
            *("product_certifications", "size_chart", "cod", "package_dimension", "epr", "fees"),
            *("package_dimensions", "responsible_person", "manufacturer"),
            "allowed_special_product_types",
        }
    ),
    frozenset(),
)
ATTRIBUTES = Kind(
    "attributes",
    "Get Attributes",
    frozenset({"attributes"}),
    frozenset(
        {
            *("is_requried", "is_customizable", "is_multiple_selection", "value_data_format"),
            *("requirement_conditions", "attribute_type", "input_type"),
        }
    ),
    "attributes",
)
SCHEMAS = Kind(
    "listing_schemas",
    "Listing Schemas",
    frozenset({"listing_schemas", "fields", "fileds"}),
    frozenset({"complex_values", "rules"}),
    "fields",
)
KINDS = (CATEGORIES, SCHEMAS, ATTRIBUTES, RULES)


def kind_of(said: Any, name: str, depth: int = _WRAPPED) -> Kind | None:
    """The kind of what a file holds: one answer, or several in a list or by category.

    Raises:
        ConfigurationError: the marketplace answered with an error.
    """
    inside = unwrapped(said, name)
    for kind in KINDS:
        if kind.fits(inside):
            return kind
    several = _several(inside)
    return kind_of(several[0][1], name, depth - 1) if several and depth else None


def each_answer(kind: Kind, said: Any, name: str, depth: int = _WRAPPED) -> Iterator[Each]:
    """Yield each answer with the category it is for, whatever stands around it.

    Raises:
        ConfigurationError: it holds something else.
    """
    inside = unwrapped(said, name)
    if kind.fits(inside):
        yield from _one(kind, said, inside)
        return
    several = _several(inside)
    if several is None or not depth:
        raise ConfigurationError(
            f"{name}: this is no answer of {kind.call}. Give the answer as it came, or "
            "{category id: answer}."
        )
    for category, answer in several:
        for own, data in each_answer(kind, answer, name, depth - 1):
            yield own or category, data


def _one(kind: Kind, said: Any, inside: Any) -> Iterator[Each]:
    if kind is SCHEMAS and "listing_schemas" in inside:
        for schema in _entries(inside["listing_schemas"]):
            yield _category_in(schema), schema
    elif isinstance(inside, Mapping):
        yield _category_in(inside) or _category_in(said), inside
    else:
        yield None, {kind.listed: inside}


def _several(inside: Any) -> list[Each] | None:
    """Answers in a list, or by category; None where it is neither."""
    if isinstance(inside, list | tuple):
        return [(None, answer) for answer in inside]
    is_mapping = isinstance(inside, Mapping)
    if is_mapping and all(str(key).strip().isdecimal() for key in inside):
        return [(str(key).strip(), answer) for key, answer in inside.items()]
    return None


def _entries(said: Any) -> list[Any]:
    return list(said) if isinstance(said, list | tuple) else [said]


def _category_in(said: Any) -> str | None:
    stated = said.get("category_id") if isinstance(said, Mapping) else None
    return str(stated).strip() or None if isinstance(stated, str | int) else None
