# SPDX-License-Identifier: Apache-2.0
"""The rules of form that hold for every plain text of a listing.

TikTok Shop gives them in one breath: no HTML escapes, no control characters, no emoji, not more
than nine identical characters in a row, not only symbols.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from listingcheck.detect.text import Flat
from listingcheck.failure import Edit, Evidence, Finding, Fix, Safety
from listingcheck.product import Product
from listingcheck.rule import TextRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.text._emoji import HINT, SEQUENCE
from listingcheck.rules.text._entities import ENTITY, decoded, entities
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.text._runs import ACCEPTED, run_pattern, runs, shorter

CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
"""An ASCII control character other than tabs and line breaks, which are white space."""

_RUNS, _CONTROL = runs(ACCEPTED), re.compile(CONTROL)


class Fault(NamedTuple):
    """Characters that do not belong there, and what to do about them."""

    hint: str
    """A pattern without which there is none."""
    found: Callable[[str], tuple[Evidence, ...]]
    said: str
    limit: str
    safety: Safety
    mended: Callable[[str], str]


FAULTS = (
    Fault(
        ENTITY,
        lambda text: quotes(entities(text)),
        "HTML escapes",
        "the characters themselves",
        Safety.SAFE,
        decoded,
    ),
    Fault(
        CONTROL,
        lambda text: quotes(_CONTROL.finditer(text)),
        "control characters",
        "no control characters",
        Safety.SAFE,
        lambda text: _CONTROL.sub("", text),
    ),
    Fault(
        HINT,
        lambda text: quotes(SEQUENCE.finditer(text)),
        "emoji",
        "no emoji",
        Safety.UNSAFE,
        lambda text: SEQUENCE.sub(" ", text),
    ),
    Fault(
        run_pattern(ACCEPTED),
        lambda text: quotes(_RUNS.finditer(text)),
        "one character over and over",
        f"at most {ACCEPTED} in a row",
        Safety.UNSAFE,
        lambda text: _RUNS.sub(shorter(ACCEPTED), text),
    ),
)


class FormatRule(TextRule):
    """Looks at the form of a plain text."""

    called: ClassVar[str]
    """What a message calls the text."""

    def patterns(self) -> Sequence[str]:
        return [fault.hint for fault in FAULTS]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        for fault in FAULTS:
            evidence = fault.found(text.original)
            if evidence:
                yield self._finding(product, field, text.original, fault, evidence)

    def edits(self, product: Product, field: str, old: str, new: str) -> tuple[Edit, ...]:
        """The edits that put one text in the place of another."""
        return (Edit(field, old, new),)

    def _finding(
        self, product: Product, field: str, old: str, fault: Fault, evidence: tuple[Evidence, ...]
    ) -> Finding:
        new = " ".join(fault.mended(old).split())
        kept = any(map(str.isalnum, new)) and not fault.found(new)
        edits = self.edits(product, field, old, new) if kept else ()
        advice = f"Write plain words: {fault.limit}."
        return Finding(
            field=field,
            message=f"{self.called} {quoted(old)} holds {fault.said}: {shown(evidence)}; "
            f"what is accepted: {fault.limit}.",
            fix=Fix(advice, fault.safety, edits) if edits else Fix(advice),
            value=old,
            limit=fault.limit,
            evidence=evidence,
        )
