# SPDX-License-Identifier: Apache-2.0
"""Answers as a shop keeps them: a tree, and what is known of each category by its id."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from listingcheck.answers.kinds import ATTRIBUTES, CATEGORIES, RULES, SCHEMAS, Kind, each_answer
from listingcheck.answers.models import Category, CategoryRules, Property
from listingcheck.answers.reading import Answer, parsed
from listingcheck.answers.schemas import Schema
from listingcheck.answers.tree import Tree
from listingcheck.errors import ConfigurationError

T = TypeVar("T")


def tree(said: Any, name: str = "Shop categories") -> Tree:
    """The category tree, from one answer or several.

    Raises:
        ConfigurationError: it is no answer of Get Categories.
    """
    if isinstance(said, Tree):
        return said
    found: dict[str, Category] = {}
    for _, data in each_answer(CATEGORIES, said, name) if said else ():
        for entry in _rows(data.get("categories", data.get("category_list")), name):
            category = parsed(Category, entry, name)
            found[category.id] = category
    return Tree(found)


def category_rules(said: Any, name: str = "Shop category_rules") -> dict[str, CategoryRules]:
    """The rules of categories by id.

    Raises:
        ConfigurationError: it is no answer of Get Category Rules, or names no category.
    """
    return _by_category(RULES, said, CategoryRules, _rules, name)


def attributes(said: Any, name: str = "Shop attributes") -> dict[str, tuple[Property, ...]]:
    """The attributes of categories by id.

    Raises:
        ConfigurationError: it is no answer of Get Attributes, or names no category.
    """
    return _by_category(ATTRIBUTES, said, tuple, _properties, name)


def listing_schemas(said: Any, name: str = "Shop listing_schemas") -> dict[str, Schema]:
    """The listing schemas of categories by id.

    Raises:
        ConfigurationError: it is no answer of Listing Schemas, or names no category.
    """
    return _by_category(SCHEMAS, said, Schema, _schema, name)


def _by_category(
    kind: Kind, said: Any, made: type, make: Callable[[Any, str], T], name: str
) -> dict[str, T]:
    if isinstance(said, Mapping) and all(_is_made(each, made) for each in said.values()):
        return dict(said)
    found: dict[str, T] = {}
    for category, data in each_answer(kind, said, name) if said else ():
        if category is None:
            raise ConfigurationError(
                f"{name}: an answer of {kind.call} does not say which category it is for. Give "
                "{category id: answer}, or name the file after the category."
            )
        add(found, category, make(data, f"{name}, category {category}"), kind, name)
    return found


def add(found: dict[str, T], category: str, answer: T, kind: Kind, name: str) -> None:
    """Put the answer for a category to the others.

    Raises:
        ConfigurationError: there is another answer for it already, and they differ.
    """
    if found.setdefault(category, answer) != answer:
        raise ConfigurationError(
            f"{name}: two answers of {kind.call} for category {category} differ. Keep the newer."
        )


def _is_made(each: Any, made: type) -> bool:
    """Whether an answer has been read already."""
    if made is tuple:
        return isinstance(each, tuple) and all(isinstance(entry, Answer) for entry in each)
    return isinstance(each, made)


def _rules(data: Any, name: str) -> CategoryRules:
    return parsed(CategoryRules, data, name)


def _schema(data: Any, name: str) -> Schema:
    return parsed(Schema, data, name)


def _properties(data: Any, name: str) -> tuple[Property, ...]:
    rows = _rows(data.get("attributes"), name)
    return tuple(parsed(Property, entry, name) for entry in rows)


def _rows(listed: Any, name: str) -> list[Any]:
    """The entries of a list, which may also be a mapping of id to entry."""
    if isinstance(listed, Mapping):
        return [
            {**entry, "id": entry.get("id") or key} if isinstance(entry, Mapping) else entry
            for key, entry in listed.items()
        ]
    if listed is None or isinstance(listed, list | tuple):
        return list(listed or ())
    raise ConfigurationError(f"{name}: a list is expected, not {type(listed).__name__}.")
