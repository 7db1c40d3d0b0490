# SPDX-License-Identifier: Apache-2.0
"""A report as one piece of HTML, for the end of a notebook cell.

Nothing is loaded and nothing runs: styles stand on the tags, and every value is escaped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from listingcheck import colours
from listingcheck.digest import RULES, Row, left, rows
from listingcheck.failure import Failure

if TYPE_CHECKING:
    from listingcheck.report import Report

LONGEST = 400
"""Characters of a cell that are shown."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE = "border-bottom:1px solid rgba(128,128,128,.3)"
_CELL = f"padding:4px 12px 4px 0;text-align:left;vertical-align:top;{_LINE}"
_NUMBER = f"padding:4px 12px 4px 0;text-align:right;vertical-align:top;{_LINE}"
_WRAPPED = "overflow-wrap:anywhere;min-width:90px"
_TITLE = "opacity:.7;min-width:150px"
_BAR = (
    "display:flex;height:{height}px;width:{width};min-width:3px;overflow:hidden;border-radius:3px"
)
_SWATCH = "display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:5px"


def page(report: "Report") -> str:
    """Outcomes as a bar, rules with their counts, what was not checked, and the worst failures."""
    return "".join(_parts(report))


def _parts(report: "Report") -> Iterator[str]:
    # Notebooks typeset what stands between two dollar signs; prices are no formulas.
    yield '<div class="tex2jax_ignore mathjax_ignore" style="max-width:1100px">'
    yield f'<p style="margin:8px 0"><b>{text(report.profile)}</b></p>'
    yield from _outcomes(report.outcomes)
    if report.found:
        yield from _rules(report.severities)
    if report.unchecked:
        yield from _unchecked(report.unchecked)
    if report.found:
        yield from _failures(report)
    yield "</div>"


def _outcomes(outcomes: Mapping[str, int]) -> Iterator[str]:
    if not any(outcomes.values()):
        yield '<p style="margin:8px 0">Nothing was checked.</p>'
        return
    shown = {name: outcomes[name] for name in colours.OUTCOMES if outcomes.get(name)}
    yield _bar(shown, colours.OUTCOMES, height=18, width="100%")
    yield '<p style="margin:6px 0 14px">'
    yield from (_legend(name, count) for name, count in shown.items())
    yield "</p>"


def _legend(name: str, count: int) -> str:
    swatch = f'<span style="{_SWATCH};background:{colours.OUTCOMES[name]}"></span>'
    label = f"<b>{count:,}</b> {colours.words(name)}"
    return f'<span style="margin-right:18px;white-space:nowrap">{swatch}{label}</span>'


def _bar(counts: Mapping[str, int], shades: Mapping[str, str], *, height: int, width: str) -> str:
    """One bar, parted by the counts; a part is never too thin to be seen."""
    parts = "".join(
        f'<span title="{counts[name]:,} {colours.words(name)}" style="flex:{counts[name]} 1 0;'
        f'min-width:3px;background:{shade}"></span>'
        for name, shade in shades.items()
        if counts.get(name)
    )
    return f'<div style="{_BAR.format(height=height, width=width)};gap:1px">{parts}</div>'


def _rules(severities: Mapping[str, Counter[str]]) -> Iterator[str]:
    most = max(found.total() for found in severities.values())
    shown = (_rule(rule, severities[rule], most) for rule in list(severities)[:RULES])
    yield _table(("rule", ""), tuple(colours.SEVERITIES), shown)
    yield _more(len(severities) - RULES, "rules")


def _rule(rule: str, found: Counter[str], most: int) -> str:
    bar = _bar(found, colours.SEVERITIES, height=12, width=f"{100 * found.total() / most:.1f}%")
    counts = (f"{found[name]:,}" if found[name] else "" for name in colours.SEVERITIES)
    return (
        f'<td style="{_CELL};white-space:nowrap">{text(rule)}</td>'
        f'<td style="{_CELL};width:240px;vertical-align:middle">{bar}</td>'
        + "".join(f'<td style="{_NUMBER}">{count}</td>' for count in counts)
    )


def _failures(report: "Report") -> Iterator[str]:
    listed = rows(report)
    names = ("", "rule", "product", "place", "message", "fix")
    yield _table(names, (), (_failure(row) for row in listed))
    yield _more(left(report, listed), "failures")


def _failure(row: Row) -> str:
    failure = row.first
    shade = colours.SEVERITIES[failure.severity]
    severity = f'<span style="{_SWATCH};background:{shade}"></span>{failure.severity.value}'
    words = (text(cell) for cell in (row.place, failure.message, failure.fix.text))
    return _cells((severity, text(failure.rule)), (_product(row), *words))


def _product(row: Row) -> str:
    key = text(row.first.product or "")
    return f'{key}<div style="{_TITLE}">{text(row.title)}</div>' if row.title else key


def _unchecked(failures: Sequence[Failure]) -> Iterator[str]:
    yield '<p style="margin:8px 0"><b>Not checked</b></p>'
    shown = (
        _cells((text(each.rule),), (text(each.message), text(each.fix.text)))
        for each in failures[:RULES]
    )
    yield _table(("rule", "what is missing", "fix"), (), shown)
    yield _more(len(failures) - RULES, "not checked")


def _cells(names: Iterable[str], words: Iterable[str]) -> str:
    """Cells of a row: names stay on one line, words are wrapped."""
    return "".join(
        (
            *(f'<td style="{_CELL};white-space:nowrap">{name}</td>' for name in names),
            *(f'<td style="{_CELL};{_WRAPPED}">{word}</td>' for word in words),
        )
    )


def _table(names: Sequence[str], numbers: Sequence[str], body: Iterable[str]) -> str:
    heads = [f'<th style="{_CELL}">{name}</th>' for name in names]
    heads += [f'<th style="{_NUMBER}">{name}</th>' for name in numbers]
    lines = "".join(f'<tr style="background:none">{row}</tr>' for row in body)
    return (
        '<table style="border-collapse:collapse;margin:0 0 6px;font-size:13px">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{lines}</tbody></table>"
    )


def _more(rest: int, what: str) -> str:
    said = f"and {rest:,} more {what}" if rest > 0 else ""
    return f'<p style="margin:0 0 14px">{said}</p>'


def short(value: str) -> str:
    """A value that fits a cell, without marks that would disturb a page."""
    cut = value if len(value) <= LONGEST else f"{value[: LONGEST - 3]}..."
    return _UNSHOWABLE.sub("\ufffd", cut)


def text(value: str) -> str:
    """A value as the text of a page."""
    return escape(short(value))
