# SPDX-License-Identifier: Apache-2.0
"""``listingcheck explain``."""

import click


@click.command("explain")
@click.argument("question", nargs=-1, required=True, metavar="RULE-ID | MESSAGE | CODE")
def command(question: tuple[str, ...]) -> None:
    """Explain a rule, or find it by a message or code you were shown."""
    from listingcheck.cli.page import index, page
    from listingcheck.face import explain

    best, *others = explain(" ".join(question))
    click.echo(page(best))
    if others:
        click.echo(f"\nSee also\n{index(others)}")
