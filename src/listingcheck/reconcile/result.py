# SPDX-License-Identifier: Apache-2.0
"""What a comparison of refusals and predictions has found."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from listingcheck.reconcile.refusal import Refusal
from listingcheck.report import heading


class Cause(StrEnum):
    """Why a refusal was not predicted."""

    OFF = "off"
    """A rule would have caught it if the profile or the configuration had it on."""
    IGNORED = "ignored"
    """A rule would have caught it that ``select`` or ``ignore`` leaves out."""
    BELOW = "below"
    """A rule finds it, with a milder severity than counts."""
    SILENT = "silent"
    """The rules that stand for it find nothing wrong in the export."""
    ABSENT = "absent"
    """The export cannot carry what the rule looks at."""
    OUTSIDE = "outside"
    """No rule looks for it: mostly because its cause is not in any export."""
    UNKNOWN = "unknown"
    """Nothing is known of the message."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some products."""

    count: int
    products: tuple[str, ...]
    """Their keys; of products that were predicted and not refused, the first few."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON writes it."""
        return {"count": self.count, "products": list(self.products)}


@dataclass(frozen=True, slots=True)
class Row:
    """One reason: how often it was predicted and how often it happened, counted in products."""

    reason: str
    """A rule's id; else what explains the message, or the message itself."""
    is_rule: bool
    messages: tuple[str, ...]
    """The first wordings in which it was shown."""
    both: Group
    predicted_only: Group
    missed: Group

    @property
    def share(self) -> float | None:
        """Of the products refused for it, the share that was predicted; None if none was."""
        happened = self.both.count + self.missed.count
        return self.both.count / happened if happened else None

    def to_dict(self) -> dict[str, Any]:
        """As JSON writes it."""
        return {
            "reason": self.reason,
            "rule": self.reason if self.is_rule else None,
            "messages": list(self.messages),
            "predicted_and_happened": self.both.to_dict(),
            "predicted_only": self.predicted_only.to_dict(),
            "happened_only": self.missed.to_dict(),
            "share": _rounded(self.share),
        }


@dataclass(frozen=True, slots=True)
class Miss:
    """A refusal that was not predicted."""

    refusal: Refusal
    product: str
    reason: str
    cause: Cause
    rule: str | None
    """The rule that would have caught it, or stands for it; None where there is none."""
    explanation: str
    other_rules: tuple[str, ...]
    """The rules that did predict a refusal of the product, for other reasons."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON writes it."""
        return {
            "product": self.product,
            **_said(self.refusal),
            "reason": self.reason,
            "cause": self.cause.value,
            "rule": self.rule,
            "explanation": self.explanation,
            "other_rules": list(self.other_rules),
        }


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A refusal that belongs to no product of the export."""

    refusal: Refusal
    why: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON writes it."""
        return {"names": list(self.refusal.names), **_said(self.refusal), "why": self.why}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """How refusals and predictions compare."""

    profile: str
    products: int
    """Products of the export."""
    unread: int
    """Records of the export that could not be read."""
    predicted: int
    """Refusals that were predicted."""
    rows: tuple[Row, ...]
    misses: tuple[Miss, ...]
    unmatched: tuple[Unmatched, ...]

    @property
    def refusals(self) -> int:
        """How many refusals there were."""
        return self.predicted + len(self.misses) + len(self.unmatched)

    @property
    def share(self) -> float | None:
        """Of the refusals whose product is known, the share that was predicted."""
        known = self.predicted + len(self.misses)
        return self.predicted / known if known else None

    def to_dict(self) -> dict[str, Any]:
        """The comparison in the shape that ``listingcheck reconcile --format json`` writes.

        ``schema_version``, ``tool`` and ``profile``; ``counts`` (``products``, ``unread``,
        ``refusals``, ``predicted``, ``missed``, ``unmatched``) and ``share``; a list of
        ``reasons``, each with ``reason``, ``rule``, ``messages``, ``predicted_and_happened``,
        ``predicted_only``, ``happened_only`` (``count`` and ``products``) and ``share``; a list of
        ``misses``, each with ``product``, ``message``, ``where``, ``blocks``, ``reason``,
        ``cause``, ``rule``, ``explanation`` and ``other_rules``; and a list of ``unmatched``, each
        with ``names``, ``message``, ``where``, ``blocks`` and ``why``. A share is a number from 0
        to 1, or null where nothing happened.
        """
        return {
            **heading(self.profile),
            "counts": {
                "products": self.products,
                "unread": self.unread,
                "refusals": self.refusals,
                "predicted": self.predicted,
                "missed": len(self.misses),
                "unmatched": len(self.unmatched),
            },
            "share": _rounded(self.share),
            "reasons": [row.to_dict() for row in self.rows],
            "misses": [miss.to_dict() for miss in self.misses],
            "unmatched": [unmatched.to_dict() for unmatched in self.unmatched],
        }

    def __str__(self) -> str:
        from listingcheck.reconcile.table import lines

        return "\n".join(lines(self))

    def __repr__(self) -> str:
        return (
            f"<Reconciliation {self.profile}: {self.predicted} of {self.refusals} refusals "
            f"predicted, {len(self.misses)} missed, {len(self.unmatched)} unmatched>"
        )

    def _repr_html_(self) -> str:
        from listingcheck.reconcile.table import html

        return html(self)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def _said(refusal: Refusal) -> dict[str, Any]:
    return {
        "message": refusal.message,
        "where": {"file": refusal.file, "line": refusal.line},
        "blocks": refusal.blocks,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
