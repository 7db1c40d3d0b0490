# SPDX-License-Identifier: Apache-2.0
"""What a run counts while failures pass by: how many of what, and what becomes of each product."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from listingcheck.budget import Budget
from listingcheck.failure import Failure, Severity, Stage
from listingcheck.product import Product
from listingcheck.roll import Roll

PRODUCTS = "products"
"""The part of a platform's files that holds the products themselves."""


class Outcome(StrEnum):
    """What would become of a product, in the words merchants know, worst last."""

    READY = "ready"
    NEEDS_APPROVAL = "needs_approval"
    REVIEW_FAILED = "review_failed"
    SYNC_FAILED = "sync_failed"


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


def outcome_of(failure: Failure) -> Outcome:
    """What one failure alone would make of a product."""
    if failure.severity is Severity.INFO:
        return Outcome.READY
    if failure.needs_approval:
        return Outcome.NEEDS_APPROVAL
    if failure.severity is not Severity.ERROR:
        return Outcome.READY
    if failure.stage is Stage.SYNC:
        return Outcome.SYNC_FAILED
    return Outcome.REVIEW_FAILED if failure.stage is Stage.REVIEW else Outcome.READY


@dataclass(slots=True)
class SourceCount:
    """What was in one file. Every record ends as a product, unread, or in a named skip."""

    path: str | None
    platform: str
    records: int = 0
    products: int = 0
    variants: int = 0
    unread: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Records that are no products, by reason."""
    part: str = PRODUCTS
    """Which of its platform's files it is, where a product is split over several."""

    def to_dict(self) -> dict[str, Any]:
        """As the JSON report writes it."""
        return {
            "path": self.path,
            "platform": self.platform,
            "records": self.records,
            "products": self.products,
            "variants": self.variants,
            "unread": self.unread,
            "skipped": dict(self.skipped),
        }


class Spending(NamedTuple):
    """What became of the budget of a rule."""

    rule: str
    failures: int
    budget: Budget
    kept: bool

    def to_dict(self) -> dict[str, Any]:
        """As the JSON report writes it."""
        return {"failures": self.failures, "budget": str(self.budget), "kept": self.kept}


class Tally:
    """Counts failures as they pass by. A product takes at most one byte.

    Args:
        roll: where products are written down; without one, none of them is kept.
    """

    def __init__(self, roll: Roll | None = None) -> None:
        self.roll = roll
        self.by_rule: Counter[str] = Counter()
        self.by_stage: Counter[str] = Counter()
        self.by_severity: Counter[str] = Counter()
        self.found: Counter[tuple[Severity, str]] = Counter()
        """How many failures of which severity each rule has."""
        self.unlisted: Counter[str] = Counter()
        """Failures of each rule that are counted, but not in the lists of this run."""
        self.suppressed = 0
        self.broken_rules: set[str] = set()
        """Rules that raised."""
        self.budgets: Mapping[str, Budget] = {}
        """By rule, the failures that do not make the run fail."""
        self._spent: Counter[str] = Counter()
        """By rule with a budget, the failures of products."""
        self._budgeted: Counter[str] = Counter()
        """The same by severity."""
        self.sources: list[SourceCount] = []
        self._worst = bytearray()

    @property
    def products(self) -> int:
        """How many products were checked."""
        return sum(source.products for source in self.sources)

    @property
    def variants(self) -> int:
        """How many variants they have."""
        return sum(source.variants for source in self.sources)

    @property
    def failures(self) -> int:
        """How many failures there were."""
        return sum(self.by_rule.values())

    def enter(self, products: Iterable[Product]) -> None:
        """Take note of the next products of the run."""
        if self.roll is not None:
            self.roll.enter(products)

    def failure(self, failure: Failure, position: int | None) -> None:
        """Count a failure of the product at a position in the run, or of the run itself."""
        self.by_rule[failure.rule] += 1
        self.by_severity[failure.severity.value] += 1
        self.found[failure.severity, failure.rule] += 1
        if failure.rule == "internal-error":
            self.broken_rules.add(failure.value or "")
        if failure.stage is not None:
            self.by_stage[failure.stage.value] += 1
        if position is not None and failure.rule in self.budgets:
            self._spent[failure.rule] += 1
            self._budgeted[failure.severity.value] += 1
        if self.roll is not None and position is not None:
            self.roll.failure(failure.severity, position)
        rank = _RANK[outcome_of(failure)]
        if rank and position is not None:
            if position >= len(self._worst):
                self._worst.extend(bytes(position + 1 - len(self._worst)))
            self._worst[position] = max(rank, self._worst[position])

    @property
    def outcomes(self) -> dict[str, int]:
        """How many products end in which outcome."""
        counted = Counter(self._worst)
        del counted[_RANK[Outcome.READY]]
        failed = (Outcome.SYNC_FAILED, Outcome.REVIEW_FAILED, Outcome.NEEDS_APPROVAL)
        ready = {Outcome.READY.value: self.products - counted.total()}
        return ready | {outcome.value: counted[_RANK[outcome]] for outcome in failed}

    def outcomes_of(self, products: int) -> list[str]:
        """The outcome of each of the first products, in the order of the run."""
        ranks = self._worst + bytes(max(products - len(self._worst), 0))
        names = [outcome.value for outcome in Outcome]
        return [names[rank] for rank in ranks[:products]]

    def spending(self) -> list[Spending]:
        """What became of each budget, in the order of the rules."""
        return [
            Spending(
                rule, self._spent[rule], budget, budget.keeps(self._spent[rule], self.products)
            )
            for rule, budget in self.budgets.items()
        ]

    def fails(self, fail_on: Severity) -> bool:
        """Whether the run fails: on a budget that is not kept, or on a failure without a budget.

        Args:
            fail_on: the mildest severity of a failure without a budget that counts.
        """
        counting = [s.value for s in Severity if s.rank <= fail_on.rank]
        return any(self.by_severity[name] > self._budgeted[name] for name in counting) or not all(
            spending.kept for spending in self.spending()
        )

    def counts(self) -> dict[str, Any]:
        """The ``counts`` of the JSON report."""
        spending = {each.rule: each.to_dict() for each in self.spending()}
        return {
            "products": self.products,
            "variants": self.variants,
            "failures": self.failures,
            "by_rule": dict(self.by_rule.most_common()),
            "by_stage": {stage.value: self.by_stage[stage.value] for stage in Stage},
            "by_severity": {s.value: self.by_severity[s.value] for s in Severity},
            "suppressed": self.suppressed,
            **({"unlisted": dict(self.unlisted.most_common())} if self.unlisted else {}),
            **({"budgets": spending} if spending else {}),
        }
