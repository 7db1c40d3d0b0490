# SPDX-License-Identifier: Apache-2.0
"""``[[ignore]]``: failures of some products that a project does not want to be told of."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from fnmatch import translate
from functools import lru_cache
from pathlib import PurePath
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.shop import folded
from listingcheck.suppression.suppressing import (
    ENDED,
    UNUSED,
    Suppression,
    counted,
    is_named,
    listed,
    remark,
)


class Ignore(BaseModel):
    """Which failures are ignored, and why. All conditions that are given must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[str, ...] = ()
    """Ids or families; every rule when left out."""
    files: tuple[str, ...] = ()
    """Globs of the file's name or path."""
    products: tuple[str, ...] = ()
    """Globs of the product's key."""
    skus: tuple[str, ...] = ()
    """Globs of the variant's SKU."""
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Category paths, or the start of one."""
    tags: tuple[str, ...] = ()
    """One of them is enough."""
    reason: str = Field(min_length=1)
    until: date | None = None
    """The last day on which it ignores anything."""

    @field_validator(
        "rules", "files", "products", "skus", "brands", "categories", "tags", mode="before"
    )
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in CONDITIONS):
            raise ValueError(f"say what to ignore with one of: {', '.join(CONDITIONS)}")
        return self

    def covers(self, rule: str) -> bool:
        """Whether it speaks of a rule."""
        return not self.rules or any(is_named(rule, name) for name in self.rules)

    def matches(self, failure: Failure, product: Product | None) -> bool:
        """Whether every condition holds for a failure of a rule it covers."""
        return (
            _globbed(self.products, failure.product)
            and _globbed(self.skus, failure.variant)
            and _in_file(self.files, failure.where.file)
            and self._describes(product)
        )

    def _describes(self, product: Product | None) -> bool:
        if not (self.brands or self.categories or self.tags):
            return True
        return product is not None and (
            _one_of(self.brands, [product.brand])
            and _one_of(self.tags, product.tags)
            and _filed(self.categories, _category(product))
        )


CONDITIONS = tuple(name for name in Ignore.model_fields if name not in {"reason", "until"})


class Ignores(Suppression):
    """Suppresses what ``[[ignore]]`` tables name.

    Args:
        tables: the tables.
        today: the day by which they have ended.
    """

    def __init__(self, tables: Sequence[Ignore], today: date) -> None:
        self._tables = tuple(enumerate(tables, 1))
        self._today = today
        self._by_rule: dict[str, list[_Numbered]] = {}
        self._met: set[int] = set()
        self._ended: dict[int, Ignore] = {}

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether a table that has not ended matches."""
        for number, table in self._of(failure.rule):
            if table.matches(failure, product):
                self._met.add(number)
                if table.until is None or table.until >= self._today:
                    return True
                self._ended[number] = table
        return False

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:
        """Say which tables have ended and would still match, and which match nothing."""
        met, ended = self._met, [*self._ended.items()]
        self._met, self._ended = set(), {}
        if ended:
            yield _told_again(ended)
        unmet = [(n, table) for n, table in self._tables if n not in met]
        if unused := [(n, table) for n, table in unmet if any(map(table.covers, rules))]:
            yield _unused(unused)

    def _of(self, rule: str) -> "list[_Numbered]":
        if rule not in self._by_rule:
            self._by_rule[rule] = [each for each in self._tables if each[1].covers(rule)]
        return self._by_rule[rule]


_Numbered = tuple[int, Ignore]
"""A table and which one it is, from 1."""


def _told_again(ended: Sequence[_Numbered]) -> Failure:
    named = listed([f"{table.reason}, until {table.until}" for _, table in ended])
    return remark(
        ENDED,
        None,
        f"The day of {counted(len(ended), 'table', 'tables')} [[ignore]] has passed, so "
        f"what they hid is told again: {named}.",
        "Put the listings right, or give the table a later day in 'until'.",
        len(ended),
    )


def _unused(unused: Sequence[_Numbered]) -> Failure:
    named = listed([f"table {number} ({table.reason})" for number, table in unused])
    return remark(
        UNUSED,
        None,
        f"No failure needs {counted(len(unused), 'table', 'tables')} [[ignore]]: {named}.",
        "Take them out; nothing, where this run saw only some of the products.",
        len(unused),
    )


def _globbed(globs: tuple[str, ...], name: str | None) -> bool:
    return not globs or (name is not None and (name in globs or bool(_compiled(globs)(name))))


def _in_file(globs: tuple[str, ...], path: str | None) -> bool:
    if not globs or path is None:
        return not globs
    place = PurePath(path)
    return _globbed(globs, place.as_posix()) or _globbed(globs, place.name)


@lru_cache(maxsize=1024)
def _compiled(globs: tuple[str, ...]) -> Any:
    return re.compile("|".join(translate(glob) for glob in globs)).match


def _one_of(wanted: tuple[str, ...], names: Sequence[str | None]) -> bool:
    """Whether a name is wanted, whatever its case and spacing."""
    known = {folded(name) for name in wanted}
    return not wanted or any(name is not None and folded(name) in known for name in names)


def _category(product: Product) -> str | None:
    """What files the product: its category, or else the merchant's kind of product."""
    return product.category.path if product.category else product.product_type


def _filed(starts: tuple[str, ...], path: str | None) -> bool:
    """Whether a category is one of these, or below one."""
    if not starts or path is None:
        return not starts
    steps = _steps(path)
    return any(steps[: len(wanted)] == wanted for wanted in map(_steps, starts))


def _steps(path: str) -> list[str]:
    return [folded(step) for step in path.split(">")]
