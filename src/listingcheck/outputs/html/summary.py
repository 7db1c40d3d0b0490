# SPDX-License-Identifier: Apache-2.0
"""What was checked and what came of it: plain markup that needs no script."""

from collections.abc import Iterator, Mapping

from listingcheck.failure import Severity
from listingcheck.outputs.html.words import OUTCOMES, SEVERITIES, counted, markup
from listingcheck.tally import Outcome, SourceCount, Tally

Counts = Mapping[tuple[Severity, str], int]
"""How many failures of which severity each rule found."""

_OPEN = 12
"""How many rules are shown without being asked for."""
_BUT_FOR = "nothing against them but what is suppressed"
_BAR = 1_000
"""How wide the bar is, in units of its own."""


def summary(profile: str, tally: Tally, counts: Counts, summaries: Mapping[str, str]) -> str:
    """The head of the page and the counts, up to the list."""
    return f"""<header>
<p class="kicker">listingcheck for {markup(profile)}</p>
<h1>{_headline(tally)}</h1>
<p class="checked">{_checked(tally)}</p>
{_sources(tally)}</header>
<main>
{_outcomes(tally)}
<p class="severities">{_severities(tally)}</p>
{_rules(counts, summaries)}"""


def _headline(tally: Tally) -> str:
    ready = tally.outcomes["ready"]
    if not tally.products:
        return "Nothing was checked"
    if tally.suppressed:
        return f"{ready:,} of {counted(tally.products, 'product')} with nothing new to put right"
    if ready == tally.products:
        return "Every product is ready to list"
    return f"{ready:,} of {counted(tally.products, 'product')} ready to list"


def _checked(tally: Tally) -> str:
    products, variants = counted(tally.products, "product"), counted(tally.variants, "variant")
    known = f" {counted(tally.suppressed, 'failure')} suppressed, which change nothing here."
    suppressed = known if tally.suppressed else ""
    return f"Checked {products} with {variants}.{suppressed}"


def _sources(tally: Tally) -> str:
    lines = "".join(f"<li>{line}</li>" for s in tally.sources for line in _account(s))
    return f'<ul class="sources">{lines}</ul>\n' if lines else ""


def _account(source: SourceCount) -> Iterator[str]:
    """What one file held, and what of it is no product."""
    name = markup(source.path or source.platform)
    yield f"<b>{name}</b>: {counted(source.products, 'product')}"
    for reason, count in source.skipped.items():
        yield f"<b>{name}</b>: {counted(count, 'record')} left out ({markup(reason)})"
    if source.unread:
        yield f"<b>{name}</b>: {counted(source.unread, 'record')} could not be read"


def _is_accepted(outcome: Outcome, tally: Tally) -> bool:
    """Whether some of these products may be so only because failures are suppressed."""
    return outcome is Outcome.READY and bool(tally.suppressed)


def _outcomes(tally: Tally) -> str:
    """A bar of the four outcomes, each named below it with its number."""
    counts = tally.outcomes
    named = "".join(
        f'<li class="{outcome}"><b>{counts[outcome]:,}</b> <span class="name">{name}</span> '
        f'<span class="meaning">{_BUT_FOR if _is_accepted(outcome, tally) else meaning}</span></li>'
        for outcome, (name, meaning) in OUTCOMES.items()
    )
    return f"""<section class="outcomes" aria-label="Outcomes">
{_bar(counts)}
<ul>{named}</ul>
</section>"""


def _bar(counts: Mapping[str, int]) -> str:
    # A picture, since its policy lets a page have no widths in style attributes.
    total, start, parts = sum(counts.values()), 0.0, []
    for outcome in OUTCOMES:
        width = _BAR * counts[outcome] / total if total else 0
        if width:
            place = f'x="{start:.1f}" width="{width:.1f}" height="10"'
            parts.append(f'<rect class="{outcome}" {place}/>')
        start += width
    opened = f'<svg viewBox="0 0 {_BAR} 10" preserveAspectRatio="none" aria-hidden="true">'
    return f"{opened}{''.join(parts)}</svg>"


def _severities(tally: Tally) -> str:
    return " ".join(
        f'<span class="badge {severity}">{counted(tally.by_severity[severity], one)}</span>'
        for severity, (one, _) in SEVERITIES.items()
    )


def _rules(counts: Counts, summaries: Mapping[str, str]) -> str:
    """A table of the rules that found something, the most severe and the most frequent first."""
    if not counts:
        return ""
    ranked = sorted(counts.items(), key=lambda item: (item[0][0].rank, -item[1], item[0][1]))
    rows = "".join(
        f'<tr><td class="number">{count:,}</td><td><span class="badge {severity}">'
        f'{SEVERITIES[severity][0]}</span></td><td data-rule="{markup(rule)}">{markup(rule)}</td>'
        f"<td>{markup(summaries.get(rule, ''))}</td></tr>\n"
        for (severity, rule), count in ranked
    )
    return f"""<details class="rules"{" open" if len(ranked) <= _OPEN else ""}>
<summary>By rule</summary>
<table>
<thead><tr><th scope="col" class="number">Failures</th><th scope="col">Severity</th>\
<th scope="col">Rule</th><th scope="col">What it finds</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</details>
"""
