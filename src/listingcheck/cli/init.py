# SPDX-License-Identifier: Apache-2.0
"""``listingcheck init``."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from listingcheck.cli.beginning import Seen


@dataclass(frozen=True, slots=True)
class _Said:
    """What the merchant said."""

    paths: Sequence[str]
    profile: str
    currency: str | None
    baseline: str | None
    """The file to write what is wrong today to."""


@click.command("init")
@click.argument("paths", nargs=-1, metavar="[EXPORT]...")
@click.option("--for", "profile", metavar="PROFILE", help="For whom, such as tiktok-shop/us.")
@click.option("--from", "platform", metavar="PLATFORM", help="Whose export it is; else found out.")
@click.option("--currency", metavar="CODE", help="Currency of prices that state none, ISO 4217.")
@click.option(
    "--baseline",
    is_flag=True,
    help="Also write a baseline of what is wrong today, so that checks tell only what is new.",
)
@click.option("--force", is_flag=True, help="Replace files where there are some.")
def command(
    *,
    paths: tuple[str, ...],
    profile: str | None,
    platform: str | None,
    currency: str | None,
    baseline: bool,
    force: bool,
) -> None:
    """Write a listingcheck.toml to begin with, for exports or for those in this folder.

    With --baseline, a check of the same exports passes from the first day.
    """
    from listingcheck.cli import beginning
    from listingcheck.cli.baseline import USUAL

    _refuse_loss(USUAL if baseline else None, force=force)
    files = paths or tuple(beginning.exports_here(Path.cwd()))
    if baseline and not files:
        _refuse_nothing()
    seen = beginning.seen_in(files, platform)
    chosen = profile or beginning.evident_profile(seen) or _ask()
    said = _Said(files, chosen, currency and currency.upper(), USUAL if baseline else None)
    _write(said, seen)


def _write(said: _Said, seen: "Seen") -> None:
    from listingcheck.cli import beginning
    from listingcheck.config import FILE
    from listingcheck.profile import load_profile

    market = load_profile(said.profile).currency or "USD"
    text = beginning.text(
        said.profile, seen, currency=said.currency, market=market, baseline=said.baseline
    )
    if said.baseline:
        _write_baseline(said, seen)
    Path(FILE).write_text(text, "utf-8", newline="\n")
    click.echo(f"Written: {FILE}, for {said.profile}.")
    click.echo("Next:")
    for line in _next(said):
        click.echo(f"  {line}")


def _write_baseline(said: _Said, seen: "Seen") -> None:
    from listingcheck.cli import baseline
    from listingcheck.config import Config

    config = Config(baseline=said.baseline).overridden(
        profile=said.profile, platform=seen.platform, currency=said.currency
    )
    found = baseline.found_in(said.paths, config, {"reason": "Known when checks began"})
    baseline.write(config, found.entries.values())
    if found.unread:
        click.echo(
            f"Records that could not be read are not in it: {found.unread:,}. listingcheck check "
            "names them."
        )


def _next(said: _Said) -> Iterator[str]:
    """The two commands to run next."""
    exports = " ".join(map(shlex.quote, said.paths)) or "EXPORT"
    yield f"listingcheck check {exports}"
    kind = "prune" if said.baseline else "create"
    yield f"listingcheck baseline {kind} {exports}"


def _refuse_loss(baseline: str | None, *, force: bool) -> None:
    """Refuse to write over, or beside, what is there."""
    from listingcheck.config import FILE, PROJECT
    from listingcheck.errors import ConfigurationError

    for name in (FILE, baseline):
        if name and Path(name).exists() and not force:
            raise ConfigurationError(f"There is a file {name} already: --force replaces it.")
    project = Path(PROJECT)
    if project.is_file() and b"[tool.listingcheck" in project.read_bytes() and not force:
        raise ConfigurationError(
            f"{PROJECT} configures listingcheck already, and {FILE} would count more: --force "
            "writes it all the same."
        )


def _refuse_nothing() -> NoReturn:
    from listingcheck.errors import ConfigurationError

    raise ConfigurationError(
        "This folder holds no export of products that is known: name them, as in "
        "listingcheck init export.csv --baseline."
    )


def _ask() -> NoReturn:
    from listingcheck.errors import ConfigurationError
    from listingcheck.profile import profiles

    raise ConfigurationError(
        f"Say for whom, as in --for tiktok-shop/us. Known profiles: {', '.join(profiles())}."
    )
