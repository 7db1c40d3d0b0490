# SPDX-License-Identifier: Apache-2.0
"""A report as one piece of HTML, for the end of a notebook cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from listingcheck.failure import Failure

SHOWN = 50
"""How many failures are shown before the rest are counted."""
LONGEST = 400
"""Characters of a cell that are shown."""


def table(
    title: str,
    outcomes: Mapping[str, int],
    by_rule: Mapping[str, int],
    failures: Sequence[Failure],
) -> str:
    """Outcomes, counts by rule and the first failures: plain tags, every value escaped."""
    return "".join(_parts(title, outcomes, by_rule, failures))


def _parts(
    title: str,
    outcomes: Mapping[str, int],
    by_rule: Mapping[str, int],
    failures: Sequence[Failure],
) -> Iterator[str]:
    yield f"<div><p><b>{escape(title)}</b>: {_outcomes(outcomes)}</p>"
    if by_rule:
        yield _table(("rule", "failures"), ((rule, f"{n:,}") for rule, n in by_rule.items()))
        yield _table(
            ("severity", "rule", "product", "place", "message", "fix"),
            (_row(failure) for failure in failures[:SHOWN]),
        )
    rest = len(failures) - SHOWN
    if rest > 0:
        yield f"<p>and {rest:,} more failures</p>"
    yield "</div>"


def _outcomes(outcomes: Mapping[str, int]) -> str:
    counted = (f"{n:,} {name.replace('_', ' ')}" for name, n in outcomes.items() if n)
    return ", ".join(counted) or "nothing was checked"


def _row(failure: Failure) -> Sequence[str]:
    where = failure.where
    place = (where.column or failure.field, f"line {where.line:,}" if where.line else None)
    return (
        failure.severity,
        failure.rule,
        failure.product or "",
        ", ".join(part for part in place if part),
        failure.message,
        failure.fix.text,
    )


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{escape(_short(cell))}</td>" for cell in row)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
