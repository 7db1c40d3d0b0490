# SPDX-License-Identifier: Apache-2.0
"""Writes what is derived: a page per rule, ``docs/messages.md``, the tables of ``docs/api/``.

python docs/generate.py            write the pages
python docs/generate.py --check    exit 1 when a page is stale, missing or left over
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from pkgutil import resolve_name

from listingcheck.descriptions import Description, Example, Limits, alike, everything
from listingcheck.lookup import Glossary, glossary
from listingcheck.vocabulary import Message

DOCS = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py from the rule's own class and the packs. -->"
MESSAGES = """<!-- Written by docs/generate.py from rules/messages and the rules' own codes. -->

# What merchants are shown

Every failure reason, code, diagnosis and status we know of, and the rules that look for it before
upload, or why none can. `listingcheck explain "the message"` finds each by its words.
"""

INDEX = """{note}

# Rules

{count} rules in all. The stage says what a marketplace does with a listing that fails one: `sync`,
it does not create the listing; `review`, its audit refuses it; `quality`, it goes live, but badly.
Where the fix says *machine*, the rule proposes the very value to put in.
"""
TITLES = {"": "The run itself", "gtin": "GTIN", "pre_sale": "Pre-sale", "sku": "SKU"}
ENGINE = "What a run says without a rule: about what it could not read, and what it left out."
CODE_OR_TAG = re.compile(r"`+[^`]*`+|<")
NO_CODES = "No message, code or status of a marketplace is known for it."
NO_LISTING = "It speaks of the run, not of one listing, so no listing shows it."
NOTHING_SHOWN = "The listings that pass hold nothing in this field."
DOCUMENTED = re.compile(r"^::: (\S+)$", re.MULTILINE)
TABLE_BEGINS = "<!-- Written by docs/generate.py from docstrings. -->"
TABLE_ENDS = "<!-- The end of what is written. -->"
TABLE = re.compile(f"{TABLE_BEGINS}.*{TABLE_ENDS}\n\n", re.DOTALL)
ALWAYS = "In every run: it is no profile's to switch."


def pages() -> dict[str, str]:
    """Every page by its place under ``docs``."""
    described = everything()
    written = {f"rules/{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in described}
    index = "\n".join(_index(described)) + "\n"
    messages = "\n".join(_messages()) + "\n"
    return {"rules/README.md": index, "messages.md": messages, **written, **_reference()}


def _reference() -> dict[str, str]:
    """The pages of the reference, each with a table of what it holds."""
    texts = {page: page.read_text("utf-8") for page in (DOCS / "api").glob("*.md")}
    return {
        f"api/{page.name}": _with_table(text) for page, text in texts.items() if "\n:::" in text
    }


def _with_table(text: str) -> str:
    """A page of the reference with its table, which follows the heading."""
    heading, _, rest = TABLE.sub("", text).partition("\n\n")
    rows = [f"| `{name}` | {_cell(_said(name))} |" for name in DOCUMENTED.findall(text)]
    table = "\n".join(("| name | what it is |", "|---|---|", *rows))
    return f"{heading}\n\n{TABLE_BEGINS}\n\n{table}\n\n{TABLE_ENDS}\n\n{rest}"


def _said(name: str) -> str:
    """The first paragraph of a docstring, in one line."""
    paragraph = (getdoc(resolve_name(name)) or "").partition("\n\n")[0]
    return _plain(" ".join(paragraph.split()).replace("``", ""))


def _messages() -> Iterator[str]:
    known = glossary()
    yield MESSAGES
    groups = dict.fromkeys((m.marketplace, m.group) for m in known.messages)
    for marketplace, group in groups:
        yield from (f"## {marketplace}: {group}", "", "| id | shown as | rules |", "|---|---|---|")
        members = [m for m in known.messages if (m.marketplace, m.group) == (marketplace, group)]
        yield from (_message(message, known) for message in members)
        yield ""


def _message(message: Message, known: Glossary) -> str:
    rules = ", ".join(f"[{rule.id}](rules/{rule.id}.md)" for rule in known.rules_of(message))
    why = message.why if message.preventable != "yes" or not rules else None
    texts = _cell(_plain("; ".join(message.texts)))
    cells = (message.id, texts, ". ".join(filter(None, (rules, why))))
    return f"| {' | '.join(cells)} |"


def _index(described: tuple[Description, ...]) -> Iterator[str]:
    yield INDEX.format(note=NOTE, count=len(described))
    for package, rules in _families(described):
        yield from (f"## {_title(package)}", "", *_about(package))
        yield "| rule | stage | severity | fix | what it says |"
        yield "|---|---|---|---|---|"
        yield from (*map(_row, rules), "")


def _families(described: tuple[Description, ...]) -> list[tuple[str, list[Description]]]:
    """The rules of each package of ``listingcheck.rules``; those of the engine come last."""
    found: dict[str, list[Description]] = {}
    for rule in described:
        found.setdefault(rule.rule.__module__.split(".")[2] if rule.rule else "", []).append(rule)
    return sorted(found.items(), key=lambda family: (not family[0], family[0]))


def _title(package: str) -> str:
    return TITLES.get(package, package.replace("_", " ").capitalize())


def _about(package: str) -> tuple[str, ...]:
    said = import_module(f"listingcheck.rules.{package}").__doc__ if package else ENGINE
    return (said, "") if said else ()


def _row(rule: Description) -> str:
    fix = "machine" if rule.fixable else "by hand"
    link = f"[{rule.id}]({rule.id}.md)"
    cells = (link, rule.stage or "-", rule.severity, fix, _cell(rule.summary))
    return f"| {' | '.join(cells)} |"


def _page(rule: Description) -> Iterator[str]:
    yield from (NOTE, "", f"# {rule.id}", "", rule.summary, "")
    stage = rule.stage or "none"
    yield f"Stage: {stage}. Severity unless a profile says otherwise: {rule.severity}."
    yield from ("", "## What it checks", "", _sentence(rule.checks))
    yield from ("", "## Why the marketplace minds", "", _sentence(rule.why))
    yield from ("", "## How to fix it", "", _sentence(rule.remedy))
    yield from _examples("## Fails", rule.wrong, NO_LISTING)
    yield from _examples("## Passes", rule.right, NOTHING_SHOWN if rule.rule else NO_LISTING)
    yield from _options(rule)
    yield from _limits(rule)
    yield from ("", "## What a merchant may have been shown", "")
    yield from [f"* `{code}`" for code in rule.codes] or [NO_CODES]


def _examples(heading: str, examples: tuple[Example, ...], otherwise: str) -> Iterator[str]:
    yield from ("", heading, "")
    if not examples:
        yield otherwise
    for example in examples:
        shown = "is empty" if example.value is None else f"is {_code(example.value)}"
        said = f": {_plain(example.message)}" if example.message else ""
        fixed = f" Fix: {_code(example.fixed)}." if example.fixed is not None else ""
        yield f"* `{example.field}` {shown}{said}{fixed}"


def _options(rule: Description) -> Iterator[str]:
    if not rule.options:
        return
    yield from ("", "## Options", "", "| option | default | what it is |", "|---|---|---|")
    for option in rule.options:
        yield f"| `{option.name}` | {_code(option.default)} | {_cell(option.description)} |"


def _limits(rule: Description) -> Iterator[str]:
    yield from ("", "## Where it is on", "")
    if not rule.limits:
        yield ALWAYS if rule.rule is None else "In no profile that is shipped."
        return
    yield "| profile | severity | options | source | checked | confidence |"
    yield "|---|---|---|---|---|---|"
    for profiles, limits in alike(rule.limits):
        yield _limit(profiles, limits)
    yield from (f"\n{_sentence(change)}." for change in _changes(rule))
    notes = {limits.note for limits in rule.limits if limits.note}
    yield from (f"\n{_sentence(note)}" for note in sorted(notes))


def _changes(rule: Description) -> list[str]:
    return sorted({f"{said.profile} {each}" for said in rule.limits for each in said.changes})


def _limit(profiles: str, limits: Limits) -> str:
    options = ", ".join(f"{name} {value}" for name, value in limits.options.items())
    source = f"[source]({limits.url})" if limits.url else ""
    cells = (_markets(profiles), limits.severity, _cell(options), source, limits.checked or "")
    return f"| {' | '.join(cells)} | {limits.confidence or ''} |"


def _seen(character: str) -> str:
    """A character that a page can show."""
    return character if character.isprintable() else ascii(character)[1:-1]


def _markets(profiles: str) -> str:
    """The profiles of each marketplace, its name said once: ``tiktok-shop/de, es``."""
    found: dict[str, list[str]] = {}
    for profile in profiles.split(", "):
        marketplace, _, market = profile.partition("/")
        found.setdefault(marketplace, []).append(market)
    return "; ".join(f"{name}/{', '.join(markets)}" for name, markets in found.items())


def _code(value: object) -> str:
    text = "".join(map(_seen, " ".join(str(value).split()) or str(value)))
    short = text if len(text) <= 120 else f"{text[:117]}..."
    ticks = "``" if "`" in short else "`"
    return f"{ticks}{_cell(short)}{ticks}"


def _plain(text: str) -> str:
    """A message that quotes a listing: its tags and signs are text, not a page's own."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text).replace("<", "&lt;")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _sentence(text: str) -> str:
    shown = CODE_OR_TAG.sub(lambda found: "&lt;" if found[0] == "<" else found[0], text)
    return shown[:1].upper() + shown[1:]


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    wanted = pages()
    there = {str(path.relative_to(DOCS)): path for path in (DOCS / "rules").glob("*.md")}
    there["messages.md"] = DOCS / "messages.md"
    if "--check" in sys.argv[1:]:
        stale = [name for name in sorted({*there, *wanted}) if _text(name) != wanted.get(name)]
        print("\n".join(f"stale: docs/{name} (run make docs)" for name in stale))
        return 1 if stale else 0
    (DOCS / "rules").mkdir(exist_ok=True)
    for name in there.keys() - wanted:
        there[name].unlink()
    for name, text in wanted.items():
        (DOCS / name).write_text(text, "utf-8")
    print(f"{len(wanted)} pages in docs")
    return 0


def _text(name: str) -> str | None:
    page = DOCS / name
    return page.read_text("utf-8") if page.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())
