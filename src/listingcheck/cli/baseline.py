# SPDX-License-Identifier: Apache-2.0
"""``listingcheck baseline``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listingcheck.cli.configured import configured
from listingcheck.cli.options import of_a_check

if TYPE_CHECKING:
    from listingcheck.config import Config
    from listingcheck.suppression import Entry

USUAL = "listingcheck-baseline.json"


@click.group("baseline")
def command() -> None:
    """Keep the failures you know of apart, so that checks tell only new ones.

    Give check the file with --baseline, or as baseline = "FILE" in the configuration.
    """


def _explained(subcommand: Callable[..., Any]) -> Callable[..., Any]:
    """Give a subcommand the options that say why new entries are accepted."""
    for option in (
        click.option(
            "--until",
            type=click.DateTime(["%Y-%m-%d"]),
            callback=lambda _context, _option, day: day.date() if day else None,
            help="The last day on which the entries suppress anything.",
        ),
        click.option("--author", metavar="TEXT", help="Who accepts these failures."),
        click.option("--reason", metavar="TEXT", help="Why these failures are accepted."),
    ):
        subcommand = option(subcommand)
    return subcommand


@command.command("create")
@of_a_check
@click.option("--out", metavar="FILE", help=f"The file to write.  [usual: {USUAL}]")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@_explained
def create(
    *,
    paths: tuple[str, ...],
    out: str | None,
    force: bool,
    reason: str | None,
    author: str | None,
    until: date | None,
    **said: Any,
) -> None:
    """Write a baseline of all failures that exports have today."""
    config = configured(baseline=out, **said)
    _refuse_loss(config.baseline or USUAL, paths, force=force)
    found = found_in(paths, config, {"reason": reason, "author": author, "until": until})
    write(config, found.entries.values())


@command.command("update")
@of_a_check
@click.option("--baseline", metavar="FILE", help=f"The file to add to.  [usual: {USUAL}]")
@_explained
def update(
    *,
    paths: tuple[str, ...],
    reason: str | None,
    author: str | None,
    until: date | None,
    **said: Any,
) -> None:
    """Add new failures to a baseline; what is known keeps its reason, author and day."""
    config = configured(**said)
    known = _known(config)
    found = found_in(paths, config, {"reason": reason, "author": author, "until": until}).entries
    write(config, (found | known).values())
    click.echo(f"Added: {len(found.keys() - known.keys()):,}.")


@command.command("prune")
@of_a_check
@click.option("--baseline", metavar="FILE", help=f"The file to prune.  [usual: {USUAL}]")
def prune(*, paths: tuple[str, ...], **said: Any) -> None:
    """Drop the entries of a baseline that match no failure; those of rules not run stay.

    Give the whole catalogue: what stands in an export that is not given matches nothing.
    """
    config = configured(**said)
    known = _known(config)
    found = found_in(paths, config, {})
    kept = [e for name, e in known.items() if name in found.entries or e.rule not in found.rules]
    write(config, kept)
    click.echo(f"Dropped: {len(known) - len(kept):,}.")


def _known(config: "Config") -> "dict[str, Entry]":
    from listingcheck.suppression import by_fingerprint, read_entries

    return by_fingerprint(read_entries(config.baseline or USUAL))


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong today."""

    entries: "dict[str, Entry]"
    """An entry for each failure that can be suppressed, by its fingerprint."""
    rules: set[str]
    """The rules that ran."""
    unread: int
    """Records that could not be read, of which there is no entry."""


def found_in(paths: Sequence[str], config: "Config", why: dict[str, Any]) -> Found:
    """Check exports for a baseline; what is ignored has no place in it."""
    from contextlib import closing

    from listingcheck import sources
    from listingcheck.cli.progress import progress
    from listingcheck.cli.run import refuse_unfinished
    from listingcheck.face import settings_of
    from listingcheck.suppression import ALWAYS_TOLD, by_fingerprint, entry_of
    from listingcheck.tally import Tally

    tally = Tally()
    reading = sources.read_all(paths, config.platform, settings_of(config.shop))
    ignores = config.replaced(baseline=None).suppression()
    with closing(config.checker(ignores)) as checker, progress(tally, reading):
        entries = by_fingerprint(
            entry_of(failure, **why)
            for failure in checker.stream(reading, tally)
            if failure.product is not None and failure.rule not in ALWAYS_TOLD
        )
    refuse_unfinished(tally)
    unread = sum(source.unread for source in tally.sources)
    return Found(entries, {bound.rule.id for bound in checker.rules}, unread)


def _refuse_loss(out: str, paths: Sequence[str], *, force: bool) -> None:
    """Refuse to write over what someone may need."""
    from listingcheck.cli.run import same
    from listingcheck.errors import ConfigurationError

    if any(same(out, path) for path in paths):
        raise ConfigurationError(f"--out {out} would overwrite what is checked.")
    if Path(out).exists() and not force:
        raise ConfigurationError(
            f"There is a file {out} already: listingcheck baseline update adds to it, and --force "
            "replaces it."
        )


def write(config: "Config", entries: "Iterable[Entry]") -> None:
    """Write a baseline and say so."""
    from listingcheck.suppression import write_entries

    out, known = config.baseline or USUAL, [*entries]
    write_entries(out, known)
    click.echo(f"Written: {out}, with {len(known):,} {'entry' if len(known) == 1 else 'entries'}.")
