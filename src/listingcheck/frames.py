# SPDX-License-Identifier: Apache-2.0
"""What a run found as tables: one row a failure or one row a product."""

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.failure import Failure
from listingcheck.spelling import guess

KINDS = ("polars", "pandas")
"""Whose frame it may be. The first that is installed is taken where nobody says."""

_HALVES = re.compile("[\ud800-\udfff]")
_NUMBERS = frozenset({"record", "line", "errors", "warnings"})
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


def failures_frame(failures: Sequence[Failure], kind: str | None = None) -> Any:
    """One row a failure.

    Raises:
        ConfigurationError: an unknown kind of frame.
        MissingExtraError: its package is not installed.
    """
    return frame({name: [of(f) for f in failures] for name, of in COLUMNS.items()}, kind)


def frame(columns: Mapping[str, Sequence[Any]], kind: str | None = None) -> Any:
    """Columns of text and numbers as a frame of polars or pandas.

    Raises:
        ConfigurationError: an unknown kind of frame.
        MissingExtraError: its package is not installed.
    """
    if kind not in {None, *KINDS}:
        raise ConfigurationError(
            f"There is no frame of kind {kind!r}.{guess(str(kind), KINDS)} "
            f"Known kinds: {', '.join(KINDS)}."
        )
    package = _package(kind)
    whole = {name: [*map(_whole, values)] for name, values in columns.items()}
    return _MAKERS[package.__name__](package, whole)


def _polars(package: Any, columns: Mapping[str, Sequence[Any]]) -> Any:
    schema = {name: package.Int64 if name in _NUMBERS else package.String for name in columns}
    return package.DataFrame(columns, schema=schema)


def _pandas(package: Any, columns: Mapping[str, Sequence[Any]]) -> Any:
    types = {name: "Int64" if name in _NUMBERS else "string" for name in columns}
    return package.DataFrame(
        {name: package.Series(values, dtype=types[name]) for name, values in columns.items()}
    )


_MAKERS: Mapping[str, Callable[[Any, Mapping[str, Sequence[Any]]], Any]] = {
    "polars": _polars,
    "pandas": _pandas,
}


def _whole(value: Any) -> Any:
    """The value, with U+FFFD for halves of characters: the frames' packages refuse them."""
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) else value


def _package(kind: str | None) -> Any:
    for name in (kind,) if kind else KINDS:
        try:
            return import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    raise MissingExtraError(f"A {kind or ' or '.join(KINDS)} frame", kind or KINDS[0])
