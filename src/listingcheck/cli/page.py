# SPDX-License-Identifier: Apache-2.0
"""Prints descriptions of rules."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from listingcheck.descriptions import Description, Limits
from listingcheck.outputs.quoting import short

_WIDTH = 88


def index(descriptions: Sequence[Description]) -> str:
    """One line a rule."""
    width = max((len(description.id) for description in descriptions), default=0)
    return "\n".join(
        f"  {d.id:<{width}}  {d.stage or '-':<7}  {d.severity:<7}  {d.summary}"
        for d in descriptions
    )


def page(description: Description) -> str:
    """Everything about one rule."""
    return "\n".join(_lines(description))


def _lines(description: Description) -> Iterator[str]:
    kind = ", ".join(str(part) for part in (description.stage, description.severity) if part)
    yield f"{description.id} ({kind}{', fixable' if description.fixable else ''})"
    yield description.summary
    yield ""
    yield _wrapped(f"What it checks: {description.checks}")
    yield _wrapped(f"Why the marketplace minds: {description.why}")
    yield _wrapped(f"How to fix it: {description.remedy}")
    yield from _section(
        "Options", (f"{o.name}: {o.description} Usual: {o.default}." for o in description.options)
    )
    yield from _section("Limits", (_limits(limits) for limits in description.limits))
    yield from _section("Wrong", (f"{_shown(e.value)}  {e.message}" for e in description.wrong))
    yield from _section("Right", (_shown(example.value) for example in description.right))
    yield from _section("Shown by marketplaces as", description.codes)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"\n{title}"
        yield from (_wrapped(line, "  ") for line in listed)


def _limits(limits: Limits) -> str:
    options = ", ".join(f"{name} {value}" for name, value in limits.options.items())
    known = (limits.url, limits.checked and f"checked {limits.checked}", _sure(limits), limits.note)
    source = "; ".join(part for part in known if part)
    return f"{limits.profile}: {', '.join(filter(None, (limits.severity, options)))}" + (
        f" ({source})" if source else ""
    )


def _sure(limits: Limits) -> str | None:
    return limits.confidence and f"confidence {limits.confidence}"


def _shown(value: str | None) -> str:
    return "(empty)" if value is None else f"'{short(value, 100)}'"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
