# SPDX-License-Identifier: Apache-2.0
"""What was checked and what came of it, in the few lines that end a text."""

from collections.abc import Iterator

from listingcheck.failure import Severity
from listingcheck.outputs.paint import Paint
from listingcheck.outputs.quoting import safe
from listingcheck.tally import Tally

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
OUTCOMES = {
    "ready": ("ready", "green"),
    "sync_failed": ("sync failed", "red"),
    "review_failed": ("review failed", "red"),
    "needs_approval": ("needs approval", "yellow"),
}


def checked(tally: Tally, profile: str) -> Iterator[str]:
    """For whom how much was checked, and what of each file is no product."""
    products = counted(tally.products, "product")
    yield f"Checked {products} with {counted(tally.variants, 'variant')} for {profile}."
    for source in tally.sources:
        name = safe(source.path or source.platform)
        for reason, count in source.skipped.items():
            yield f"{name}: {counted(count, 'record')} left out ({safe(reason)})."
        if source.unread:
            yield f"{name}: {counted(source.unread, 'record')} could not be read."


def ranked(tally: Tally) -> list[tuple[Severity, str, int]]:
    """Each rule with how often it spoke: the most severe first, then the most frequent."""
    found = sorted(tally.found.items(), key=lambda item: (item[0][0].rank, -item[1], item[0][1]))
    return [(severity, rule, count) for (severity, rule), count in found]


def outcomes(tally: Tally, paint: Paint) -> str:
    """What becomes of the products: ``812 ready, 31 sync failed``."""
    shown = (
        paint(f"{count:,} {OUTCOMES[name][0]}", OUTCOMES[name][1])
        for name, count in tally.outcomes.items()
        if count or name == "ready"
    )
    return ", ".join(shown) + "."


def severities(tally: Tally) -> str:
    """How much was found: ``9 errors, 2 warnings, 1 recommendation, 31 suppressed``."""
    found = [counted(tally.by_severity[s], NOUNS[s]) for s in Severity]
    suppressed = f", {tally.suppressed:,} suppressed" if tally.suppressed else ""
    return f"{', '.join(found)}{suppressed}."


def budgets(tally: Tally, paint: Paint) -> Iterator[str]:
    """What became of each budget: ``price-zero: 12 failures, budget 10: over``."""
    for rule, failures, budget, kept in tally.spending():
        verdict = paint("kept", "green") if kept else paint("over", "bold red")
        yield f"{rule}: {counted(failures, 'failure')}, budget {budget}: {verdict}."


def counted(count: int, noun: str) -> str:
    """``1 product``, ``2 products``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
