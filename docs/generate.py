# SPDX-License-Identifier: Apache-2.0
"""Writes one page per rule under ``docs/rules/``, and their index, from the rules themselves.

python docs/generate.py            write the pages
python docs/generate.py --check    exit 1 when a page is stale, missing or left over
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from listingcheck.descriptions import Description, Example, Limits, everything

PAGES = Path(__file__).parent / "rules"
NOTE = "<!-- Written by docs/generate.py from the rule's own class and the packs. -->"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    described = everything()
    written = {f"{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in described}
    return {"README.md": "\n".join(_index(described)) + "\n", **written}


def _index(described: tuple[Description, ...]) -> Iterator[str]:
    yield from (NOTE, "", "# Rules", "")
    yield "| rule | stage | severity | fix | what it says |"
    yield "|---|---|---|---|---|"
    for rule in described:
        fix = "machine" if rule.fixable else "by hand"
        stage = rule.stage or "-"
        link = f"[{rule.id}]({rule.id}.md)"
        yield f"| {link} | {stage} | {rule.severity} | {fix} | {_cell(rule.summary)} |"


def _page(rule: Description) -> Iterator[str]:
    yield from (NOTE, "", f"# {rule.id}", "", rule.summary, "")
    stage = rule.stage or "none"
    yield f"Stage: {stage}. Severity unless a profile says otherwise: {rule.severity}."
    yield from ("", "## What it checks", "", _sentence(rule.checks))
    yield from ("", "## Why the marketplace minds", "", _sentence(rule.why))
    yield from ("", "## How to fix it", "", _sentence(rule.remedy))
    yield from _examples("## Fails", rule.wrong)
    yield from _examples("## Passes", rule.right)
    yield from _options(rule)
    yield from _limits(rule)
    if rule.codes:
        yield from ("", "## What a merchant may have been shown", "")
        yield from (f"* `{code}`" for code in rule.codes)


def _examples(heading: str, examples: tuple[Example, ...]) -> Iterator[str]:
    if not examples:
        return
    yield from ("", heading, "")
    for example in examples:
        shown = "is empty" if example.value is None else f"is {_code(example.value)}"
        said = f": {example.message}" if example.message else ""
        fixed = f" Fix: {_code(example.fixed)}." if example.fixed is not None else ""
        yield f"* `{example.field}` {shown}{said}{fixed}"


def _options(rule: Description) -> Iterator[str]:
    if not rule.options:
        return
    yield from ("", "## Options", "", "| option | default | what it is |", "|---|---|---|")
    for option in rule.options:
        yield f"| `{option.name}` | {_code(option.default)} | {_cell(option.description)} |"


def _limits(rule: Description) -> Iterator[str]:
    if not rule.limits:
        return
    yield from ("", "## Where it is on", "")
    yield "| profile | severity | options | source | checked | confidence |"
    yield "|---|---|---|---|---|---|"
    for limits in rule.limits:
        yield _limit(limits)
    notes = {limits.note for limits in rule.limits if limits.note}
    yield from (f"\n{_sentence(note)}" for note in sorted(notes))


def _limit(limits: Limits) -> str:
    options = ", ".join(f"{name} {value}" for name, value in limits.options.items())
    source = f"[source]({limits.url})" if limits.url else ""
    cells = (limits.profile, limits.severity, _cell(options), source, limits.checked or "")
    return f"| {' | '.join(cells)} | {limits.confidence or ''} |"


def _code(value: object) -> str:
    text = " ".join(str(value).split())
    short = text if len(text) <= 120 else f"{text[:117]}..."
    ticks = "``" if "`" in short else "`"
    return f"{ticks}{_cell(short)}{ticks}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    wanted = pages()
    if "--check" in sys.argv[1:]:
        there = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.md")}
        stale = sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))
        print("\n".join(f"stale: docs/rules/{name} (run make docs)" for name in stale))
        return 1 if stale else 0
    PAGES.mkdir(exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, "utf-8")
    print(f"{len(wanted)} pages in docs/rules")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
