# SPDX-License-Identifier: Apache-2.0
"""Failures as a table: one row each, flat columns, nothing cut."""

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from listingcheck.errors import MissingExtraError
from listingcheck.failure import Failure

if TYPE_CHECKING:
    import pandas
    import polars

_HALVES = re.compile("[\ud800-\udfff]")
_NUMBERS = frozenset({"record", "line"})
COLUMNS: Mapping[str, Callable[[Failure], Any]] = {
    "rule": lambda f: f.rule,
    "stage": lambda f: f.stage.value if f.stage else None,
    "severity": lambda f: f.severity.value,
    "product": lambda f: f.product,
    "variant": lambda f: f.variant,
    "field": lambda f: f.field,
    "file": lambda f: f.where.file,
    "record": lambda f: f.where.record,
    "line": lambda f: f.where.line,
    "column": lambda f: f.where.column,
    "value": lambda f: f.value,
    "limit": lambda f: f.limit,
    "message": lambda f: f.message,
    "fix": lambda f: f.fix.text,
    "safety": lambda f: f.fix.safety.value,
    "suggestion": lambda f: f.fix.edits[0].new if f.fix.edits else None,
    "codes": lambda f: "; ".join(f.codes),
    "source_url": lambda f: f.source_url,
    "fingerprint": lambda f: f.fingerprint,
}
"""What each column says of a failure. ``suggestion`` is the new value of its first edit."""


def to_pandas(failures: Sequence[Failure]) -> "pandas.DataFrame":
    """Failures as a pandas frame.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    package = _package("pandas")
    frame: pandas.DataFrame = package.DataFrame(
        {
            name: package.Series(values, dtype="Int64" if name in _NUMBERS else "string")
            for name, values in _columns(failures).items()
        }
    )
    return frame


def to_polars(failures: Sequence[Failure]) -> "polars.DataFrame":
    """Failures as a polars frame.

    Raises:
        MissingExtraError: polars is not installed.
    """
    package = _package("polars")
    schema = {name: package.Int64 if name in _NUMBERS else package.String for name in COLUMNS}
    frame: polars.DataFrame = package.DataFrame(_columns(failures), schema=schema)
    return frame


def _columns(failures: Sequence[Failure]) -> dict[str, list[Any]]:
    return {name: [_whole(value(f)) for f in failures] for name, value in COLUMNS.items()}


def _whole(value: Any) -> Any:
    """The value, with U+FFFD for halves of characters: the frames' packages refuse them."""
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) else value


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise MissingExtraError(f"A {name} frame", name) from None
