# SPDX-License-Identifier: Apache-2.0
"""``listingcheck explain``."""

import json

import click

from listingcheck.cli import completing


@click.command("explain")
@click.argument(
    "question", nargs=-1, metavar="[RULE-ID | MESSAGE | CODE]", shell_complete=completing.rules
)
@click.option("--all", "everything", is_flag=True, help="Every rule and every message.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(question: tuple[str, ...], everything: bool, form: str) -> None:  # noqa: FBT001
    """Explain a rule, or a message, code or status you were shown."""
    if everything == bool(question):
        raise click.UsageError("Say what you were shown, or --all; not both.")
    from listingcheck.cli import page
    from listingcheck.lookup import explain, gathered, glossary

    told = [] if everything else explain(" ".join(question))
    if form == "json":
        known = glossary() if everything else gathered(told)
        click.echo(json.dumps(known.to_dict(), indent=2, ensure_ascii=False))
    else:
        click.echo(page.listing(glossary()) if everything else page.answer(told))
