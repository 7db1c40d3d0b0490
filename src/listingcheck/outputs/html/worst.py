# SPDX-License-Identifier: Apache-2.0
"""The brands and the categories that have something to put right, as plain markup."""

from collections.abc import Sequence

from listingcheck.outputs.html.groups import REST, Group
from listingcheck.outputs.html.words import OUTCOMES, counted, markup
from listingcheck.tally import Outcome

SHOWN = 10
"""How many of each are shown; the rest is counted."""
_BAR = 100
_HINTED = "hinted"
_BETTER = "ready, but could be better"
_NAMELESS = {"brand": "no brand", "category": "no category"}
_PLURALS = {"brand": "brands", "category": "categories"}


def breakdown(groups: dict[str, Sequence[Group]], unplaced: int) -> str:
    """A table for brands and one for categories, side by side.

    Args:
        groups: the brands and the categories, the worst first.
        unplaced: how many failures are of products whose brand was not at hand any more.
    """
    tables = "".join(_table(kind, worst) for kind, worst in groups.items() if _says(worst))
    if not tables:
        return ""
    return f'<section class="breakdown">\n{tables}</section>\n{_unplaced(unplaced)}'


def _unplaced(count: int) -> str:
    # The outcome of every product is known to the end, so only what is mild can be missing.
    if not count:
        return ""
    return (
        f'<p class="rest">{counted(count, "failure")} of what many products share, such as a SKU, '
        "changed no number here unless a listing cannot go live for it.</p>\n"
    )


def _says(groups: Sequence[Group]) -> bool:
    """Whether anything is named at all."""
    return any(group.name for group in groups)


def _table(kind: str, groups: Sequence[Group]) -> str:
    rows = "".join(_row(kind, group) for group in groups[:SHOWN])
    return f"""<section>
<h2>By {kind}</h2>
<table class="groups">
<thead><tr><th scope="col">{kind.capitalize()}</th><th scope="col" class="bar">\
<span class="unseen">Outcomes</span></th>\
<th scope="col" class="number">To put right</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
{_legend(groups[:SHOWN])}{_rest(kind, groups[SHOWN:])}</section>
"""


def _row(kind: str, group: Group) -> str:
    name = markup(group.name) if group.name else f"<i>{_NAMELESS[kind]}</i>"
    value = f' data-{kind}="{markup(group.name)}"' if group.name != REST else ""
    return (
        f"<tr><td{value}>{name}</td><td>{_bar(group)}</td>"
        f'<td class="number"><b>{group.affected:,}</b> of {group.products:,}</td></tr>\n'
    )


def _bar(group: Group) -> str:
    """The share of every outcome, worst first, and behind them what is ready but for hints."""
    parts: list[tuple[str, int]] = [(name, group.outcomes[name]) for name in reversed(OUTCOMES)]
    start, drawn, named = 0.0, "", []
    for name, count in [*parts, (_HINTED, group.hinted)]:
        if count:
            width = _BAR * count / group.products
            drawn += f'<rect class="{name}" x="{start:.1f}" width="{width:.1f}" height="10"/>'
            named.append(f"{count:,} {_word(name)}")
            start += width
    return (
        f'<svg viewBox="0 0 {_BAR} 10" preserveAspectRatio="none" role="img">'
        f"<title>{', '.join(named)}</title>{drawn}</svg>"
    )


def _word(name: str) -> str:
    return _BETTER if name == _HINTED else OUTCOMES[Outcome(name)][0]


def _legend(groups: Sequence[Group]) -> str:
    """What the one colour means that is not among the outcomes above."""
    if not any(group.hinted for group in groups):
        return ""
    return f'<p class="rest"><span class="swatch"></span> {_BETTER}</p>\n'


def _rest(kind: str, groups: Sequence[Group]) -> str:
    if not groups:
        return ""
    affected = counted(sum(group.affected for group in groups), "product")
    noun = kind if len(groups) == 1 else _PLURALS[kind]
    return f'<p class="rest">{len(groups):,} more {noun} with {affected} to put right</p>\n'
