# SPDX-License-Identifier: Apache-2.0
"""Failures as data inside a page."""

import json
from typing import Any

from listingcheck.failure import Failure
from listingcheck.outputs.html.change import change
from listingcheck.outputs.html.marks import passages
from listingcheck.outputs.legible import one_line

LONGEST = 2_000
"""Characters of a sentence that are shown."""

# ASCII alone, since a lone surrogate has no bytes; and nothing that could end a script element.
_encode = json.JSONEncoder(separators=(",", ":")).encode
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


class References:
    """What a rule's failures share: the marketplace's codes and the source of the limit."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, ...], str | None], int] = {}

    def number(self, failure: Failure) -> int:
        """The position of a failure's codes and source in the list."""
        shared = (failure.codes, failure.source_url)
        return self._known.setdefault(shared, len(self._known))

    def listed(self) -> list[dict[str, Any]]:
        """All of them, by position."""
        return [
            {"codes": [_text(code) for code in codes], "source": _web(url)}
            for codes, url in self._known
        ]


def row(failure: Failure, references: References, product: int | None) -> dict[str, Any]:
    """What the page shows of a failure; what is empty is left out.

    Args:
        failure: what was found.
        references: what it shares with others.
        product: the number of its product among those listed.
    """
    where = failure.where
    said = {
        "severity": failure.severity,
        "stage": failure.stage,
        "rule": failure.rule,
        "product": _text(failure.product),
        "sku": _text(failure.variant),
        "path": _text(failure.field),
        "column": _text(where.column),
        "file": _text(where.file),
        "line": where.line,
        "value": passages(failure),
        "message": _text(failure.message),
        "limit": _text(failure.limit),
        "fix": _text(failure.fix.text),
        "edit": change(failure.fix),
        "approval": failure.needs_approval,
    }
    kept = {name: value for name, value in said.items() if value}
    of = {} if product is None else {"of": product}
    return {**kept, **of, "reference": references.number(failure)}


def dumped(value: object) -> str:
    """JSON that can stand in a script element whatever merchants wrote."""
    return _encode(value).translate(_ESCAPES)


def _text(text: str | None) -> str:
    return one_line(text, LONGEST)


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) else None
