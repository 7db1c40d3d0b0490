# SPDX-License-Identifier: Apache-2.0
"""Reads an answer tolerantly: wrappers off, documented misspellings, text for numbers and flags."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BeforeValidator, ConfigDict, ValidationError, model_validator

from listingcheck.errors import ConfigurationError
from listingcheck.values import Model

_WORD = re.compile(r"[A-Za-z][A-Za-z_]*")
_MARKS = "Mn"


_LONGEST_NAME = 500
"""Characters by which names are compared."""


def folded(name: str) -> str:
    """A name for comparing: case, width, accents and spaces make no difference."""
    return _folded(name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME])


@lru_cache(maxsize=16_384)
def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join([c for c in letters if unicodedata.category(c) != _MARKS])
    return " ".join(bare.split())


class Answer(Model):
    """The base of what a marketplace answered: what it does not know is left out."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
    other_spellings: ClassVar[Mapping[str, str]] = {}
    """Keys as the marketplace also spells them, and the right ones."""

    @model_validator(mode="before")
    @classmethod
    def _tolerant(cls, said: Any) -> Any:
        if not isinstance(said, Mapping):
            return said
        # An empty object comes out of some clients as an empty list.
        kept = {key: value for key, value in said.items() if value not in (None, "", [])}
        for other, right in cls.other_spellings.items():
            if other in kept:
                kept.setdefault(right, kept[other])
        return kept


def _listed(said: Any) -> Any:
    """A list of entries, from a list, one entry, or a mapping of id to entry or name."""
    if not isinstance(said, Mapping):
        return said
    if "id" in said or "condition_type" in said or "type" in said:
        return [said]
    entries = {key: e if isinstance(e, Mapping) else {"name": e} for key, e in said.items()}
    return [{"id": key, **entry} for key, entry in entries.items()]


def _words(said: Any) -> Any:
    """Words in capitals, from a list or from text such as ``"PRE_ORDER"`` with its quotes."""
    listed = _WORD.findall(said) if isinstance(said, str) else said
    return [each.upper() if isinstance(each, str) else each for each in listed or ()]


A = TypeVar("A", bound=Answer)
LISTED = BeforeValidator(_listed)
Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


def unwrapped(said: Any, name: str) -> Any:
    """What an answer says, without ``{"code": 0, "data": ...}`` around it.

    Raises:
        ConfigurationError: the answer is an error.
    """
    if not isinstance(said, Mapping) or not {"code", "data"} & said.keys():
        return said
    if str(said.get("code", 0)) != "0":
        raise ConfigurationError(
            f"{name}: the answer is error {said['code']} ({said.get('message')}). Ask again, and "
            "save what comes back."
        )
    return said.get("data") or {}


def parsed(kind: type[A], said: Any, name: str) -> A:
    """One part of an answer.

    Raises:
        ConfigurationError: it is not built as the marketplace's answers are.
    """
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        where = f"{name}, {place}" if place else name
        raise ConfigurationError(
            f"{where}: {first['msg']}. Save the marketplace's answer as it came."
        ) from None
