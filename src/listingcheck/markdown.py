# SPDX-License-Identifier: Apache-2.0
"""A report as Markdown, for notebooks and pages that show no HTML."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from listingcheck import colours
from listingcheck.failure import Failure
from listingcheck.htmltable import RULES, SHOWN, place, short

if TYPE_CHECKING:
    from listingcheck.report import Report

_MARKS = re.compile(r"([\\`*_\[\]|~$<>&]|:(?=//))")


def page(report: "Report") -> str:
    """Outcomes, rules with their counts by severity, and the first failures."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: "Report") -> Iterator[str]:
    yield f"**{text(report.profile)}**\n"
    outcomes = [(colours.words(name), f"{n:,}") for name, n in report.outcomes.items() if n]
    if not outcomes:
        yield "Nothing was checked."
        return
    yield from _table(("outcome", "products"), outcomes)
    if report.failures:
        yield from _rules(report)
        yield from _failures(report.failures)


def _rules(report: "Report") -> Iterator[str]:
    severities = report.severities
    names = tuple(colours.SEVERITIES)
    rows = (
        (rule, *(f"{severities[rule][name]:,}" for name in names))
        for rule in list(severities)[:RULES]
    )
    yield from _table(("rule", *names), rows)
    yield from _more(len(severities) - RULES, "rules")


def _failures(failures: Sequence[Failure]) -> Iterator[str]:
    rows = (
        (f.severity.value, f.rule, f.product or "", place(f), f.message, f.fix.text)
        for f in failures[:SHOWN]
    )
    yield from _table(("severity", "rule", "product", "place", "message", "fix"), rows)
    yield from _more(len(failures) - SHOWN, "failures")


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(map(text, row))} |"
    yield ""


def _more(rest: int, what: str) -> Iterator[str]:
    if rest > 0:
        yield f"and {rest:,} more {what}\n"


def text(value: str) -> str:
    """A value as plain words: on one line, and nothing in it is a mark."""
    return _MARKS.sub(r"\\\1", " ".join(short(value).split()))
