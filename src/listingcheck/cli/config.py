# SPDX-License-Identifier: Apache-2.0
"""``listingcheck config``."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listingcheck.cli import check

if TYPE_CHECKING:
    from listingcheck.config import Config
    from listingcheck.config.rule_origins import RuleShown
    from listingcheck.config.showing import Shown

_OTHER = {"paths", "formats"}
_OF_CHECK = [option for option in check.command.params if option.name not in _OTHER]
LONGEST = 60
"""Characters of a value that the table shows."""


@click.group("config")
def command() -> None:
    """Look at the configuration."""


@command.command("show", params=_OF_CHECK)
@click.argument("rules", nargs=-1, metavar="[RULE...]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show(
    *,
    rules: tuple[str, ...],
    form: str,
    configuration: tuple[str, ...],
    isolated: bool,
    **said: Any,
) -> None:
    """Print every value with where it comes from; or all that holds for rules, by their ids."""
    from listingcheck.cli.printing import printable
    from listingcheck.config import read
    from listingcheck.config.names import refuse_unknown

    config = read(*configuration, isolated=isolated).overridden(**said)
    if rules or config.names_rules:
        refuse_unknown(config)
    told = _dumped if form == "json" else _lines
    print(*told(config, rules, isolated=isolated), sep="\n", file=printable())


def _dumped(config: "Config", rules: tuple[str, ...], *, isolated: bool) -> Iterator[str]:
    if rules:
        shown = {"rules": [each.to_dict() for each in _rules(config, rules)]}
    else:
        shown = {"values": [each.to_dict() for each in _values(config)]}
    file = str(config.file) if config.file else None
    yield json.dumps({"file": file, "isolated": isolated, **shown}, indent=2)


def _lines(config: "Config", rules: tuple[str, ...], *, isolated: bool) -> Iterator[str]:
    yield _found(config, isolated=isolated)
    if not rules:
        yield from ("", *_table(_values(config)))
    for each in _rules(config, rules) if rules else ():
        yield from _of_rule(each)


def _values(config: "Config") -> "Iterator[Shown]":
    from listingcheck.config.showing import values

    return values(config)


def _rules(config: "Config", rules: tuple[str, ...]) -> "Iterator[RuleShown]":
    # Rules take a moment to import, and most questions are not about them.
    from listingcheck.config.rule_origins import rules_shown

    return rules_shown(config, rules)


def _found(config: "Config", *, isolated: bool) -> str:
    if config.file is not None:
        return f"Configuration file: {config.file}"
    if isolated:
        return "Configuration files are left aside: --isolated."
    return f"There is no configuration file in {Path.cwd()} or above."


def _of_rule(shown: "RuleShown") -> Iterator[str]:
    state = "on" if shown.on.value else "off"
    because = "nothing switches it on" if shown.on.origin.kind == "usual" else shown.on.origin
    yield from ("", f"{shown.rule}: {state} ({because})")
    yield from _table(shown.values, "  ")
    for where, values in shown.overrides:
        yield f"  where {'; '.join(f'{name} = {_text(value)}' for name, value in where.items())}"
        yield from _table(values, "    ")


def _table(values: "Iterable[Shown]", indent: str = "") -> Iterator[str]:
    """Key, value and origin, aligned."""
    rows = [(each.key, _text(each.value), str(each.origin)) for each in values]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for key, value, origin in rows:
        yield f"{indent}{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}"


def _text(value: Any) -> str:
    """A value on one line; what is long is cut."""
    from listingcheck.config.showing import plain
    from listingcheck.outputs.quoting import safe

    known = plain(value)
    if known in (None, "", [], {}):
        return "-"
    if isinstance(known, list) and all(isinstance(each, str) for each in known):
        known = ", ".join(known)
    text = known if isinstance(known, str) else json.dumps(known, ensure_ascii=False)
    return safe(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
