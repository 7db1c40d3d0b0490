# SPDX-License-Identifier: Apache-2.0
"""A report as Markdown, for notebooks and pages that show no HTML."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from listingcheck import colours
from listingcheck.digest import RULES, Row, left, rows
from listingcheck.failure import Failure
from listingcheck.htmltable import short

if TYPE_CHECKING:
    from listingcheck.report import Report

_MARKS = re.compile(r"([\\`*_\[\]|~$<>&]|:(?=//))")


def page(report: "Report") -> str:
    """Outcomes, rules with their counts, what was not checked, and the worst failures."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: "Report") -> Iterator[str]:
    yield f"**{text(report.profile)}**\n"
    outcomes = [(colours.words(name), f"{n:,}") for name, n in report.outcomes.items() if n]
    if not outcomes:
        yield "Nothing was checked."
        return
    yield from _table(("outcome", "products"), outcomes)
    if report.found:
        yield from _rules(report)
    if report.unchecked:
        yield from _unchecked(report.unchecked)
    if report.found:
        yield from _failures(report)


def _rules(report: "Report") -> Iterator[str]:
    severities = report.severities
    names = tuple(colours.SEVERITIES)
    shown = (
        (rule, *(f"{severities[rule][name]:,}" for name in names))
        for rule in list(severities)[:RULES]
    )
    yield from _table(("rule", *names), shown)
    yield from _more(len(severities) - RULES, "rules")


def _failures(report: "Report") -> Iterator[str]:
    listed = rows(report)
    names = ("severity", "rule", "product", "place", "message", "fix")
    yield from _table(names, map(_failure, listed))
    yield from _more(left(report, listed), "failures")


def _failure(row: Row) -> Sequence[str]:
    first = row.first
    product = ": ".join(short(word) for word in (first.product, row.title) if word)
    return first.severity.value, first.rule, product, row.place, first.message, first.fix.text


def _unchecked(failures: Sequence[Failure]) -> Iterator[str]:
    yield "**Not checked**\n"
    shown = ((each.rule, each.message, each.fix.text) for each in failures[:RULES])
    yield from _table(("rule", "what is missing", "fix"), shown)
    yield from _more(len(failures) - RULES, "not checked")


def _table(names: Sequence[str], body: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in body:
        yield f"| {' | '.join(map(text, row))} |"
    yield ""


def _more(rest: int, what: str) -> Iterator[str]:
    if rest > 0:
        yield f"and {rest:,} more {what}\n"


def text(value: str) -> str:
    """A value as plain words: on one line, and nothing in it is a mark."""
    return _MARKS.sub(r"\\\1", " ".join(short(value).split()))
