# SPDX-License-Identifier: Apache-2.0
"""What is wrong, where, why, and how to put it right: plain, frozen, JSON-ready data."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from listingcheck.product import Where

_POSITION = re.compile(r"^variants\[\d+\]")


class Stage(StrEnum):
    """What a marketplace would do with the listing."""

    SYNC = "sync"
    """Creating the listing fails."""
    REVIEW = "review"
    """The listing is created and its audit fails."""
    QUALITY = "quality"
    """The listing goes live, but badly."""


class Severity(StrEnum):
    """How sure we are that it hurts."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)


class Safety(StrEnum):
    """Who may apply a fix."""

    SAFE = "safe"
    """A machine: the meaning stays."""
    UNSAFE = "unsafe"
    """A machine, after someone agreed: the meaning may change."""
    MANUAL = "manual"
    """Only a person: the right value is not in the data."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One new value for one canonical field."""

    field: str
    """Path of the field, such as ``variants[0].identifiers[0].code``; places count from 0."""
    old: str | None
    """The text that stands there, as the source wrote it."""
    new: str | None
    """The whole text to put in its place; None empties the field."""


@dataclass(frozen=True, slots=True)
class Fix:
    """How to put it right: a sentence, and where a machine can do it, edits."""

    text: str
    safety: Safety = Safety.MANUAL
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words quoted from a field. ``start`` and ``end`` are offsets in its text, in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: the part of a failure that only the rule knows."""

    field: str
    """Path of the canonical field, such as ``variants[2].price``."""
    message: str
    """One sentence that names the value and the limit."""
    fix: Fix
    value: str | None = None
    """What was found, as the source wrote it."""
    limit: str | None = None
    """What would be accepted."""
    evidence: tuple[Evidence, ...] = ()
    stage: Stage | None = None
    """Another stage than the rule's own, where one rule covers two."""
    severity: Severity | None = None
    """A milder severity than the rule's own, where the rule is less sure of this one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason why a marketplace would refuse, reject or bury a listing."""

    rule: str
    stage: Stage | None
    severity: Severity
    product: str | None
    """The platform's own key; None when the failure is about the run as a whole."""
    variant: str | None
    """The SKU, where the failure is about one variant."""
    field: str | None
    where: Where
    value: str | None
    limit: str | None
    message: str
    fix: Fix
    evidence: tuple[Evidence, ...] = ()
    codes: tuple[str, ...] = ()
    """The marketplaces' own codes and messages for it."""
    source_url: str | None = None
    """Where the rule's number comes from."""
    needs_approval: bool = False
    """True where the marketplace lists the product once it has given its approval."""
    unchecked: bool = False
    """True where it says that a source lacks the data, so that nothing could be checked."""

    @property
    def fingerprint(self) -> str:
        """A stable name: rule, product, field and value, never a line or a position."""
        name = self.field or ""
        if self.variant:
            name = f"{self.variant}:{_POSITION.sub('', name)}"
        parts = (self.rule, self.product, name, self.value)
        text = "\x1f".join(part or "" for part in parts)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """The failure as the JSON report writes it."""
        return {
            "rule": self.rule,
            "stage": self.stage,
            "severity": self.severity,
            "product": self.product,
            "variant": self.variant,
            "field": self.field,
            "where": {
                "file": self.where.file,
                "record": self.where.record,
                "line": self.where.line,
                "column": self.where.column,
            },
            "value": self.value,
            "limit": self.limit,
            "message": self.message,
            "evidence": [{"text": e.text, "start": e.start, "end": e.end} for e in self.evidence],
            "fix": {
                "text": self.fix.text,
                "safety": self.fix.safety,
                "edits": [{"field": e.field, "old": e.old, "new": e.new} for e in self.fix.edits],
            },
            "codes": list(self.codes),
            "source_url": self.source_url,
            "fingerprint": self.fingerprint,
        }
