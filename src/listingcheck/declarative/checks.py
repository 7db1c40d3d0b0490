# SPDX-License-Identifier: Apache-2.0
"""What a declarative rule may ask of a value."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from listingcheck.declarative.fields import Value

Span = tuple[int, int]
Search = Callable[[str], Span | None]
"""Where a pattern first occurs in a text, or None."""
Verdict = Callable[[Value], "bool | Span"]
"""Whether a value is wrong, or the span of its text that is."""

_SECONDS = 1
"""How long a pattern may look at one text where the linear-time engine has no wheel."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question, and the limit it needs."""

    phrase: str
    """What is wrong, of the field and the limit."""
    verdict: Callable[[Any], Verdict]
    """Makes the question of the limit, or raises ValueError with what the limit must be."""


def _required(limit: Any) -> Verdict:
    _no(limit)
    return lambda value: value.text is None


def _forbidden(limit: Any) -> Verdict:
    _no(limit)
    return lambda value: value.text is not None


def _min_length(limit: Any) -> Verdict:
    fewest = _whole(limit)
    return lambda value: value.text is not None and len(value.text) < fewest


def _max_length(limit: Any) -> Verdict:
    most = _whole(limit)
    return lambda value: value.text is not None and len(value.text) > most


def _pattern(limit: Any) -> Verdict:
    search = searcher(limit)
    return lambda value: value.text is not None and search(value.text) is None


def _not_pattern(limit: Any) -> Verdict:
    search = searcher(limit)
    return lambda value: (search(value.text) or False) if value.text is not None else False


def _one_of(limit: Any) -> Verdict:
    known = _texts(limit)
    return lambda value: value.text is not None and _folded(value.text) not in known


def _not_one_of(limit: Any) -> Verdict:
    known = _texts(limit)
    return lambda value: value.text is not None and _folded(value.text) in known


def _minimum(limit: Any) -> Verdict:
    least = _number(limit)
    return lambda value: (stated := value.number) is not None and stated < least


def _maximum(limit: Any) -> Verdict:
    most = _number(limit)
    return lambda value: (stated := value.number) is not None and stated > most


CHECKS: dict[str, Check] = {
    "required": Check("the {field} is missing", _required),
    "forbidden": Check("the {field} is filled in", _forbidden),
    "min-length": Check("the {field} has fewer than {limit} characters", _min_length),
    "max-length": Check("the {field} has more than {limit} characters", _max_length),
    "pattern": Check("the {field} is not written like {limit}", _pattern),
    "not-pattern": Check("the {field} contains {limit}", _not_pattern),
    "one-of": Check("the {field} is none of: {limit}", _one_of),
    "not-one-of": Check("the {field} is one of: {limit}", _not_one_of),
    "minimum": Check("the {field} is below {limit}", _minimum),
    "maximum": Check("the {field} is above {limit}", _maximum),
}
"""By the name a YAML file uses."""


def shown(limit: Any) -> str | None:
    """A limit as a message names it."""
    if limit is None:
        return None
    return ", ".join(map(str, limit)) if isinstance(limit, list) else str(limit)


def searcher(pattern: Any) -> Search:
    """Finds a pattern in linear time, or within a second where that engine has no wheel.

    Raises:
        ValueError: it is not a pattern.
    """
    if not isinstance(pattern, str) or not pattern:
        raise ValueError("must be a pattern, in quotes")
    return _linear(pattern) if _re2() else _timed(pattern)


@cache
def _re2() -> Any:
    try:
        import re2
    except ImportError:
        return None
    return re2


def _linear(pattern: str) -> Search:
    re2 = _re2()
    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        raise ValueError(f"is not a pattern of RE2: {_said(error)}") from None

    def search(text: str) -> Span | None:
        match = compiled.search(text)
        return match.span() if match else None

    return search


def _timed(pattern: str) -> Search:
    import regex

    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"is not a pattern: {error}") from None

    def search(text: str) -> Span | None:
        match = compiled.search(text, timeout=_SECONDS)
        return match.span() if match else None

    return search


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)


def _no(limit: Any) -> None:
    if limit is not None:
        raise ValueError("must be left out: this check has none")


def _whole(limit: Any) -> int:
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
        raise ValueError("must be a whole number")
    return limit


def _number(limit: Any) -> Decimal:
    if not isinstance(limit, int | Decimal) or isinstance(limit, bool):
        raise ValueError("must be a number")  # noqa: TRY004 - one kind of error for all limits
    return Decimal(limit)


def _texts(limit: Any) -> frozenset[str]:
    if not isinstance(limit, list) or not limit:
        raise ValueError("must be a list of texts")
    return frozenset(_folded(str(text)) for text in limit)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
