# SPDX-License-Identifier: Apache-2.0
"""``listingcheck rules``."""

import json

import click

from listingcheck.cli import completing


@click.command("rules")
@click.option(
    "--for",
    "profile",
    metavar="PROFILE",
    shell_complete=completing.profiles,
    help="Only those this profile switches on.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def command(profile: str | None, form: str) -> None:
    """List the rules."""
    from listingcheck.cli.page import index, table
    from listingcheck.face import rules

    found = rules(profile)
    if form == "json":
        click.echo(json.dumps([description.to_dict() for description in found], indent=2))
    else:
        click.echo(index(found) if form == "text" else table(found))
