# SPDX-License-Identifier: Apache-2.0
"""Characters that do not belong into the text of a description, and how to take them out."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

from listingcheck.detect.text import Flat, flatten
from listingcheck.failure import Edit, Evidence, Finding, Fix, Safety, Severity
from listingcheck.rules.text._entities import ENTITY, is_entity
from listingcheck.rules.text._format import CONTROL
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.text._runs import run_pattern, runs, shorter

_TAG = r"<!--(?s:.*?)(?:-->|\Z)|</?[A-Za-z][^<>]{0,100000}>"
_ONLY_SYMBOLS = re.compile("^(?:<[^<>]*>|[^<A-Za-z\u00c0-\u1fff\u3040-\uffdc])*$")
_ESCAPED_TWICE = f"&amp;(?:amp;)*(?P<entity>{ENTITY[1:]})"
_CONTROL = re.compile(CONTROL)


class Fault(NamedTuple):
    """Something that does not belong there."""

    hint: str
    """A pattern without which there is none."""
    found: Callable[[Flat], Sequence[Evidence]]
    said: str
    limit: str
    mended: Callable[[str], str] = str
    safety: Safety = Safety.MANUAL
    severity: Severity | None = None


def faults(maximum: int) -> Sequence[Fault]:
    """What may be wrong, given how many identical characters in a row are accepted."""
    return (
        Fault(
            CONTROL,
            lambda text: quotes(_CONTROL.finditer(text.original)),
            "control characters",
            "none",
            lambda markup: _CONTROL.sub("", markup),
            Safety.SAFE,
        ),
        Fault(_ONLY_SYMBOLS.pattern, _symbols, "nothing but symbols", "words"),
        Fault(
            run_pattern(maximum),
            lambda text: _quotes(runs(maximum).pattern, text.original),
            "one character over and over",
            f"at most {maximum} in a row",
            lambda markup: _replaced(runs(maximum).pattern, shorter(maximum), markup),
            Safety.UNSAFE,
            Severity.WARNING,
        ),
        Fault(
            _ESCAPED_TWICE.replace("?P<entity>", "?:"),
            lambda text: _escaped_twice(text.original),
            "HTML escapes that buyers would read",
            "the characters themselves",
            lambda markup: _replaced(_ESCAPED_TWICE, _entity, markup),
            Safety.SAFE,
            Severity.WARNING,
        ),
    )


def finding(field: str, markup: str, fault: Fault, evidence: Sequence[Evidence]) -> Finding:
    """What a rule says of a fault."""
    return Finding(
        field=field,
        message=f"The description holds {fault.said}: {shown(evidence)}; "
        f"what is accepted: {fault.limit}.",
        fix=_fix(field, markup, fault),
        value=evidence[0].text,
        limit=fault.limit,
        evidence=tuple(evidence),
        severity=fault.severity,
    )


def _fix(field: str, markup: str, fault: Fault) -> Fix:
    new = fault.mended(markup)
    if new == markup or not new.strip() or fault.found(flatten(new)):
        return Fix("Write the description in plain words.")
    return Fix("Remove them.", fault.safety, (Edit(field, markup, new),))


def _symbols(text: Flat) -> tuple[Evidence, ...]:
    words = text.text.strip()
    if (
        not words
        or any(map(str.isalnum, words))
        or not _ONLY_SYMBOLS.search(unescape(text.original))
    ):
        return ()
    start = text.text.index(words)
    return (text.quote(start, start + len(words)),)


def _quotes(pattern: str, markup: str) -> tuple[Evidence, ...]:
    return quotes(match for match in _outside_tags(pattern).finditer(markup) if not match["tag"])


def _escaped_twice(markup: str) -> tuple[Evidence, ...]:
    found = _outside_tags(_ESCAPED_TWICE).finditer(markup)
    return quotes(m for m in found if not m["tag"] and is_entity(f"&{m['entity']}"))


def _replaced(pattern: str, mended: Callable[[re.Match[str]], str], markup: str) -> str:
    return _outside_tags(pattern).sub(lambda match: match["tag"] or mended(match), markup)


@cache
def _outside_tags(pattern: str) -> re.Pattern[str]:
    """What matches a pattern but is not inside a tag; and the tags, as the group ``tag``."""
    return re.compile(f"(?P<tag>{_TAG})|{pattern}")


def _entity(match: re.Match[str]) -> str:
    entity = f"&{match['entity']}"
    return entity if is_entity(entity) else match[0]
