# SPDX-License-Identifier: Apache-2.0
"""The limits that a listing schema sets for one field."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BeforeValidator

from listingcheck.answers.reading import Answer


class Limits(Answer):
    """The ``rules`` of a field: each a type, such as ``MAX_LENGTH``, and a value."""

    other_spellings: ClassVar = {
        "regex": "regx",
        "regexp": "regx",
        "max_targe_tsize": "max_target_size",
        "min_targe_tsize": "min_target_size",
    }
    value_type: str | None = None
    """``string``, ``integer``, ``date``, ``uri`` or ``html``."""
    required: bool | None = None
    supported: bool | None = None
    disable: bool | None = None
    """Whether the field is no longer used."""
    max_length: int | None = None
    min_length: int | None = None
    max_value: Decimal | None = None
    min_value: Decimal | None = None
    max_input_num: int | None = None
    min_input_num: int | None = None
    max_target_size: Decimal | None = None
    min_target_size: Decimal | None = None
    regx: str | None = None
    """A pattern that values match."""
    tip: str | None = None
    sample: str | None = None
    custom: bool | None = None
    multi_input: bool | None = None
    available: bool | None = None
    authorized: bool | None = None

    @property
    def is_required(self) -> bool:
        """Whether a listing must have it."""
        return bool(self.required) and not self.disable and self.supported is not False


def _by_type(said: Any) -> Any:
    """Limits by type, from ``[{"type": "REQUIRED", "value": "true"}]`` or a mapping."""
    entries = [said] if isinstance(said, Mapping) and "type" in said else said
    if isinstance(entries, list | tuple):
        pairs = [
            (entry.get("type"), entry.get("value"))
            for entry in entries
            if isinstance(entry, Mapping)
        ]
        entries = dict(pair for pair in pairs if isinstance(pair[0], str))
    if not isinstance(entries, Mapping):
        return entries
    return {key.strip().lower(): value for key, value in entries.items() if isinstance(key, str)}


limits_of = BeforeValidator(_by_type)
"""Reads limits wherever a model has them."""
