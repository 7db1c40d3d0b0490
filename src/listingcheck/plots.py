# SPDX-License-Identifier: Apache-2.0
"""A report as plots (extra ``plots``): what becomes of products, which rules, where they gather.

Each function returns a matplotlib figure, shown at the end of a notebook cell and saved with
``figure.savefig("outcomes.png")``. Plots are pictures and run nothing, so they look the same in a
notebook, in a mail and on paper.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any
from warnings import catch_warnings, filterwarnings

from listingcheck import colours
from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.report import Report
from listingcheck.spelling import guess

try:
    from matplotlib import font_manager, rc_context
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator
except ModuleNotFoundError as error:
    if error.name != "matplotlib":
        raise
    raise MissingExtraError("A plot", "plots") from None

GROUPS = ("brand", "category")
"""What products can be grouped by."""
NAMELESS = "(none)"
"""The group of products that have no brand or no category."""

_LONGEST = 40
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FONTS = (
    "DejaVu Sans",
    *("Noto Sans CJK JP", "Noto Sans CJK SC", "Hiragino Sans", "PingFang SC", "Yu Gothic"),
    *("Microsoft YaHei", "Malgun Gothic", "Noto Sans Thai", "Leelawadee UI", "Thonburi"),
)
"""One after the other is asked for a character; those that are not installed are left out."""


class Plot(Figure):
    """A figure that a notebook shows by itself, whether or not pyplot was imported."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Twice as fine as it is large, for screens that show it."""
        written = BytesIO()
        with catch_warnings():
            # A character that no installed font has is drawn as a box, which says enough.
            filterwarnings("ignore", "Glyph")
            self.savefig(written, format="png", dpi=2 * self.dpi)
        width, height = (int(inches * self.dpi) for inches in self.get_size_inches())
        return written.getvalue(), {"width": width, "height": height}


def outcomes(report: Report) -> Figure:
    """How many products end in which outcome."""
    counts = {name: report.outcomes.get(name, 0) for name in colours.OUTCOMES}
    total = sum(counts.values())
    rows = {colours.words(name): Counter({name: count}) for name, count in counts.items()}
    title = f"What becomes of {total:,} products"
    return _bars(title, "products", rows, colours.OUTCOMES, legend=False)


def rules(report: Report, most: int = 20) -> Figure:
    """How many failures each rule has, by severity: rules with errors on top.

    What could not be checked is left out: it is no failure of a product.

    Args:
        report: what a run found.
        most: how many rules are shown; the title says how many there are.
    """
    rows = report.severities
    title = _title("Failures by rule", len(rows), most, "rules")
    return _bars(title, "failures", _first(rows, most), colours.SEVERITIES)


def by(report: Report, group: str, most: int = 20) -> Figure:
    """What becomes of the products of each brand or category, the largest first.

    Args:
        report: what a run found.
        group: ``brand`` or ``category``.
        most: how many brands or categories are shown; the title says how many there are.

    Raises:
        ConfigurationError: an unknown group, or a report that was put together without its
            products.
    """
    if group not in GROUPS:
        raise ConfigurationError(
            f"Products cannot be grouped by {group!r}.{guess(group, GROUPS)} "
            f"Known groups: {', '.join(GROUPS)}."
        )
    rows = _grouped(report.by_product(), group)
    many = {"brand": "brands", "category": "categories"}[group]
    title = _title(f"Outcomes by {group}", len(rows), most, many)
    return _bars(title, "products", _first(rows, most), colours.OUTCOMES)


def _grouped(columns: Mapping[str, Sequence[Any]], group: str) -> dict[str, Counter[str]]:
    rows: dict[str, Counter[str]] = {}
    for name, outcome in zip(columns[group], columns["outcome"], strict=True):
        rows.setdefault(name or NAMELESS, Counter())[outcome] += 1
    return dict(sorted(rows.items(), key=lambda row: -row[1].total()))


def _first(rows: Mapping[str, Counter[str]], most: int) -> dict[str, Counter[str]]:
    return dict(list(rows.items())[:most])


def _title(said: str, count: int, most: int, what: str) -> str:
    return said if count <= most else f"{said}: the first {most:,} of {count:,} {what}"


def _bars(
    title: str,
    unit: str,
    rows: Mapping[str, Counter[str]],
    shades: Mapping[str, str],
    *,
    legend: bool = True,
) -> Figure:
    """Horizontal bars, one a row, parted by what is counted, the first row on top."""
    with rc_context({"font.family": _fonts()}):
        figure = Plot(figsize=(9, 1.5 + 0.3 * max(len(rows), 1)), layout="constrained")
        axes = figure.add_subplot()
        used = _parts(axes, rows.values(), shades)
        _totals(axes, [found.total() for found in rows.values()])
        _name(axes, [_label(name) for name in rows], title, unit)
        if legend and used:
            figure.legend(loc="outside lower center", ncols=len(used), frameon=False)
    return figure


def _parts(axes: Axes, rows: Iterable[Counter[str]], shades: Mapping[str, str]) -> list[str]:
    """Draw the parts of all bars, one colour after the other; the colours that were needed."""
    counted = list(rows)
    lefts = [0] * len(counted)
    used = [name for name in shades if any(found[name] for found in counted)]
    for name in used:
        widths = [found[name] for found in counted]
        axes.barh(
            range(len(counted)),
            widths,
            left=lefts,
            height=0.68,
            color=shades[name],
            edgecolor="white",
            linewidth=0.8,
            label=colours.words(name),
        )
        lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
    return used


def _totals(axes: Axes, totals: Sequence[int]) -> None:
    axes.set_xlim(0, 1.08 * max([*totals, 1]))
    axes.set_ylim(max(len(totals), 1) - 0.5, -0.5)
    for place, total in enumerate(totals):
        axes.annotate(f"{total:,}", (total, place), (4, 0), textcoords="offset points", va="center")


def _name(axes: Axes, names: Sequence[str], title: str, unit: str) -> None:
    # parse_math is off: what stands between two dollar signs in a brand is no formula.
    axes.set_yticks(range(len(names)), names, parse_math=False)
    axes.set_title(title, loc="left", fontweight="bold", pad=10)
    axes.set_xlabel(unit)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _label(name: str) -> str:
    """A name that fits beside a bar; of a category its end, which tells it from its siblings."""
    shown = _UNSHOWABLE.sub("\ufffd", name)
    if len(shown) <= _LONGEST:
        return shown
    ends = shown.rpartition(" > ")
    tail = ends[2] if ends[1] else ""
    return f"... > {tail}" if 0 < len(tail) <= _LONGEST - 6 else f"{shown[: _LONGEST - 3]}..."


def _fonts() -> list[str]:
    installed = set(font_manager.get_font_names())
    return [name for name in _FONTS if name in installed]
